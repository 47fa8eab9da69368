//! Geary with the messages on a mail server.

mod account;

use std::time::Instant;

use crate::{
    Failure,
    desktop::{
        Desktop,
        accessible::{Reader, Table},
        drawn::Record,
    },
    imap::Imap,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::{Line, Seen},
    wait::{AGAIN, until},
};

/// Geary fetches 20 at a time, and at its first start it often forgets to go on.
const BATCH: usize = 16;

/// What stands before those that are not about the sender.
const OTHERS: [&str; 3] = ["To:", "A:", "Do:"];

/// Geary as Debian ships it.
#[derive(Debug)]
pub struct Geary;

impl Program for Geary {
    fn about(&self) -> &'static About {
        &About {
            id: "geary",
            kind: Kind::Window,
            package: "geary",
            also: &["libsecret-tools", "dovecot-imapd"],
            how: "messages on a Dovecot, with its account and the password in a file. The window is large. The list, which \
                  tells nothing to the accessibility tree, is read from what Pango draws.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let batches = messages.chunks(BATCH).map(|batch| show(batch, language));
        Ok(batches.collect::<Result<Vec<_>, _>>()?.concat())
    }
}

/// Shows so many as it fetches at once.
fn show(messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
    let mut desktop = Desktop::start(language)?;
    let imap = Imap::start(&desktop.home, messages)?;
    account::write(&desktop, imap.port)?;
    // The list tells nothing to the accessibility tree.
    let record = Record::build(&desktop.home)?;
    let mut geary = desktop.command("geary");
    geary.env("GSETTINGS_BACKEND", "keyfile");
    record.keep(account::with_secrets(&desktop, &mut geary));
    let mut reader = Reader::start(&mut desktop, "geary", &mut geary)?;
    // The newest one is on top.
    let from_top = messages.iter().rev().enumerate();
    let seen = from_top.map(|(row, Message { stem, .. })| {
        let rows = open(&mut reader, row, messages.len(), stem)?;
        let list = until("the list", || list(&record, stem))?;
        let details = Vec::new();
        Ok(Seen { list, rows, details })
    });
    let mut seen = seen.collect::<Result<Vec<_>, Failure>>()?;
    seen.reverse();
    Ok(seen)
}

/// Opens the message in this row, once all are there, and reads its lines of addresses.
fn open(reader: &mut Reader, row: usize, count: usize, stem: &str) -> Result<Vec<Line>, Failure> {
    let mut before = Table::new();
    let mut moved: Option<Instant> = None;
    let found = until(stem, || {
        if moved.is_none_or(|moved| moved.elapsed() > AGAIN) {
            let there = reader.focus(row)? == count;
            moved = there.then(Instant::now);
        }
        let subject = reader.texts()?.iter().any(|text| text == stem);
        let lines = reader.lines()?;
        let found = subject && !lines.is_empty() && lines == before;
        before.clone_from(&lines);
        Ok(found.then_some(lines))
    });
    let found = found.map_err(|failure| format!("{failure}; the screen was: {before:?}"))?;
    Ok(found.iter().filter_map(|parts| line(parts)).collect())
}

/// A line of addresses, if it is about the sender; several stand side by side.
fn line(parts: &[String]) -> Option<Line> {
    let (label, addresses) = parts.split_first()?;
    // The end of a group stands there as an address of nothing.
    let addresses = addresses.iter().filter(|address| !address.trim().is_empty());
    let addresses: Vec<_> = addresses.map(String::as_str).collect();
    let ours = !OTHERS.contains(&label.as_str());
    ours.then(|| Line {
        label: label.clone(),
        text: addresses.join(" "),
    })
}

/// What was drawn above this subject in the list.
fn list(record: &Record, stem: &str) -> Result<Option<String>, Failure> {
    let drawn = record.read()?;
    let pairs = drawn.windows(2).rev();
    let mut ours = pairs.filter(|pair| pair[1].text == stem && pair[0].x == pair[1].x);
    Ok(ours.next().map(|pair| pair[0].text.trim().to_owned()))
}
