//! `KMail`, with the messages in its local inbox.

mod home;

use std::{process::Stdio, time::Instant};

use crate::{
    Failure,
    desktop::{Desktop, accessible::Reader},
    header::Shown,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    wait::{AGAIN, until},
};

/// The key for the next message, as X numbers keys: the right arrow.
const NEXT: &str = "65363";

/// Asks the store's database for the inbox and how many messages it has.
const INBOX: &str = "import os, sqlite3
path = os.path.expanduser('~/.local/share/akonadi/akonadi.db')
store = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
inbox = store.execute(\"select id from CollectionTable where name = 'inbox'\").fetchone()[0]
count = store.execute('select count(*) from PimItemTable where collectionId = ?', [inbox]).fetchone()[0]
print(inbox, count)
";

/// Tells the store to look into the folders on the disk.
const SYNCHRONIZE: [&str; 4] = [
    "org.freedesktop.Akonadi.Resource.akonadi_maildir_resource_0",
    "/",
    "org.freedesktop.Akonadi.Resource.synchronize",
    "",
];

/// `KMail`, in its main window: the message list above, the message below.
#[derive(Debug)]
pub struct KMail {
    /// True for the header style "fancy", which users have to choose.
    pub fancy: bool,
}

const KMAIL: About = About {
    id: "kmail",
    kind: Kind::Window,
    package: "kmail",
    also: &["kdepim-runtime", "akonadi-backend-sqlite", "dbus-bin"],
    how: "messages in its local folders, with the account that it would set up for itself. No first-run wizard, no look-up \
          of links; the window is large. The message is read from the accessibility tree of its page, the list from that of \
          its rows, which name subject, state, sender and date.",
};

impl Program for KMail {
    fn about(&self) -> &'static About {
        if self.fancy {
            &About {
                id: "kmail-fancy",
                also: &[
                    "kdepim-addons",
                    "kdepim-runtime",
                    "akonadi-backend-sqlite",
                    "dbus-bin",
                ],
                how: "as `kmail`, with View > Headers > Fancy.",
                ..KMAIL
            }
        } else {
            &KMAIL
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let mut desktop = Desktop::start(language)?;
        home::fill(&desktop.home, messages, self.fancy)?;
        let inbox = start_store(&desktop, messages.len())?;
        let mut kmail = desktop.command("kmail");
        kmail
            .env("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
            .env("AT_SPI_BUS_ADDRESS", desktop.accessibility_bus()?)
            .env("QTWEBENGINE_CHROMIUM_FLAGS", "--force-renderer-accessibility")
            // The superuser has no other way to start a browser engine.
            .env("QTWEBENGINE_DISABLE_SANDBOX", "1");
        let mut reader = Reader::start(&mut desktop, "kmail2", &mut kmail)?;
        let list = list(&desktop, &mut reader, &inbox, messages)?;
        let mut seen = Vec::new();
        // The newest is on top.
        for message in messages.iter().rev() {
            let rows = open(&mut reader, message)?;
            let sender = list.iter().find_map(|cell| sender(cell, message, language));
            let sender = sender.ok_or_else(|| format!("{} is not in the list", message.stem))?;
            seen.push(Seen::new(sender, rows, Vec::new()));
        }
        seen.reverse();
        Ok(seen)
    }
}

/// Starts the mail store and waits until it has found all messages; returns the number that it has given to the inbox.
///
/// Its own programs, a dozen, would fill the accessibility tree if `KMail` started them.
fn start_store(desktop: &Desktop, count: usize) -> Result<String, Failure> {
    desktop.command("akonadictl").arg("start").status()?;
    let mut asked: Option<Instant> = None;
    until("the mail store", || {
        let found = desktop
            .command("python3")
            .args(["-c", INBOX])
            .stdout(Stdio::piped())
            .output()?;
        let found = String::from_utf8(found.stdout)?;
        if let Some((id, items)) = found.trim().split_once(' ')
            && items.parse() == Ok(count)
        {
            return Ok(Some(id.to_owned()));
        }
        if asked.is_none_or(|asked| asked.elapsed() > AGAIN) {
            call(desktop, SYNCHRONIZE)?;
            asked = Some(Instant::now());
        }
        Ok(None)
    })
}

/// Calls a method on the session bus: destination, path, method, arguments. Whether it was there.
fn call(desktop: &Desktop, [destination, path, method, argument]: [&str; 4]) -> Result<bool, Failure> {
    let mut send = desktop.command("dbus-send");
    send.args(["--session", "--print-reply"]);
    send.arg(format!("--dest={destination}")).args([path, method]);
    send.args(Some(argument).filter(|argument| !argument.is_empty()));
    Ok(send.status()?.success())
}

/// Opens the inbox and reads the rows of its list.
fn list(
    desktop: &Desktop,
    reader: &mut Reader,
    inbox: &str,
    messages: &[Message],
) -> Result<Vec<String>, Failure> {
    let inbox = format!("string:{inbox}");
    let select = [
        "org.kde.kmail",
        "/KMail",
        "org.kde.kmail.kmail.selectFolder",
        &inbox,
    ];
    let mut asked: Option<Instant> = None;
    let mut cells = Vec::new();
    let found = until("the list", || {
        cells = reader.cells()?;
        let shown = |message: &Message| cells.iter().any(|cell| cell.starts_with(&message.stem));
        if messages.iter().all(shown) {
            return Ok(Some(cells.clone()));
        }
        if asked.is_none_or(|asked| asked.elapsed() > 3 * AGAIN) && call(desktop, select)? {
            asked = Some(Instant::now());
        }
        Ok(None)
    });
    found.map_err(|failure| format!("{failure}; the lists were: {cells:?}").into())
}

/// Goes on until this message shows, and reads its fields.
fn open(reader: &mut Reader, message: &Message) -> Result<Vec<Shown>, Failure> {
    let body = message.body();
    reader.until(
        &message.stem,
        |reader, _| reader.key(NEXT),
        |texts| texts.contains(&body).then_some(()),
    )?;
    let rows = reader.pairs()?;
    let line = |row: &Vec<String>| match row.as_slice() {
        [label, text] => Shown::labelled(label.trim(), text),
        _ => None,
    };
    Ok(rows.iter().filter_map(line).collect())
}

/// The sender in a row `01-name            Unread User Name <…> Wednesday 10:01 AM`.
fn sender(cell: &str, message: &Message, language: Language) -> Option<String> {
    let rest = cell.strip_prefix(&message.stem)?.trim_start();
    let rest = STATES[language as usize]
        .iter()
        .find_map(|state| rest.strip_prefix(state))?;
    let (rest, _time) = rest.rsplit_once(&format!(" 10:{}", message.stem.get(..2)?))?;
    let (sender, _day) = rest.rsplit_once(' ')?;
    Some(sender.trim().to_owned())
}

/// What the list calls unread and read, by language.
const STATES: [[&str; 2]; 3] = [
    ["Unread", "Read"],
    ["Non letto", "Letto"],
    ["Nieprzeczytana", "Przeczytana"],
];
