//! S-nail.

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

/// S-nail with Debian's `/etc/s-nail.rc`.
#[derive(Debug)]
pub struct SNail;

/// The default, with more than 18 columns for the sender.
const HEADLINE: &str = "%>%a%m %-150f %-16d %4l/%-5o %i%-s";

const PROMPT: Prompt = Prompt {
    mark: "?",
    some: "type",
    all: "Type",
};

impl Program for SNail {
    fn about(&self) -> &'static About {
        &About {
            id: "s-nail",
            kind: Kind::Terminal,
            package: "s-nail",
            also: &[],
            how: "`s-nail -f` with `/etc/s-nail.rc`; messages by `type`, details by `Type`. The headline is the \
                default with 150 columns for `%f` in the place of 18.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        home.mbox("inbox", messages)?;
        let terminal = Terminal::start(&home, &format!("s-nail -S headline='{HEADLINE}' -f inbox"))?;
        prompt::read(&terminal, messages, PROMPT, |list, number, stem| {
            list.iter().find_map(|line| sender(line, number, stem))
        })
    }
}

/// The sender in a line `▸N  1 User Name   2026-11-25 10:01   12/326   01-name`.
fn sender(line: &str, number: usize, stem: &str) -> Option<String> {
    let (_, rest) = line.strip_suffix(stem)?.split_once(&format!(" {number} "))?;
    let (name, _) = rest.rsplit_once(" 2026-")?;
    Some(name.trim_end().to_owned())
}
