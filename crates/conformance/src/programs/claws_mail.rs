//! Claws Mail.

use crate::{
    Failure,
    desktop::{Desktop, accessible::Reader, drawn::Record, mh},
    header::{self, Shown},
    message::Message,
    program::{About, Kind, Language, Program},
    seen::Seen,
    wait::until,
};

/// A window wide and high enough for all messages, and a sender's column that cuts no name.
const SETTINGS: &str = "[Common]
mainwin_width=1700
mainwin_height=1250
summaryview_height=800
summary_col_size_subject=250
summary_col_size_from=900
";

/// How much lower a script's letters may stand in the same row, in pixels.
const LINE: i32 = 10;

/// Claws Mail, in its main window: the message list above, the message below.
#[derive(Debug)]
pub struct ClawsMail;

impl Program for ClawsMail {
    fn about(&self) -> &'static About {
        &About {
            id: "claws-mail",
            kind: Kind::Window,
            package: "claws-mail",
            also: &["claws-mail-i18n"],
            how: "messages in its own mailbox. The window is large and the sender's column wide. The list, which tells \
                  nothing to the accessibility tree, is read from what Pango draws. Details: View > Show all headers.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let mut desktop = Desktop::start(language)?;
        mh::fill(&desktop.home, ".claws-mail", messages)?;
        desktop.home.write(".claws-mail/clawsrc", SETTINGS)?;
        let record = Record::build(&desktop.home)?;
        let mut claws = desktop.command("claws-mail");
        record.keep(&mut claws);
        claws.args(["--select", "#mh/Mail/inbox/1"]);
        let mut reader = Reader::start(&mut desktop, "claws-mail", &mut claws)?;
        // A second call before the first listens would be a second program.
        reader.until("the window", |_, _| Ok(()), |texts| texts.first().cloned())?;
        let rows = open_all(&desktop, &mut reader, messages, false)?;
        // View > Show all headers, which stays until it is chosen again.
        reader.press("<Primary>h")?;
        let all = open_all(&desktop, &mut reader, messages, true)?;
        let mut seen = Vec::new();
        for ((message, rows), all) in messages.iter().zip(rows).zip(all) {
            let what = format!("the row of {}", message.stem);
            let list = until(&what, || listed(&record, message))?;
            seen.push(Seen::new(list, rows, all));
        }
        Ok(seen)
    }
}

/// Opens each message and reads its head; `all` says whether all headers have to be there.
fn open_all(
    desktop: &Desktop,
    reader: &mut Reader,
    messages: &[Message],
    all: bool,
) -> Result<Vec<Vec<Shown>>, Failure> {
    let mut shown = Vec::new();
    for (index, message) in messages.iter().enumerate() {
        let body = message.body();
        let id = format!("<{}@", message.stem);
        let path = format!("#mh/Mail/inbox/{}", index + 1);
        let text = reader.until(
            &message.stem,
            |_, _| {
                // The program that runs is told; this one ends at once. A word that comes while it is busy is lost.
                desktop.command("claws-mail").args(["--select", &path]).status()?;
                Ok(())
            },
            |texts| {
                let mut texts = texts.iter();
                texts
                    .find(|text| text.contains(&body) && text.contains(&id) == all)
                    .cloned()
            },
        )?;
        shown.push(header::read(text.lines()));
    }
    Ok(shown)
}

/// The sender's cell of a message's row: the list draws it right after the subject.
fn listed(record: &Record, message: &Message) -> Result<Option<String>, Failure> {
    let drawn = record.read()?;
    let subject = drawn
        .windows(2)
        .rfind(|pair| pair[0].text == message.stem && (pair[0].y - pair[1].y).abs() < LINE);
    Ok(subject.map(|pair| pair[1].text.trim().to_owned()))
}
