//! The preview's cards say what `core` says, for twenty states in three languages.

use fromline_core::{
    Language,
    authentication::Authentication,
    clients::{COMMON, Row, render},
    headers::Headers,
    message::{Identity, Mailbox, compose},
    route::Route,
};
use serde_json::{Value, json};

use crate::support::World;

const NAMES: [&str; 5] = [
    "",
    "User Name",
    "Zażółć Gęślą",
    "Name, Quoted \"x\"",
    "=?utf-8?q?x?= <b>&amp;",
];
const ALIASES: [&str; 2] = ["user.name@partner.com", "nazwa.uzytkownika@domena_partnera.com"];
const PRIMARIES: [&str; 2] = ["user@example.com", "user@mail.partner.com"];

/// The text of every card in a column, as the page shows it.
const CARDS: &str = "
const rows = (card, part) => [...card.querySelectorAll(`[data-part=${part}]`)].map(row => {
    const label = row.querySelector('.mock-label');
    return [label ? label.textContent.trimEnd() : '', row.querySelector('bdi').textContent];
});
return [...document.querySelectorAll('section.route')].map(column =>
    [...column.querySelectorAll('li[data-client]')].map(name => [name.dataset.client, name.closest('.look')]).map(([client, card]) => ({
        client,
        list: card.querySelector('[data-part=list]').textContent,
        rows: rows(card, 'row'),
        details: rows(card, 'details'),
        badges: [...card.querySelectorAll('[data-part=badge]')].map(badge => badge.textContent),
    })).sort((a, b) => a.client < b.client ? -1 : 1));";

fn expected(identity: &Identity, language: Language) -> Value {
    let pairs = |rows: &[Row]| {
        rows.iter()
            .map(|row| json!([row.label, row.text]))
            .collect::<Vec<_>>()
    };
    let column = |route| {
        let message = compose(identity, route);
        let facts = Authentication::expected(&message);
        let mut cards: Vec<Value> = COMMON
            .iter()
            .map(|client| {
                let card = render(&Headers::from(&message), &facts, client, language);
                json!({
                    "client": client.id, "list": card.list, "rows": pairs(&card.rows),
                    "details": pairs(&card.details), "badges": card.badges,
                })
            })
            .collect();
        cards.sort_by_key(|card| card["client"].as_str().unwrap_or_default().to_owned());
        cards
    };
    json!([column(Route::Organisation), column(Route::Gateway)])
}

#[tokio::test]
async fn twenty_states_in_three_languages() {
    for language in Language::all() {
        let world = World::demo(language.code()).await;
        world.browser.open("/preview").await;
        for name in NAMES {
            for alias in ALIASES {
                for primary in PRIMARIES {
                    let identity = Identity {
                        from: Mailbox::new(name, alias),
                        primary: Mailbox::new("", primary),
                        reply_to: None,
                    };
                    for (id, value) in [
                        ("preview-name", name),
                        ("preview-from", alias),
                        ("preview-primary", primary),
                    ] {
                        world.browser.fill(&world.t(id), value).await;
                    }
                    let expected = expected(&identity, language);
                    let mut shown = Value::Null;
                    for _ in 0..40 {
                        shown = world.browser.run(CARDS).await;
                        if shown == expected {
                            break;
                        }
                        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
                    }
                    assert_eq!(shown, expected, "{language:?} {identity:?}");
                }
            }
        }
    }
}

#[tokio::test]
async fn the_help_page_s_own_words_and_a_link_that_keeps_the_state() {
    for (language, sentence) in [
        ("en", "user.name@partner.com on behalf of user@example.com"),
        (
            "it",
            "nome.utente@dominiopartner.it per conto di utente@example.com",
        ),
        (
            "pl",
            "nazwa.uzytkownika@domena_partnera.com w imieniu użytkownika uzytkownik@example.com",
        ),
    ] {
        let world = World::demo(language).await;
        world.browser.open("/preview").await;
        world.browser.sees(sentence).await;
        world.browser.fill(&world.t("preview-name"), "Anna & Co").await;
        let script = "return location.hash.includes('name=Anna%20%26%20Co')";
        world.browser.wait("the fragment", script, vec![]).await;
        world.browser.client().refresh().await.unwrap();
        let script =
            "return [...document.querySelectorAll('input')].some(field => field.value === 'Anna & Co')";
        world
            .browser
            .wait("the name after a reload", script, vec![])
            .await;
    }
}
