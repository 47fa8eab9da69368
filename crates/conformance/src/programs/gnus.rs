//! Gnus in Emacs.

use crate::{
    Failure, header,
    home::Home,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    terminal::emacs,
};

/// Gnus with its own settings.
#[derive(Debug)]
pub struct Gnus;

/// No news server; the default line of the summary, with more than 23 columns for the sender.
const SETTINGS: &str = r#"(setq gnus-select-method '(nnnil ""))
(setq gnus-summary-line-format "%U%R%z%I%(%[%4L: %-150,150f%]%) %s\n")
(gnus)
(gnus-group-read-ephemeral-group "inbox" '(nndoc "inbox" (nndoc-address "~/inbox") (nndoc-article-type mbox)))
"#;

impl Program for Gnus {
    fn about(&self) -> &'static About {
        &About {
            id: "gnus",
            kind: Kind::Terminal,
            package: emacs::PACKAGE,
            also: &[],
            how: "Gnus, in `emacs -nw`, without a news server. The summary's line is the default with 150 columns \
                for `%f` in the place of 23. Details: key t.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        home.mbox("inbox", messages)?;
        let terminal = emacs::start(&home, SETTINGS)?;
        let list = emacs::list(&terminal, "(Summary", messages, |line, stem| line.ends_with(stem))?;
        let mut seen = Vec::new();
        for (number, message) in messages.iter().enumerate() {
            // A blank opens the first, `n` the next.
            terminal.keys(&[if number == 0 { "Space" } else { "n" }])?;
            let stem = &message.stem;
            let subject = format!("Subject: {stem}");
            let rows = emacs::message(&terminal, "(Article", message, &[&subject])?;
            terminal.keys(&["t"])?;
            let all = emacs::message(&terminal, "(Article", message, &[&subject, "Message-ID:"])?;
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

/// The sender in a line ` . [   2: User Name             ] 01-name`.
fn sender(line: &str, stem: &str) -> Option<String> {
    let (_, entry) = line.strip_suffix(stem)?.strip_suffix("] ")?.split_once(": ")?;
    Some(entry.trim_end().to_owned())
}
