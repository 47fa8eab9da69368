//! A schematic picture of what one program shows of a message: its row in the list, the head once it is opened, and what stands
//! behind a click.
//!
//! Everything that can be read in it is what [`render`](super::render) says; subject, date and text are bars. Whoever listens
//! gets the same as sentences, in place of the picture.

use super::{
    Card, Client, Effect, Grade, Row,
    layout::{Avatar, Date, Head, Layout, Lines, ListRow, Opener, Recipients, Subject, Weight},
};
use crate::{
    shape::{Shape, shape},
    text::{MessageId, Messages, argument, id, signature, values},
};

/// Drawing of a client that shows a message.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    /// The client to draw.
    pub client: &'static Client,
    /// The client's display of the message.
    pub card: &'a Card,
    /// The client's display of the same message by another route; differences are marked.
    pub other: Option<&'a Card>,
    /// The messages of the page's language.
    pub messages: &'a dyn Messages,
}

signature! {
    /// What the program writes in one place.
    pub struct SaidValues { text: Text }
}

impl Picture<'_> {
    /// Draws the picture and the sentences that say the same.
    pub fn draw(self) -> Shape {
        let layout = Layout::of(self.client);
        let mut drawing = shape("div", "drawing").with("aria-hidden", "true");
        if self.is_known() {
            drawing.add(self.caption(id!("preview-in-list"), layout.row.evidence.grade));
            drawing.add(self.row(&layout.row));
        } else {
            drawing.add(shape("p", "assumed").say(self.messages, id!("preview-assumed").plain()));
        }
        if !(self.card.rows.is_empty() && self.card.badges.is_empty()) {
            drawing.add(self.caption(id!("preview-in-message"), layout.head.evidence.grade));
            drawing.add(self.head(&layout.head));
        }
        if !self.card.details.is_empty() {
            drawing.add(self.details(&layout.head));
        }
        shape("div", "picture").and(drawing).and(self.sentences())
    }

    fn is_known(self) -> bool {
        self.card.effect != Effect::Unknown
    }

    /// What is drawn below it, and whether its places are a guess.
    fn caption(self, id: MessageId, grade: Grade) -> Shape {
        let caption = shape("p", "caption").and(shape("span", "").text(&self.text(id)));
        if grade == Grade::D {
            caption.and(shape("span", "guess").text(&self.text(id!("preview-layout-neutral"))))
        } else {
            caption
        }
    }

    fn row(self, row: &ListRow) -> Shape {
        let differs = self.other.is_some_and(|other| other.list != self.card.list);
        let sender = shape("bdi", marked("sender", differs))
            .with("data-part", "list")
            .text(&self.card.list);
        let line = |parts: Vec<Shape>| parts.into_iter().fold(shape("p", "line"), Shape::and);
        let mut lines = shape("div", "lines");
        match row.lines {
            Lines::One => lines.add(line(vec![sender, bar("subject"), bar("date")])),
            Lines::Two | Lines::Three => {
                lines.add(line(vec![sender, bar("date")]));
                lines.add(line(vec![bar("subject")]));
                if row.lines == Lines::Three {
                    lines.add(line(vec![bar("snippet")]));
                }
            }
            Lines::SubjectFirst => {
                lines.add(line(vec![bar("subject"), bar("date")]));
                lines.add(line(vec![sender, bar("snippet")]));
            }
        }
        let weight = match row.weight {
            Weight::Bold => "list-row bold",
            Weight::Plain => "list-row",
            Weight::Small => "list-row small",
        };
        let mut drawn = guessed(weight, row.evidence.grade);
        if let Some(avatar) = self.avatar(row.avatar, false) {
            drawn.add(avatar);
        }
        drawn.and(lines)
    }

    fn head(self, head: &Head) -> Shape {
        let mut lines = shape("div", "lines");
        let mut below = Vec::new();
        for (place, row) in self.card.rows.iter().enumerate() {
            let mut line = self.line("row", row, head.cut);
            match head.date {
                Date::Sentence if place == 0 => line = sentence(line),
                Date::Sender if place == 0 => line.add(bar("date")),
                _ => {}
            }
            if head.recipients == Recipients::Below && !row.label.is_empty() {
                below.push(line);
            } else {
                lines.add(line);
            }
        }
        let recipients = recipients(head);
        if head.recipients == Recipients::Below {
            below.insert(0, recipients);
        } else {
            lines.add(recipients);
        }
        let mut sender = shape("div", "author");
        let question = self.card.badges.iter().any(|badge| badge == "?");
        if let Some(avatar) = self.avatar(head.avatar, question) {
            sender.add(avatar);
        }
        sender.add(lines);
        let sender = below
            .into_iter()
            .fold(shape("div", "sender-block").and(sender), Shape::and);
        let mut subject = shape("p", "line").and(bar("title"));
        if head.date == Date::Subject {
            subject.add(bar("date"));
        }
        let mut drawn = guessed("opened", head.evidence.grade);
        for badge in &self.card.badges {
            if badge != "?" || head.avatar == Avatar::None {
                let differs = self.other.is_some_and(|other| !other.badges.contains(badge));
                drawn.add(
                    shape("p", marked("strip", differs))
                        .with("data-part", "badge")
                        .and(shape("bdi", "").text(badge)),
                );
            }
        }
        match head.subject {
            Subject::Above => drawn.and(subject).and(sender),
            Subject::Below => drawn.and(sender).and(subject),
        }
    }

    fn details(self, head: &Head) -> Shape {
        let id = if self.is_known() {
            id!("preview-in-details")
        } else {
            id!("preview-perhaps")
        };
        let mut details = shape("div", "folded").and(self.caption(id, Grade::C));
        for row in &self.card.details {
            details.add(self.line("details", row, head.cut && row.label.is_empty()));
        }
        details
    }

    /// A line that can be read. It is marked if it names somebody else, or stands there by this way alone.
    fn line(self, part: &'static str, row: &Row, cut: bool) -> Shape {
        let shown = |other: &Card| other.rows.iter().chain(&other.details).any(|one| one == row);
        let differs = self.is_known() && self.other.is_some_and(|other| !shown(other));
        let class = match (row.tells && self.is_known(), differs, cut) {
            (true, _, false) => "line tells",
            (true, _, true) => "line tells cut",
            (false, true, false) => "line differs",
            (false, true, true) => "line differs cut",
            (false, false, false) => "line",
            (false, false, true) => "line cut",
        };
        let mut line = shape("p", class).with("data-part", part);
        if !row.label.is_empty() {
            line.add(shape("span", "mock-label").text(&row.label));
        }
        line.and(shape("bdi", "").text(&row.text))
    }

    /// The letter of whoever the list names, or the question mark of a program that doubts it.
    fn avatar(self, avatar: Avatar, question: bool) -> Option<Shape> {
        let class = match avatar {
            Avatar::None => return None,
            Avatar::Dot => return Some(shape("i", "avatar dot")),
            Avatar::DotBelow => return Some(shape("i", "avatar dot below")),
            Avatar::Round | Avatar::Blank => "avatar round",
            Avatar::Tile => "avatar tile",
        };
        let mut letters = self.card.list.chars();
        let letter = if question {
            Some('?')
        } else if avatar == Avatar::Blank {
            None
        } else {
            letters.find(|letter| !letter.is_ascii() || letter.is_ascii_alphanumeric())
        };
        let differs = question && self.other.is_some_and(|other| other.badges.is_empty());
        Some(shape("span", marked(class, differs)).text(&letter.map(String::from).unwrap_or_default()))
    }

    /// What the picture says, for whoever listens.
    fn sentences(self) -> Shape {
        let say = |id: MessageId<SaidValues>, text: &str| {
            let value = values!(argument, SaidValues { text = text });
            shape("p", "").say(self.messages, id.with(&value))
        };
        let details = if self.is_known() {
            id!("preview-says-details")
        } else {
            id!("preview-says-perhaps")
        };
        let mut sentences = shape("div", "visually-hidden").and(if self.is_known() {
            say(id!("preview-says-list"), &self.card.list)
        } else {
            shape("p", "").say(self.messages, id!("preview-assumed").plain())
        });
        for row in &self.card.rows {
            sentences.add(say(id!("preview-says-message"), &spoken(row)));
        }
        for badge in &self.card.badges {
            sentences.add(say(id!("preview-says-sign"), badge));
        }
        for row in &self.card.details {
            sentences.add(say(details, &spoken(row)));
        }
        sentences
    }

    fn text(self, id: MessageId) -> String {
        self.messages.text(id)
    }
}

