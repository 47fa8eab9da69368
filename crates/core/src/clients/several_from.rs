//! Messages with several From fields. RFC 5322 section 3.6 allows one, so each program makes of more what it likes.

use super::{Card, Client, Effect, Why, render};
use crate::{Language, authentication::Authentication, headers::Headers};

/// Programs that were run with such a message, and showed the first author in the list and every From field in the opened
/// message: mutt 2.2.12, NeoMutt 20220429, s-nail 14.9.24, GNU mailutils 3.15.
const SHOW_EVERY_FROM: [&str; 4] = ["mutt", "neomutt", "s-nail", "mailutils"];

/// Renders how `client`, in `language`, shows a message, however many From fields it has. For programs that were not run with several,
/// every outcome that one of the fields leads to is assumed.
pub fn render_every_from(
    headers: &Headers,
    authentication: &Authentication,
    client: &Client,
    language: Language,
) -> Card {
    let mut card = render(headers, authentication, client, language);
    if headers.other_from.is_empty() {
        return card;
    }
    let author = card.rows.iter().position(|row| !row.tells);
    let mut place = author.unwrap_or_default();
    for other in &headers.other_from {
        let headers = Headers {
            from: Some(other.clone()),
            ..headers.clone()
        };
        let theirs = render(&headers, authentication, client, language);
        let new = theirs.rows.into_iter().chain(theirs.details);
        let known: Vec<_> = card.rows.iter().chain(&card.details).cloned().collect();
        for row in new.filter(|row| !row.tells && !known.contains(row)) {
            place = (place + 1).min(card.rows.len());
            card.rows.insert(place, row);
        }
    }
    if SHOW_EVERY_FROM.contains(&client.id) {
        card.why = Why::EveryFrom;
    } else {
        card.assume();
        card.effect = Effect::Unknown;
        card.why = Why::FromNotKnown;
    }
    card
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::catalogue;

    fn shown(client: &Client) -> Card {
        let message =
            b"From: root <root@host1.example.com>\nTo: a@example.net\nFrom: Reports <reports@partner.com>\n";
        let headers = Headers::parse(message, &|_| None).unwrap();
        render_every_from(&headers, &Authentication::default(), client, Language::EN)
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
}
