//! Notmuch on its command line.

use crate::{
    Failure, header,
    home::Home,
    message::Message,
    program::{About, Kind, Language, Program},
    seen::{Line, Seen},
    terminal::commands,
};

/// The commands `notmuch search` and `notmuch show`.
#[derive(Debug)]
pub struct Notmuch;

impl Program for Notmuch {
    fn about(&self) -> &'static About {
        &About {
            id: "notmuch",
            kind: Kind::Terminal,
            package: "notmuch",
            also: &[],
            how: "`notmuch search` and `notmuch show`. Nothing is set but the database and the reader's address.",
        }
    }

    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure> {
        let home = Home::new(language)?;
        database(&home, messages)?;
        let mut wanted = vec!["notmuch search --sort=oldest-first '*'".to_owned()];
        wanted.extend(
            messages
                .iter()
                .map(|message| format!("notmuch show subject:{}", message.stem)),
        );
        let mut screens = commands::screens(&home, &wanted)?.into_iter();
        let list = screens.next().unwrap_or_default();
        let seen = messages.iter().zip(screens);
        let seen = seen.map(|(message, screen)| {
            read(&message.stem, &list, &screen)
                .ok_or_else(|| format!("{} is not as expected", message.stem).into())
        });
        seen.collect()
    }
}

/// Makes a database of the messages, with the settings that `notmuch setup` asks for.
pub(super) fn database(home: &Home, messages: &[Message]) -> Result<(), Failure> {
    let path = home.maildir("mail", messages)?;
    let path = path.display();
    let settings =
        format!("[database]\npath={path}\n[user]\nname=Recipient\nprimary_email=recipient@example.net\n");
    home.write(".notmuch-config", settings)?;
    home.run("notmuch", &["new"])
}

/// A line `thread:… Today 10:01 [1/1] User Name; 01-name (inbox unread)` of `list`, and the message on `screen`.
fn read(stem: &str, list: &[String], screen: &[String]) -> Option<Seen> {
    let end = format!("; {stem} (");
    let entry = list.iter().find_map(|line| line.rsplit_once(&end));
    let (_, authors) = entry?.0.split_once("[1/1] ")?;

    let is = |mark: &'static str| move |line: &&String| line.trim_start() == mark;
    let header = screen.iter().skip_while(|line| !is("header{")(line)).skip(1);
    let header: Vec<_> = header.take_while(|line| !is("header}")(line)).cloned().collect();
    let subject = format!("Subject: {stem}");
    let start = header.iter().position(|line| *line == subject)?;
    // The line above the header names From, too.
    let mut rows = vec![summary(&header[..start])?];
    rows.extend(header::lines(header::read(&header[start..])));
    Some(Seen {
        list: authors.to_owned(),
        rows,
        details: Vec::new(),
    })
}

/// Parses the line above a header, which ends with the date and the tags: `User Name <…> (Today 10:01) (inbox unread)`.
pub(super) fn summary(lines: &[String]) -> Option<Line> {
    let summary = lines.join("\n");
    let (summary, _tags) = summary.rsplit_once(" (")?;
    let (summary, _date) = summary.rsplit_once(" (")?;
    Some(Line {
        label: String::new(),
        text: summary.to_owned(),
    })
}
