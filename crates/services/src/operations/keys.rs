//! The keys, the data that depends on each, and the removal of keys that nothing depends on.

use fromline_base::keys::{KeyError, KeyId, Keyring};
use fromline_outbound::vault::credentials;
use fromline_store::{
    Store, StoreError, Tx,
    aliases::{self, Alias},
    meta,
    sealed::{self, Depending},
};
use jiff::{SignedDuration, Timestamp};

/// A key with what depends on it.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// Id by which sealed secrets name the key.
    pub id: KeyId,
    /// Whether it is the key that encrypts.
    pub current: bool,
    /// The data that depends on it. Codes that do not store a key id count for every old key.
    pub depending: Depending,
    /// Until when mail with a token from this key may wait in the mail server's queue; `None` if there is none.
    pub queued_until: Option<Timestamp>,
}

/// How long mail and its bounce can stay in a queue: Postfix's `maximal_queue_lifetime` and `bounce_queue_lifetime`.
const QUEUED: SignedDuration = SignedDuration::from_hours(5 * 24);

/// The reasons why old keys cannot be dropped: one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum ForgetError {
    /// Data encrypted with them must be re-encrypted first.
    #[error("the rotation to the key {0} was interrupted: run `fromline keys rotate` again first")]
    Rotating(KeyId),
    /// The key file cannot be read or written.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The database failed while keys were counted or dropped.
    #[error(transparent)]
    Database(#[from] StoreError),
}

/// Lists all keys, newest first. `has_queue` tells whether a mail server queues mail for Fromline.
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

/// Removes keys from the key file that do not encrypt and on which nothing depends. Returns those, and the old ones that stay.
pub async fn forget(
    store: &Store,
    keys: &Keyring,
    now: Timestamp,
    has_queue: bool,
) -> Result<(Vec<KeyId>, Vec<Described>), ForgetError> {
    // Under the write lock, so that nobody encrypts or changes the file meanwhile.
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

/// Returns the id of the key that encrypts.
pub(super) fn find_current(db: &mut Tx) -> Result<Option<KeyId>, StoreError> {
    let known = meta::get(db, meta::KEY_ID)?;
    Ok(known.as_deref().and_then(KeyId::from_bytes))
}

/// Lists the aliases whose gateway's credentials cannot be decrypted.
pub fn list_undecryptable(db: &mut Tx, keys: &Keyring) -> Result<Vec<Alias>, StoreError> {
    let mut all = aliases::list_with_gateway(db)?;
    all.retain(|alias| {
        let stored = alias.gateway.as_ref();
        stored.is_some_and(|stored| credentials::check(keys, alias, stored).is_err())
    });
    Ok(all)
}

/// Returns the id of a key that some secrets need but that is missing.
pub fn find_unknown_key(db: &mut Tx, keys: &Keyring) -> Result<Option<KeyId>, StoreError> {
    let needed = sealed::count_dependents(db, Timestamp::MAX)?;
    let mut ids = needed.into_keys().flatten();
    Ok(ids.find(|id| keys.key(*id).is_err()))
}
