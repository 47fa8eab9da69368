//! The commands `fromline keys rotate`, `list` and `forget`.

use std::time::{Duration, Instant};

use clap::{Args, Subcommand};
use fromline_store::{
    StoreError,
    sealed::{self, Depending},
};
use jiff::Timestamp;

use super::{Failure, data_args::DataArgs};
use fromline_services::operations::{
    keys::{self, Described},
    rotation::{Done, Rotation},
};

/// Interval between reports of progress.
const TELL: Duration = Duration::from_secs(1);

/// The commands for the operator's keys.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    Rotate(Rotate),
    /// List the keys of the key file by id, with the data that depends on each
    List(DataArgs),
    Forget(Forget),
}

/// Generate a new key and re-encrypt every secret with it, while the server runs
///
/// The new key is written to the key file before it encrypts anything. The old one stays there for codes and links that were
/// emailed. If the command is interrupted, even by a power failure, everything can still be decrypted, and the next run
/// continues.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  fromline keys rotate --data /var/lib/fromline
  fromline keys forget --data /var/lib/fromline     # five days later")]
pub struct Rotate {
    #[command(flatten)]
    place: DataArgs,
}

/// Drop old keys from the key file on which nothing depends any more
///
/// Backups from before the rotation need them: keep your copy of the older key file as long as you keep such backups. A key on
/// which something depends stays and is reported with what depends on it and until when; then the exit code is not 0.
#[derive(Args, Debug)]
pub struct Forget {
    #[command(flatten)]
    place: DataArgs,
}

impl KeysCommand {
    /// Runs the chosen command about keys.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Rotate(rotate) => rotate.run().await,
            Self::List(place) => list(&place).await,
            Self::Forget(forget) => forget.run().await,
        }
    }
}

impl Rotate {
    async fn run(self) -> Result<(), Failure> {
        let loaded = self.place.load()?;
        let data = self.place.open_existing(&loaded).await?;
        let rotation = Rotation::begin(&data.store, &data.keys, Timestamp::now()).await?;
        let key = rotation.key();
        if rotation.resumed {
            eprintln!("Going on with the rotation to the key {key}, which was interrupted.");
        } else {
            eprintln!("The new key {key} is in the key file, in front of the old one.");
        }
        let all = data
            .store
            .read(|db| sealed::count_dependents(db, Timestamp::MAX))
            .await?;
        let others = all.iter().filter(|(id, _)| **id != Some(key));
        let total: u64 = others
            .map(|(_, depending)| depending.gateways + depending.mails)
            .sum();
        let mut told = Instant::now();
        let done = rotation
            .run(|done| {
                if told.elapsed() >= TELL {
                    told = Instant::now();
                    eprintln!(
                        "{} of {total} secrets are sealed anew.",
                        done.gateways + done.mails
                    );
                }
            })
            .await?;
        let file = DataArgs::key_file(&loaded);
        println!(
            "{} secrets are sealed with the key {key}. Copy {} to where its copy is kept, apart from the backups; keep the \
             older copy for backups made before now.",
            done.gateways + done.mails,
            file.display()
        );
        left(&done)
    }
}

/// Reports secrets that could not be re-encrypted because they could not be decrypted.
fn left(done: &Done) -> Result<(), Failure> {
    if done.undecryptable.is_empty() && done.undecryptable_mails.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{} secrets open with no key and were left as they are: aliases {:?}, waiting mails {:?}",
        done.undecryptable.len() + done.undecryptable_mails.len(),
        done.undecryptable,
        done.undecryptable_mails
    )
    .into())
}

async fn list(place: &DataArgs) -> Result<(), Failure> {
    let data = place.open_existing(&place.load()?).await?;
    let (all, undecryptable) = data
        .store
        .scan(|db| {
            let all = keys::list(db, &data.keys, Timestamp::now(), false)?;
            Ok::<_, StoreError>((all, keys::list_undecryptable(db, &data.keys)?.len()))
        })
        .await?;
    println!("{:16}  {:7}  GATEWAYS  MAILS  CODES", "KEY", "USE");
    for key in all {
        let Described {
            id,
            current,
            depending,
            ..
        } = key;
        let usage = if current { "current" } else { "old" };
        println!(
            "{id:16}  {usage:7}  {:8}  {:5}  {:5}",
            depending.gateways, depending.mails, depending.codes
        );
    }
    match undecryptable {
        0 => Ok(()),
        undecryptable => Err(format!("the credentials of {undecryptable} gateways do not open").into()),
    }
}

impl Forget {
    async fn run(self) -> Result<(), Failure> {
        let loaded = self.place.load()?;
        let data = self.place.open_existing(&loaded).await?;
        let has_queue = loaded.config.mta.is_some();
        let (gone, needed) = keys::forget(&data.store, &data.keys, Timestamp::now(), has_queue).await?;
        let file = DataArgs::key_file(&loaded);
        for id in &gone {
            eprintln!("The key {id} is no longer in {}.", file.display());
        }
        if gone.is_empty() && needed.is_empty() {
            eprintln!("There is no old key in {}.", file.display());
        }
        match needed.first() {
            Some(key) => Err(format!("the key {} stays: {}", key.id, needs(key)).into()),
            None => Ok(()),
        }
    }
}

fn needs(key: &Described) -> String {
    let Depending {
        gateways,
        mails,
        codes,
        codes_until,
    } = key.depending;
    let until = codes_until.map(|time| time.strftime(" (the last until %Y-%m-%d %H:%M UTC)").to_string());
    let queued = key.queued_until.map(|time| {
        time.strftime(", mail in the mail server's queue (until %Y-%m-%d %H:%M UTC)")
            .to_string()
    });
    format!(
        "on it depend gateways: {gateways}, waiting mails: {mails}, codes: {codes}{}{}",
        until.unwrap_or_default(),
        queued.unwrap_or_default()
    )
}
