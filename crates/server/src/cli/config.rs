//! `fromline config …`

use clap::{Args, Subcommand};

use super::{Failure, data_args::DataArgs};
use crate::{
    config::{
        AnySetting, Purpose,
        explain::{explain, list, show},
        settings,
    },
    smtp::read_authorities,
};

/// What can be done with the configuration.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    Check(CheckConfig),
    Show(Show),
    Explain(Explain),
}

/// Say everything that is wrong with the configuration, as the server would at its start
///
/// File, environment, --set and the files that they name. Each mistake comes with where it stands and what would be right. Nothing
/// is written, and a server that runs is not asked. The exit code is 0 if the server would start with it.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  fromline config check --config /etc/fromline/fromline.toml")]
pub struct CheckConfig {
    #[command(flatten)]
    place: DataArgs,
}

/// Show the values that hold, and where each is set
///
/// In the form of a configuration file. A secret is never shown, only the file that holds it.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  fromline config show --data /var/lib/fromline")]
pub struct Show {
    #[command(flatten)]
    place: DataArgs,
}

/// Explain a setting, or those of a table, or list all
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline config explain
  fromline config explain relay.security")]
pub struct Explain {
    /// A setting, for example `public_url`, or a table, for example `relay`
    name: Option<String>,
}

impl ConfigCommand {
    /// Does it.
    pub fn run(self) -> Result<(), Failure> {
        match self {
            Self::Check(CheckConfig { place }) => check(&place),
            Self::Show(Show { place }) => {
                print!("{}", show(&place.layers()?));
                Ok(())
            }
            Self::Explain(Explain { name: None }) => {
                print!("{}", list());
                Ok(())
            }
            Self::Explain(Explain { name: Some(name) }) => explain_name(&name),
        }
    }
}

fn check(place: &DataArgs) -> Result<(), Failure> {
    let loaded = place.load_for(Purpose::Server, Vec::new())?;
    loaded
        .config
        .ca_file
        .as_deref()
        .map(read_authorities)
        .transpose()?;
    match &loaded.file {
        Some(file) => println!("The configuration is good: {}", file.display()),
        None => println!("The configuration is good; there is no file."),
    }
    Ok(())
}

fn explain_name(name: &str) -> Result<(), Failure> {
    let below = format!("{name}.");
    let found: Vec<String> = settings::all()
        .map(AnySetting::about)
        .filter(|about| about.name == name || about.name.starts_with(&below))
        .map(explain)
        .collect();
    if found.is_empty() {
        return Err(settings::unknown(name).into());
    }
    print!("{}", found.join("\n"));
    Ok(())
}