/// Those who receive, and what opens the rest.
fn recipients(head: &Head) -> Shape {
    let mut recipients = shape("p", "line");
    if head.recipients != Recipients::Hidden {
        recipients.add(bar("recipients"));
    }
    match head.opener {
        Opener::Triangle => recipients.add(shape("i", "opener")),
        Opener::Links => recipients = recipients.and(bar("link")).and(bar("link")),
        Opener::Hidden => {}
    }
    if head.date == Date::Recipients {
        recipients.add(bar("date"));
    }
    recipients
}

/// A line that goes on with the date, as words do.
fn sentence(mut line: Shape) -> Shape {
    for (name, value) in &mut line.attributes {
        if *name == "class" {
            value.push_str(" sentence");
        }
    }
    line.and(bar("date"))
}

fn spoken(row: &Row) -> String {
    match &*row.label {
        "" => row.text.clone(),
        label => format!("{label} {}", row.text),
    }
}

/// A line of text that says nothing.
fn bar(kind: &str) -> Shape {
    shape("i", &format!("bar {kind}"))
}

/// Drawn with broken lines where its places are a guess.
fn guessed(class: &str, grade: Grade) -> Shape {
    if grade == Grade::D {
        shape("div", &format!("{class} guessed"))
    } else {
        shape("div", class)
    }
}

fn marked(class: &'static str, differs: bool) -> &'static str {
    match (class, differs) {
        ("sender", true) => "sender differs",
        ("strip", true) => "strip differs",
        ("avatar round", true) => "avatar round differs",
        ("avatar tile", true) => "avatar tile differs",
        (class, _) => class,
    }
}
