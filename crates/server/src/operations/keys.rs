//! Which keys there are, what depends on them, and letting go of those on which nothing does.

use jiff::{SignedDuration, Timestamp};

use crate::{
    keys::{KeyError, KeyId, Keyring},
    store::{
        Store, StoreError, Tx,
        aliases::{self, Alias},
        meta,
        sealed::{self, Depending},
    },
    vault::credentials,
};

/// A key and what it is for.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// Which.
    pub id: KeyId,
    /// Whether it seals now.
    pub current: bool,
    /// What depends on it. Codes that do not say whose they are depend on every old key.
    pub depending: Depending,
    /// Until when mail may wait in the mail server's queue whose token it made; none if none does.
    pub queued_until: Option<Timestamp>,
}

/// How long mail waits in a queue, and its return again: Postfix's `maximal_queue_lifetime` and `bounce_queue_lifetime`.
const QUEUED: SignedDuration = SignedDuration::from_hours(5 * 24);

/// Why old keys cannot be let go of: one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum ForgetError {
    /// What is sealed with them is to be sealed anew first.
    #[error("the rotation to the key {0} was interrupted: run `fromline keys rotate` again first")]
    Rotating(KeyId),
    /// The file cannot be read or written.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The database says no.
    #[error(transparent)]
    Database(#[from] StoreError),
}

/// All keys, the newest first. `has_queue`: whether a mail server keeps mail of ours.
pub fn list(
    db: &mut Tx,
    keys: &Keyring,
    now: Timestamp,
    has_queue: bool,
) -> Result<Vec<Described>, StoreError> {
    let rotated = meta::get(db, meta::ROTATED)?.filter(|_| has_queue);
    let rotated: Option<i64> = rotated.and_then(|millis| String::from_utf8(millis).ok()?.parse().ok());
    let queued_until = rotated
        .and_then(|millis| Timestamp::from_millisecond(millis).ok()?.checked_add(QUEUED).ok())
        .filter(|until| *until > now);
    let current = find_current(db)?;
    let all = sealed::count_dependents(db, now)?;
    let of_any = all.get(&None).copied().unwrap_or_default();
    let describe = |id: KeyId| {
        let own = all.get(&Some(id)).copied().unwrap_or_default();
        let current = Some(id) == current;
        let of_any = if current { Depending::default() } else { of_any };
        Described {
            id,
            current,
            queued_until: queued_until.filter(|_| !current),
            depending: Depending {
                codes: own.codes + of_any.codes,
                codes_until: own.codes_until.max(of_any.codes_until),
                ..own
            },
        }
    };
    Ok(keys.all().iter().map(|key| describe(key.id())).collect())
}

/// Takes out of the key file what does not seal and on which nothing depends. Gives these, and the old ones that stay.
pub async fn forget(
    store: &Store,
    keys: &Keyring,
    now: Timestamp,
    has_queue: bool,
) -> Result<(Vec<KeyId>, Vec<Described>), ForgetError> {
    // Under the write lock: nobody seals meanwhile, and nobody else changes the file.
    store
        .write(|db| {
            let rotating = meta::get(db, meta::ROTATION)?;
            if let Some(id) = rotating.as_deref().and_then(KeyId::from_bytes) {
                return Err(ForgetError::Rotating(id));
            }
            let old = list(db, keys, now, has_queue)?
                .into_iter()
                .filter(|key| !key.current);
            let (free, needed): (Vec<_>, Vec<_>) = old.partition(|key| {
                let Depending {
                    gateways,
                    mails,
                    codes,
                    ..
                } = key.depending;
                gateways + mails + codes == 0 && key.queued_until.is_none()
            });
            let gone = keys.retain(|id| free.iter().all(|key| key.id != id))?;
            Ok((gone, needed))
        })
        .await
}

/// The key that seals.
pub(super) fn find_current(db: &mut Tx) -> Result<Option<KeyId>, StoreError> {
    let known = meta::get(db, meta::KEY_ID)?;
    Ok(known.as_deref().and_then(KeyId::from_bytes))
}

/// The aliases whose gateways' credentials do not open.
pub fn list_undecryptable(db: &mut Tx, keys: &Keyring) -> Result<Vec<Alias>, StoreError> {
    let mut all = aliases::list_with_gateway(db)?;
    all.retain(|alias| {
        let stored = alias.gateway.as_ref();
        stored.is_some_and(|stored| credentials::open(keys, alias, stored).is_err())
    });
    Ok(all)
}

/// A key with which secrets are sealed and that is not there.
pub fn find_unknown_key(db: &mut Tx, keys: &Keyring) -> Result<Option<KeyId>, StoreError> {
    let needed = sealed::count_dependents(db, Timestamp::MAX)?;
    let mut ids = needed.into_keys().flatten();
    Ok(ids.find(|id| keys.key(*id).is_err()))
}
