//! `fromline doctor`

use std::{
    io::{ErrorKind, Write as _, stdout},
    path::Path,
    process::ExitCode,
    time::Instant,
};

use clap::Args;
use fromline_config::{Faults, Loaded, Purpose};
use jiff::Timestamp;

use super::{Failure, data_args::DataArgs, postfix::CheckPostfix};
use crate::doctor::{DoctorReport, Facts, PostfixFacts, judge, probes};

/// Check the whole installation, and say which command fixes each fault
///
/// Checks configuration, clock, disk, data folder, key, server, sockets, relay, DNS, public URL, Postfix, backups and versions. It
/// changes nothing and sends no email; it does sign in at the relay. Run it as root, so that it can read Postfix's files. The exit
/// code is 0 if all is well, 1 if there are warnings, and 2 if something does not work, as monitoring programs expect.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline doctor
  fromline doctor --json | jq '.findings[] | select(.severity != \"ok\")'")]
pub struct Doctor {
    /// Print a JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    postfix: CheckPostfix,
}

impl Doctor {
    /// Looks, judges and tells.
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let begun = Instant::now();
        let now = Timestamp::now();
        let loaded = self.postfix.place().load_for(Purpose::Server, Vec::new());
        let versions = probes::read_versions();
        let (facts, versions) = match loaded {
            Ok(loaded) => {
                let key_file = DataArgs::key_file(&loaded);
                let postfix = ask_postfix(self.postfix, &loaded);
                tokio::join!(probes::look(&loaded, key_file, now, Box::new(postfix)), versions)
            }
            Err(faults) => (wrong(&faults), versions.await),
        };
        let report = DoctorReport::new(judge(&facts, now), versions, begun.elapsed());
        let text = if self.json { report.json() } else { report.text() };
        match stdout().write_all(text.as_bytes()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(error.into()),
            _ => (),
        }
        Ok(ExitCode::from(report.exit_code()))
    }
}

/// Without a configuration nothing else is known.
fn wrong(faults: &Faults) -> Facts {
    let mistakes = faults.iter().map(ToString::to_string).collect();
    Facts {
        configuration: Some(Err(mistakes)),
        ..Facts::default()
    }
}

/// What `fromline postfix check` says, if a Postfix is set up to ask.
fn ask_postfix(check: CheckPostfix, loaded: &Loaded) -> impl FnOnce() -> PostfixFacts + Send + use<> {
    let config = loaded.config.clone();
    move || match &config.mta {
        Some(_) => match check.findings(&config) {
            Ok(findings) => PostfixFacts::Checked(findings),
            Err(why) => PostfixFacts::Unreadable(why.to_string()),
        },
        None if check.existing().join("main.cf").exists() && Path::new("/usr/sbin/postconf").exists() => {
            PostfixFacts::NotConnected
        }
        None => PostfixFacts::Absent,
    }
}
