//! The mail command of Berkeley, as Debian has it from OpenBSD.

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

/// `bsd-mailx` with Debian's `/etc/mail.rc`.
#[derive(Debug)]
pub struct BsdMailx;

impl Program for BsdMailx {
    fn about(&self) -> &'static About {
        &About {
            id: "bsd-mailx",
            kind: Kind::Terminal,
            package: "bsd-mailx",
            also: &[],
            how: "`bsd-mailx -f` with `/etc/mail.rc`; messages by `type`, details by `Type`. The list gives the sender 17 \
                  columns, which cannot be changed.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        home.mbox("inbox", messages)?;
        let terminal = Terminal::start(&home, "bsd-mailx -f inbox")?;
        prompt::read(&terminal, messages, PROMPT, |list, number, stem| {
            list.iter().find_map(|line| sender(line, number, stem))
        })
    }
}

const PROMPT: Prompt = Prompt {
    mark: "&",
    some: "type",
    all: "Type",
};

/// The sender in a line ` N  1 user.name@partner  Wed Nov 25 12:00   12/326   01-name`.
fn sender(line: &str, number: usize, stem: &str) -> Option<String> {
    let (_, rest) = line.strip_suffix(stem)?.split_once(&format!("{number:>3} "))?;
    let (name, _) = rest.rsplit_once(" Wed Nov 25 ")?;
    Some(name.trim_end().to_owned())
}
