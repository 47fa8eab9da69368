//! From a message to what one client shows of it.

use std::borrow::Cow;

use super::{
    Card, Client, Compare, Effect, Elsewhere, Grade, Label, Line, List, Row, Sign, Style, Why, Words,
};
use crate::{
    Language,
    address::is_invisible,
    authentication::{Authentication, are_related},
    find::{replace, split_once},
    headers::{Field, Headers},
    message::Mailbox,
};

/// Renders how `client`, in `language`, shows a message with these headers. Pure; no header can forge a line.
pub fn render(
    headers: &Headers,
    authentication: &Authentication,
    client: &Client,
    language: Language,
) -> Card {
    let drawing = Drawing {
        headers,
        authentication,
        client,
        language,
    };
    let list = match client.list {
        List::From(style) => headers.from.as_ref().map(style).unwrap_or_default(),
        List::FromOr(style, none) => {
            let list = headers.from.as_ref().map(style).unwrap_or_default();
            if list.is_empty() {
                none.get(language).to_owned()
            } else {
                list
            }
        }
        List::FromAndMore(style, more) => {
            let list = headers.from.as_ref().map(style).unwrap_or_default();
            let several = headers
                .from
                .as_ref()
                .is_some_and(|from| from.mailboxes().count() > 1);
            if several {
                format!("{list} {}", more.get(language))
            } else {
                list
            }
        }
        List::Of(write) => write(headers),
    };
    let mut card = Card {
        list: neutral(&list),
        rows: drawing.rows(client.open),
        details: drawing.rows(client.details),
        badges: drawing.badges(),
        ..Card::default()
    };
    if let Some((words, domain)) = drawing.via()
        && let Some(row) = card.rows.first_mut()
    {
        row.text = format!("{} {} {}", row.text, words.get(language), neutral(&domain));
        row.tells = true;
    }
    if let Some((words, domain)) = drawing.via_in_details()
        && let Some(row) = card.details.first_mut()
    {
        row.text = format!("{} {} {}", row.text, words.get(language), neutral(&domain));
        row.tells = true;
    }
    card.effect = drawing.effect(&card);
    card.why = drawing.why(&card);
    if client.evidence.grade == Grade::D {
        // What is assumed must not look like what is known.
        let assumed = std::mem::take(&mut card.rows);
        card.details.splice(0..0, assumed);
        card.list.clear();
        card.badges.clear();
    }
    card
}

struct Drawing<'a> {
    headers: &'a Headers,
    authentication: &'a Authentication,
    client: &'a Client,
    language: Language,
}

