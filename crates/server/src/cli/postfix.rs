//! The commands `fromline postfix configure` and `check`.

use std::{
    fmt::Write as _,
    io::{ErrorKind, Write as _, stdout},
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use fromline_config::Config;
use fromline_postfix::{Finding, Folders, Instance, NamedSockets, Site, check, check_files, configure};

use super::{Failure, data_args::DataArgs};
use crate::mta::MESSAGE_MAX;

/// The commands for an existing Postfix.
#[derive(Debug, Subcommand)]
pub enum PostfixCommand {
    Configure(Configure),
    Check(CheckPostfix),
}

/// Print a script that sets up a second Postfix instance beside the existing one
///
/// Users then submit their mail to the second instance, which asks Fromline; the existing one continues to deliver the
/// organization's mail. Nothing changes before the script is run; with the argument undo it reverts everything. docs/postfix.md
/// explains each step.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  fromline postfix configure --data /var/lib/fromline --config /etc/fromline/fromline.toml > fromline-postfix.sh
  less fromline-postfix.sh
  sh fromline-postfix.sh
  sh fromline-postfix.sh undo")]
pub struct Configure {
    /// Folder of main.cf and master.cf of the existing instance
    #[arg(long, value_name = "DIR", default_value = "/etc/postfix")]
    config_dir: PathBuf,
    /// Name of the new instance; its folders are beside the existing ones
    #[arg(long, value_name = "NAME", default_value = "postfix-fromline", value_parser = instance_name)]
    instance: String,
    #[command(flatten)]
    ours: Ours,
}

/// Report what is missing or dangerous in the configuration of Postfix
///
/// Each finding is reported with its consequence and the command that fixes it. The exit code is 0 if there are none.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  fromline postfix check --data /var/lib/fromline --config /etc/fromline/fromline.toml")]
pub struct CheckPostfix {
    /// Folder of main.cf and master.cf of Fromline's instance
    #[arg(long, value_name = "DIR", default_value = "/etc/postfix-fromline")]
    config_dir: PathBuf,
    /// Folder of main.cf and master.cf of the existing instance
    #[arg(long, value_name = "DIR", default_value = "/etc/postfix")]
    existing: PathBuf,
    #[command(flatten)]
    ours: Ours,
}

/// The values that Fromline chooses.
#[derive(Args, Debug)]
struct Ours {
    /// The system user that Fromline runs as
    #[arg(long, value_name = "USER", default_value = "fromline", value_parser = user_name)]
    user: String,
    /// Port on 127.0.0.1 by which the organization's mail returns to the existing instance
    #[arg(long, value_name = "PORT", default_value_t = 10026)]
    port: u16,
    #[command(flatten)]
    place: DataArgs,
}

impl Ours {
    /// Builds the site from Fromline's configuration.
    fn site(self) -> Result<(Site, Config), Failure> {
        let config = self.place.load()?.config;
        Ok((self.site_of(&config)?, config))
    }

    /// For a configuration that was read.
    fn site_of(self, config: &Config) -> Result<Site, Failure> {
        let domains = config.domains.clone();
        if domains.is_empty() {
            return Err(
                "no domains: name Fromline's configuration with --config, or set FROMLINE_DOMAINS".into(),
            );
        }
        Ok(Site {
            domains,
            user: self.user,
            port: self.port,
            message_max: MESSAGE_MAX,
        })
    }
}

/// Validates an instance name; postmulti(1) requires the prefix.
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

impl PostfixCommand {
    /// Runs the chosen command about Postfix.
    pub fn run(self) -> Result<(), Failure> {
        match self {
            Self::Configure(configure) => configure.run(),
            Self::Check(check) => check.run(),
        }
    }
}

impl Configure {
    fn run(self) -> Result<(), Failure> {
        let (site, _) = self.ours.site()?;
        let existing = Instance::read(&self.config_dir)?;
        let folders = Folders::beside(&existing, &self.instance);
        if folders.config.exists() {
            return Err(format!(
                "{} is there already; see fromline postfix check --help, and the script that made it for undo",
                folders.config.display()
            )
            .into());
        }
        if let Some(obstacle) = existing.obstacle() {
            return Err(obstacle.into());
        }
        if let Some(used) = existing.use_of_port(site.port) {
            let port = site.port;
            return Err(format!(
                "port {port} is taken: {used}; choose another with --port, for example {}",
                port.saturating_add(10)
            )
            .into());
        }
        print(&configure(&site, &existing, &folders))
    }
}

impl CheckPostfix {
    /// Where Fromline's configuration is.
    pub fn place(&self) -> &DataArgs {
        &self.ours.place
    }

    /// Where the existing instance's configuration is.
    pub fn existing(&self) -> &Path {
        &self.existing
    }

    /// What is wrong, by Fromline's configuration.
    pub fn findings(self, config: &Config) -> Result<Vec<Finding>, Failure> {
        let site = self.ours.site_of(config)?;
        let ours = Instance::read(&self.config_dir)?;
        let existing = Instance::read(&self.existing)?;
        let mut findings = check(&site, &ours, &existing);
        let named = config.mta.as_ref().map(|mta| NamedSockets {
            folder: &mta.sockets,
            submission: &mta.submission,
        });
        findings.extend(check_files(&site, &ours, named));
        Ok(findings)
    }

    fn run(self) -> Result<(), Failure> {
        let config = self.place().load()?.config;
        let folders = [&self.config_dir, &self.existing].map(std::path::absolute);
        let findings = self.findings(&config)?;
        let mut said = String::new();
        for finding in &findings {
            let _ = writeln!(said, "{finding}\n");
        }
        let [ours, existing] = folders;
        let (ours, existing) = (ours?, existing?);
        let (ours, existing) = (ours.display(), existing.display());
        match findings.len() {
            0 => print(&format!(
                "ok: {ours} takes mail from users and asks Fromline, {existing} delivers\n"
            )),
            many => {
                let _ = writeln!(
                    said,
                    "Afterwards: postfix -c {ours} reload; postfix -c {existing} reload"
                );
                print(&said)?;
                Err(format!("{many} {}", if many == 1 { "finding" } else { "findings" }).into())
            }
        }
    }
}

/// Prints text, ignoring a closed pipe, as in `fromline postfix … | head`.
fn print(text: &str) -> Result<(), Failure> {
    match stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}
