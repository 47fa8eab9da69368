//! The preview's cards say what `core` says, for twenty states in three languages.

use fromline_core::{
    Language,
    authentication::Authentication,
    clients::{Arriving, COMMON, FIRST, Row, TERMINAL, render},
    delivery_route::DeliveryRoute,
    headers::Headers,
    message::{Identity, Mailbox, compose},
};
use serde_json::{Value, json};

use crate::support::{World, text};

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
        list: card.querySelector('[data-part=list]')?.textContent ?? '',
        rows: rows(card, 'row'),
        details: rows(card, 'details'),
        badges: [...card.querySelectorAll('[data-part=badge]')].map(badge => badge.textContent),
    })).sort((a, b) => a.client < b.client ? -1 : 1));";

/// What the pictures say to whoever listens, and what is written in them: by program, both ways.
const PICTURES: &str = "
const texts = (side, where) => [...side.querySelectorAll(where)].map(text => text.textContent);
return [...document.querySelectorAll('.compared')].map(pair => [pair.dataset.program, [...pair.querySelectorAll('.side')].map(side => ({
    said: texts(side, '.visually-hidden bdi'),
    drawn: texts(side, '.drawing bdi'),
}))]);";

fn pictured(identity: &Identity, language: Language) -> Value {
    let spoken = |row: &Row| match &*row.label {
        "" => row.text.clone(),
        label => format!("{label} {}", row.text),
    };
    let side = |client, route| {
        let card = Arriving::expected(identity, route).shown(client, language);
        let rows = card.rows.iter().chain(&card.details);
        let list = Some(card.list.clone()).filter(|list| !list.is_empty());
        let said: Vec<_> = list
            .iter()
            .cloned()
            .chain(card.rows.iter().map(spoken))
            .chain(card.badges.iter().cloned())
            .chain(card.details.iter().map(spoken))
            .collect();
        let badges = card.badges.iter().filter(|badge| *badge != "?").cloned();
        let drawn: Vec<_> = list
            .iter()
            .cloned()
            .chain(badges)
            .chain(rows.map(|row| row.text.clone()))
            .collect();
        json!({ "said": said, "drawn": drawn })
    };
    FIRST
        .iter()
        .map(|client| json!([client.id, DeliveryRoute::ALL.map(|route| side(client, route))]))
        .collect()
}

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
    json!([
        column(DeliveryRoute::Organisation),
        column(DeliveryRoute::Gateway)
    ])
}

#[tokio::test]
async fn twenty_states_in_three_languages() {
    for language in Language::all() {
        let world = World::demo(language.code()).await;
        world.browser.open("/preview").await;
        world.everything().await;
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
                    // Those below the window follow a frame later.
                    let expected = pictured(&identity, language);
                    for _ in 0..40 {
                        shown = world.browser.run(PICTURES).await;
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
        world.everything().await;
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

#[tokio::test]
async fn programs_for_a_terminal_come_when_somebody_asks() {
    let world = World::demo("it").await;
    world.browser.open("/preview").await;
    let count = |number: usize| {
        format!(
            "return new Set([...document.querySelectorAll('li[data-client]')].map(name => name.dataset.client)).size === {number}"
        )
    };
    world.everything().await;
    world
        .browser
        .wait("the usual programs", &count(COMMON.len()), vec![])
        .await;
    let choose = |value: &str| {
        format!(
            "const select = [...document.querySelectorAll('select')].find(select => [...select.options].some(option => option.value === '{value}'));
             select.value = '{value}'; select.dispatchEvent(new Event('change', {{ bubbles: true }})); return true;"
        )
    };
    world
        .browser
        .wait("the filter", &choose("terminal"), vec![])
        .await;
    world
        .browser
        .wait("those for a terminal", &count(TERMINAL.len()), vec![])
        .await;
    world.browser.wait("the filter", &choose("all"), vec![]).await;
    world
        .browser
        .wait("all programs", &count(COMMON.len() + TERMINAL.len()), vec![])
        .await;
    world
        .browser
        .wait("the other filter", &choose("on-behalf"), vec![])
        .await;
    let only = "return [...document.querySelectorAll('.group')].every(group => group.matches('.on-behalf'))";
    world.browser.wait("one kind of group", only, vec![]).await;
}

#[tokio::test]
async fn whether_mail_arrives_is_said_by_hand_or_asked_of_dns() {
    let world = World::demo("en").await;
    let (browser, domain) = (&world.browser, [("domain", text("partner.com"))]);
    browser
        .open("/preview#from=user.name%40partner.com&primary=user%40example.com&policy=reject")
        .await;
    browser.sees(&world.texts.t("arrival-reject", &domain)).await;
    browser.fill(&world.t("received-by-dkim"), "partner.com").await;
    browser.sees(&world.texts.t("arrival-passes", &domain)).await;
    world.sign_in("user@example.com").await;
    browser
        .open("/preview#from=user.name%40partner.com&primary=user%40example.com&policy=none")
        .await;
    browser.sees(&world.texts.t("arrival-reject", &domain)).await;
    browser.sees(&world.texts.t("arrival-expected", &domain)).await;
}

/// The cards show what the mail carries.
#[tokio::test]
async fn other_letters_are_shown_as_the_mail_carries_them() {
    let world = World::demo("pl").await;
    world.browser.open("/preview").await;
    world.browser.fill(&world.t("preview-from"), "anna@żółw.pl").await;
    let carried = "return [...document.querySelectorAll('[data-part=row]')].some(row => row.textContent.includes('anna@xn--w-uga1v8h.pl'))";
    world.browser.wait("the domain in ASCII", carried, vec![]).await;
}