impl Drawing<'_> {
    fn rows(&self, lines: &[Line]) -> Vec<Row> {
        let mut rows = Vec::new();
        for line in lines {
            match line {
                Line::EachAuthor(parts) => self.authors(parts, &mut rows),
                line => rows.extend(self.row(*line)),
            }
        }
        rows
    }

    /// Lines for each author; the body if it names none.
    fn authors(&self, parts: &[fn(&Mailbox) -> String], rows: &mut Vec<Row>) {
        let Some(from) = &self.headers.from else {
            return;
        };
        let mut add = |text: &str| {
            rows.push(Row {
                label: Cow::Borrowed(""),
                text: neutral(text),
                tells: false,
            });
        };
        if from.first().is_none() {
            add(&from.text);
        }
        for mailbox in from.mailboxes() {
            for part in parts {
                add(&part(mailbox));
            }
        }
    }

    fn row(&self, line: Line) -> Option<Row> {
        let Headers {
            from,
            sender,
            reply_to,
            ..
        } = self.headers;
        match line {
            Line::EachAuthor(_) => None,
            Line::From(label, style) => self.line(label, from.as_ref()?, style),
            Line::FromAndMore(label, style, more) => {
                let from = from.as_ref()?;
                let mut row = self.line(label, from, style)?;
                let others = from.mailboxes().count().saturating_sub(1);
                if others > 0 {
                    let more = replace(more.get(self.language), "{count}", &others.to_string());
                    row.text = format!("{}, {more}", row.text);
                }
                Some(row)
            }
            Line::NoFrom(label, words) => from.is_none().then(|| Row {
                label: self.label(label, ""),
                text: words.get(self.language).to_owned(),
                tells: false,
            }),
            Line::Of(label, write) => write(self.headers).map(|text| Row {
                label: self.label(label, ""),
                text: neutral(&text),
                tells: false,
            }),
            Line::OnBehalf(label, phrase, written, style) => {
                let mut row = self.line(label, from.as_ref()?, style)?;
                if let Some(sender) = self.another() {
                    row.text = self.phrase(phrase, &written(sender), &row.text);
                    row.tells = true;
                }
                Some(row)
            }
            Line::Sentence(phrase, style) => {
                let author = neutral(&style(from.as_ref()?));
                self.another().map(|sender| Row {
                    label: Cow::Borrowed(""),
                    text: self.phrase(phrase, &style(sender), &author),
                    tells: true,
                })
            }
            Line::Sender(label, style, compare) => {
                let sender = sender.as_ref().filter(|sender| self.is_new(sender, compare))?;
                let row = self.line(label, sender, style)?;
                let tells = self.names_another(sender);
                Some(Row { tells, ..row })
            }
            Line::Submitter(label, style) => {
                let submitter = self.headers.original_from.as_ref().or(sender.as_ref());
                let submitter = submitter.filter(|field| self.is_new(field, Compare::Address))?;
                let row = self.line(label, submitter, style)?;
                Some(Row { tells: true, ..row })
            }
            Line::ReplyTo(label, style, compare) => self.line(
                label,
                reply_to.as_ref().filter(|field| self.is_new(field, compare))?,
                style,
            ),
        }
    }

    /// A line, unless nothing would stand in it.
    fn line(&self, label: Label, field: &Field, style: Style) -> Option<Row> {
        let text = neutral(&style(field));
        (!text.trim().is_empty()).then(|| Row {
            label: self.label(label, &field.name),
            text,
            tells: false,
        })
    }

    fn label(&self, label: Label, name: &str) -> Cow<'static, str> {
        let known = ["From", "Sender", "Reply-To", ""].contains(&name);
        match label {
            Label::None => Cow::Borrowed(""),
            Label::Own(words) => Cow::Borrowed(words.get(self.language)),
            Label::Known(words) if known => Cow::Borrowed(words.get(self.language)),
            Label::AsWritten | Label::Known(_) => Cow::Owned(format!("{}:", neutral(name))),
        }
    }

    /// The Sender, if it is not an author.
    fn another(&self) -> Option<&Field> {
        let sender = self.headers.sender.as_ref();
        sender.filter(|sender| self.names_another(sender))
    }

    /// Whether a field names somebody who is not an author; some name nobody.
    fn names_another(&self, field: &Field) -> bool {
        let is_somebody = field.first().is_some_and(|mailbox| !mailbox.address.is_empty());
        is_somebody && self.is_new(field, Compare::Address)
    }

    fn phrase(&self, phrase: &Words, sender: &str, from: &str) -> String {
        let phrase = phrase.get(self.language);
        // In one go: a name may well contain `{from}`.
        let (before, rest) = split_once(phrase, "{sender}").unwrap_or((phrase, ""));
        let (between, after) = split_once(rest, "{from}").unwrap_or((rest, ""));
        format!("{before}{}{between}{from}{after}", neutral(sender))
    }

    /// Whether a field says something that From does not.
    fn is_new(&self, field: &Field, compare: Compare) -> bool {
        let Some(from) = &self.headers.from else {
            return true;
        };
        match compare {
            Compare::Never => true,
            Compare::Value => field.raw != from.raw,
            Compare::ExactAddress => {
                let is_author = |address: &str| from.mailboxes().any(|author| author.address == address);
                !field.first().is_some_and(|mailbox| is_author(&mailbox.address))
            }
            Compare::Address => !field.first().is_some_and(|mailbox| from.names(&mailbox.address)),
        }
    }

    fn badges(&self) -> Vec<String> {
        let badge = |sign: &Sign| match sign {
            Sign::Via(_) | Sign::ViaInDetails(_) => None,
            Sign::Question => (!self.authentication.is_vouched_for()).then(|| "?".to_owned()),
            Sign::DmarcFailed(words) => {
                let failed = self.authentication.dmarc == Some(crate::authentication::Dmarc::Fail);
                failed.then(|| words.get(self.language).to_owned())
            }
            Sign::RepliesElsewhere(words, elsewhere) => self.replies(words, *elsewhere),
        };
        self.client.signs.iter().filter_map(badge).collect()
    }

    fn replies(&self, words: &Words, elsewhere: Elsewhere) -> Option<String> {
        let from = self.headers.author()?;
        let reply_to = self.headers.reply_to.as_ref()?.first()?;
        let domain = |address: &str| {
            address
                .rsplit_once('@')
                .map_or(String::new(), |(_, domain)| domain.to_owned())
        };
        let away = match elsewhere {
            Elsewhere::Address => !from.address.eq_ignore_ascii_case(&reply_to.address),
            Elsewhere::Domain => !are_related(&domain(&from.address), &domain(&reply_to.address)),
        };
        away.then(|| {
            let words = words.get(self.language);
            let (before, rest) = split_once(words, "{reply-to}").unwrap_or((words, ""));
            let insert = |text: &str| replace(text, "{from}", &neutral(&from.address));
            format!("{}{}{}", insert(before), neutral(&reply_to.address), insert(rest))
        })
    }

    /// The word and the domain behind "via".
    fn via(&self) -> Option<(&'static Words, String)> {
        let words = self.client.signs.iter().find_map(|sign| match sign {
            Sign::Via(words) => Some(*words),
            _ => None,
        })?;
        Some((words, self.transmitter()?))
    }

    /// The same in the details of a program that says it there, and says nothing of a sender without a name.
    fn via_in_details(&self) -> Option<(&'static Words, String)> {
        let words = self.client.signs.iter().find_map(|sign| match sign {
            Sign::ViaInDetails(words) => Some(*words),
            _ => None,
        })?;
        let is_named = self
            .headers
            .author()
            .is_some_and(|author| !author.name.is_empty());
        Some((words, self.transmitter().filter(|_| is_named)?))
    }

    /// The first domain that vouches, if none of them is related to From's.
    fn transmitter(&self) -> Option<String> {
        let own = self.headers.author_domain()?;
        let mut domains = self.authentication.domains().peekable();
        let first = (*domains.peek()?).to_owned();
        (!domains.any(|domain| are_related(domain, &own))).then_some(first)
    }

    fn effect(&self, card: &Card) -> Effect {
        if self.client.evidence.grade == Grade::D {
            return Effect::Unknown;
        }
        let on_behalf = self
            .client
            .open
            .iter()
            .any(|line| matches!(line, Line::OnBehalf(..) | Line::Sentence(..)));
        match (
            card.rows.iter().any(|row| row.tells),
            card.details.iter().any(|row| row.tells),
        ) {
            (true, _) if self.via().is_some() => Effect::Via,
            (true, _) if on_behalf => Effect::OnBehalf,
            (true, _) => Effect::SenderRow,
            (false, true) => Effect::InDetails,
            (false, false) => Effect::Direct,
        }
    }

    fn why(&self, card: &Card) -> Why {
        let looks_at_sender = self.client.open.iter().chain(self.client.details).any(|line| {
            matches!(
                line,
                Line::OnBehalf(..) | Line::Sentence(..) | Line::Sender(..) | Line::Submitter(..)
            )
        });
        let looks_at_domains = self
            .client
            .signs
            .iter()
            .any(|sign| matches!(sign, Sign::Via(_) | Sign::ViaInDetails(_)));
        let sender = self.headers.sender.as_ref();
        // Some show a Sender that is the author.
        let shown = |lines: &[Line]| {
            lines.iter().any(|line| match line {
                Line::Sender(_, _, compare) => sender.is_some_and(|sender| self.is_new(sender, *compare)),
                _ => false,
            })
        };
        match card.effect {
            Effect::Unknown => Why::NotKnown,
            Effect::OnBehalf => Why::OnBehalf,
            Effect::SenderRow => Why::SenderRow,
            Effect::InDetails => match self.via_in_details() {
                Some((_, domain)) => Why::ViaInDetails(neutral(&domain)),
                None => Why::InDetails,
            },
            Effect::Via => Why::Via(self.via().map(|(_, domain)| neutral(&domain)).unwrap_or_default()),
            Effect::Direct if looks_at_domains && self.authentication.is_vouched_for() => Why::VouchedFor,
            Effect::Direct if looks_at_domains => Why::NotVouchedFor,
            Effect::Direct if sender.is_none_or(|sender| sender.first().is_none()) => Why::NoSender,
            Effect::Direct if shown(self.client.open) => Why::SenderRow,
            Effect::Direct if shown(self.client.details) => Why::InDetails,
            Effect::Direct if looks_at_sender => Why::Equal,
            Effect::Direct => Why::Hidden,
        }
    }
}

/// Where a text is cut, in bytes; no window is wider.
const TEXT_MAX: usize = 2_000;

/// Makes controls, bidi and zero-width characters visible, so that no name forges a line of a card.
pub fn neutral(text: &str) -> String {
    let mut shown = String::with_capacity(text.len().min(TEXT_MAX));
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        if shown.len() > TEXT_MAX {
            shown.push('…');
            break;
        }
        if character == '\r' && rest.next_if_eq(&'\n').is_some() || is_invisible(character) {
            shown.push('\u{fffd}');
        } else {
            shown.push(character);
        }
    }
    shown
}
