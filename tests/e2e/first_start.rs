//! The first start of a server that is no demo: a link, and the first administrator.

use crate::support::{Browser, PASSWORD, Server, Texts};

#[tokio::test]
async fn the_first_administrator_comes_by_the_link() {
    for language in ["en", "it", "pl"] {
        let server = Server::start(&[], &[]);
        let texts = Texts::of(&server, language);
        let t = |id: &str| texts.t(id, &[]);
        let link = server.first_link();
        let browser = Browser::start(server.url(), language).await;
        browser.open(&link).await;
        browser.fill(&t("sign-in-address"), "boss@example.com").await;
        browser.fill(&t("sign-in-link-password"), "short").await;
        browser.click("button", &t("sign-in-link-submit")).await;
        browser.sees(&t("reason-password-too-short")).await;
        browser
            .fill(&t("sign-in-link-password"), "a long enough password")
            .await;
        browser.click("button", &t("sign-in-link-submit")).await;
        browser.appears("heading", &t("policy-page-title")).await;
        // Mails come in the language in which the link was opened.
        let known = format!(
            "return fetch('/api/v1/account').then(a => a.json()).then(a => a.language === '{language}')"
        );
        browser.wait("the account's language", &known, vec![]).await;
        // The link is used up.
        browser.open(&link).await;
        browser.sees(&t("reason-link-invalid")).await;
    }
}

/// A server that is no demo, its first administrator signed in.
async fn own_server(environment: &[(&str, &str)]) -> (Server, Browser, Texts) {
    let server = Server::start(&[], environment);
    let texts = Texts::of(&server, "en");
    let browser = Browser::start(server.url(), "en").await;
    browser.open(&server.first_link()).await;
    browser
        .fill(&texts.t("sign-in-address", &[]), "boss@example.com")
        .await;
    browser
        .fill(&texts.t("sign-in-link-password", &[]), PASSWORD)
        .await;
    browser
        .click("button", &texts.t("sign-in-link-submit", &[]))
        .await;
    browser
        .appears("heading", &texts.t("policy-page-title", &[]))
        .await;
    (server, browser, texts)
}

#[tokio::test]
async fn without_a_relay_the_wizard_says_that_nothing_can_be_confirmed() {
    let (_server, browser, texts) = own_server(&[]).await;
    browser.open("/settings/aliases/new").await;
    browser.sees(&texts.t("wizard-no-relay", &[])).await;
}

#[tokio::test]
async fn a_relay_that_does_not_answer_is_said_where_the_code_is_awaited() {
    let relay = [
        ("FROMLINE_RELAY_HOST", "127.0.0.1"),
        ("FROMLINE_RELAY_PORT", "9"),
        ("FROMLINE_RELAY_SECURITY", "none"),
    ];
    let (_server, browser, texts) = own_server(&relay).await;
    browser.open("/settings/aliases/new").await;
    browser
        .fill(&texts.t("wizard-address", &[]), "user.name@partner.com")
        .await;
    browser.click("button", &texts.t("wizard-next", &[])).await;
    browser.click("button", &texts.t("wizard-add", &[])).await;
    browser
        .appears("heading", &texts.t("wizard-confirm-heading", &[]))
        .await;
    browser.sees(&texts.t("wizard-mail-waits", &[])).await;
}
