//! Key rotation: a new key is generated and every secret re-encrypted with it, while the server runs.
//!
//! If a rotation is interrupted, everything can still be decrypted, because the new key is in the file before anything is encrypted
//! with it and the old one stays there. The next rotation continues.
//!
//! 1. Under the write lock, the new key is written in front of the others; then the database names it as the key that encrypts.
//! 2. Rows are re-encrypted, one batch per transaction.
//! 3. The mark of the rotation in progress is removed.

use std::{sync::Arc, time::Duration};

use fromline_base::keys::{Key, KeyError, KeyId, Keyring};
use fromline_outbound::vault::{credentials, queued_mail, revoked};
use fromline_store::{Store, StoreError, Tx, gateways, meta, outbox as queue, revocations, sealed};
use jiff::Timestamp;

use super::keys::find_current;

/// Number of rows per transaction: a few milliseconds, during which others wait.
const BATCH: u32 = 100;

/// The reasons why a rotation stopped: one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum RotationError {
    /// Another rotation has begun.
    #[error("another rotation began meanwhile: let that one end")]
    Overtaken,
    /// The key file cannot be read or written.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The database failed while secrets were sealed anew.
    #[error("database: {0}")]
    Database(#[from] StoreError),
}

/// A rotation in progress.
#[derive(Debug)]
pub struct Rotation<'a> {
    store: &'a Store,
    keys: &'a Keyring,
    key: Arc<Key>,
    /// Whether it continues an earlier rotation.
    pub resumed: bool,
    /// The progress so far.
    pub done: Done,
}

/// The amount of re-encrypted data.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Done {
    /// Number of gateways' credentials.
    pub gateways: u64,
    /// Number of waiting emails.
    pub mails: u64,
    /// Row ids of aliases whose credentials cannot be decrypted with any key and were left unchanged.
    pub undecryptable: Vec<i64>,
    /// Row ids of emails that cannot be decrypted and were left unchanged.
    pub undecryptable_mails: Vec<i64>,
}

impl<'a> Rotation<'a> {
    /// Generates the new key or continues an interrupted rotation. From now on the new key encrypts.
    pub async fn begin(store: &'a Store, keys: &'a Keyring, now: Timestamp) -> Result<Self, RotationError> {
        let (key, resumed) = store
            .write(|db| {
                let rotating = meta::get(db, meta::ROTATION)?;
                let rotating = rotating.as_deref().and_then(KeyId::from_bytes);
                let key = if let Some(id) = rotating {
                    keys.key(id)?
                } else {
                    let current = find_current(db)?.ok_or(KeyError::Missing)?;
                    let key = keys.add(current)?;
                    meta::set(db, meta::ROTATION, key.id().as_bytes())?;
                    meta::set(db, meta::KEY_ID, key.id().as_bytes())?;
                    let now = now.as_millisecond().to_string();
                    meta::set(db, meta::ROTATED, now.as_bytes())?;
                    key
                };
                Ok::<_, RotationError>((key, rotating.is_some()))
            })
            .await?;
        Ok(Self {
            store,
            keys,
            key,
            resumed,
            done: Done::default(),
        })
    }

    /// Returns the new key's id.
    pub fn key(&self) -> KeyId {
        self.key.id()
    }

    /// Re-encrypts everything, reporting the progress after each batch.
    pub async fn run(mut self, mut tell: impl FnMut(&Done)) -> Result<Done, RotationError> {
        for table in [
            SealedTable::Gateways,
            SealedTable::Revocations,
            SealedTable::Mails,
        ] {
            let mut after = Some(0);
            while let Some(last) = after {
                after = self.in_turn(table, last).await?;
                tell(&self.done);
            }
        }
        self.store
            .write(|db| {
                self.check(db)?;
                Ok::<_, RotationError>(meta::remove(db, meta::ROTATION)?)
            })
            .await?;
        // The tables no longer contain anything encrypted with the old key; the journal need not either. If it is being read at
        // this moment, it is overwritten when the journal next starts over.
        let _ = self.store.empty_journal().await;
        Ok(self.done)
    }

