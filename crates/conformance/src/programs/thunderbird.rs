//! Thunderbird.

use std::fs;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    Failure,
    desktop::{Desktop, marionette::Marionette},
    header::Shown,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    wait::until,
};

/// One account, of local folders; no first-run pages, no network, and a port of its own for the remote control.
const SETTINGS: &str = include_str!("thunderbird_user.js");

/// Thunderbird, in its main window with the list of cards beside the message, as on the first day.
#[derive(Debug)]
pub struct Thunderbird {
    /// True if the reader has chosen to see the Sender.
    pub show_sender: bool,
}

/// What the script read of one message.
#[derive(Debug, Deserialize, PartialEq)]
struct Reading {
    list: String,
    lines: Vec<Shown>,
    all: bool,
}

/// What of running it both variants share.
const THUNDERBIRD: About = About {
    id: "thunderbird",
    kind: Kind::Window,
    package: "thunderbird",
    also: &["thunderbird-l10n-it", "thunderbird-l10n-pl"],
    how: "messages in the local folders, which are its only account; no first-run pages, no way to any network. It is read \
          through Mozilla's own remote control, from what its window lays out. Details: View > Headers > All.",
};

impl Program for Thunderbird {
    fn about(&self) -> &'static About {
        if self.show_sender {
            &About {
                id: "thunderbird-show-sender",
                how: "as `thunderbird`, with `mailnews.headers.showSender`, which users have to switch on.",
                ..THUNDERBIRD
            }
        } else {
            &THUNDERBIRD
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let mut desktop = Desktop::start(language)?;
        let mut marionette = start(&mut desktop, messages, self.show_sender)?;
        until("the inbox", || {
            let rows = run(&mut marionette, "folder", "")?;
            Ok((rows == json!(messages.len())).then_some(()))
        })?;
        let rows = read_all(&mut marionette, messages, false)?;
        run(&mut marionette, "all", "")?;
        let all = read_all(&mut marionette, messages, true)?;
        Ok(rows
            .into_iter()
            .zip(all)
            .map(|(rows, all)| Seen::new(rows.list, rows.lines, all.lines))
            .collect())
    }
}

/// Starts the program on a fresh profile.
fn start(desktop: &mut Desktop, messages: &[Message], show_sender: bool) -> Result<Marionette, Failure> {
    desktop.home.mbox("profile/Mail/Local Folders/Inbox", messages)?;
    let sender = format!("user_pref(\"mailnews.headers.showSender\", {show_sender});\n");
    desktop
        .home
        .write("profile/user.js", SETTINGS.to_owned() + &sender)?;
    let profile = desktop.home.path().join("profile");
    let mut thunderbird = desktop.command("thunderbird");
    thunderbird.args([
        "--marionette",
        "-remote-allow-system-access",
        "--no-remote",
        "--profile",
    ]);
    desktop.spawn(thunderbird.arg(&profile))?;
    let port = until("Thunderbird's port", || {
        let port = fs::read_to_string(profile.join("MarionetteActivePort")).unwrap_or_default();
        Ok(port.trim().parse().ok())
    })?;
    Marionette::connect(port)
}

fn run(marionette: &mut Marionette, command: &str, stem: &str) -> Result<Value, Failure> {
    marionette.script(include_str!("thunderbird.js"), &json!([command, stem]))
}

/// Opens each message and reads it, with `all` headers or without.
fn read_all(marionette: &mut Marionette, messages: &[Message], all: bool) -> Result<Vec<Reading>, Failure> {
    let mut readings = Vec::new();
    for message in messages {
        run(marionette, "open", &message.stem)?;
        let mut before = None;
        readings.push(until(&message.stem, || {
            let now: Option<Reading> = serde_json::from_value(run(marionette, "read", &message.stem)?)?;
            // Twice the same: the head is filled in steps.
            let settled = now == before && now.as_ref().is_some_and(|now| now.all == all);
            before = now;
            Ok(if settled { before.take() } else { None })
        })?);
    }
    Ok(readings)
}
