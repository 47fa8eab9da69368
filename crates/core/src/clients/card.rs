//! What one client shows.

use std::borrow::Cow;

use super::Effect;

/// What one client shows of a message.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Card {
    /// The sender's column in the message list.
    pub list: String,
    /// The lines of the opened message.
    pub rows: Vec<Row>,
    /// Lines that appear once details are opened. Of a client that is not known all that is assumed stands here.
    pub details: Vec<Row>,
    /// What the client adds of its own, in its own words: `?`, warnings.
    pub badges: Vec<String>,
    /// In one word.
    pub effect: Effect,
    /// What led to it.
    pub why: Why,
}

impl Card {
    /// Makes of all that it says what is assumed: that must not look like what is known.
    pub(super) fn assume(&mut self) {
        let assumed = std::mem::take(&mut self.rows);
        self.details.splice(0..0, assumed);
        self.list.clear();
        self.badges.clear();
    }
}

/// A line of the opened message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// The client's own label; empty if it has none.
    pub label: Cow<'static, str>,
    /// What stands there.
    pub text: String,
    /// Whether the line shows somebody or something else than the author: whoever transmits, or the domain that vouches.
    pub tells: bool,
}

/// Why a card looks as it does.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Why {
    /// There is no Sender, and the client shows From.
    #[default]
    NoSender,
    /// The client shows no Sender, nor whose servers delivered.
    Hidden,
    /// The client leaves out a Sender that is the author.
    Equal,
    /// The client puts Sender in front of From.
    OnBehalf,
    /// The client gives Sender a line of its own.
    SenderRow,
    /// The client shows Sender once details are opened.
    InDetails,
    /// This domain vouches for the message, and it is not From's.
    Via(String),
    /// This domain vouches for the message, it is not From's, and the client says so once details are opened.
    ViaInDetails(String),
    /// The client looks at who vouches for the message, and it is From's domain.
    VouchedFor,
    /// The client looks at who vouches for the message, and nobody does.
    NotVouchedFor,
    /// The client looks at who vouches for the message, and that is not known.
    DomainsNotKnown,
    /// There are several From fields, and the client was seen to show all of them.
    EveryFrom,
    /// There are several From fields, and which the client shows is not known.
    FromNotKnown,
    /// Nothing reliable is known of the client.
    NotKnown,
}

impl Why {
    /// The message that says it, of `$client` and `$domain`.
    pub const fn message(&self) -> &'static str {
        match self {
            Self::NoSender => "evidence-why-no-sender",
            Self::Hidden => "evidence-why-hidden",
            Self::Equal => "evidence-why-equal",
            Self::OnBehalf => "evidence-why-on-behalf",
            Self::SenderRow => "evidence-why-sender-row",
            Self::InDetails => "evidence-why-in-details",
            Self::Via(_) => "evidence-why-via",
            Self::ViaInDetails(_) => "evidence-why-via-in-details",
            Self::VouchedFor => "evidence-why-vouched-for",
            Self::NotVouchedFor => "evidence-why-not-vouched-for",
            Self::DomainsNotKnown => "evidence-why-domains-not-known",
            Self::EveryFrom => "evidence-why-every-from",
            Self::FromNotKnown => "evidence-why-from-not-known",
            Self::NotKnown => "evidence-why-not-known",
        }
    }

    /// The domain in it.
    pub fn domain(&self) -> Option<&str> {
        match self {
            Self::Via(domain) | Self::ViaInDetails(domain) => Some(domain),
            _ => None,
        }
    }
}
