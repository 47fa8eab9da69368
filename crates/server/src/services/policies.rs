//! The policy that holds, and changing it.

use fromline_core::{Reason, policy::GatewayPolicy};
use sqlx::SqliteConnection;

use super::refusal::Refusal;
use crate::{
    state::App,
    store::{
        policies::{self, ROOT, StoredPolicy},
        users::User,
    },
};

/// The policy that holds for a user. Called in the transaction of each decision, so that switching off holds at once.
pub async fn resolve(db: &mut SqliteConnection, _user: &User) -> Result<GatewayPolicy, sqlx::Error> {
    Ok(policies::find(db, ROOT)
        .await?
        .map(|stored| stored.policy)
        .unwrap_or_default())
}

/// A unit's policy with its `ETag`.
#[derive(Clone, Debug, PartialEq)]
pub struct Versioned {
    /// `None` until somebody set one.
    pub stored: Option<StoredPolicy>,
    /// Changes with every write.
    pub etag: String,
}

/// The root unit's policy.
pub async fn get(db: &mut SqliteConnection) -> Result<Versioned, sqlx::Error> {
    let version = policies::version(db, ROOT).await?;
    Ok(Versioned {
        stored: policies::find(db, ROOT).await?,
        etag: format!("\"{version}\""),
    })
}

/// What a write does.
#[derive(Clone, Copy, Debug)]
pub enum Write {
    /// Sets the policy.
    Set(GatewayPolicy),
    /// Takes it away: the default holds.
    Delete,
}

/// Writes the root unit's policy if `if_match`, where given, names the `ETag` that holds. `decide` sees what stands
/// there now, in the same transaction.
pub async fn write(
    app: &App,
    by: &User,
    if_match: Option<&str>,
    decide: impl FnOnce(&Versioned) -> Result<Write, Refusal>,
) -> Result<Versioned, Refusal> {
    let mut db = app.store.write().await?;
    let now = get(&mut db).await?;
    let fits = |etag: &str| etag.trim() == "*" || etag.trim() == now.etag;
    if if_match.is_some_and(|etags| !etags.split(',').any(fits)) {
        return Err(Refusal::new(Reason::PolicyChanged));
    }
    match decide(&now)? {
        Write::Set(policy) => {
            let stored = StoredPolicy {
                policy,
                updated: app.clock.now(),
                updated_by: by.address.clone(),
            };
            policies::set(&mut db, ROOT, &stored).await?;
        }
        Write::Delete => policies::delete(&mut db, ROOT).await?,
    }
    let written = get(&mut db).await?;
    db.commit().await?;
    Ok(written)
}
