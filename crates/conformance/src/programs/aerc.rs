//! aerc.

use std::{fs, os::unix::fs::PermissionsExt};

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

/// What the program copies to the home of a new user.
const PACKAGED: &str = "/usr/share/aerc/aerc.conf";

/// The list's columns are by default `%-20.20D %-17.17n %Z %s`, which cuts the sender; the folders stand beside it.
const SETTINGS: &str = "[ui]\nindex-format=%-200.200n %s\nsidebar-width=0\n";

/// aerc with the settings of the package.
#[derive(Debug)]
pub struct Aerc;

impl Program for Aerc {
    fn about(&self) -> &'static About {
        &About {
            id: "aerc",
            kind: Kind::Terminal,
            package: "aerc",
            also: &["less"],
            how: "`aerc` with `/usr/share/aerc/aerc.conf`. The sender has a column of 200 characters (`index-\
                format=%-200.200n %s`; the default cuts it after 17), and there is no list of folders beside it. \
                Details: key H.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        let settings = fs::read_to_string(PACKAGED)?.replace("[ui]\n", SETTINGS);
        home.write(".config/aerc/aerc.conf", settings)?;
        home.maildir("mail/INBOX", messages)?;
        let folder = home.path().join("mail");
        let account = format!(
            "[local]\nsource=maildir://{}\nfrom=Recipient <recipient@example.net>\n",
            folder.display()
        );
        let accounts = home.write(".config/aerc/accounts.conf", account)?;
        // aerc does not start if others may read this file.
        fs::set_permissions(&accounts, fs::Permissions::from_mode(0o600))?;
        let terminal = Terminal::start(&home, "aerc")?;
        let screen = terminal.settled("the list", |screen| senders(screen, messages).is_some())?;
        let list = senders(&screen, messages).unwrap_or_default();
        // The list starts with the newest message.
        terminal.keys(&["G", "Enter"])?;
        let keys = Keys {
            next: "K",
            previous: "J",
            all: All::Stay("H"),
        };
        pager::read(&terminal, keys, messages, list, header)
    }
}

/// The sender in each line of the list, which starts with the newest message; the line may be without Subject.
fn senders(screen: &[String], messages: &[Message]) -> Option<Vec<String>> {
    let lines: Vec<_> = screen[1..].iter().take_while(|line| !line.is_empty()).collect();
    let stems = |line: &str| messages.iter().find(|message| line.ends_with(&message.stem));
    if lines.len() != messages.len() {
        return None;
    }
    let pairs = messages.iter().zip(lines.into_iter().rev());
    let sender = |(message, line): (&Message, &String)| match stems(line) {
        Some(found) if found.stem != message.stem => None,
        _ => Some(line.strip_suffix(&message.stem).unwrap_or(line).trim().to_owned()),
    };
    pairs.map(sender).collect()
}

/// Below the tabs there is a paragraph of fields, the first of which share a line, then what `less` shows.
fn header(screen: &[String], all: bool) -> Vec<String> {
    let some = pager::first_paragraph(&screen[1..]);
    if all {
        return pager::first_paragraph(&screen[1 + some.len()..]);
    }
    let own = |line: &String| {
        line.split_once("To: \"Recipient\"")
            .map_or(line.clone(), |(from, _)| from.to_owned())
    };
    some.iter().map(own).collect()
}
