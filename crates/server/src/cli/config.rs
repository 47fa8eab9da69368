//! The commands `fromline config check`, `show` and `explain`.

use clap::{Args, Subcommand};
use fromline_config::{
    AnySetting, Purpose,
    explain::{explain, list, show},
    settings,
};
use fromline_outbound::smtp::read_authorities;

use super::{Failure, data_args::DataArgs};

/// Commands for the configuration.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    Check(CheckConfig),
    Show(Show),
    Explain(Explain),
}

/// Report everything that is wrong with the configuration, as the server would at its start
///
/// Checks the file, the environment, --set and the files that they name. Each mistake is reported with its place and a
/// correction. Nothing is written, and a running server is not contacted. The exit code is 0 if the server would start with this
/// configuration.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  fromline config check --config /etc/fromline/fromline.toml")]
pub struct CheckConfig {
    #[command(flatten)]
    place: DataArgs,
}

/// Show the effective values, and where each is set
///
/// Printed in the form of a configuration file. A secret is never shown, only the file that contains it.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  fromline config show --data /var/lib/fromline")]
pub struct Show {
    #[command(flatten)]
    place: DataArgs,
}

/// Explain a setting or a table's settings, or list all
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline config explain
  fromline config explain relay.security")]
pub struct Explain {
    /// A setting, for example `public_url`, or a table, for example `relay`
    name: Option<String>,
}

impl ConfigCommand {
    /// Runs the chosen command about the configuration.
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
