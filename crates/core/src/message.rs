//! The part of a message that decides its From line.

/// A name and an address, as in a From header.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Mailbox {
    /// Display name, decoded; empty if there is none.
    pub name: String,
    /// The address, domain in A-labels.
    pub address: String,
}

/// What leaves: headers and envelope by route. Made by [`compose`] alone; the preview is computed from it
/// and the server sends exactly it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Message {
    /// The From header.
    pub from: Mailbox,
    /// The Sender header (RFC 5322 section 3.6.2).
    pub sender: Option<Mailbox>,
    /// The Reply-To header.
    pub reply_to: Option<Mailbox>,
    /// MAIL FROM.
    pub envelope_sender: String,
}

/// Who writes: one alias (or the primary address itself) of one user.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Identity {
    /// The From address and its name; an empty name means the primary's.
    pub from: Mailbox,
    /// The primary address and its name.
    pub primary: Mailbox,
    /// The Reply-To address, if one was set.
    pub reply_to: Option<String>,
}

/// Headers and envelope of a message that `identity` sends by `route`.
pub fn compose(identity: &Identity, route: crate::route::Route) -> Message {
    let _ = route;
    Message {
        from: identity.from.clone(),
        ..Message::default()
    }
}
