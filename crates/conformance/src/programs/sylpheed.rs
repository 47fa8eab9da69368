//! Sylpheed.

use crate::{
    Failure,
    desktop::{Desktop, accessible::Reader, mh},
    header::{self, Shown},
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
};

/// The inbox is open from the start, so that nothing has to be clicked; the sender's column cuts no name.
const SETTINGS: &str = "[Common]
open_inbox_on_startup=1
summaryview_height=800
summary_col_size_from=900
";

/// Sylpheed, in its main window: the message list above, the message below.
#[derive(Debug)]
pub struct Sylpheed;

impl Program for Sylpheed {
    fn about(&self) -> &'static About {
        &About {
            id: "sylpheed",
            kind: Kind::Window,
            package: "sylpheed",
            also: &["sylpheed-i18n", "libatk-adaptor", "libgail-common"],
            how: "messages in its own mailbox. The inbox is open from the start, the sender's column is wide. The lines of \
                  the pane above the message come first, then those of the message's own text. Details: View > All \
                  headers.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let mut desktop = Desktop::start(language)?;
        mh::fill(&desktop.home, ".sylpheed-2.0", messages)?;
        desktop.home.write(".sylpheed-2.0/sylpheedrc", SETTINGS)?;
        let mut sylpheed = desktop.command("sylpheed");
        // Programs of GTK 2 tell a screen reader what they show only if these are loaded.
        sylpheed.env("GTK_MODULES", "gail:atk-bridge");
        let mut reader = Reader::start(&mut desktop, "sylpheed", &mut sylpheed)?;
        let mut heads = Vec::new();
        for message in messages {
            let rows = open(&mut reader, message)?;
            // View > All headers, for this message alone.
            let all = reader.until(
                "all headers",
                |reader, _| reader.press("<Primary>h"),
                |texts| (text(texts)? != text(&rows)?).then(|| texts.to_vec()),
            )?;
            heads.push((read(&rows), read(&all)));
        }
        let tables = reader.tables()?;
        let cell = |message: &Message| -> Option<String> {
            let mut rows = tables.iter().flatten();
            rows.find_map(|row| {
                let subject = row.iter().position(|cell| *cell == message.stem)?;
                row.get(subject + 1).map(|sender| sender.trim().to_owned())
            })
        };
        let mut seen = Vec::new();
        for (message, (rows, all)) in messages.iter().zip(heads) {
            let list = cell(message).ok_or_else(|| format!("{} is not in the list", message.stem))?;
            seen.push(Seen::new(list, rows, all));
        }
        Ok(seen)
    }
}

/// Goes on until `message` shows; what else shows then.
fn open(reader: &mut Reader, message: &Message) -> Result<Vec<String>, Failure> {
    let body = message.body();
    reader.until(
        &message.stem,
        |reader, texts| match text(texts) {
            // It opens the first by itself.
            None => Ok(()),
            Some(text) => reader.press(if is_before(text, &body) { "n" } else { "p" }),
        },
        |texts| text(texts)?.contains(&body).then(|| texts.to_vec()),
    )
}

/// Whether the message in `text` comes before the one with this body: their names are in that order.
fn is_before(text: &str, body: &str) -> bool {
    text.find("Body of ").is_some_and(|at| &text[at..] < body)
}

/// The message's own text.
fn text(texts: &[String]) -> Option<&String> {
    texts.iter().find(|text| text.contains("Body of "))
}

/// The lines of the pane above the message, then those of its own text.
fn read(texts: &[String]) -> Vec<Shown> {
    let pane = texts
        .windows(2)
        .filter_map(|pair| Shown::labelled(&pair[0], &pair[1]));
    let head = text(texts).map(|text| header::read(text.lines()));
    pane.chain(head.into_iter().flatten()).collect()
}
