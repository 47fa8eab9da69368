//! What has to change in a header section.

use crate::{
    headers::{Decode, Field, Fields},
    message::{Mailbox, Message},
    route::Route,
};

/// One change. Fields of one name are counted from one, from the top, as the milter protocol does.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Edit {
    /// Takes a field away.
    Remove {
        /// Its name, as written.
        name: String,
        /// Which of those with that name, as they stood before any edit.
        nth: usize,
    },
    /// Gives a field another body.
    Replace {
        /// Its name, as written.
        name: String,
        /// Which of those with that name, as they stood before any edit.
        nth: usize,
        /// The new body, on one line.
        body: String,
    },
    /// Adds a field.
    Add {
        /// Its name.
        name: &'static str,
        /// Its body, on one line.
        body: String,
    },
}

/// Fields in which the writer may name the primary address on purpose: they are addressed to it, quote it, or are what people
/// read as text.
const MAY_NAME_IT: [&str; 9] = [
    "To",
    "Cc",
    "Bcc",
    "Subject",
    "References",
    "In-Reply-To",
    "Message-ID",
    "Comments",
    "Keywords",
];

/// What has to change so that the message says what `message` says.
///
/// - From is left as it is written if it says exactly that, and written anew otherwise.
/// - Sender is ours alone: it is there if, and only if, somebody else transmits.
/// - Reply-To is the writer's, if there is one; otherwise the alias's.
/// - By a gateway nothing may give the primary address away: `primary` is how it may be written. Trace fields go, too: they
///   would tell where the message came from.
///
/// Removals of one name come from the bottom up, so that counting stays right while they are done one after the other.
pub fn edits(
    fields: &Fields<'_>,
    message: &Message,
    route: Route,
    primary: &[&str],
    decode: Decode<'_>,
) -> Vec<Edit> {
    let gives_away = |name: &str, body: &str| {
        route == Route::Gateway && {
            let field = Field::parse(name, body, decode);
            [&field.raw, &field.text, &field.loose]
                .into_iter()
                .any(|text| names(text, primary))
        }
    };
    let mut changes = Vec::new();
    let (mut sender, mut reply_to) = (false, false);
    for (name, body, nth) in counted(fields) {
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let goes = if is("From") {
            let field = Field::parse(name, body, decode);
            let says = field.entries.len() == 1 && field.first() == Some(&message.from);
            if !says || gives_away(name, body) {
                changes.push(Edit::Replace {
                    name: name.to_owned(),
                    nth,
                    body: message.from.header_value(),
                });
            }
            false
        } else if is("Sender") {
            let field = Field::parse(name, body, decode);
            let says = field.entries.len() == 1 && field.first() == message.sender.as_ref();
            let goes = sender || !says;
            sender |= !goes;
            goes
        } else if is("Reply-To") {
            let wanted = |own: &Mailbox| Field::parse(name, body, decode).names(&own.address);
            let goes = reply_to || (gives_away(name, body) && !message.reply_to.as_ref().is_some_and(wanted));
            reply_to |= !goes;
            goes
        } else {
            let trace = route == Route::Gateway && (is("Received") || is("Return-Path"));
            trace || (!MAY_NAME_IT.iter().any(|may| is(may)) && gives_away(name, body))
        };
        if goes {
            let name = name.to_owned();
            changes.push(Edit::Remove { name, nth });
        }
    }
    changes.reverse();
    let mut add = |name, body| changes.push(Edit::Add { name, body });
    if let (false, Some(own)) = (sender, &message.sender) {
        add("Sender", own.header_value());
    }
    if let (false, Some(own)) = (reply_to, &message.reply_to) {
        add("Reply-To", own.header_value());
    }
    changes
}

/// Every field, with its place among those of its name.
fn counted<'f>(fields: &'f Fields<'_>) -> Vec<(&'f str, &'f str, usize)> {
    let mut all: Vec<(&str, &str, usize)> = Vec::new();
    for (name, body) in fields.all() {
        let nth = all
            .iter()
            .filter(|(its, ..)| its.eq_ignore_ascii_case(name))
            .count();
        all.push((name, body, nth + 1));
    }
    all
}

/// Whether an address stands in a text, in any case.
fn names(text: &str, addresses: &[&str]) -> bool {
    let text = text.to_lowercase();
    addresses
        .iter()
        .any(|address| text.contains(&address.to_lowercase()))
}
