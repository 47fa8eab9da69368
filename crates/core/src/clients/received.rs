//! A message that somebody received: what is not known of it, and what no valid message has.
//!
//! Apart from `render`, which draws what is expected of messages yet to be written and is downloaded by everybody.

use super::{Card, Client, Effect, Sign, Why, render};
use crate::{
    Language,
    authentication::{Authentication, Dmarc},
    headers::Headers,
};

/// Programs that were run with several From fields, and showed the first author in the list and every From field in the opened
/// message: mutt 2.2.12, `NeoMutt` 20220429, s-nail 14.9.24, GNU mailutils 3.15.
const SHOW_EVERY_FROM: [&str; 4] = ["mutt", "neomutt", "s-nail", "mailutils"];

/// What `client`, in `language`, shows of a message that was received with these headers.
///
/// Where a program looks at SPF and DKIM and their results are not known, what it shows is assumed. So it is of a message with
/// several From fields (RFC 5322 section 3.6 allows one), except for the programs that were run with such a one.
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
    let mut card = render(headers, &facts, client, language);
    let mut signs = client.signs.iter();
    let looks_at_domains = signs.any(|sign| matches!(sign, Sign::Via(_) | Sign::ViaInDetails(_)));
    if looks_at_domains && card.effect != Effect::Unknown && !authentication.tells_of(&own) {
        assume(&mut card, Why::DomainsNotKnown);
    }
    if !headers.other_from.is_empty() {
        add_other_from(&mut card, headers, &facts, client, language);
        if SHOW_EVERY_FROM.contains(&client.id) {
            card.why = Why::EveryFrom;
        } else {
            assume(&mut card, Why::FromNotKnown);
        }
    }
    card
}

/// The rows that the other From fields lead to, behind that of the first.
fn add_other_from(
    card: &mut Card,
    headers: &Headers,
    facts: &Authentication,
    client: &Client,
    language: Language,
) {
    let author = card.rows.iter().position(|row| !row.tells);
    let mut place = author.unwrap_or_default();
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

    #[test]
    fn four_programs_were_seen_to_show_both_and_of_the_others_it_is_not_known() {
        let mut seen = Vec::new();
        for client in catalogue() {
            let card = shown(client);
            let rows = |rows: &[crate::clients::Row]| {
                let texts = rows.iter().map(|row| row.text.clone());
                texts.collect::<Vec<_>>().join(" | ")
            };
            if card.effect == Effect::Unknown {
                assert!(card.list.is_empty() && card.rows.is_empty(), "{}", client.id);
                let details = rows(&card.details);
                assert!(
                    details.contains("root") && (details.contains("eports") || details.is_empty()),
                    "{}: {details}",
                    client.id
                );
            } else {
                seen.push(client.id);
                let both = "root <root@host1.example.com> | Reports <reports@partner.com>";
                assert_eq!(rows(&card.rows), both, "{}", client.id);
                assert_eq!(card.why, Why::EveryFrom);
            }
        }
        seen.sort_unstable();
        assert_eq!(seen, ["mailutils", "mutt", "neomutt", "s-nail"]);
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
