//! One's own account: language, password, sessions.

use crate::support::{Browser, PASSWORD, Texts, World, sign_in};

const NEW: &str = "a different good password";

#[tokio::test]
async fn the_language_of_mails_and_of_the_next_browser() {
    let world = World::demo("en").await;
    sign_in(&world.browser, &world.texts, "user@example.com", PASSWORD).await;
    let browser = &world.browser;
    browser.open("/settings/account").await;
    browser.choose(&world.t("account-language"), "pl").await;
    let form = "document.querySelector('main form').requestSubmit(); return true";
    browser.wait("the form", form, vec![]).await;
    let polish = Texts::of(&world.server, "pl");
    browser.sees(&polish.t("account-language-saved", &[])).await;
    browser.open("/settings/aliases/new").await;
    browser
        .fill(&polish.t("wizard-address", &[]), "user.name@partner.com")
        .await;
    browser.click("button", &polish.t("wizard-next", &[])).await;
    browser.click("button", &polish.t("wizard-add", &[])).await;
    let mail = world.server.mail_to("user.name@partner.com").await;
    assert_eq!(mail.subject, polish.t("mails-confirm-subject", &[]));
}

#[tokio::test]
async fn a_new_password_and_the_end_of_other_sessions() {
    let world = World::demo("en").await;
    world.sign_in("user@example.com").await;
    let other = Browser::start(world.server.url(), "en").await;
    sign_in(&other, &world.texts, "user@example.com", PASSWORD).await;
    let browser = &world.browser;
    browser.open("/settings/account").await;
    browser.click("button", &world.t("account-sessions-end")).await;
    browser.sees(&world.t("account-sessions-ended")).await;
    other.open("/settings/aliases").await;
    other.appears("heading", &world.t("sign-in-title")).await;

    sign_in(&other, &world.texts, "user@example.com", PASSWORD).await;
    browser.fill(&world.t("account-password-current"), PASSWORD).await;
    browser.fill(&world.t("account-password-new"), NEW).await;
    browser.click("button", &world.t("account-password-submit")).await;
    browser.sees(&world.t("account-password-changed")).await;
    other.open("/settings/aliases").await;
    other.appears("heading", &world.t("sign-in-title")).await;
    sign_in(&other, &world.texts, "user@example.com", NEW).await;
    other.appears("heading", &world.t("aliases-title")).await;
}
