//! The mail command of GNU Mailutils.

use crate::{
    Failure,
    home::Home,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    terminal::{
        Terminal,
        prompt::{self, Prompt},
    },
};

/// `mail`, as Debian installs it: without a system-wide mailrc.
#[derive(Debug)]
pub struct Mailutils;

/// The default, with more than 18 columns for the sender.
const HEADLINE: &str = "%>%a%4m %150f %16d %3L/%-5o %s";

const PROMPT: Prompt = Prompt {
    mark: "?",
    some: "print",
    all: "Print",
};

impl Program for Mailutils {
    fn about(&self) -> &'static About {
        &About {
            id: "mailutils",
            kind: Kind::Terminal,
            package: "mailutils",
            also: &[],
            how: "`mail.mailutils -f`; messages by `print`, details by `Print`. The headline is the default with \
                150 columns for `%f` in the place of 18.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        home.mbox("inbox", messages)?;
        home.write(".mailrc", format!("set headline=\"{HEADLINE}\"\n"))?;
        // Other mailx may be installed, too.
        let terminal = Terminal::start(&home, "mail.mailutils -f inbox")?;
        prompt::read(&terminal, messages, PROMPT, sender)
    }
}

/// The sender in an entry `>N   1 User Name   Wed Nov 25 12:00  10/271   01-name`, which a name with a line end breaks.
fn sender(list: &[String], number: usize, stem: &str) -> Option<String> {
    let end = list.iter().position(|line| line.ends_with(stem))?;
    let head = format!("{number:>4} ");
    let start = list[..=end]
        .iter()
        .rposition(|line| line.get(2..).is_some_and(|line| line.starts_with(&head)))?;
    let entry = list[start..=end].join("\n");
    // Weekday, month, day, time and size stand between sender and subject, in every language.
    let mut name = entry.get(2 + head.len()..)?.strip_suffix(stem)?;
    for _ in 0..5 {
        name = name
            .trim_end()
            .rsplit_once(char::is_whitespace)
            .map_or("", |(before, _)| before);
    }
    Some(name.trim_end().to_owned())
}
