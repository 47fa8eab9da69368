//! One's own account: language, password, sessions.

use crate::support::{Browser, PASSWORD, Texts, World, sign_in, text};

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

/// Pages in one language and mails in another are nobody's wish, or one's own.
#[tokio::test]
async fn whoever_switches_the_language_is_asked_whether_mails_come_in_it() {
    let world = World::demo("en").await;
    sign_in(&world.browser, &world.texts, "user@example.com", PASSWORD).await;
    let browser = &world.browser;
    browser.open("/settings/aliases").await;
    let [italian, polish] = ["it", "pl"].map(|language| Texts::of(&world.server, language));
    let switch = |place| format!("document.querySelectorAll('.language-switch button')[{place}].click()");
    let other = |texts: &Texts| texts.t("account-mails-other", &[("language", text("English"))]);
    browser.run(&switch(1)).await;
    browser.sees(&other(&italian)).await;
    let keep = italian.t("account-mails-keep", &[]);
    browser.click("button", &keep).await;
    browser.gone("button", &keep).await;
    browser.run(&switch(2)).await;
    browser.sees(&other(&polish)).await;
    let too = polish.t("account-mails-too", &[("language", text("Polski"))]);
    browser.click("button", &too).await;
    browser.sees(&polish.t("account-language-saved", &[])).await;
    browser.gone("button", &too).await;
    browser.open("/settings/account").await;
    let saved = "return document.querySelector('main select').value === 'pl'";
    browser.wait("the language of mails", saved, vec![]).await;
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
