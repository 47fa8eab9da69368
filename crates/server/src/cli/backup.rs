//! The command `fromline backup`, which copies the database while the server runs.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::{Failure, data_args::DataArgs};
use fromline_services::operations::backup::make;

/// Copy the database into a new file, even while the server runs
///
/// The copy is a consistent snapshot, verified and written to disk before it gets its name; only its owner can read it. Its name
/// is printed alone on one line of stdout. Nothing is ever overwritten. The copy does not contain the key: without the key,
/// nobody can read the gateways' passwords in a backup or use it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline backup /backup --data /var/lib/fromline
  fromline backup before-upgrade.db --data /var/lib/fromline")]
pub struct Backup {
    /// The file to create, or an existing folder, in which the file is named by its time
    #[arg(value_name = "FILE|DIR")]
    target: PathBuf,
    #[command(flatten)]
    place: DataArgs,
}

impl Backup {
    /// Makes the backup and prints its path.
    pub async fn run(self) -> Result<(), Failure> {
        let loaded = self.place.load()?;
        let key = DataArgs::key_file(&loaded);
        let made = make(&loaded.data, &self.target, Timestamp::now()).await?;
        eprintln!("Backed up ({}).", made.contents);
        eprintln!(
            "The key is not in it: keep a copy of {} apart from it.",
            key.display()
        );
        println!("{}", made.path.display());
        Ok(())
    }
}
