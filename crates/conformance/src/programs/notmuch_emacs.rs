//! Notmuch in Emacs.

use super::notmuch::{database, summary};
use crate::{
    Failure,
    home::Home,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    terminal::emacs,
};

/// Notmuch's interface in Emacs, with its own settings.
#[derive(Debug)]
pub struct NotmuchEmacs;

/// The default columns, with more than 20 for the authors.
const SETTINGS: &str = r#"(require 'notmuch)
(setq notmuch-search-result-format
      '(("date" . "%12s ") ("count" . "%-7s ") ("authors" . "%-150s ") ("subject" . "%s ") ("tags" . "(%s)")))
(notmuch-search "*" t)
"#;

impl Program for NotmuchEmacs {
    fn about(&self) -> &'static About {
        &About {
            id: "notmuch-emacs",
            kind: Kind::Terminal,
            package: "elpa-notmuch",
            also: &["notmuch", emacs::PACKAGE],
            how: "Notmuch, in `emacs -nw`. The list has its default columns, with 150 for the authors in the place \
                of 20.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        database(&home, messages)?;
        let terminal = emacs::start(&home, SETTINGS)?;
        let list = emacs::list(&terminal, "(notmuch-search", messages, |line, stem| {
            authors(line, stem).is_some()
        })?;
        let mut seen = Vec::new();
        for (number, message) in messages.iter().enumerate() {
            terminal.keys(&[if number == 0 { "Enter" } else { "M-n" }])?;
            let stem = &message.stem;
            let subject = format!("Subject: {stem}");
            let shown = emacs::message(&terminal, "(notmuch-show", message, &[&subject])?;
            let name = list.iter().find_map(|line| authors(line, stem));
            let above = shown.iter().take_while(|line| line.trim() != subject);
            // The window's first line repeats the subject.
            let above: Vec<_> = above
                .skip_while(|line| line.trim() != stem)
                .skip(1)
                .cloned()
                .collect();
            seen.push(Seen {
                list: name.ok_or_else(|| format!("{stem} is not in the list"))?,
                rows: vec![summary(&above).ok_or_else(|| format!("no heading of {stem}"))?],
                details: Vec::new(),
            });
        }
        Ok(seen)
    }
}

/// The authors in a line ` Today 10:01 [1/1]   User Name     01-name (inbox unread)`.
fn authors(line: &str, stem: &str) -> Option<String> {
    let (entry, _) = line.rsplit_once(&format!(" {stem} ("))?;
    let (_, name) = entry.split_once("[1/1]   ")?;
    Some(name.trim_end().to_owned())
}
