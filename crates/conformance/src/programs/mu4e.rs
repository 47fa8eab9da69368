//! mu4e in Emacs.

use crate::{
    Failure, header,
    home::Home,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    terminal::emacs,
};

/// mu4e with its own settings.
#[derive(Debug)]
pub struct Mu4e;

/// The default columns, with more than 22 for the sender.
const SETTINGS: &str = "(require 'mu4e)
(setq mu4e-headers-fields
      '((:human-date . 12) (:flags . 6) (:mailing-list . 10) (:from . 150) (:subject)))
(mu4e)
";

impl Program for Mu4e {
    fn about(&self) -> &'static About {
        &About {
            id: "mu4e",
            kind: Kind::Terminal,
            package: "mu4e",
            also: &["maildir-utils", emacs::PACKAGE],
            how: "mu4e, in `emacs -nw`. The list has its default columns, with 150 for `:from` in the place of 22.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        home.maildir("Maildir", messages)?;
        for folder in ["drafts", "sent", "trash"] {
            // Otherwise it asks whether it shall create them.
            home.maildir(&format!("Maildir/{folder}"), &[])?;
        }
        let init = ["init", "--maildir=Maildir", "--my-address=recipient@example.net"];
        home.run("mu", &init)?;
        home.run("mu", &["index"])?;
        let terminal = emacs::start(&home, SETTINGS)?;
        for (shown, keys) in [("[q]uit", &["s"][..]), ("Search for:", &["maildir:/", "Enter"])] {
            terminal.settled(shown, |screen| screen.iter().any(|line| line.contains(shown)))?;
            terminal.keys(keys)?;
        }
        let list = emacs::list(&terminal, "(mu4e-headers", messages, |line, stem| {
            line.ends_with(stem)
        })?;
        // The titles are ASCII, so that the place is the same in bytes and in characters.
        let column = list.iter().find_map(|line| line.find(" From "));
        let column = column.ok_or("no column of senders")? + 1;

        let mut seen = Vec::new();
        // The newest is on top; `n` goes down.
        for (number, message) in messages.iter().rev().enumerate() {
            terminal.keys(&[if number == 0 { "Enter" } else { "n" }])?;
            let stem = message.stem.as_str();
            let shown = emacs::message(&terminal, "(mu4e:view", message, &[&format!("Subject: {stem}")])?;
            let entry = list.iter().find_map(|line| line.strip_suffix(stem));
            let entry = entry.ok_or_else(|| format!("{stem} is not in the list"))?;
            let sender: String = entry.chars().skip(column).collect();
            let rows = header::read(&shown);
            seen.push(Seen::new(sender.trim_end().to_owned(), rows, Vec::new()));
        }
        seen.reverse();
        Ok(seen)
    }
}
