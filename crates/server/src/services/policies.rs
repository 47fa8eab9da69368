//! The policy that holds, and changing it.

use fromline_core::{
    Reason,
    policy::{GatewayPolicy, PolicyChange},
};

use super::{notices as told, refusal::Refusal};
use crate::{
    state::Base,
    store::{
        StoreError, Tx,
        notices::{self, Announcement, NoticeContent},
        policies::{self, ROOT, StoredPolicy},
        users::User,
    },
};

/// The policy that holds for a user. Called in the transaction of each decision, so that switching off holds at once.
pub fn resolve(db: &mut Tx, _user: &User) -> Result<GatewayPolicy, StoreError> {
    Ok(policies::find(db, ROOT)?
        .map(|stored| stored.policy)
        .unwrap_or_default())
}

/// The policy of a unit with its `ETag`.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionedPolicy {
    /// `None` until somebody set one.
    pub stored: Option<StoredPolicy>,
    /// Changes with every write.
    pub etag: String,
}

/// The root unit's policy.
pub fn get(db: &mut Tx) -> Result<VersionedPolicy, StoreError> {
    let version = policies::find_version(db, ROOT)?;
    Ok(VersionedPolicy {
        stored: policies::find(db, ROOT)?,
        etag: format!("\"{version}\""),
    })
}

/// A change to a unit's policy.
#[derive(Clone, Copy, Debug)]
pub enum PolicyWrite {
    /// Sets the policy.
    Set(GatewayPolicy),
    /// Takes it away: the default holds.
    Delete,
}

impl VersionedPolicy {
    /// What holds.
    pub fn policy(&self) -> GatewayPolicy {
        self.stored
            .as_ref()
            .map(|stored| stored.policy)
            .unwrap_or_default()
    }
}

/// The result of writing a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyUpdate {
    /// What holds now.
    pub now: VersionedPolicy,
    /// Users who are told.
    pub notified: u32,
}

/// Writes the root unit's policy if `if_match`, where given, names the `ETag` that holds. `decide` sees what stands
/// there now, in the same transaction. Nobody is told of it.
pub async fn write(
    base: &Base,
    by: &User,
    if_match: Option<&str>,
    decide: impl Fn(&VersionedPolicy) -> Result<PolicyWrite, Refusal>,
) -> Result<VersionedPolicy, Refusal> {
    Ok(write_and_tell(base, by, if_match, decide, None).await?.now)
}

/// The same; with a sentence, which may be empty, those are told whom the change concerns, in the same transaction. Whoever is still
/// to be told of a change before is not told of that any more: it no longer holds.
pub async fn write_and_tell(
    base: &Base,
    by: &User,
    if_match: Option<&str>,
    decide: impl Fn(&VersionedPolicy) -> Result<PolicyWrite, Refusal>,
    sentence: Option<String>,
) -> Result<PolicyUpdate, Refusal> {
    base.store
        .write(|db| {
            let before = get(db)?;
            let fits = |etag: &str| etag.trim() == "*" || etag.trim() == before.etag;
            if if_match.is_some_and(|etags| !etags.split(',').any(fits)) {
                return Err(Refusal::new(Reason::PolicyChanged));
            }
            match decide(&before)? {
                PolicyWrite::Set(policy) => {
                    let stored = StoredPolicy {
                        policy,
                        updated: base.clock.now(),
                        updated_by: by.address.to_string(),
                    };
                    policies::set(db, ROOT, &stored)?;
                }
                PolicyWrite::Delete => policies::delete(db, ROOT)?,
            }
            let now = get(db)?;
            let mut notified = 0;
            if let Some(change) = PolicyChange::between(before.policy(), now.policy()) {
                notices::withdraw_policy(db)?;
                if let Some(sentence) = sentence.clone() {
                    let announcement = Announcement {
                        news: NoticeContent::Policy(change),
                        by: by.address.to_string(),
                        sentence,
                    };
                    notified = told::tell_concerned(db, &*base.clock, &announcement)?;
                }
            }
            Ok(PolicyUpdate { now, notified })
        })
        .await
}
