use std::collections::HashSet;

use proptest::prelude::*;

use super::catalogue;
use crate::{
    Language,
    authentication::Authentication,
    clients::{Card, Client, Effect, Grade, render},
    delivery_route::DeliveryRoute,
    headers::Headers,
    message::{Identity, Mailbox, compose},
};

const A: &str = "user.name@partner.com";
const P: &str = "user@example.com";

fn card(id: &str, name: &str, primary_name: &str, route: DeliveryRoute, language: Language) -> Card {
    let identity = Identity {
        from: Mailbox::new(name, A),
        primary: Mailbox::new(primary_name, P),
        reply_to: None,
    };
    let message = compose(&identity, route);
    let client = Client::find(id).unwrap();
    render(
        &Headers::from(&message),
        &Authentication::expected(&message),
        client,
        language,
    )
}

fn opened(id: &str, name: &str, primary_name: &str, language: Language) -> String {
    let card = card(id, name, primary_name, DeliveryRoute::Organisation, language);
    let rows = card.rows.iter().map(|row| format!("{}|{}", row.label, row.text));
    let details = card
        .details
        .iter()
        .map(|row| format!("({}|{})", row.label, row.text));
    rows.chain(details).collect::<Vec<_>>().join(" / ")
}

/// The cells of the research, by client: with a name, and without any name.
const BY_THE_ORGANISATION: &[(&str, &str, &str)] = &[
    (
        "outlook-classic",
        "|U <user@example.com> on behalf of N <user.name@partner.com>",
        "|user@example.com on behalf of user.name@partner.com",
    ),
    (
        "zimbra-classic",
        "From:|U on behalf of N",
        "From:|user@example.com on behalf of user.name@partner.com",
    ),
    (
        "kmail",
        "From:|N <user.name@partner.com> / Sender:|U <user@example.com>",
        "From:|user.name@partner.com / Sender:|user@example.com",
    ),
    (
        "claws-mail",
        "From:|N <user.name@partner.com> / Sender:|U <user@example.com>",
        "From:|user.name@partner.com / Sender:|user@example.com",
    ),
    (
        "sylpheed",
        "From:|N <user.name@partner.com> / From:|N <user.name@partner.com> / Sender:|U <user@example.com>",
        "From:|user.name@partner.com / From:|user.name@partner.com / Sender:|user@example.com",
    ),
    (
        "geary",
        "|N user.name@partner.com / Sent by:|U user@example.com",
        "|user.name user.name@partner.com / Sent by:|user user@example.com",
    ),
    (
        "fairemail",
        "|N / Sent by:|U <user@example.com>",
        "|user.name@partner.com / Sent by:|user@example.com",
    ),
    (
        "open-xchange",
        "|N <user.name@partner.com> / Via|U <user@example.com>",
        "|user.name@partner.com / Via| <user@example.com>",
    ),
    (
        "s-nail",
        "From:|N <user.name@partner.com> / Sender:|U <user@example.com>",
        "From:|user.name@partner.com / Sender:|user@example.com",
    ),
    (
        "roundcube",
        "From|N / (Sender|U)",
        "From|user.name@partner.com / (Sender|user@example.com)",
    ),
    (
        "thunderbird-android",
        "|N / (Sender|U <user@example.com>)",
        "|user.name@partner.com / (Sender|user@example.com)",
    ),
    (
        "neomutt",
        "From:|N <user.name@partner.com> / (Sender:|U <user@example.com>)",
        "From:|user.name@partner.com / (Sender:|user@example.com)",
    ),
    (
        "gmail-web",
        "|N <user.name@partner.com> via example.com",
        "|user.name@partner.com via example.com",
    ),
    (
        "outlook-web",
        "|N <user.name@partner.com> via example.com",
        "|user.name@partner.com via example.com",
    ),
    (
        "thunderbird",
        "|N / |user.name@partner.com / (Sender|U <user@example.com>)",
        "|user.name@partner.com / |user.name@partner.com / (Sender|user@example.com)",
    ),
    (
        "apple-mail",
        "|N / (Sender:|U <user@example.com>)",
        "|user.name@partner.com / (Sender:|user@example.com)",
    ),
    (
        "apple-mail-ios",
        "|N / (|user.name@partner.com)",
        "|user.name@partner.com / (|user.name@partner.com)",
    ),
    // Behind a name alone.
    (
        "gmail-mobile",
        "|N / (|N <user.name@partner.com> via example.com)",
        "|user.name@partner.com / (|user.name@partner.com)",
    ),
    (
        "zoho-mail",
        "|N <user.name@partner.com> via example.com / (Sent by|U <user@example.com>)",
        "|user.name@partner.com via example.com / (Sent by|user@example.com)",
    ),
    (
        "libero",
        "|N <user.name@partner.com> / Via|U <user@example.com>",
        "|user.name@partner.com / Via| <user@example.com>",
    ),
    (
        "evolution",
        "From:|N <user.name@partner.com> / (Sender:|U <user@example.com>)",
        "From:|user.name@partner.com / (Sender:|user@example.com)",
    ),
];

