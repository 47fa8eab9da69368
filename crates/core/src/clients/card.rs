//! What one client shows.

use std::borrow::Cow;

use super::{Effect, shorten};
use crate::text::{MessageId, id, signature};

/// A client's display of a message.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Card {
    /// The sender's column in the message list.
    pub list: String,
    /// The lines of the opened message.
    pub rows: Vec<Row>,
    /// Lines that appear when the reader opens details. For a client whose rule is not known, all assumed lines are here.
    pub details: Vec<Row>,
    /// Banners and warnings that the client adds, in its own words, such as `?`.
    pub badges: Vec<String>,
    /// Effect on the recipient, in one word.
    pub effect: Effect,
    /// The rule that led to this display.
    pub why: Why,
}

impl Card {
    /// The card with its long names shortened ([`shorten`]).
    #[must_use]
    pub fn shortened(mut self) -> Self {
        let rows = self.rows.iter_mut().chain(&mut self.details);
        let texts = rows.map(|row| &mut row.text).chain(&mut self.badges);
        for text in texts.chain([&mut self.list]) {
            if let Some(short) = shorten(text) {
                *text = short;
            }
        }
        self
    }
}

/// A line of the opened message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// The client's own label; empty if it has none.
    pub label: Cow<'static, str>,
    /// Text of the line.
    pub text: String,
    /// True if the line reveals a sender other than the author: the transmitter, or the domain that authenticates the message.
    pub tells: bool,
}

/// The rule that led to a card.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Why {
    /// The message has no Sender, and the client shows From.
    #[default]
    NoSender,
    /// The client shows neither Sender nor the domain that authenticates the message.
    Hidden,
    /// The client leaves out a Sender that is the author.
    Equal,
    /// The client puts Sender in front of From.
    OnBehalf,
    /// The client gives Sender a line of its own.
    SenderRow,
    /// The client shows Sender once details are opened.
    InDetails,
    /// The client names this domain, which authenticates the message and is not From's.
    Via(String),
    /// The client names this domain, which authenticates the message and is not From's, when the reader opens details.
    ViaInDetails(String),
    /// The client checks authentication, and From's domain passes.
    VouchedFor,
    /// The client checks authentication, and no domain passes.
    NotVouchedFor,
    /// The client checks authentication, whose result is not known.
    DomainsNotKnown,
    /// The message has several From fields, and the client was seen to show all of them.
    EveryFrom,
    /// The message has several From fields, and the client was seen to show the first.
    FirstFrom,
    /// The message has several From fields, and the client was seen to show the last.
    LastFrom,
    /// The message has several From fields, and it is not known which one the client shows.
    FromNotKnown,
    /// No reliable source describes the client.
    NotKnown,
}

signature! {
    /// What is given with each explanation; `$domain` is empty for rules without a domain.
    pub struct WhyValues { client: Text, domain: Text }
}

impl Why {
    /// Id of the message that explains it, with `$client` and `$domain`.
    pub const fn message(&self) -> MessageId<WhyValues> {
        match self {
            Self::NoSender => id!("evidence-why-no-sender"),
            Self::Hidden => id!("evidence-why-hidden"),
            Self::Equal => id!("evidence-why-equal"),
            Self::OnBehalf => id!("evidence-why-on-behalf"),
            Self::SenderRow => id!("evidence-why-sender-row"),
            Self::InDetails => id!("evidence-why-in-details"),
            Self::Via(_) => id!("evidence-why-via"),
            Self::ViaInDetails(_) => id!("evidence-why-via-in-details"),
            Self::VouchedFor => id!("evidence-why-vouched-for"),
            Self::NotVouchedFor => id!("evidence-why-not-vouched-for"),
            Self::DomainsNotKnown => id!("evidence-why-domains-not-known"),
            Self::EveryFrom => id!("evidence-why-every-from"),
            Self::FirstFrom => id!("evidence-why-first-from"),
            Self::LastFrom => id!("evidence-why-last-from"),
            Self::FromNotKnown => id!("evidence-why-from-not-known"),
            Self::NotKnown => id!("evidence-why-not-known"),
        }
    }

    /// The domain that the explanation names.
    pub fn domain(&self) -> Option<&str> {
        match self {
            Self::Via(domain) | Self::ViaInDetails(domain) => Some(domain),
            _ => None,
        }
    }
}
