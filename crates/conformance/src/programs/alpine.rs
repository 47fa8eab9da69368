//! Alpine.

use std::fs;

use crate::{
    Failure,
    home::Home,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    terminal::{
        Terminal,
        pager::{self, All, Keys},
    },
};

/// The list's columns are by default `STATUS MSGNO SMARTDATETIME24 FROMORTO(33%) SIZENARROW SUBJKEY(67%)`, of which
/// some depend on today's date; the version keeps the greeting away, the domain a warning. All headers cannot be
/// seen but with the command that has to be enabled.
const SETTINGS: &str = "\
index-format=MSGNO FROMORTO(200) SUBJKEY
sort-key=Arrival
feature-list=enable-full-header-cmd
user-domain=example.net
last-version-used=9.99
";

/// Alpine with the settings of the package.
#[derive(Debug)]
pub struct Alpine;

impl Program for Alpine {
    fn about(&self) -> &'static About {
        &About {
            id: "alpine",
            kind: Kind::Terminal,
            package: "alpine",
            also: &[],
            how: "`alpine -i`. The list is `MSGNO FROMORTO(200) SUBJKEY` in the order of arrival; the command for \
                all headers, which users have to enable, is enabled. Details: key h.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        // Alpine would stop to say that it makes this folder.
        fs::create_dir(home.path().join("mail"))?;
        let inbox = home.mbox("box", messages)?;
        let settings = format!("inbox-path={}\n{SETTINGS}", inbox.display());
        home.write(".pinerc", settings)?;
        let terminal = Terminal::start(&home, "alpine -i")?;
        let screen = terminal.settled("the list", |screen| senders(screen, messages).is_some())?;
        let list = senders(&screen, messages).unwrap_or_default();
        // All are new, so that the first one is selected.
        terminal.keys(&["v"])?;
        let keys = Keys {
            next: "n",
            previous: "p",
            all: All::Go("h"),
        };
        // The first line is the title.
        pager::read(&terminal, keys, messages, list, |screen, _| {
            pager::first_paragraph(&screen[1..])
        })
    }
}

/// The sender in each line of the list: what is between the message's number and its Subject.
fn senders(screen: &[String], messages: &[Message]) -> Option<Vec<String>> {
    let sender = |(index, message): (usize, &Message)| {
        let number = (index + 1).to_string();
        let line = screen.iter().find_map(|line| line.strip_suffix(&message.stem))?;
        let line = line.trim_start_matches(['-', '>', ' ']).strip_prefix(&number)?;
        Some(line.trim().to_owned())
    };
    messages.iter().enumerate().map(sender).collect()
}
