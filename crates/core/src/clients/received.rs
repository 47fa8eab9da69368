//! A message that somebody received: what is not known of it, and what no valid message has.
//!
//! Apart from `render`, which draws what is expected of messages yet to be written and is downloaded by everybody.

use std::borrow::Cow;

use super::{Card, Client, Effect, Sign, Why, render};
use crate::{
    Language,
    authentication::{Authentication, Dmarc},
    headers::Headers,
};

/// Which of several From fields a program shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Shown {
    /// The first From field in the message.
    First,
    /// The last From field in the message.
    Last,
    /// Each, in a line of its own.
    Each,
    /// All authors, as if they stood in one field.
    Joined,
}

/// Programs that were run with several From fields: what their lists show of them, and what the opened message shows
/// (`crates/conformance/messages/33-from-twice.eml`).
const SEVERAL_FROM: &[(&str, Shown, Shown)] = &[
    ("aerc", Shown::First, Shown::First),
    ("alpine", Shown::Joined, Shown::Joined),
    ("balsa", Shown::First, Shown::First),
    ("bsd-mailx", Shown::First, Shown::Each),
    ("claws-mail", Shown::First, Shown::Each),
    ("evolution", Shown::First, Shown::Last),
    ("geary", Shown::Joined, Shown::Joined),
    ("gnus", Shown::First, Shown::Each),
    ("horde-imp", Shown::Joined, Shown::Joined),
    ("kmail", Shown::First, Shown::First),
    ("kmail-fancy", Shown::First, Shown::First),
    ("mailutils", Shown::First, Shown::Each),
    ("mblaze", Shown::First, Shown::First),
    ("mh-e", Shown::First, Shown::Each),
    ("mu4e", Shown::Joined, Shown::Each),
    ("mutt", Shown::First, Shown::Each),
    ("neomutt", Shown::First, Shown::Each),
    ("neomutt-all-headers", Shown::First, Shown::Each),
    ("nmh", Shown::First, Shown::Joined),
    ("notmuch", Shown::First, Shown::First),
    ("notmuch-emacs", Shown::First, Shown::First),
    ("rmail", Shown::First, Shown::Each),
    ("roundcube", Shown::Last, Shown::Last),
    ("s-nail", Shown::First, Shown::Each),
    // On Dovecot, which joins the fields; on Cyrus the last.
    ("sogo", Shown::First, Shown::First),
    ("sylpheed", Shown::First, Shown::Each),
    ("thunderbird", Shown::First, Shown::First),
    ("thunderbird-show-sender", Shown::First, Shown::First),
];

/// What `client`, in `language`, shows of a message that was received with these headers.
///
/// Where a program looks at SPF and DKIM and their results are not known, what it shows is assumed. So it is of a message with
/// several From fields (RFC 5322 section 3.6 allows one), except for the programs that were run with such a message.
pub fn render_received(
    headers: &Headers,
    authentication: &Authentication,
    client: &Client,
    language: Language,
) -> Card {
    let own = headers.author_domain().unwrap_or_default();
    let mut facts = authentication.clone();
    if facts.dmarc_of(&own) == Some(Dmarc::Pass) {
        // An aligned domain is among those that vouch, named or not.
        facts.spf = Some(own.clone());
    }
    let known = SEVERAL_FROM.iter().find(|(id, ..)| *id == client.id);
    let known = known.filter(|_| !headers.other_from.is_empty());
    let (in_list, opened) = known.map_or((Shown::First, Shown::First), |(_, list, opened)| (*list, *opened));
    let mut card = render(&only(headers, opened), &facts, client, language);
    if in_list != opened {
        card.list = render(&only(headers, in_list), &facts, client, language).list;
    }
    let mut signs = client.signs.iter();
    let looks_at_domains = signs.any(|sign| matches!(sign, Sign::Via(_) | Sign::ViaInDetails(_)));
    if looks_at_domains && card.effect != Effect::Unknown && !authentication.tells_of(&own) {
        assume(&mut card, Why::DomainsNotKnown);
    }
    if !headers.other_from.is_empty() {
        if known.is_none() || opened == Shown::Each {
            add_other_from(&mut card, headers, &facts, client, language);
        }
        match (known, opened) {
            (None, _) => assume(&mut card, Why::FromNotKnown),
            (_, Shown::First) => card.why = Why::FirstFrom,
            (_, Shown::Last) => card.why = Why::LastFrom,
            (_, Shown::Each | Shown::Joined) => card.why = Why::EveryFrom,
        }
    }
    card
}

/// The headers with those of several From fields that are shown, as one field.
fn only(headers: &Headers, shown: Shown) -> Cow<'_, Headers> {
    let Some(last) = headers.other_from.last() else {
        return Cow::Borrowed(headers);
    };
    let from = match shown {
        Shown::First | Shown::Each => return Cow::Borrowed(headers),
        Shown::Last => last.clone(),
        Shown::Joined => {
            let mut joined = headers.from.clone().unwrap_or_default();
            for other in &headers.other_from {
                for (all, one) in [
                    (&mut joined.raw, &other.raw),
                    (&mut joined.text, &other.text),
                    (&mut joined.loose, &other.loose),
                ] {
                    all.push_str(", ");
                    all.push_str(one);
                }
                joined.entries.extend_from_slice(&other.entries);
            }
            joined
        }
    };
    Cow::Owned(Headers {
        from: Some(from),
        ..headers.clone()
    })
}

