//! Rmail in Emacs.

use crate::{
    Failure, header,
    home::Home,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    terminal::emacs,
};

/// Rmail with its own settings.
#[derive(Debug)]
pub struct Rmail;

/// The summary, in a window of its own.
const SUMMARY: &str = "(rmail \"~/inbox\")
(rmail-summary)
(delete-other-windows)
";

const MESSAGES: &str = "(rmail \"~/inbox\")\n";

impl Program for Rmail {
    fn about(&self) -> &'static About {
        &About {
            id: "rmail",
            kind: Kind::Terminal,
            package: emacs::PACKAGE,
            also: &[],
            how: "Rmail, in `emacs -nw`, and its summary. Details: key t.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let list = {
            let home = Home::new(language)?;
            home.mbox("inbox", messages)?;
            let terminal = emacs::start(&home, SUMMARY)?;
            emacs::list(&terminal, "(RMAIL Summary", messages, |line, stem| {
                line.ends_with(stem)
            })?
        };
        let home = Home::new(language)?;
        home.mbox("inbox", messages)?;
        let terminal = emacs::start(&home, MESSAGES)?;
        let mut seen = Vec::new();
        for (number, message) in (1..).zip(messages) {
            let stem = &message.stem;
            let subject = format!("Subject: {stem}");
            if number == 1 {
                terminal.settled("Rmail", |screen| !emacs::window(screen, "(RMAIL").is_empty())?;
            }
            terminal.keys(&[&number.to_string(), "j"])?;
            let rows = emacs::message(&terminal, "(RMAIL", message, &[&subject])?;
            terminal.keys(&["t"])?;
            let all = emacs::message(&terminal, "(RMAIL", message, &[&subject, "Message-ID:"])?;
            terminal.keys(&["t"])?;
            let name = list.iter().find_map(|line| sender(line, stem));
            seen.push(Seen::new(
                name.ok_or_else(|| format!("{stem} is not in the list"))?,
                header::read(&rows),
                header::read(&all),
            ));
        }
        Ok(seen)
    }
}

/// The sender in a line `   1  25-Nov      user.name@partner.com  [12] 01-name`.
fn sender(line: &str, stem: &str) -> Option<String> {
    let (entry, _lines) = line.strip_suffix(stem)?.rsplit_once("  [")?;
    let (_, name) = entry.split_once("25-Nov")?;
    Some(name.trim().to_owned())
}
