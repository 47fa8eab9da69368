//! What a gateway changes of the messages it takes: a test message as it arrived, against the same message as it left.
//!
//! An SMTP server may write its own idea of a sender into what it is given. Nothing but a message that has arrived tells which
//! does; what each make of server was seen to do stands in `docs/gateways.md`.

mod compare;
mod mask;
mod read;
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

/// A test message compared with the message as sent.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Comparison {
    /// Changes made by the gateway, the most visible first.
    pub changes: Vec<GatewayChange>,
    /// Parts that these headers do not show: unknown is not unchanged.
    pub unknown: Vec<MissingPart>,
}

/// A change that a gateway made to a message.
///
/// A mailbox that would reveal the login is absent unless the reader is the alias's owner.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(
    tag = "kind",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    try_from = "read::AnyChange"
)]
pub enum GatewayChange {
    /// The author in From was changed to another address.
    From {
        /// The party that the address belongs to.
        whose: Whose,
        /// The author that readers see; absent if it would reveal the login.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mailbox: Option<Mailbox>,
    },
    /// The name in From was changed; the address is the alias.
    FromName {
        /// The new name; empty if it was removed, absent if it would reveal the login.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// A Sender field was added.
    Sender {
        /// Party whose address it is.
        whose: Whose,
        /// The mailbox in Sender; absent if it would reveal the login.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mailbox: Option<Mailbox>,
    },
    /// MAIL FROM was changed, as `Return-Path` shows (RFC 5321 section 4.4).
    EnvelopeSender {
        /// Party whose address it is.
        whose: Whose,
        /// Address that receives bounces, without a name; absent if it would reveal the login.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mailbox: Option<Mailbox>,
    },
    /// Reply-To was changed or added, so that replies go to another address.
    ReplyTo {
        /// Party whose address it is.
        whose: Whose,
        /// The mailbox in Reply-To; absent if it would reveal the login.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mailbox: Option<Mailbox>,
    },
    /// Reply-To was removed, so that replies go to the author.
    NoReplyTo,
    /// A `Received` field written by the gateway names the user.
    Received {
        /// The party that it names.
        whose: Whose,
    },
    /// A further header field, added by the gateway, contains the login.
    Field {
        /// The field's name, as written.
        name: String,
    },
    /// The Message-ID was replaced.
    MessageId,
}

/// A part missing from incomplete headers, or from the stored record of the sent message.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MissingPart {
    /// The name in From.
    FromName,
    /// The Sender header field.
    Sender,
    /// MAIL FROM, in Return-Path.
    EnvelopeSender,
    /// The Reply-To header field.
    ReplyTo,
    /// The `Received` fields of the servers on the way.
    Received,
}

impl MissingPart {
    /// The header field that would show the part.
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

/// Visibility of an address other than the alias to recipients.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Exposure {
    /// The alias is the only address that appears.
    Nothing,
    /// An address appears among the full headers, which few people open.
    InHeaders,
    /// An address appears in the line that names the sender, in at least some programs.
    Visible,
}

impl GatewayChange {
    /// Returns the visibility that this change gives to an address other than the alias.
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

/// Returns the highest exposure of these changes.
pub fn exposure(changes: &[GatewayChange]) -> Exposure {
    let all = changes.iter().map(GatewayChange::exposure);
    all.max().unwrap_or(Exposure::Nothing)
}

/// Applies the changes to a message, to get the message that recipients receive. Parts that no change names stay as they are.
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

/// The results expected for a changed message: SPF passes for the envelope's domain, DKIM for the author's. Its other changes do not tell
/// which domain a server signs for.
pub fn expected(changed: &Message) -> Authentication {
    let (_, domain) = changed.from.address.rsplit_once('@').unwrap_or_default();
    Authentication {
        dkim: vec![domain.to_ascii_lowercase()],
        ..Authentication::expected(changed)
    }
}