#[test]
fn by_the_organisation() {
    for (id, named, bare) in BY_THE_ORGANISATION {
        assert_eq!(opened(id, "N", "U", Language::EN), *named, "{id}");
        assert_eq!(opened(id, "", "", Language::EN), *bare, "{id}");
    }
}

#[test]
fn the_client_s_own_words_in_the_recipient_s_language() {
    assert_eq!(
        opened("outlook-classic", "", "", Language::PL),
        "|user@example.com w imieniu user.name@partner.com"
    );
    assert_eq!(
        opened("kmail", "", "", Language::IT),
        "Da:|user.name@partner.com / Mittente:|user@example.com"
    );
    assert_eq!(
        opened("gmail-web", "", "", Language::IT),
        "|user.name@partner.com tramite example.com"
    );
    let show_sender = opened("thunderbird-show-sender", "", "", Language::PL);
    assert!(show_sender.ends_with("Nadawca|user@example.com"), "{show_sender}");
}

#[test]
fn by_the_gateway_nobody_sees_the_primary_address() {
    for client in catalogue() {
        for language in Language::all() {
            let card = card(client.id, "N", "U", DeliveryRoute::Gateway, language);
            assert!(!format!("{card:?}").contains("example.com"), "{}", client.id);
            let expected = if client.evidence.grade == Grade::D {
                Effect::Unknown
            } else {
                Effect::Direct
            };
            assert_eq!(card.effect, expected, "{}", client.id);
        }
    }
}

#[test]
fn via_needs_a_foreign_domain() {
    let message = compose(
        &Identity {
            from: Mailbox::new("", "a@mail.example.com"),
            primary: Mailbox::new("", P),
            reply_to: None,
        },
        DeliveryRoute::Organisation,
    );
    let gmail = Client::find("gmail-web").unwrap();
    assert_eq!(
        render(
            &Headers::from(&message),
            &Authentication::expected(&message),
            gmail,
            Language::EN
        )
        .effect,
        Effect::Direct
    );
}

#[test]
fn ids_are_unique_and_every_class_is_there() {
    let ids: HashSet<_> = catalogue().map(|client| client.id).collect();
    assert_eq!(ids.len(), catalogue().count());
    assert!(catalogue().count() >= 40);
    for client in catalogue() {
        assert!(
            client
                .id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{}",
            client.id
        );
        assert!(
            !cfg!(feature = "sources")
                || client.evidence.source.is_empty() == (client.evidence.grade == Grade::D)
                    && !client.evidence.version.is_empty(),
            "{}",
            client.id
        );
    }
    let effects: HashSet<_> = catalogue()
        .map(|client| card(client.id, "N", "U", DeliveryRoute::Organisation, Language::EN).effect)
        .collect();
    assert_eq!(effects.len(), Effect::ALL.len());
}

proptest! {
    #[test]
    fn no_name_or_address_forges_a_line(name in any::<String>(), address in any::<String>(), primary in any::<String>()) {
        let identity = Identity { from: Mailbox::new(name, address), primary: Mailbox::new("", primary), reply_to: None };
        for route in DeliveryRoute::ALL {
            let message = compose(&identity, route);
            for client in catalogue() {
                let card = render(&Headers::from(&message), &Authentication::expected(&message), client, Language::PL);
                let texts = card.rows.iter().chain(&card.details).map(|row| &row.text).chain([&card.list]);
                for text in texts {
                    let clean = !text.chars().any(crate::address::is_invisible);
                    prop_assert!(clean);
                }
            }
        }
    }
}
