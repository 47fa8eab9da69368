//! A whole message that a program wants to send: what it must look like, and to whom it goes.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use fromline_core::{
    Reason,
    address::Address,
    headers::{BODY_MAX, Field, Fields, MAILBOXES_MAX},
    submission::{Edit, applied, section},
};
use jiff::Timestamp;

use super::refusal::Refusal;
use crate::{encoded_word::decode, idn::to_ascii, keys::random_token, smtp::is_clean};

/// The largest message, in bytes.
pub const MESSAGE: usize = 25 * 1024 * 1024;
/// The longest header section, in bytes (security: a header section is read into memory several times over).
const SECTION: usize = 64 * 1024;
/// The most recipients of one message, as in Gmail.
const RECIPIENTS: usize = 500;

/// A message that may be handed over, with its recipients.
#[derive(Debug)]
pub struct RawMessage {
    /// CRLF line ends, without Bcc; Date and Message-ID are there.
    pub bytes: Vec<u8>,
    /// Domains in A-labels, each once.
    pub recipients: Vec<String>,
}

impl RawMessage {
    /// From base64url, with or without padding. The reason of a refusal is about the field `raw`.
    ///
    /// No bare CR or LF, no NUL, no line over 998 characters: nothing that two servers could take for two messages.
    pub fn parse(raw: &str, now: Timestamp) -> Result<Self, Refusal> {
        let refused = |reason| Refusal::field("raw", reason);
        if raw.is_empty() {
            return Err(refused(Reason::Required));
        }
        let message = BASE64_URL_SAFE_NO_PAD
            .decode(raw.trim_end_matches('='))
            .map_err(|_| refused(Reason::BodyInvalid))?;
        if message.len() > MESSAGE {
            return Err(refused(Reason::TooLong));
        }
        if !is_clean(&message) {
            return Err(refused(Reason::CharacterForbidden));
        }
        let end = message.windows(4).position(|window| window == b"\r\n\r\n");
        if end.unwrap_or(message.len()) > SECTION {
            return Err(refused(Reason::HeadersTooLong));
        }
        let fields = section(&message).map_err(refused)?;
        let recipients = recipients(&fields).map_err(refused)?;
        let edits = edits(&fields, now)?;
        Ok(Self {
            bytes: applied(&message, &edits),
            recipients,
        })
    }
}

/// Everybody in To, Cc and Bcc.
fn recipients(fields: &Fields<'_>) -> Result<Vec<String>, Reason> {
    let mut all: Vec<Address> = Vec::new();
    for (name, body) in ["To", "Cc", "Bcc"].iter().flat_map(|name| fields.every(name)) {
        let field = Field::parse(name, body, &decode);
        // What is longer is read in part: nobody is left out unseen.
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

/// Bcc goes; Date and Message-ID come where they are missing.
fn edits(fields: &Fields<'_>, now: Timestamp) -> Result<Vec<Edit>, Refusal> {
    let mut edits: Vec<Edit> = fields
        .every("Bcc")
        .enumerate()
        .map(|(place, (name, _))| Edit::Remove {
            name: name.to_owned(),
            nth: place + 1,
        })
        .collect();
    if fields.first("Date").is_none() {
        let body = now.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
        edits.push(Edit::Add { name: "Date", body });
    }
    if fields.first("Message-ID").is_none() {
        let from = fields
            .first("From")
            .map(|(name, body)| Field::parse(name, body, &decode));
        let domain = from
            .as_ref()
            .and_then(Field::first)
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
