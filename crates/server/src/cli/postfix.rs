//! `fromline postfix …`

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Failure, place::Place};
use crate::mta::postfix::{Folders, Instance, Site, configure};

/// What can be done with Postfix.
#[derive(Debug, Subcommand)]
pub enum Command {
    Configure(Configure),
}

/// Print a script that puts a second Postfix instance beside the one that is there
///
/// Users then hand their mail to the second instance, which asks Fromline; the existing one delivers what is the
/// organisation's, as ever. Nothing is changed before the script is run; with the argument undo it gives everything back.
/// docs/postfix.md leads through it.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  fromline postfix configure --data /var/lib/fromline --config /etc/fromline.toml > fromline-postfix.sh
  less fromline-postfix.sh
  sh fromline-postfix.sh
  sh fromline-postfix.sh undo")]
pub struct Configure {
    /// Where main.cf and master.cf of the existing instance are
    #[arg(long, value_name = "DIR", default_value = "/etc/postfix")]
    config_dir: PathBuf,
    /// Name of the new instance; its folders are beside the existing ones
    #[arg(long, value_name = "NAME", default_value = "postfix-fromline", value_parser = instance_name)]
    instance: String,
    #[command(flatten)]
    ours: Ours,
}

/// What Fromline has chosen.
#[derive(Args, Debug)]
struct Ours {
    /// The system user that Fromline runs as
    #[arg(long, value_name = "USER", default_value = "fromline", value_parser = user_name)]
    user: String,
    /// Port on 127.0.0.1 by which the organisation's mail comes back to the existing instance
    #[arg(long, value_name = "PORT", default_value_t = 10026)]
    port: u16,
    #[command(flatten)]
    place: Place,
}

impl Ours {
    fn site(self) -> Result<Site, Failure> {
        let domains = self.place.load()?.config.domains;
        if domains.is_empty() {
            return Err(
                "no domains: name Fromline's configuration with --config, or set FROMLINE_DOMAINS".into(),
            );
        }
        Ok(Site {
            domains,
            user: self.user,
            port: self.port,
        })
    }
}

/// postmulti(1) asks for this beginning.
fn instance_name(name: &str) -> Result<String, String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let well = name.starts_with("postfix-") && name.bytes().all(is_plain);
    well.then(|| name.to_owned())
        .ok_or_else(|| "begins with postfix-, then letters, digits, - and _".to_owned())
}

fn user_name(name: &str) -> Result<String, String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let well = !name.is_empty() && !name.starts_with('-') && name.bytes().all(is_plain);
    well.then(|| name.to_owned())
        .ok_or_else(|| "letters, digits, -, _ and .".to_owned())
}

impl Command {
    /// Does it.
    pub fn run(self) -> Result<(), Failure> {
        match self {
            Self::Configure(configure) => configure.run(),
        }
    }
}

impl Configure {
    fn run(self) -> Result<(), Failure> {
        let site = self.ours.site()?;
        let existing = Instance::read(&self.config_dir)?;
        let folders = Folders::beside(&existing, &self.instance);
        if folders.config.exists() {
            return Err(format!(
                "{} is there already; see fromline postfix check --help, and the script that made it for undo",
                folders.config.display()
            )
            .into());
        }
        print!("{}", configure(&site, &existing, &folders));
        Ok(())
    }
}
