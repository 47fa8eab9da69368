//! The part of a message that decides its From line.

mod mailbox;

pub use mailbox::{Mailbox, encode_words, quote_phrase};

use crate::delivery_route::DeliveryRoute;

/// An author: one alias (or the primary address itself) of one user.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Identity {
    /// The From address and its name; an empty name means the primary's.
    pub from: Mailbox,
    /// The primary address and its name.
    pub primary: Mailbox,
    /// The Reply-To address, if one was set.
    pub reply_to: Option<String>,
}

/// Headers and envelope of a message, by route. Made only by [`compose`]; the preview is computed from it and the server sends exactly it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Message {
    /// The From header: the author (RFC 5322 section 3.6.2).
    pub from: Mailbox,
    /// The Sender header: the agent that transmits, present only where it is not the author.
    pub sender: Option<Mailbox>,
    /// The Reply-To header field.
    pub reply_to: Option<Mailbox>,
    /// The envelope sender (MAIL FROM).
    pub envelope_sender: String,
}

/// Composes headers and envelope of a message that `identity` sends by `route`.
///
/// The organisation's servers say who transmits: `Sender` and envelope are the primary address. By the gateway the
/// primary address appears nowhere.
pub fn compose(identity: &Identity, route: DeliveryRoute) -> Message {
    let Identity {
        from,
        primary,
        reply_to,
    } = identity;
    let name = if from.name.is_empty() {
        &primary.name
    } else {
        &from.name
    };
    let is_alias = !from.address.eq_ignore_ascii_case(&primary.address);
    let transmitted_for = route == DeliveryRoute::Organisation && is_alias;
    Message {
        from: Mailbox {
            name: name.clone(),
            address: from.address.clone(),
        },
        sender: transmitted_for.then(|| primary.clone()),
        reply_to: reply_to.as_ref().map(|address| Mailbox {
            name: String::new(),
            address: address.clone(),
        }),
        envelope_sender: if transmitted_for {
            primary.address.clone()
        } else {
            from.address.clone()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authentication::Authentication;

    fn identity() -> Identity {
        Identity {
            from: Mailbox::new("User Name", "user.name@partner.com"),
            primary: Mailbox::new("User", "user@example.com"),
            reply_to: Some("replies@partner.com".to_owned()),
        }
    }

    #[test]
    fn the_organisation_says_who_transmits() {
        let message = compose(&identity(), DeliveryRoute::Organisation);
        assert_eq!(message.sender, Some(Mailbox::new("User", "user@example.com")));
        assert_eq!(message.envelope_sender, "user@example.com");
        assert_eq!(Authentication::expected(&message).dkim, ["example.com"]);
        assert_eq!(message.reply_to, Some(Mailbox::new("", "replies@partner.com")));
    }

    #[test]
    fn by_the_gateway_the_primary_address_appears_nowhere() {
        let message = compose(&identity(), DeliveryRoute::Gateway);
        assert_eq!(
            (message.sender.as_ref(), message.envelope_sender.as_str()),
            (None, "user.name@partner.com")
        );
        assert!(!format!("{message:?}").contains("user@example.com"));
    }

    #[test]
    fn without_a_name_the_primary_s_is_used_and_the_primary_needs_no_sender() {
        let mut identity = identity();
        identity.from.name.clear();
        assert_eq!(compose(&identity, DeliveryRoute::Gateway).from.name, "User");
        identity.from = Mailbox::new("", "USER@example.com");
        assert_eq!(compose(&identity, DeliveryRoute::Organisation).sender, None);
    }
}
