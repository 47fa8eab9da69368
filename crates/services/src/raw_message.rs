//! A complete message that a program wants to send: its validation and its recipients.

use std::borrow::Cow;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use fromline_base::{encoded_word::decode, idn::to_ascii, keys::random_token};
use fromline_core::{
    Reason,
    address::Address,
    headers::{BODY_MAX, Field, HeaderFields, MAILBOXES_MAX},
    submission::{Edit, apply_edits, normalize_line_ends, parse_section},
};
use jiff::Timestamp;

use super::refusal::Refusal;

/// Largest message in a JSON body, in bytes.
pub const MESSAGE: usize = 25 * 1024 * 1024;
/// Largest uploaded message, in bytes, as in Google's API.
pub const UPLOAD: usize = 35 * 1024 * 1024;
/// Longest header section, in bytes. It is limited because a header section is copied several times in memory.
const SECTION: usize = 64 * 1024;
/// Largest number of recipients of a message, as in Gmail.
const RECIPIENTS: usize = 500;

/// A validated message with its recipients.
#[derive(Debug)]
pub struct RawMessage {
    /// The message with CRLF line ends, without Bcc, and with Date and Message-ID.
    pub bytes: Vec<u8>,
    /// The recipients with domains in A-labels, each once.
    pub recipients: Vec<String>,
}

impl RawMessage {
    /// Decodes a message from base64url or base64, with or without padding.
    ///
    /// # Errors
    ///
    /// At `raw`: [`Reason::BodyInvalid`] if it is not base64, and the reasons of [`RawMessage::read`], with at most [`MESSAGE`]
    /// bytes.
    pub fn parse(raw: &str, from: &str, now: Timestamp) -> Result<Self, Refusal> {
        let refused = |reason| Refusal::field("raw", reason);
        if raw.is_empty() {
            return Err(refused(Reason::Required));
        }
        // Both alphabets are accepted, as in the JSON form of Protocol Buffers.
        let url_safe = if raw.contains(['+', '/']) {
            Cow::Owned(raw.replace('+', "-").replace('/', "_"))
        } else {
            Cow::Borrowed(raw)
        };
        let message = BASE64_URL_SAFE_NO_PAD
            .decode(url_safe.trim_end_matches('='))
            .map_err(|_| refused(Reason::BodyInvalid))?;
        Self::read(&message, MESSAGE, from, now)
    }

    /// Validates a message of at most `most` bytes. If From is missing or empty, the message is from the address `from` (domain
    /// in A-labels).
    ///
    /// All lines end in CRLF, or all in LF, and have at most 998 bytes; NUL is not allowed. So no two servers can read it as
    /// different messages.
    ///
    /// # Errors
    ///
    /// At `raw`: [`Reason::Required`] if the message is empty or has no recipients, [`Reason::TooLong`] or
    /// [`Reason::HeadersTooLong`] if it is too large or has too many, the reasons of [`normalize_line_ends`] and
    /// [`parse_section`], and what is wrong with a recipient's address.
    pub fn read(message: &[u8], most: usize, from: &str, now: Timestamp) -> Result<Self, Refusal> {
        let refused = |reason| Refusal::field("raw", reason);
        if message.is_empty() {
            return Err(refused(Reason::Required));
        }
        let message = normalize_line_ends(message, most).map_err(refused)?;
        let end = message.windows(4).position(|window| window == b"\r\n\r\n");
        if end.unwrap_or(message.len()) > SECTION {
            return Err(refused(Reason::HeadersTooLong));
        }
        let fields = parse_section(&message).map_err(refused)?;
        let recipients = recipients(&fields).map_err(refused)?;
        let edits = edits(&fields, from, now)?;
        Ok(Self {
            bytes: apply_edits(&message, &edits),
            recipients,
        })
    }
}

/// Returns all addresses in To, Cc and Bcc.
fn recipients(fields: &HeaderFields<'_>) -> Result<Vec<String>, Reason> {
    let mut all: Vec<Address> = Vec::new();
    for (name, body) in ["To", "Cc", "Bcc"].iter().flat_map(|name| fields.every(name)) {
        let field = Field::parse(name, body, &decode);
        // Longer fields would be read only in part, which would leave out recipients unnoticed.
        if body.len() > BODY_MAX || field.mailboxes().count() >= MAILBOXES_MAX {
            return Err(Reason::TooLong);
        }
        for mailbox in field.mailboxes() {
            let address = Address::parse(&mailbox.address, &to_ascii)?;
            if !all.contains(&address) {
                all.push(address);
            }
        }
    }
    match all.len() {
        0 => Err(Reason::Required),
        1..=RECIPIENTS => Ok(all.iter().map(Address::ascii).collect()),
        _ => Err(Reason::TooLong),
    }
}

/// Returns the edits that remove Bcc and add From, Date and Message-ID where they are missing.
fn edits(fields: &HeaderFields<'_>, default: &str, now: Timestamp) -> Result<Vec<Edit>, Refusal> {
    let mut edits: Vec<Edit> = fields
        .every("Bcc")
        .enumerate()
        .map(|(place, (name, _))| Edit::Remove {
            name: name.to_owned(),
            nth: place + 1,
        })
        .collect();
    let mut authors = fields.every("From");
    let written = authors.next().filter(|(_, body)| !body.trim().is_empty());
    // Two From fields are refused, even if one is empty.
    if written.is_none() && authors.next().is_none() {
        let (name, body) = ("From".to_owned(), default.to_owned());
        edits.push(Edit::Remove { name, nth: 1 });
        edits.push(Edit::Add { name: "From", body });
    }
    if fields.first("Date").is_none() {
        let body = now.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
        edits.push(Edit::Add { name: "Date", body });
    }
    if fields.first("Message-ID").is_none() {
        let (name, body) = written.unwrap_or(("From", default));
        let from = Field::parse(name, body, &decode);
        let domain = from
            .first()
            .and_then(|mailbox| Address::parse(&mailbox.address, &to_ascii).ok());
        let domain = domain.as_ref().map_or("localhost", Address::domain);
        let body = format!("<{}@{domain}>", &random_token()?[..32]);
        edits.push(Edit::Add {
            name: "Message-ID",
            body,
        });
    }
    Ok(edits)
}
