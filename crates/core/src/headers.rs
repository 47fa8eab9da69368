//! The header fields that decide what a reader sees of a message's sender.

mod address;
mod section;
mod word;

pub use address::{AddressListEntry, MAILBOXES_MAX, WireEntry, parse_entries};
pub use section::{HeaderError, HeaderFields, decode_text, parse_fields};
pub use word::{Decode, decode_words};

use serde::{Deserialize, Serialize};

use crate::message::{Mailbox, Message};

/// The most bytes that are read of a field's body.
pub const BODY_MAX: usize = 8 * 1024;

/// How many From fields behind the first are read.
const OTHER_FROM_MAX: usize = 10;

/// From, Sender and Reply-To of a message, where present.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Headers {
    /// The author (RFC 5322 section 3.6.2).
    pub from: Option<Field>,
    /// The transmitting agent, if it is not the author.
    pub sender: Option<Field>,
    /// Addresses for replies, if not the author's.
    pub reply_to: Option<Field>,
    /// The recipients; some message lists show them if there is no author.
    pub to: Option<Field>,
    /// Further From fields. Valid messages have none (RFC 5322 section 3.6), and each program treats them differently.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schema(required = false))]
    pub other_from: Vec<Field>,
    /// `X-Google-Original-From`: the author that Gmail keeps after rewriting From.
    pub original_from: Option<Field>,
}

/// A header field with addresses.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Field {
    /// Field name as written: `From`, `FROM`.
    pub name: String,
    /// Field body, unfolded; encoded words are still encoded.
    pub raw: String,
    /// Field body, unfolded, encoded words decoded.
    pub text: String,
    /// Field body with each line end replaced by an extra space, as some programs unfold it, encoded words decoded.
    pub loose: String,
    /// The mailboxes and groups of the field.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<WireEntry>))]
    pub entries: Vec<AddressListEntry>,
}

impl Headers {
    /// Parses the header section of a message. `decode` turns encoded words (RFC 2047) into text.
    pub fn parse(message: &[u8], decode: Decode<'_>) -> Result<Self, HeaderError> {
        let fields = section::parse_fields(message)?;
        let field = |name| {
            fields
                .first(name)
                .map(|(name, body)| Field::parse(name, body, decode))
        };
        let headers = Self {
            from: field("From"),
            sender: field("Sender"),
            reply_to: field("Reply-To"),
            to: field("To"),
            other_from: fields
                .every("From")
                .skip(1)
                .take(OTHER_FROM_MAX)
                .map(|(name, body)| Field::parse(name, body, decode))
                .collect(),
            original_from: field("X-Google-Original-From"),
        };
        if headers.from.is_none() && headers.sender.is_none() {
            return Err(HeaderError::NoSender);
        }
        Ok(headers)
    }

    /// The first author in From.
    pub fn author(&self) -> Option<&Mailbox> {
        self.from.as_ref().and_then(Field::first)
    }

    /// The domain of the author's address, in lower case.
    pub fn author_domain(&self) -> Option<String> {
        let (_, domain) = self.author()?.address.rsplit_once('@')?;
        Some(domain.to_ascii_lowercase())
    }
}

impl From<&Message> for Headers {
    /// What [`crate::message::compose`] made, as a reader's program finds it.
    fn from(message: &Message) -> Self {
        let field = |name: &str, mailbox: &Mailbox| Field {
            name: name.to_owned(),
            raw: mailbox.header_value(),
            text: mailbox.decoded_value(),
            loose: mailbox.decoded_value(),
            entries: vec![AddressListEntry::Mailbox(mailbox.clone())],
        };
        Self {
            from: Some(field("From", &message.from)),
            sender: message.sender.as_ref().map(|sender| field("Sender", sender)),
            reply_to: message
                .reply_to
                .as_ref()
                .map(|reply_to| field("Reply-To", reply_to)),
            to: None,
            other_from: Vec::new(),
            original_from: None,
        }
    }
}

impl Field {
    /// Parses a field from its name and its body, which may be folded.
    ///
    /// Of a body that nobody could read, eight kilobytes are read: no window shows more.
    pub fn parse(name: &str, body: &str, decode: Decode<'_>) -> Self {
        let body = body.get(..body.floor_char_boundary(BODY_MAX)).unwrap_or(body);
        let raw = section::unfold(body);
        Self {
            name: name.to_owned(),
            text: word::decode_words(&raw, decode),
            loose: word::decode_words(&section::unfold_with_blanks(body), decode),
            entries: parse_entries(&raw, decode),
            raw,
        }
    }

    /// All mailboxes of the field, including members of groups.
    pub fn mailboxes(&self) -> std::vec::IntoIter<&Mailbox> {
        // Of one type, for the sake of those who download the code.
        let mut all = Vec::new();
        for entry in &self.entries {
            all.extend(entry.mailboxes());
        }
        all.into_iter()
    }

    /// The field's first mailbox.
    pub fn first(&self) -> Option<&Mailbox> {
        self.mailboxes().next()
    }

    /// Returns true if the field contains this address.
    pub fn names(&self, address: &str) -> bool {
        self.mailboxes()
            .any(|mailbox| mailbox.address.eq_ignore_ascii_case(address))
    }
}

#[cfg(test)]
mod tests;
