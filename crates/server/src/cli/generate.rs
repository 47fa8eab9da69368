//! `fromline generate …`: what a package installs beside the binary, made from the command line's own description.

use std::{io::stdout, path::PathBuf};

use clap::{Args, CommandFactory as _, Subcommand};
use clap_complete::Shell;

use super::{Cli, Failure};

/// Subcommands of `fromline generate`.
#[derive(Debug, Subcommand)]
pub enum GenerateCommand {
    Man(Man),
    Completions(Completions),
}

/// Write a man page for each command into a folder
///
/// `fromline.1`, `fromline-serve.1`, `fromline-user-add.1` and so on; files of the same names are replaced.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  fromline generate man /usr/local/share/man/man1")]
pub struct Man {
    /// Folder for the pages; it has to exist
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Print a script that completes commands and options in a shell
#[derive(Args, Debug)]
#[command(after_help = "Example:
  fromline generate completions bash > /etc/bash_completion.d/fromline")]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl GenerateCommand {
    /// Runs the chosen command.
    pub fn run(self) -> Result<(), Failure> {
        let mut command = Cli::command();
        match self {
            Self::Man(Man { folder }) => clap_mangen::generate_to(command, folder)
                .map_err(|error| format!("the man pages were not written: {error}").into()),
            Self::Completions(Completions { shell }) => {
                clap_complete::generate(shell, &mut command, "fromline", &mut stdout().lock());
                Ok(())
            }
        }
    }
}
