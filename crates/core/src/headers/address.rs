//! Address lists, RFC 5322 section 3.4 with groups (RFC 6854), as tolerant as mail programs are.

use std::str::Chars;

use serde::{Deserialize, Serialize};

use super::word::{Decode, decode_words};
use crate::message::Mailbox;

/// A mailbox or group in an address list.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(from = "WireEntry", into = "WireEntry")]
pub enum AddressListEntry {
    /// A name with an address.
    Mailbox(Mailbox),
    /// An address with its name in a comment behind it, as mail programs wrote it in the eighties.
    Commented(Mailbox),
    /// Mailboxes under one name (RFC 6854).
    Group {
        /// Name of the group.
        name: String,
        /// Members of the group; often none.
        members: Vec<Mailbox>,
    },
}

impl AddressListEntry {
    /// The mailboxes of the entry.
    pub fn mailboxes(&self) -> &[Mailbox] {
        match self {
            Self::Mailbox(mailbox) | Self::Commented(mailbox) => std::slice::from_ref(mailbox),
            Self::Group { members, .. } => members,
        }
    }
}

/// An [`AddressListEntry`] as serialised for the API.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct WireEntry {
    /// What it is.
    kind: EntryKind,
    /// Name of the mailbox or the group; empty if there is none.
    name: String,
    /// Address of the mailbox; empty for a group.
    address: String,
    /// Members of the group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members: Vec<Mailbox>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
enum EntryKind {
    /// A name with an address.
    #[default]
    Mailbox,
    /// An address whose name stands in a comment behind it.
    Commented,
    /// Several under one name.
    Group,
}

impl From<AddressListEntry> for WireEntry {
    fn from(entry: AddressListEntry) -> Self {
        let of = |kind, mailbox: Mailbox| Self {
            kind,
            name: mailbox.name,
            address: mailbox.address,
            members: Vec::new(),
        };
        match entry {
            AddressListEntry::Mailbox(mailbox) => of(EntryKind::Mailbox, mailbox),
            AddressListEntry::Commented(mailbox) => of(EntryKind::Commented, mailbox),
            AddressListEntry::Group { name, members } => Self {
                kind: EntryKind::Group,
                name,
                members,
                ..Self::default()
            },
        }
    }
}

impl From<WireEntry> for AddressListEntry {
    fn from(entry: WireEntry) -> Self {
        let mailbox = || Mailbox::new(entry.name.as_str(), entry.address.as_str());
        match entry.kind {
            EntryKind::Mailbox => Self::Mailbox(mailbox()),
            EntryKind::Commented => Self::Commented(mailbox()),
            EntryKind::Group => Self::Group {
                name: entry.name,
                members: entry.members,
            },
        }
    }
}

/// What has been read of the entry at hand.
#[derive(Default)]
struct Reader {
    phrase: String,
    address: Option<String>,
    comment: String,
    group: Option<(String, Vec<Mailbox>)>,
    entries: Vec<AddressListEntry>,
    /// How many mailboxes there are already.
    count: usize,
}

/// The most mailboxes that are read of a list.
pub const MAILBOXES_MAX: usize = 200;

/// Parses an address list. Nothing is refused: invalid text is taken for an address, as mail programs do.
pub fn parse_entries(raw: &str, decode: Decode<'_>) -> Vec<AddressListEntry> {
    let mut reader = Reader::default();
    let mut rest = raw.chars();
    while let Some(character) = rest.next() {
        if reader.count >= MAILBOXES_MAX {
            break;
        }
        match character {
            '"' => reader.phrase.push_str(&quoted(&mut rest)),
            '(' => reader.comment.push_str(&comment(&mut rest)),
            '<' => reader.address = Some(in_brackets(&mut rest)),
            ',' => reader.end_entry(decode),
            ':' if reader.group.is_none() && reader.address.is_none() && !reader.phrase.contains('@') => {
                let name = reader.take_phrase(decode);
                reader.group = Some((name, Vec::new()));
            }
            ';' => reader.end_group(decode),
            _ => reader.phrase.push(character),
        }
    }
    reader.end_group(decode);
    reader.entries
}

impl Reader {
    fn take_phrase(&mut self, decode: Decode<'_>) -> String {
        let phrase = std::mem::take(&mut self.phrase);
        decode_words(phrase.trim(), decode)
    }

    fn end_entry(&mut self, decode: Decode<'_>) {
        let comment = std::mem::take(&mut self.comment);
        let phrase = self.take_phrase(decode);
        let (mailbox, commented) = match self.address.take() {
            Some(address) => (Mailbox::new(phrase, address), false),
            None if phrase.is_empty() => return,
            None => (
                Mailbox::new(decode_words(comment.trim(), decode), phrase),
                !comment.is_empty(),
            ),
        };
        self.count += 1;
        match &mut self.group {
            Some((_, members)) => members.push(mailbox),
            None if commented => self.entries.push(AddressListEntry::Commented(mailbox)),
            None => self.entries.push(AddressListEntry::Mailbox(mailbox)),
        }
    }

    fn end_group(&mut self, decode: Decode<'_>) {
        self.end_entry(decode);
        if let Some((name, members)) = self.group.take() {
            self.entries.push(AddressListEntry::Group { name, members });
        }
    }
}

/// A quoted string without its quotes; the opening one has been read.
fn quoted(rest: &mut Chars<'_>) -> String {
    let mut text = String::new();
    while let Some(character) = rest.next() {
        match character {
            '"' => break,
            '\\' => text.extend(rest.next()),
            _ => text.push(character),
        }
    }
    text
}

/// A comment without its parentheses; comments nest.
fn comment(rest: &mut Chars<'_>) -> String {
    let mut text = String::new();
    let mut depth = 1;
    while let Some(character) = rest.next() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            '\\' => {
                text.extend(rest.next());
                continue;
            }
            _ => (),
        }
        if depth == 0 {
            break;
        }
        text.push(character);
    }
    text
}

/// An address without its brackets. A route, `<@a,@b:user@c>`, is obsolete syntax: the address stands behind it.
fn in_brackets(rest: &mut Chars<'_>) -> String {
    let text = rest.as_str();
    let (inside, behind) = text.split_once('>').unwrap_or((text, ""));
    *rest = behind.chars();
    let address = inside.trim();
    let routed = address.strip_prefix('@').and_then(|route| route.split_once(':'));
    routed.map_or(address, |(_, last)| last).to_owned()
}
