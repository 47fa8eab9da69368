//! What a gateway changes of the messages it takes: a test message as it arrived, against the same message as it left.
//!
//! An SMTP server may write its own idea of a sender into what it is given. Nothing but a message that has arrived tells which
//! does; what each make of server was seen to do stands in `docs/gateways.md`.

mod compare;
mod mask;
mod received;
#[cfg(test)]
mod tests;
mod whose;

use serde::{Deserialize, Serialize};

pub use compare::{OriginalMessage, SentIdentity, compare};
pub use mask::{mask_login, unmask_login};
pub use whose::{Parties, Whose};

use crate::{
    authentication::Authentication,
    message::{Mailbox, Message},
};

/// A test message against what left: what is another, and what the headers do not tell.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Comparison {
    /// What the gateway changed, the loudest first.
    pub changes: Vec<GatewayChange>,
    /// What cannot be seen in these headers: not known is not unchanged.
    pub unknown: Vec<MissingPart>,
}

/// Something that a gateway changed.
///
/// A mailbox is absent where it names the login and whoever reads this may not know that: it is for the alias's owner alone.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(
    tag = "kind",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase"
)]
pub enum GatewayChange {
    /// From names another author than the alias.
    From {
        /// Whose address that is.
        whose: Whose,
        /// The author that readers see.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mailbox: Option<Mailbox>,
    },
    /// The alias is the author under another name.
    FromName {
        /// That name; empty if it was taken away, absent where it names the login.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// There is a Sender, where none left.
    Sender {
        /// Whose address that is.
        whose: Whose,
        /// Who is said to have transmitted the message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mailbox: Option<Mailbox>,
    },
    /// MAIL FROM is another: `Return-Path` (RFC 5321 section 4.4) tells it.
    EnvelopeSender {
        /// Whose address that is.
        whose: Whose,
        /// To whom mail is returned that cannot be delivered; without a name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mailbox: Option<Mailbox>,
    },
    /// Replies go to another address than was set, or to one where none was.
    ReplyTo {
        /// Whose address that is.
        whose: Whose,
        /// To whom replies go.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mailbox: Option<Mailbox>,
    },
    /// Reply-To was taken away: replies go to the author.
    NoReplyTo,
    /// `Received`, as the gateway wrote it, names somebody.
    Received {
        /// Whom.
        whose: Whose,
    },
    /// A field of the gateway's own names the login.
    Field {
        /// The field's name, as written.
        name: String,
    },
    /// The message has another Message-ID.
    MessageId,
}

/// What may be missing from headers that are shown in part, or from what is remembered of a message.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MissingPart {
    /// The name in From.
    FromName,
    /// Sender.
    Sender,
    /// MAIL FROM.
    EnvelopeSender,
    /// Reply-To.
    ReplyTo,
    /// The trace of the servers on the way.
    Received,
}

impl MissingPart {
    /// The header field in which it would be seen.
    pub const fn field(self) -> &'static str {
        match self {
            Self::FromName => "From",
            Self::Sender => "Sender",
            Self::EnvelopeSender => "Return-Path",
            Self::ReplyTo => "Reply-To",
            Self::Received => "Received",
        }
    }
}

/// How easily a recipient finds somebody else than the alias.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Exposure {
    /// Nowhere.
    Nothing,
    /// In all headers, which few people look at.
    InHeaders,
    /// In the line that names the sender, in some programs or in all.
    Visible,
}

impl GatewayChange {
    /// How easily it shows somebody else than the alias.
    pub fn exposure(&self) -> Exposure {
        match self {
            Self::From { .. } => Exposure::Visible,
            Self::Sender { whose, .. } if *whose != Whose::Alias => Exposure::Visible,
            // Whoever answers reads it.
            Self::ReplyTo { whose, .. } if whose.is_person() => Exposure::Visible,
            Self::EnvelopeSender { whose, .. } | Self::Received { whose } if whose.is_person() => {
                Exposure::InHeaders
            }
            Self::Field { .. } => Exposure::InHeaders,
            _ => Exposure::Nothing,
        }
    }
}

/// How easily the loudest of these shows somebody else than the alias.
pub fn exposure(changes: &[GatewayChange]) -> Exposure {
    let all = changes.iter().map(GatewayChange::exposure);
    all.max().unwrap_or(Exposure::Nothing)
}

/// The message that recipients get if the gateway changes it so. What a change does not name is left as it was.
pub fn changed(changes: &[GatewayChange], message: &Message) -> Message {
    let mut arrives = message.clone();
    for change in changes {
        match change {
            GatewayChange::From {
                mailbox: Some(author),
                ..
            } => arrives.from = author.clone(),
            GatewayChange::FromName { name: Some(name) } => arrives.from.name.clone_from(name),
            GatewayChange::Sender {
                mailbox: Some(sender),
                ..
            } => arrives.sender = Some(sender.clone()),
            GatewayChange::EnvelopeSender {
                mailbox: Some(sender),
                ..
            } => arrives.envelope_sender.clone_from(&sender.address),
            GatewayChange::ReplyTo {
                mailbox: Some(reply_to),
                ..
            } => arrives.reply_to = Some(reply_to.clone()),
            GatewayChange::NoReplyTo => arrives.reply_to = None,
            _ => (),
        }
    }
    arrives
}

/// What to expect of such a message: SPF of the envelope's domain, and a signature of the author's. Which domain a server
/// signs for, its other changes do not tell.
pub fn expected(changed: &Message) -> Authentication {
    let (_, domain) = changed.from.address.rsplit_once('@').unwrap_or_default();
    Authentication {
        dkim: vec![domain.to_ascii_lowercase()],
        ..Authentication::expected(changed)
    }
}
