//! Mutt.

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

/// The default is `%4C %Z %{%b %d} %-15.15L (%?l?%4l&%4c?) %s`, which cuts the sender.
const SETTINGS: &str = "set index_format=\"%4C|%-200.200L|%s\"\n";

/// Mutt with the settings of the package.
#[derive(Debug)]
pub struct Mutt;

impl Program for Mutt {
    fn about(&self) -> &'static About {
        &About {
            id: "mutt",
            kind: Kind::Terminal,
            package: "mutt",
            also: &[],
            how: "`mutt -f` with `/etc/Muttrc`. The list's line is `%4C|%-200.200L|%s`: the default cuts `%L` after 15 \
                  characters. Details: key h.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        show("mutt", All::Stay("h"), messages, language)
    }
}

/// Shows messages in Mutt or in a program with the same keys.
pub(super) fn show(
    program: &str,
    all: All,
    messages: &[Message],
    language: Language,
) -> Result<Vec<Seen>, Failure> {
    let home = Home::new(language)?;
    home.write(".muttrc", SETTINGS)?;
    // Mutt asks for the folder `Mail` unless it is there.
    home.maildir("Mail", messages)?;
    let terminal = Terminal::start(&home, &format!("{program} -f Mail"))?;
    let screen = terminal.settled("the list", |screen| senders(screen).len() == messages.len())?;
    let list = senders(&screen);
    for (message, (subject, _)) in messages.iter().zip(&list) {
        if *subject != message.stem {
            return Err(format!("{program} lists {subject} where {} should be", message.stem).into());
        }
    }
    terminal.keys(&["=", "Enter"])?;
    let keys = Keys {
        next: "j",
        previous: "k",
        all,
    };
    let list = list.into_iter().map(|(_, sender)| sender).collect();
    // The first line is for help.
    pager::read(&terminal, keys, messages, list, |screen, _| {
        pager::first_paragraph(&screen[1..])
    })
}

/// Subject and sender of each line of the list.
fn senders(screen: &[String]) -> Vec<(String, String)> {
    let columns = screen.iter().map(|line| line.split('|').collect::<Vec<_>>());
    let rows = columns.filter_map(|columns| match columns[..] {
        [_, sender, subject] => Some((subject.to_owned(), sender.trim().to_owned())),
        _ => None,
    });
    rows.collect()
}