    /// Processes a batch, then pauses for as long, because writers poll for the lock.
    async fn in_turn(&mut self, table: SealedTable, after: i64) -> Result<Option<i64>, RotationError> {
        let begun = tokio::time::Instant::now();
        let last = match table {
            SealedTable::Gateways => self.gateways(after).await?,
            SealedTable::Revocations => self.revocations(after).await?,
            SealedTable::Mails => self.mails(after).await?,
        };
        if last.is_some() {
            tokio::time::sleep(begun.elapsed().max(Duration::from_millis(5))).await;
        }
        Ok(last)
    }

    async fn gateways(&mut self, after: i64) -> Result<Option<i64>, RotationError> {
        let batch = self.store.write(|db| {
            self.check(db)?;
            let rows = sealed::list_gateways_of_other_keys(db, self.key(), after, BATCH)?;
            let mut batch = Batch::up_to(rows.last().and_then(|alias| Some(alias.gateway.as_ref()?.id)));
            for alias in &rows {
                let Some(stored) = &alias.gateway else { continue };
                match credentials::reseal(self.keys, &self.key, alias, stored) {
                    Ok(secret) => {
                        gateways::reseal(db, stored.id, &secret)?;
                        batch.sealed += 1;
                    }
                    Err(KeyError::Sealed | KeyError::Unknown(_)) => batch.undecryptable.push(alias.id),
                    Err(error) => return Err(RotationError::from(error)),
                }
            }
            Ok(batch)
        });
        let batch = batch.await?;
        self.done.gateways += batch.sealed;
        self.done.undecryptable.extend(batch.undecryptable);
        Ok(batch.last)
    }

    /// Re-encrypts consents to be withdrawn, which count as gateways' credentials. One that does not decrypt is given up by its own
    /// job, which tells the user.
    async fn revocations(&mut self, after: i64) -> Result<Option<i64>, RotationError> {
        let batch = self.store.write(|db| {
            self.check(db)?;
            let rows = sealed::list_revocations_of_other_keys(db, self.key(), after, BATCH)?;
            let mut batch = Batch::up_to(rows.last().map(|stored| stored.id));
            for stored in &rows {
                let (user, provider) = (stored.user_id, stored.provider.as_str());
                match revoked::reseal(self.keys, &self.key, user, provider, &stored.sealed) {
                    Ok(sealed) => {
                        revocations::reseal(db, stored.id, &sealed)?;
                        batch.sealed += 1;
                    }
                    Err(KeyError::Sealed | KeyError::Unknown(_)) => (),
                    Err(error) => return Err(RotationError::from(error)),
                }
            }
            Ok(batch)
        });
        let batch = batch.await?;
        self.done.gateways += batch.sealed;
        Ok(batch.last)
    }

    async fn mails(&mut self, after: i64) -> Result<Option<i64>, RotationError> {
        let batch = self.store.write(|db| {
            self.check(db)?;
            let rows = sealed::list_mails_of_other_keys(db, self.key(), after, BATCH)?;
            let mut batch = Batch::up_to(rows.last().map(|(id, _)| *id));
            for (id, sealed) in &rows {
                match queued_mail::reseal(self.keys, &self.key, *id, sealed) {
                    Ok(sealed) => {
                        queue::seal(db, *id, &sealed)?;
                        batch.sealed += 1;
                    }
                    Err(KeyError::Sealed | KeyError::Unknown(_)) => batch.undecryptable.push(*id),
                    Err(error) => return Err(RotationError::from(error)),
                }
            }
            Ok(batch)
        });
        let batch = batch.await?;
        self.done.mails += batch.sealed;
        self.done.undecryptable_mails.extend(batch.undecryptable);
        Ok(batch.last)
    }

    /// Checks that no other rotation has begun; two that continue the same one do not interfere.
    fn check(&self, db: &mut Tx) -> Result<(), RotationError> {
        if find_current(db)? == Some(self.key()) {
            Ok(())
        } else {
            Err(RotationError::Overtaken)
        }
    }
}

/// The result of one transaction.
struct Batch {
    /// The last row processed; `None` if there were no more.
    last: Option<i64>,
    sealed: u64,
    /// Row ids that cannot be decrypted.
    undecryptable: Vec<i64>,
}

impl Batch {
    const fn up_to(last: Option<i64>) -> Self {
        Self {
            last,
            sealed: 0,
            undecryptable: Vec::new(),
        }
    }
}

#[derive(Clone, Copy)]
enum SealedTable {
    Gateways,
    Revocations,
    Mails,
}