/// The rows that the other From fields lead to, behind that of the first.
fn add_other_from(
    card: &mut Card,
    headers: &Headers,
    facts: &Authentication,
    client: &Client,
    language: Language,
) {
    // Some programs have it twice, above the message and in it.
    let author = card.rows.iter().find(|row| !row.tells);
    let place = author.and_then(|author| card.rows.iter().rposition(|row| row == author));
    let mut place = place.unwrap_or_default();
    for other in &headers.other_from {
        let headers = Headers {
            from: Some(other.clone()),
            ..headers.clone()
        };
        let theirs = render(&headers, facts, client, language);
        for row in theirs.rows.into_iter().chain(theirs.details) {
            let is_known = card.rows.contains(&row) || card.details.contains(&row);
            if !row.tells && !is_known {
                place = (place + 1).min(card.rows.len());
                card.rows.insert(place, row);
            }
        }
    }
}

/// What is assumed must not look like what is known.
fn assume(card: &mut Card, why: Why) {
    let assumed = std::mem::take(&mut card.rows);
    card.details.splice(0..0, assumed);
    card.list.clear();
    card.badges.clear();
    card.effect = Effect::Unknown;
    card.why = why;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{authentication::Checked, clients::catalogue};

    fn shown(client: &Client) -> Card {
        let message =
            b"From: root <root@host1.example.com>\nTo: a@example.net\nFrom: Reports <reports@partner.com>\n";
        let headers = Headers::parse(message, &|_| None).unwrap();
        render_received(&headers, &Authentication::default(), client, Language::EN)
    }

    fn texts(rows: &[crate::clients::Row]) -> String {
        let texts = rows.iter().map(|row| row.text.clone());
        texts.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn of_programs_that_were_not_run_with_several_from_fields_nothing_is_said() {
        for client in catalogue() {
            let card = shown(client);
            let ran = SEVERAL_FROM.iter().any(|(id, ..)| *id == client.id);
            assert_eq!(card.effect == Effect::Unknown, !ran, "{}", client.id);
            if !ran {
                assert!(card.list.is_empty() && card.rows.is_empty(), "{}", client.id);
                let details = texts(&card.details);
                assert!(
                    details.contains("root") && (details.contains("eports") || details.is_empty()),
                    "{}: {details}",
                    client.id
                );
            }
        }
    }

    #[test]
    fn each_program_shows_those_that_it_was_seen_to_show() {
        let root = "root <root@host1.example.com>";
        let reports = "Reports <reports@partner.com>";
        let [both, joined] = [format!("{root} | {reports}"), format!("{root}, {reports}")];
        for (id, list, rows, why) in [
            ("mutt", "root", both.as_str(), Why::EveryFrom),
            ("mu4e", "root, Reports", &both, Why::EveryFrom),
            ("nmh", "root", &joined, Why::EveryFrom),
            ("alpine", &joined, &joined, Why::EveryFrom),
            ("kmail", root, root, Why::FirstFrom),
            ("evolution", root, reports, Why::LastFrom),
        ] {
            let card = shown(Client::find(id).unwrap());
            let seen = (card.list.as_str(), texts(&card.rows));
            assert_eq!((seen, card.why), ((list, rows.to_owned()), why), "{id}");
        }
    }

    #[test]
    fn every_program_of_the_table_is_in_the_catalogue() {
        for (id, ..) in SEVERAL_FROM {
            assert!(Client::find(id).is_some(), "{id}");
        }
    }

    #[test]
    fn what_depends_on_domains_is_not_known_while_those_are_not() {
        let headers = Headers::parse(b"From: N <a@partner.com>\r\n", &|_| None).unwrap();
        let stranger = Authentication {
            spf: Some("example.com".to_owned()),
            checked: Checked {
                spf: true,
                dkim: false,
            },
            ..Authentication::default()
        };
        let passed = Authentication {
            dmarc: Some(Dmarc::Pass),
            ..stranger.clone()
        };
        let failed = Authentication {
            dmarc: Some(Dmarc::Fail),
            ..stranger.clone()
        };
        let gmail = Client::find("gmail-web").unwrap();
        for (facts, effect, why) in [
            (Authentication::default(), Effect::Unknown, Why::DomainsNotKnown),
            (stranger, Effect::Unknown, Why::DomainsNotKnown),
            (passed, Effect::Direct, Why::VouchedFor),
            (failed, Effect::Via, Why::Via("example.com".to_owned())),
        ] {
            let card = render_received(&headers, &facts, gmail, Language::EN);
            assert_eq!((card.effect, card.why), (effect, why), "{facts:?}");
            assert_eq!(card.badges, Vec::<String>::new());
        }
    }
}
