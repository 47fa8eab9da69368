//! From a message to what one client shows of it.

use super::{Client, Compare, Effect, Grade, Names, Opened, Rule};
use crate::{
    Language,
    address::is_invisible,
    message::{Authentication, Mailbox, Message},
};

/// What one client shows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Card {
    /// The sender's column in the message list.
    pub list: String,
    /// The sender's lines in the opened message.
    pub rows: Vec<Row>,
    /// Lines that appear once details are opened.
    pub details: Vec<Row>,
    /// In one word.
    pub effect: Effect,
}

/// A line of the opened message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// The client's own label; empty if it has none.
    pub label: &'static str,
    /// What stands there.
    pub text: String,
}

/// What `client`, in `language`, shows of `message`.
pub fn render(
    message: &Message,
    authentication: &Authentication,
    client: &Client,
    language: Language,
) -> Card {
    let from = &message.from;
    let mut card = Card {
        list: write(from, client.list),
        rows: opened(client.open, from, language),
        details: Vec::new(),
        effect: Effect::Direct,
    };
    let sender = message.sender.as_ref();
    match client.sender {
        Rule::Inline(phrase, names) => {
            if let Some(sender) = shown(sender, from, Compare::Address)
                && let Some(row) = card.rows.first_mut()
            {
                row.text = format!(
                    "{} {} {}",
                    write(sender, names),
                    phrase.get(language),
                    write(from, names)
                );
                card.effect = Effect::OnBehalf;
            }
        }
        Rule::Row(label, names, compare) => {
            if let Some(sender) = shown(sender, from, compare) {
                card.rows.push(Row {
                    label: label.get(language),
                    text: write(sender, names),
                });
                card.effect = Effect::SenderRow;
            }
        }
        Rule::Details(label, names, compare) => {
            if let Some(sender) = shown(sender, from, compare) {
                card.details.push(Row {
                    label: label.get(language),
                    text: write(sender, names),
                });
                card.effect = Effect::InDetails;
            }
        }
        Rule::Via(word) => {
            if let Some(domain) = via(from, authentication)
                && let Some(row) = card.rows.first_mut()
            {
                row.text = format!("{} {} {}", row.text, word.get(language), neutral(domain));
                card.effect = Effect::Via;
            }
        }
        Rule::Nothing => (),
    }
    if client.evidence.grade == Grade::D {
        card.effect = Effect::Unknown;
    }
    card
}

fn opened(open: Opened, from: &Mailbox, language: Language) -> Vec<Row> {
    match open {
        Opened::Row(label, names) => vec![Row {
            label: label.get(language),
            text: write(from, names),
        }],
        Opened::Line(names) => vec![Row {
            label: "",
            text: write(from, names),
        }],
        Opened::TwoLines => [Names::Name, Names::Address]
            .map(|names| Row {
                label: "",
                text: write(from, names),
            })
            .into(),
    }
}

/// The Sender, unless the client leaves it out as equal.
fn shown<'a>(sender: Option<&'a Mailbox>, from: &Mailbox, compare: Compare) -> Option<&'a Mailbox> {
    sender.filter(|sender| match compare {
        Compare::Never => true,
        Compare::Value => *sender != from,
        Compare::Address => !sender.address.eq_ignore_ascii_case(&from.address),
    })
}

/// The domain behind "via": the signature's, else the envelope's, if neither it nor a parent is From's.
fn via<'a>(from: &Mailbox, authentication: &'a Authentication) -> Option<&'a str> {
    let own = from.address.rsplit_once('@').map_or("", |(_, domain)| domain);
    let related = |domain: &str| {
        let below = |child: &str, parent: &str| {
            let cut = child.len().checked_sub(parent.len());
            cut.and_then(|cut| child.split_at_checked(cut))
                .is_some_and(|(label, rest)| rest.eq_ignore_ascii_case(parent) && label.ends_with('.'))
        };
        domain.eq_ignore_ascii_case(own) || below(domain, own) || below(own, domain)
    };
    let domains = [authentication.dkim.as_deref(), authentication.spf.as_deref()];
    if own.is_empty() || domains.iter().flatten().any(|domain| related(domain)) {
        return None;
    }
    domains.into_iter().flatten().next()
}

fn write(mailbox: &Mailbox, names: Names) -> String {
    let Mailbox { name, address } = mailbox;
    let (name, address) = (neutral(name), neutral(address));
    match names {
        Names::Address => address,
        Names::Bracketed if name.is_empty() => format!(" <{address}>"),
        _ if name.is_empty() => address,
        Names::Name => name,
        Names::Both | Names::Bracketed => format!("{name} <{address}>"),
    }
}

/// Controls, bidi and zero-width characters become visible: no name forges a line of a card.
fn neutral(text: &str) -> String {
    text.chars()
        .map(|character| {
            if is_invisible(character) {
                '\u{fffd}'
            } else {
                character
            }
        })
        .collect()
}
