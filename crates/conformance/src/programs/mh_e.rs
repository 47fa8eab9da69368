//! MH-E in Emacs, on nmh.

use crate::{
    Failure, header,
    home::Home,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    terminal::emacs,
};

/// MH-E with its own settings.
#[derive(Debug)]
pub struct MhE;

/// The list's line is the default with more than 17 columns for the sender; the message stands below the list.
const SETTINGS: &str = r#"(require 'mh-e)
(require 'mh-folder)
(setq mh-scan-format-nmh (replace-regexp-in-string "17" "150" (replace-regexp-in-string "14" "147" mh-scan-format-nmh)))
(setq split-width-threshold nil)
(mh-rmail)
(mh-visit-folder "+inbox" "all")
"#;

impl Program for MhE {
    fn about(&self) -> &'static About {
        &About {
            id: "mh-e",
            kind: Kind::Terminal,
            package: emacs::PACKAGE,
            also: &["nmh"],
            how: "MH-E, in `emacs -nw`, on nmh. The list's line is the default with 150 columns for the sender in the place of \
                  17. Details: key `,`.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        home.mh("Mail/inbox", messages)?;
        home.write(".mh_profile", "Path: Mail\nWelcome: disable\n")?;
        let terminal = emacs::start(&home, SETTINGS)?;
        let list = emacs::list(&terminal, "(MH-Folder", messages, |line, stem| {
            sender(line, stem).is_some()
        })?;
        let mut seen = Vec::new();
        for (number, message) in messages.iter().enumerate() {
            terminal.keys(&[if number == 0 { "Enter" } else { "n" }])?;
            let stem = &message.stem;
            let rows = emacs::message(&terminal, "(MH-Show", message, &[])?;
            terminal.keys(&[","])?;
            let all = emacs::message(&terminal, "(MH-Show", message, &["Message-ID:"])?;
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

/// The sender in a line `  1  11/25 User Name          01-name<<Body of 01-name.`.
fn sender(line: &str, stem: &str) -> Option<String> {
    let (entry, _) = line.split_once(&format!("  {stem}<<"))?;
    let (_, name) = entry.split_once("11/25")?;
    Some(name.trim().to_owned())
}
