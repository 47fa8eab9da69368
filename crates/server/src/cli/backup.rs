//! `fromline backup`

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::{Failure, data_args::DataArgs};
use crate::operations::backup::make;

/// Copy the database into a new file, also while the server runs
///
/// The copy is of one moment, whole, checked and on the disk before it has its name; its owner alone can read it. The
/// name is alone on its line on stdout. Nothing is ever overwritten. The key is not in it: without the key nobody can
/// read the gateways' passwords in a backup, nor use it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline backup /backup --data /var/lib/fromline
  fromline backup before-upgrade.db --data /var/lib/fromline")]
pub struct Backup {
    /// The file to make; or a folder that exists, in which the file is named by its time
    #[arg(value_name = "FILE|DIR")]
    target: PathBuf,
    #[command(flatten)]
    place: DataArgs,
}

impl Backup {
    /// Does it.
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
