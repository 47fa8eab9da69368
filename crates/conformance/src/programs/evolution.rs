//! Evolution with the messages in its local inbox.

mod home;

use std::time::Instant;

use crate::{
    Failure,
    desktop::{
        Desktop,
        accessible::{Reader, Table},
    },
    header::Shown,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    wait::{AGAIN, until},
};

/// A field that Evolution adds; it is shown among all fields alone.
const ADDED: &str = "X-Evolution-Source:";

/// Evolution as Debian ships it.
#[derive(Debug)]
pub struct Evolution;

impl Program for Evolution {
    fn about(&self) -> &'static About {
        &About {
            id: "evolution",
            kind: Kind::Window,
            package: "evolution",
            also: &[],
            how: "messages in the local inbox. No start-up wizard and no to-do list; the window is large. Details: View > All \
                  Message Headers.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let mut desktop = Desktop::start(language)?;
        home::fill(&desktop.home, messages)?;
        let mut evolution = desktop.command("evolution");
        evolution.args(["-c", "mail"]).env("GSETTINGS_BACKEND", "keyfile");
        let mut reader = Reader::start(&mut desktop, "evolution", &mut evolution)?;
        let order = list(&mut reader, messages)?;
        let mut seen = Vec::new();
        for Message { stem, .. } in messages {
            let listed = order.iter().find(|(subject, _)| subject == stem);
            let (_, list) = listed.ok_or_else(|| format!("{stem} is not in the list"))?;
            let rows = fields(&mut reader, &order, stem, false)?;
            seen.push((list.clone(), rows, Vec::new()));
        }
        reader.check(all_headers(language))?;
        // Backwards, as it stands at the last one.
        for (Message { stem, .. }, seen) in messages.iter().zip(&mut seen).rev() {
            seen.2 = fields(&mut reader, &order, stem, true)?;
        }
        let seen = seen.into_iter();
        Ok(seen.map(|(list, rows, all)| Seen::new(list, rows, all)).collect())
    }
}

/// Fetches the mail and reads the list, from top to bottom: the subject and the sender.
fn list(reader: &mut Reader, messages: &[Message]) -> Result<Vec<(String, String)>, Failure> {
    until("the window", || Ok(reader.press("F12").ok()))?;
    until("the list", || {
        let rows = reader.tables()?.into_iter().flatten();
        let mut pairs = Vec::new();
        for row in rows {
            // Status, attachment, flag, From, Subject, Date.
            if let [_, _, _, from, subject, _] = row.as_slice()
                && messages.iter().any(|message| message.stem == *subject)
            {
                pairs.push((subject.clone(), from.clone()));
            }
        }
        Ok((pairs.len() == messages.len()).then_some(pairs))
    })
}

/// Moves to the message of this subject, wherever Evolution is, and reads its fields, or all of them.
fn fields(
    reader: &mut Reader,
    order: &[(String, String)],
    stem: &str,
    all: bool,
) -> Result<Vec<Shown>, Failure> {
    let place = |stem: &str| order.iter().position(|(subject, _)| subject == stem);
    let mut before = Table::new();
    let mut moved: Option<(Option<usize>, Instant)> = None;
    let found = until(stem, || {
        let rows = reader.documents()?;
        if rows != before {
            before = rows;
            return Ok(None);
        }
        let shown = rows.iter().flatten().find_map(|cell| place(cell));
        if shown.is_some() && shown == place(stem) {
            // The page may still be the one from before all fields were asked for.
            let found = rows.iter().flatten().any(|cell| cell == ADDED) == all;
            return Ok(found.then_some(rows));
        }
        if moved.is_none_or(|(from, when)| from != shown || when.elapsed() > AGAIN) {
            let back = shown > place(stem);
            reader.press(if back {
                "<Primary>Page_Up"
            } else {
                "<Primary>Page_Down"
            })?;
            moved = Some((shown, Instant::now()));
        }
        Ok(None)
    });
    let found = found.map_err(|failure| format!("{failure}; the screen was: {before:?}"))?;
    Ok(found.iter().filter_map(|row| shown(row)).collect())
}

/// A row, if it is about the sender.
fn shown(row: &[String]) -> Option<Shown> {
    match row {
        [.., label, text] => Shown::labelled(label, text),
        _ => None,
    }
}

/// What the menu calls all headers.
const fn all_headers(language: Language) -> &'static str {
    match language {
        Language::En => "All Message Headers",
        Language::It => "Tutte le intestazioni del messaggio",
        Language::Pl => "Wszystkie nagłówki wiadomości",
    }
}
