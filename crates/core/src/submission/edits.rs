//! What has to change in a header section.

use std::collections::HashMap;

use super::{Concealed, concealed::is_ip_address, kinds::FieldKind, kinds::vouches_for};
use crate::{
    delivery_route::DeliveryRoute,
    headers::{BODY_MAX, Decode, Field, HeaderFields},
    message::{Mailbox, Message},
};

/// A change to the header section. Fields of one name are counted from one, from the top, as in the milter protocol.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Edit {
    /// Removes a header field.
    Remove {
        /// Name of the field, as written.
        name: String,
        /// Index among the fields of that name, as they stood before any edit.
        nth: usize,
    },
    /// Replaces the body of a field.
    Replace {
        /// Name of the field, as written.
        name: String,
        /// Index among the fields of that name, as they stood before any edit.
        nth: usize,
        /// The new body, on one line.
        body: String,
    },
    /// Adds a header field.
    Add {
        /// Name of the field.
        name: &'static str,
        /// Body of the field, on one line.
        body: String,
    },
}

/// Name of the field in which our milter tells our listener whose mail waits in the mail server's queue. Fields of this name in incoming
/// messages are removed, and none leaves.
pub const WRITER: &str = "Fromline-Writer";

/// Computes the edits that make a message's headers those of `message`.
///
/// - From is left if it is written exactly so, and written anew otherwise: no two programs then read two authors in it.
/// - Sender is ours alone: it is there if, and only if, somebody else transmits.
/// - Reply-To is the writer's, if there is one; otherwise the alias's.
/// - By a gateway nothing may tell what is to be concealed: which field may say what, [`FieldKind`] has it. Trace fields go, too:
///   they would tell where the message came from. Identifiers are renewed where the whole message is at hand
///   ([`super::renew_ids`]).
///
/// Removals of one name come from the bottom up, so that counting stays right while they are done one after the other.
pub fn compute_edits(
    fields: &HeaderFields<'_>,
    message: &Message,
    route: DeliveryRoute,
    concealed: &Concealed,
    decode: Decode<'_>,
) -> Vec<Edit> {
    let concealed = concealed.clone().of_message(fields);
    let reveals = |name: &str, body: &str| {
        route == DeliveryRoute::Gateway && reveals_writer(name, body, &concealed, decode)
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
            let goes = reply_to || (reveals(name, body) && !message.reply_to.as_ref().is_some_and(wanted));
            reply_to |= !goes;
            goes
        } else {
            is(WRITER) || reveals(name, body)
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
fn counted<'f>(fields: &'f HeaderFields<'_>) -> Vec<(&'f str, &'f str, usize)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let place = |(name, body): (&'f str, &'f str)| {
        let nth = seen.entry(name.to_ascii_lowercase()).or_default();
        *nth += 1;
        (name, body, *nth)
    };
    fields.all().map(place).collect()
}

/// Returns true if a field would reveal the concealed facts in a message that leaves by a gateway.
pub(super) fn reveals_writer(name: &str, body: &str, concealed: &Concealed, decode: Decode<'_>) -> bool {
    let any = |says: &dyn Fn(&str) -> bool| {
        let field = Field::parse(name, body, decode);
        // Of a long body, more than what is parsed.
        [body, &field.raw, &field.text, &field.loose]
            .into_iter()
            .any(says)
    };
    match FieldKind::of(name) {
        FieldKind::Trace => true,
        FieldKind::Content => false,
        FieldKind::Signature => !vouches_for(body, concealed.own_domain()),
        FieldKind::Chosen => any(&|text| concealed.names_address(text)),
        FieldKind::Unknown => {
            let is_named = |text: &str| {
                concealed.names_address(text) || concealed.names_login(text) || concealed.names_domain(text)
            };
            is_ip_address(body) || any(&is_named)
        }
    }
}
