//! Signing in, languages, signing out.

use serde_json::json;

use crate::support::{Browser, PASSWORD, Server, Texts, World, sign_in};

#[tokio::test]
async fn a_wrong_password_is_said_and_the_right_one_lets_in() {
    let world = World::demo("en").await;
    let browser = &world.browser;
    browser.open("/sign-in").await;
    browser
        .fill(&world.t("sign-in-address"), "user@example.com")
        .await;
    browser
        .fill(&world.t("sign-in-password"), "something else entirely")
        .await;
    browser.click("button", &world.t("sign-in-submit")).await;
    browser.sees(&world.t("reason-credentials-wrong")).await;
    world.sign_in("user@example.com").await;
    assert_eq!(browser.path().await, "/settings/aliases");
    browser.click("button", &world.t("shell-sign-out")).await;
    browser.appears("textbox", &world.t("sign-in-address")).await;
}

#[tokio::test]
async fn the_language_changes_without_losing_what_was_typed() {
    let world = World::demo("en").await;
    let browser = &world.browser;
    browser.open("/sign-in").await;
    browser
        .fill(&world.t("sign-in-address"), "user@example.com")
        .await;
    for (code, name) in [
        ("it", "IT – Italiano"),
        ("pl", "PL – Polski"),
        ("en", "EN – English"),
    ] {
        browser.click("button", name).await;
        let texts = Texts::of(&world.server, code);
        browser.appears("heading", &texts.t("sign-in-title", &[])).await;
        assert_eq!(browser.run("return document.documentElement.lang").await, code);
        assert_eq!(
            browser
                .run("return document.querySelector('#sign-in-address').value")
                .await,
            "user@example.com"
        );
    }
}

#[tokio::test]
async fn the_address_the_browser_and_the_account_say_the_language() {
    let world = World::demo("pl").await;
    let browser = &world.browser;
    browser.open("/sign-in").await;
    browser.appears("heading", &world.t("sign-in-title")).await;
    browser.open("/sign-in?hl=it").await;
    let italian = Texts::of(&world.server, "it");
    browser.appears("heading", &italian.t("sign-in-title", &[])).await;

    let other = World::demo("en").await;
    sign_in(&other.browser, &other.texts, "uzytkownik@example.com", PASSWORD).await;
    let polish = Texts::of(&other.server, "pl");
    other
        .browser
        .appears("heading", &polish.t("aliases-title", &[]))
        .await;
}

#[tokio::test]
async fn a_browser_that_keeps_no_cookies_is_told_so() {
    let server = Server::demo();
    let texts = Texts::of(&server, "en");
    let blocked = json!({ "profile.default_content_setting_values.cookies": 2 });
    let browser = Browser::start_with(server.url(), "en", blocked).await;
    let t = |id: &str| texts.t(id, &[]);
    browser.open("/sign-in").await;
    browser.fill(&t("sign-in-address"), "user@example.com").await;
    browser.fill(&t("sign-in-password"), PASSWORD).await;
    browser.click("button", &t("sign-in-submit")).await;
    browser.sees(&t("sign-in-no-cookie")).await;
}
