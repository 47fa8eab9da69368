//! The policy that applies, and changes to it.

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

/// Returns the policy that applies to a user. Called in the transaction of each decision, so that a change takes effect at once.
pub fn resolve(db: &mut Tx, _user: &User) -> Result<GatewayPolicy, StoreError> {
    Ok(policies::find(db, ROOT)?
        .map(|stored| stored.policy)
        .unwrap_or_default())
}

/// The policy of a unit with its `ETag`.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionedPolicy {
    /// The policy; `None` until one is set.
    pub stored: Option<StoredPolicy>,
    /// The `ETag`, which changes with every write.
    pub etag: String,
}

/// Returns the root unit's policy.
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
    /// Removes the policy, so that the default applies.
    Delete,
}

impl VersionedPolicy {
    /// Returns the policy that applies.
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
    /// The policy after the change.
    pub now: VersionedPolicy,
    /// Number of users notified.
    pub notified: u32,
}

/// Changes the root unit's policy without notifying anyone. If `if_match` is given, one of its `ETag`s must be the current one,
/// or `*`. `decide` sees the current policy in the same transaction.
///
/// # Errors
///
/// [`Reason::PolicyChanged`] if none of them is, and the reasons of `decide`.
pub async fn write(
    base: &Base,
    by: &User,
    if_match: Option<&str>,
    decide: impl Fn(&VersionedPolicy) -> Result<PolicyWrite, Refusal>,
) -> Result<VersionedPolicy, Refusal> {
    Ok(write_and_tell(base, by, if_match, decide, None).await?.now)
}

/// Changes the root unit's policy as `write` does. With a sentence, which may be empty, affected users are notified in the same
/// transaction, and pending notices about earlier changes, which no longer apply, are withdrawn.
///
/// # Errors
///
/// Those of `write`, and [`Reason::RateLimited`] if the administrator has notified too many users.
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
