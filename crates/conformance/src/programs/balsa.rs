//! Balsa.

use crate::{
    Failure,
    desktop::{Desktop, accessible::Reader},
    header::Shown,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
};

/// What its first-run assistant writes, and a sender's column that cuts no name. `HOME` stands for the home folder.
const SETTINGS: &str = include_str!("balsa.conf");

/// What View > All Headers keeps; there is no shortcut for it.
const ALL_HEADERS: &str = "[MessageDisplay]
ShownHeaders=2
";

/// Balsa, in its main window: the message list above, the message below.
#[derive(Debug)]
pub struct Balsa;

impl Program for Balsa {
    fn about(&self) -> &'static About {
        &About {
            id: "balsa",
            kind: Kind::Window,
            package: "balsa",
            also: &[],
            how: "messages in an mbox, with what its first-run assistant would write. The inbox is open from the start, the \
                  window is large, the sender's column wide. Debian ships its translations and builds it without them. \
                  Details: `ShownHeaders=2`, which is what View > All Headers keeps.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let rows = run(messages, language, false)?;
        let all = run(messages, language, true)?;
        let pairs = rows.into_iter().zip(all);
        Ok(pairs
            .map(|((list, rows), (_, all))| Seen::new(list, rows, all))
            .collect())
    }
}

/// Starts the program and reads each message's cell in the list and its head, with `all` headers or without.
fn run(messages: &[Message], language: Language, all: bool) -> Result<Vec<(String, Vec<Shown>)>, Failure> {
    let mut desktop = Desktop::start(language)?;
    desktop.home.mbox("mail/inbox", messages)?;
    let home = desktop.home.path().display().to_string();
    let settings = SETTINGS.replace("HOME", &home) + if all { ALL_HEADERS } else { "" };
    desktop.home.write(".balsa/config", settings)?;
    let mut balsa = desktop.command("balsa");
    let mut reader = Reader::start(&mut desktop, "balsa", &mut balsa)?;
    let mut heads = Vec::new();
    for message in messages {
        heads.push(open(&mut reader, messages, message, all)?);
    }
    let tables = reader.tables()?;
    let cells = messages.iter().map(|message| {
        let mut rows = tables.iter().flatten();
        let cell = rows.find_map(|row| {
            let subject = row.iter().position(|cell| *cell == message.stem)?;
            row.get(subject.checked_sub(1)?)
        });
        // A row is one line high: what stands after a line end is not seen.
        let seen = cell.map(|cell| cell.lines().next().unwrap_or_default().trim().to_owned());
        seen.ok_or("a message that is not in the list")
    });
    Ok(cells
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .zip(heads)
        .collect())
}

/// Goes on until `message` shows; the lines of its head.
fn open(
    reader: &mut Reader,
    messages: &[Message],
    message: &Message,
    all: bool,
) -> Result<Vec<Shown>, Failure> {
    // With all headers the first message's body is not painted before the window is touched; their last is enough.
    let last = if all {
        format!("<{}@", message.stem)
    } else {
        message.body()
    };
    reader.until(
        &message.stem,
        |reader, texts| match messages.iter().find(|message| texts.contains(&message.stem)) {
            Some(shown) if shown.stem < message.stem => reader.press("n"),
            Some(shown) if shown.stem > message.stem => reader.press("p"),
            // It opens the first by itself.
            _ => Ok(()),
        },
        |texts| {
            let whole = texts.contains(&message.stem) && texts.iter().any(|text| text.starts_with(&last));
            whole.then(|| read(texts))
        },
    )
}

/// The tree has the head from its end to its start, so each value stands before its label.
fn read(texts: &[String]) -> Vec<Shown> {
    let pairs = texts.windows(2).rev();
    pairs
        .filter_map(|pair| Shown::labelled(&pair[1], &pair[0]))
        .collect()
}
