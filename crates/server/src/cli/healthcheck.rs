//! `fromline healthcheck`

use clap::Args;

use super::{Failure, data_args::DataArgs};
use crate::doctor::{ServerFacts, probes};

/// Ask the running server whether it can do all of its work
///
/// For containers and supervisors that run a command: it asks `/readyz` at the address that the configuration names, and nobody else.
/// The exit code is 0 if the server is ready, and 1 otherwise, with one line that says what is wrong. For the whole installation,
/// see `fromline doctor`.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  fromline healthcheck --config /etc/fromline/fromline.toml")]
pub struct Healthcheck {
    #[command(flatten)]
    place: DataArgs,
}

impl Healthcheck {
    /// Asks the running server whether it is ready, and says so in the exit code.
    pub async fn run(self) -> Result<(), Failure> {
        let loaded = self.place.load()?;
        let Some((address, found)) = probes::look_at_server(&loaded).await else {
            return Err("the configuration names no port: `listen`".into());
        };
        if let Some(why) = why_not_ready(&found) {
            return Err(format!("{address}: {why}").into());
        }
        println!("ready");
        Ok(())
    }
}

/// Says why the server is not ready; `None` if it is.
fn why_not_ready(found: &ServerFacts) -> Option<String> {
    match found {
        ServerFacts::Refused => Some("no server listens".to_owned()),
        ServerFacts::Silent => Some("the server does not answer in time".to_owned()),
        ServerFacts::Foreign => Some("something other than Fromline answers".to_owned()),
        ServerFacts::Answers { failed, sockets, .. } => {
            let is_ready = failed.is_empty() && sockets.is_empty();
            // Without details, which only operators get, the answer itself is what failed: `ready`.
            let failed = failed.iter().filter(|name| *name != "ready").cloned();
            let failed: Vec<String> = failed
                .chain(sockets.iter().map(|name| format!("socket {name}")))
                .collect();
            match (failed.is_empty(), is_ready) {
                (_, true) => None,
                (true, false) => Some("not ready".to_owned()),
                (false, false) => Some(format!("not ready: {}", failed.join(", "))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(failed: &[&str], sockets: &[&str]) -> ServerFacts {
        let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        ServerFacts::Answers {
            failed: owned(failed),
            sockets: owned(sockets),
            open: 4,
            waiting: None,
            version: None,
            replaced: None,
        }
    }

    #[test]
    fn only_a_server_without_faults_is_ready() {
        let rows = [
            (answers(&[], &[]), None),
            (
                answers(&["key", "disk"], &["maps"]),
                Some("not ready: key, disk, socket maps"),
            ),
            (answers(&["ready"], &[]), Some("not ready")),
            (ServerFacts::Refused, Some("no server listens")),
            (ServerFacts::Silent, Some("the server does not answer in time")),
            (
                ServerFacts::Foreign,
                Some("something other than Fromline answers"),
            ),
        ];
        for (found, expected) in rows {
            assert_eq!(why_not_ready(&found).as_deref(), expected, "{found:?}");
        }
    }
}
