//! What arrived against what left.

use super::{Comparison, GatewayChange, MissingPart, Parties, Whose, received};
use crate::{
    address::{Address, ToAscii, is_invisible},
    headers::{Decode, Field, HeaderFields},
    message::Mailbox,
};

/// The longest name that is kept, in characters.
const NAME_MAX: usize = 100;
/// The longest address that is kept, in characters; RFC 5321 allows 254.
const ADDRESS_MAX: usize = 254;
/// The longest name of a field that is kept, in characters, and how many of them.
const FIELD_MAX: usize = 40;
const FIELDS_MAX: usize = 5;

/// The stored record of a sent test message, as far as a gateway can change it. Its author and MAIL FROM were the alias.
#[derive(Clone, Copy, Debug)]
pub struct OriginalMessage<'a> {
    /// Message-ID without angle brackets.
    pub message_id: &'a str,
    /// Name in From and address in Reply-To, either may be empty; `None` if they were not stored.
    pub sent: Option<SentIdentity<'a>>,
}

/// The sender as a test message stated it.
#[derive(Clone, Copy, Debug)]
pub struct SentIdentity<'a> {
    /// The name in From.
    pub name: &'a str,
    /// The address in Reply-To.
    pub reply_to: &'a str,
}

/// Compares the header section of a test message with the message as sent. `ehlo` is the name that Fromline sends to gateways in EHLO.
///
/// Every server on the way writes `Received` (RFC 5321 section 4.4). Headers without it are shown in part: then a field that is not
/// among them is not known to be missing.
pub fn compare(
    fields: &HeaderFields<'_>,
    left: OriginalMessage<'_>,
    parties: &Parties<'_>,
    ehlo: &str,
    (decode, to_ascii): (Decode<'_>, ToAscii<'_>),
) -> Comparison {
    let arrived = Arrived {
        fields,
        parties,
        decode,
        to_ascii,
    };
    let mut found = Comparison::default();
    arrived.from(left.sent, &mut found);
    arrived.sender(&mut found);
    arrived.envelope_sender(&mut found);
    arrived.reply_to(left.sent, &mut found);
    match received::named(fields, ehlo, parties) {
        Err(part) => found.unknown.push(part),
        Ok(named) => found
            .changes
            .extend(named.map(|whose| GatewayChange::Received { whose })),
    }
    arrived.own_fields(&mut found);
    let message_id = fields.first("Message-ID").map(|(_, body)| body.trim());
    let same = |id: &str| id.trim_matches(['<', '>']) == left.message_id;
    if message_id.is_some_and(|id| !same(id)) {
        found.changes.push(GatewayChange::MessageId);
    }
    found
}

/// The message as it was found.
struct Arrived<'a> {
    fields: &'a HeaderFields<'a>,
    parties: &'a Parties<'a>,
    decode: Decode<'a>,
    to_ascii: ToAscii<'a>,
}

