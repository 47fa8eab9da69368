//! A new key: everything sealed is sealed anew with it, while the server runs.
//!
//! Whatever ends it in the middle, everything opens, for the key is in the file before anything is sealed with it and the
//! old one stays there; and the next rotation goes on where it was.
//!
//! 1. Under the write lock, the new key is written in front of the others; then the database says that it seals.
//! 2. Rows are sealed anew, a batch in each transaction.
//! 3. The mark that this is under way goes.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;

use super::keys::find_current;
use crate::{
    keys::{Key, KeyError, KeyId, Keyring},
    store::{Store, StoreError, Tx, gateways, meta, outbox as queue, sealed},
    vault::{credentials, queued_mail},
};

/// Rows in one transaction: a few milliseconds, in which others wait.
const BATCH: u32 = 100;

/// Why it stopped: one line for the operator.
#[derive(Debug, thiserror::Error)]
pub enum RotationError {
    /// Somebody began another one.
    #[error("another rotation began meanwhile: let that one end")]
    Overtaken,
    /// The key file cannot be read or written.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The database says no.
    #[error("database: {0}")]
    Database(#[from] StoreError),
}

/// A rotation under way.
#[derive(Debug)]
pub struct Rotation<'a> {
    store: &'a Store,
    keys: &'a Keyring,
    key: Arc<Key>,
    /// Whether an earlier one is taken up again.
    pub resumed: bool,
    /// What is sealed anew so far.
    pub done: Done,
}

/// How much was sealed anew.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Done {
    /// Gateways' credentials.
    pub gateways: u64,
    /// Waiting mails.
    pub mails: u64,
    /// Row ids of aliases whose credentials do not open with any key: they were left as they are.
    pub undecryptable: Vec<i64>,
    /// Row ids of such mails.
    pub undecryptable_mails: Vec<i64>,
}

impl<'a> Rotation<'a> {
    /// Makes the new key, or takes up the rotation that was interrupted. From now on it seals.
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

    /// The new key's id.
    pub fn key(&self) -> KeyId {
        self.key.id()
    }

    /// Seals everything anew, telling after each batch how much is done.
    pub async fn run(mut self, mut tell: impl FnMut(&Done)) -> Result<Done, RotationError> {
        let mut after = Some(0);
        while let Some(last) = after {
            after = self.in_turn(SealedTable::Gateways, last).await?;
            tell(&self.done);
        }
        after = Some(0);
        while let Some(last) = after {
            after = self.in_turn(SealedTable::Mails, last).await?;
            tell(&self.done);
        }
        self.store
            .write(|db| {
                self.check(db)?;
                Ok::<_, RotationError>(meta::remove(db, meta::ROTATION)?)
            })
            .await?;
        // What was sealed with the old key is overwritten in the tables; it need not lie in the journal either. If somebody
        // reads just now, it goes with the next round of the journal.
        let _ = self.store.empty_journal().await;
        Ok(self.done)
    }

    /// A batch, then as long again for others: who waits for the lock looks for it now and then only.
    async fn in_turn(&mut self, table: SealedTable, after: i64) -> Result<Option<i64>, RotationError> {
        let begun = tokio::time::Instant::now();
        let last = match table {
            SealedTable::Gateways => self.gateways(after).await?,
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

    /// This is still the rotation that counts; two that resume the same one do each other no harm.
    fn check(&self, db: &mut Tx) -> Result<(), RotationError> {
        if find_current(db)? == Some(self.key()) {
            Ok(())
        } else {
            Err(RotationError::Overtaken)
        }
    }
}

/// What one transaction did.
struct Batch {
    /// The last row it looked at; none: there was none left.
    last: Option<i64>,
    sealed: u64,
    /// Rows that do not open.
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
    Mails,
}

#[cfg(test)]
mod tests;
