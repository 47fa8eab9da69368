//! The command `fromline restore`, which creates a data folder from a backup.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::{Failure, data_args::DataArgs};
use fromline_services::operations::restore::restore;

/// Create a data folder from a backup and its key
///
/// The folder must be new, or contain only the key file and fromline.toml: nothing is ever overwritten. The backup is verified
/// and migrated to this version, and every gateway's credentials are decrypted; if anything fails, nothing is left behind.
/// Everyone has to sign in again, and one-time links sent earlier become invalid. The backup itself is not changed.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline restore /backup/1.db --key-file /safe/fromline.key --data /var/lib/fromline
  fromline serve --data /var/lib/fromline")]
pub struct Restore {
    /// The file that `fromline backup` created
    backup: PathBuf,
    /// The backup's key; a copy is placed where the server looks for it [default: the key that is already there]
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    #[command(flatten)]
    place: DataArgs,
}

impl Restore {
    /// Restores the backup and prints what it contains.
    pub async fn run(self) -> Result<(), Failure> {
        let loaded = self.place.load()?;
        let usual = DataArgs::key_file(&loaded);
        let folder = &loaded.data;
        let given = self.key_file.as_deref();
        let restored = restore(&self.backup, folder, &usual, given, Timestamp::now()).await?;
        let made = restored
            .made
            .map(|time| time.strftime(", as of %Y-%m-%d %H:%M:%S UTC").to_string());
        let open = match restored.undecryptable {
            0 => "all credentials open".to_owned(),
            undecryptable => format!("the credentials of {undecryptable} gateways do not open"),
        };
        println!(
            "Restored {}{} ({}); {open}.",
            folder.display(),
            made.unwrap_or_default(),
            restored.contents
        );
        Ok(())
    }
}