impl Arrived<'_> {
    /// Whether these are all the headers of a message that has arrived.
    fn is_whole(&self) -> bool {
        self.fields.first("Received").is_some()
    }

    fn field(&self, name: &str) -> Option<Field> {
        let (name, body) = self.fields.first(name)?;
        Some(Field::parse(name, body, self.decode))
    }

    fn key(&self, address: &str) -> String {
        Address::parse(address, self.to_ascii).map_or_else(
            |_| address.trim().to_ascii_lowercase(),
            |address| address.key().to_string(),
        )
    }

    fn whose(&self, mailbox: &Mailbox) -> Whose {
        self.parties.whose(&self.key(&mailbox.address))
    }

    fn from(&self, sent: Option<SentIdentity<'_>>, found: &mut Comparison) {
        let mut authors = Vec::new();
        for (name, body) in self.fields.every("From") {
            let field = Field::parse(name, body, self.decode);
            authors.extend(field.mailboxes().cloned());
        }
        if let Some(other) = authors.iter().find(|author| self.whose(author) != Whose::Alias) {
            found.changes.push(GatewayChange::From {
                whose: self.whose(other),
                mailbox: Some(kept(other)),
            });
            return;
        }
        match (authors.first(), sent) {
            (Some(author), Some(sent)) if words(&author.name) == words(sent.name) => (),
            (Some(author), Some(_)) => found.changes.push(GatewayChange::FromName {
                name: Some(kept(author).name),
            }),
            _ => found.unknown.push(MissingPart::FromName),
        }
    }

    fn sender(&self, found: &mut Comparison) {
        let field = self.field("Sender");
        let mailbox = field.as_ref().and_then(Field::first);
        match mailbox {
            Some(sender) => found.changes.push(GatewayChange::Sender {
                whose: self.whose(sender),
                mailbox: Some(kept(sender)),
            }),
            None if field.is_some() || !self.is_whole() => found.unknown.push(MissingPart::Sender),
            None => (),
        }
    }

    /// As the last server was told; the null sender is not ours, somebody on the way has put it there.
    fn envelope_sender(&self, found: &mut Comparison) {
        let path = self.fields.first("Return-Path").map(|(_, body)| bare(body));
        let Some(address) = path.filter(|path| !path.is_empty()) else {
            found.unknown.push(MissingPart::EnvelopeSender);
            return;
        };
        let whose = self.parties.whose_envelope(&self.key(address));
        if whose != Whose::Alias {
            found.changes.push(GatewayChange::EnvelopeSender {
                whose,
                mailbox: Some(kept(&Mailbox::new("", address))),
            });
        }
    }

    fn reply_to(&self, sent: Option<SentIdentity<'_>>, found: &mut Comparison) {
        let field = self.field("Reply-To");
        let mailbox = field.as_ref().and_then(Field::first);
        let (Some(sent), true) = (sent, mailbox.is_some() || self.is_whole()) else {
            found.unknown.push(MissingPart::ReplyTo);
            return;
        };
        match mailbox {
            Some(mailbox) if self.key(&mailbox.address) == self.key(sent.reply_to) => (),
            Some(mailbox) => found.changes.push(GatewayChange::ReplyTo {
                whose: self.whose(mailbox),
                mailbox: Some(kept(mailbox)),
            }),
            None if sent.reply_to.is_empty() => (),
            None => found.changes.push(GatewayChange::NoReplyTo),
        }
    }

    /// Fields that we did not write and that name the login: `X-Authenticated-Sender` and the like. Those in which a recipient's
    /// server, too, may name the user are left out, and so is a login that is an address of the user's.
    fn own_fields(&self, found: &mut Comparison) {
        let login = self.parties.login;
        let is = |other: &str| login.eq_ignore_ascii_case(other);
        if login.is_empty() || is(self.parties.alias) || is(self.parties.primary) {
            return;
        }
        // Who receives a message may write down the envelope sender once more, which has been told.
        let path = self
            .fields
            .first("Return-Path")
            .map_or("", |(_, body)| bare(body));
        let is_path = |body: &str| !path.is_empty() && bare(body).eq_ignore_ascii_case(path);
        let mut names: Vec<String> = Vec::new();
        for (name, body) in self.fields.all() {
            let is_known = KNOWN.iter().any(|known| known.eq_ignore_ascii_case(name));
            if is_known || names.len() == FIELDS_MAX || is_path(body) || !self.is_login(body) {
                continue;
            }
            let name = short(name, FIELD_MAX);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let all = names.into_iter().map(|name| GatewayChange::Field { name });
        found.changes.extend(all);
    }

    /// Whether the login stands there as a word of its own; one that is no address, as the only word.
    fn is_login(&self, body: &str) -> bool {
        let apart = |character: char| character.is_whitespace() || "()<>,;[]\"=".contains(character);
        let mut words = body.split(apart).filter(|word| !word.is_empty());
        let login = self.parties.login;
        if login.contains('@') {
            return words.any(|word| word.trim_end_matches(':').eq_ignore_ascii_case(login));
        }
        let only = (words.next(), words.next());
        matches!(only, (Some(word), None) if word.eq_ignore_ascii_case(login)) && body.len() < 1000
    }
}

/// Fields that are looked at for themselves, that the writer fills, or in which those who receive a message name whom it is for.
const KNOWN: [&str; 17] = [
    "From",
    "Sender",
    "Return-Path",
    "Reply-To",
    "Received",
    "To",
    "Cc",
    "Bcc",
    "Subject",
    "Message-ID",
    "Authentication-Results",
    "ARC-Authentication-Results",
    "Delivered-To",
    "Envelope-To",
    "X-Envelope-To",
    "X-Original-To",
    "Received-SPF",
];

/// An address without its angle brackets.
fn bare(body: &str) -> &str {
    body.trim().trim_start_matches('<').trim_end_matches('>').trim()
}

/// A mailbox as it is kept: nothing in it is invisible, and nothing endless.
fn kept(mailbox: &Mailbox) -> Mailbox {
    Mailbox::new(
        short(mailbox.name.trim(), NAME_MAX),
        short(&requoted(mailbox.address.trim()), ADDRESS_MAX),
    )
}

/// An address list without angle brackets is read without its quotes; a local part with an `@` had some (RFC 5322 section 3.4.1).
fn requoted(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((local, domain)) if local.contains('@') && !local.starts_with('"') => {
            format!("\"{local}\"@{domain}")
        }
        _ => address.to_owned(),
    }
}

fn short(text: &str, most: usize) -> String {
    let visible = text.chars().filter(|character| !is_invisible(*character));
    visible.take(most).collect()
}

/// The words of a name: how many blanks stand between them is no change.
fn words(name: &str) -> Vec<&str> {
    name.split_whitespace().collect()
}
