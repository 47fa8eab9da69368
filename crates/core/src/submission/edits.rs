//! What has to change in a header section.

use std::collections::HashMap;

use crate::{
    headers::{BODY_MAX, Decode, Field, Fields},
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

/// A field between our own milter and our own listener, which says whose mail it is while it waits in the mail server's queue.
/// Whatever a message brings along under this name goes, and none leaves.
pub const WRITER: &str = "Fromline-Writer";

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
/// - From is left if it is written exactly so, and written anew otherwise: no two programs then read two authors in it.
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
            // Of a long body, more than what is parsed.
            [body, &field.raw, &field.text, &field.loose]
                .into_iter()
                .any(|text| names(text, primary))
        }
    };
    let is_written = |name: &str, body: &str, mailbox: &Mailbox| {
        body.len() <= BODY_MAX && Field::parse(name, body, decode).raw == mailbox.header_value()
    };
    let mut changes = Vec::new();
    let (mut sender, mut reply_to) = (false, false);
    for (name, body, nth) in counted(fields) {
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let goes = if is("From") {
            if !is_written(name, body, &message.from) {
                changes.push(Edit::Replace {
                    name: name.to_owned(),
                    nth,
                    body: message.from.header_value(),
                });
            }
            false
        } else if is("Sender") {
            let says = message
                .sender
                .as_ref()
                .is_some_and(|own| is_written(name, body, own));
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
            trace || is(WRITER) || (!may_name_it(name) && gives_away(name, body))
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
    let mut seen: HashMap<String, usize> = HashMap::new();
    let place = |(name, body): (&'f str, &'f str)| {
        let nth = seen.entry(name.to_ascii_lowercase()).or_default();
        *nth += 1;
        (name, body, *nth)
    };
    fields.all().map(place).collect()
}

/// What a message is made of (MIME) is not touched: without it the recipient sees its source.
fn may_name_it(name: &str) -> bool {
    let is_mime = name.to_ascii_lowercase().starts_with("content-");
    is_mime || MAY_NAME_IT.iter().any(|may| name.eq_ignore_ascii_case(may))
}

/// Whether an address stands in a text, in any case.
fn names(text: &str, addresses: &[&str]) -> bool {
    let text = text.to_lowercase();
    addresses
        .iter()
        .any(|address| text.contains(&address.to_lowercase()))
}
