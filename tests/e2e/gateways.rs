//! The administrator's list of gateways: found as one types and by host, and many taken away at once, of which their user is told.

use fromline_core::text::Value;
use serde_json::json;

use crate::support::{PASSWORD, World, text};

fn number(value: u32) -> Value {
    Value::Number(value.into(), value.to_string())
}

fn plain(words: &str) -> String {
    words.replace(['\u{2068}', '\u{2069}'], "")
}

/// Adds addresses with gateways, as a program with the session of the page does.
pub async fn add(world: &World, addresses: &[(&str, &str)]) {
    for (address, host) in addresses {
        let script = "const [address, host, password] = arguments;
            window.asked ??= {};
            window.asked[address] ??= fetch('/gmail/v1/users/me/settings/sendAs', {
                method: 'POST', headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ sendAsEmail: address,
                    smtpMsa: { host, port: 465, username: address, password, securityMode: 'ssl' } }),
            }).then(answer => { window.asked[address] = answer.status; });
            return window.asked[address] === 200";
        let values = vec![(*address).into(), (*host).into(), PASSWORD.into()];
        world.browser.wait(address, script, values).await;
    }
}

/// Waits until the list has exactly these addresses.
async fn lists(world: &World, addresses: &[&str]) {
    let script = "return [...document.querySelectorAll('.gateways-page .alias h2')]
        .map(heading => heading.innerText.replaceAll('\\u200b', '').trim()).sort().join(' ') === arguments[0]";
    world
        .browser
        .wait(&addresses.join(" "), script, vec![addresses.join(" ").into()])
        .await;
}

#[tokio::test]
async fn found_and_taken_away_in_three_languages() {
    let (first, second, third) = ("a@partner.com", "b@partner.com", "c@example.org");
    for language in ["en", "it", "pl"] {
        let world = World::demo(language).await;
        world.server.set_policy(true);
        let browser = &world.browser;
        world.sign_in("user@example.com").await;
        let partner = "smtp.partner.com";
        let addresses = [(first, partner), (second, partner), (third, "smtp.example.org")];
        add(&world, &addresses).await;
        browser.client().delete_all_cookies().await.unwrap();
        world.sign_in("admin@example.com").await;
        browser.open("/admin/gateways").await;
        lists(&world, &[first, second, third]).await;

        // As one types, without losing the place; what is searched for stays in the address.
        browser.fill(&world.t("gateways-search"), "EXAMPLE.org").await;
        lists(&world, &[third]).await;
        let place =
            "return document.activeElement?.type === 'search' && location.hash === '#query=EXAMPLE.org'";
        browser.wait("the place", place, vec![]).await;
        browser.open("/admin/people").await;
        browser.client().back().await.unwrap();
        lists(&world, &[third]).await;
        browser.fill(&world.t("gateways-search"), "nothing like it").await;
        browser.sees(&world.t("gateways-none")).await;
        browser.click("button", &world.t("gateways-reset")).await;
        lists(&world, &[first, second, third]).await;

        // Every gateway at a host.
        browser.choose(&world.t("gateways-at-host"), partner).await;
        lists(&world, &[first, second]).await;
        browser.click("checkbox", &world.t("gateways-select-shown")).await;
        let selected = world.texts.t("gateways-selected", &[("count", number(2))]);
        browser.sees(&plain(&selected)).await;
        browser.click("button", &world.t("gateways-remove-chosen")).await;
        let title = world
            .texts
            .t("gateways-remove-title-many", &[("count", number(2))]);
        browser.appears("heading", &plain(&title)).await;
        browser
            .fill(&world.t("policy-notify-sentence"), "The contract ends.")
            .await;
        let confirm =
            "const button = document.querySelector('dialog[open] .danger'); button?.click(); return !!button";
        browser.wait("the answer", confirm, vec![]).await;
        let removed = world.texts.t("gateways-removed-many", &[("count", number(2))]);
        browser.sees(&plain(&removed)).await;
        let mail = world.server.mail_to("user@example.com").await;
        for words in [first, second, "The contract ends."] {
            assert!(mail.text.contains(words), "{}", mail.text);
        }
        browser.click("button", &world.t("gateways-reset")).await;
        lists(&world, &[third]).await;
        let left = world.texts.t("gateways-select", &[("address", text(third))]);
        browser.click("checkbox", &plain(&left)).await;
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    }
}

/// The list begins without its questions: one that is asked for meanwhile says that it is missing, and is there once it has come.
#[tokio::test]
async fn a_question_that_is_lost_can_be_asked_for_again() {
    let world = World::demo("en").await;
    world.server.set_policy(true);
    let browser = &world.browser;
    world.sign_in("user@example.com").await;
    let alias = "a@partner.com";
    add(&world, &[(alias, "smtp.partner.com")]).await;
    browser.client().delete_all_cookies().await.unwrap();
    world.sign_in("admin@example.com").await;
    browser.chrome("Network.enable", json!({})).await;
    browser
        .chrome(
            "Network.setBlockedURLs",
            json!({ "urls": ["*/assets/removal-*"] }),
        )
        .await;
    browser.open("/admin/gateways").await;
    lists(&world, &[alias]).await;
    browser.click("checkbox", &world.t("gateways-select-shown")).await;
    browser.click("button", &world.t("gateways-remove-chosen")).await;
    browser.sees(&world.t("shell-offline")).await;
    browser
        .chrome("Network.setBlockedURLs", json!({ "urls": [] }))
        .await;
    browser.click("button", &world.t("shell-retry")).await;
    browser
        .appears("heading", &world.t("gateways-remove-title"))
        .await;
    let focused = "return document.activeElement?.matches('dialog[open] h2')";
    browser.wait("the question has the focus", focused, vec![]).await;
}
