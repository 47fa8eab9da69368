//! The first start of a server that is no demo: a link, and the first administrator.

use crate::support::{Browser, Server, Texts};

#[tokio::test]
async fn the_first_administrator_comes_by_the_link() {
    for language in ["en", "it", "pl"] {
        let server = Server::start(&[]);
        let texts = Texts::of(&server, language);
        let t = |id: &str| texts.t(id, &[]);
        let token = server
            .printed()
            .split_once("/link#")
            .unwrap()
            .1
            .lines()
            .next()
            .unwrap()
            .to_owned();
        let browser = Browser::start(server.url(), language).await;
        browser.open(&format!("/link#{token}")).await;
        browser.fill(&t("sign-in-address"), "boss@example.com").await;
        browser.fill(&t("sign-in-link-password"), "short").await;
        browser.click("button", &t("sign-in-link-submit")).await;
        browser.sees(&t("reason-password-too-short")).await;
        browser
            .fill(&t("sign-in-link-password"), "a long enough password")
            .await;
        browser.click("button", &t("sign-in-link-submit")).await;
        browser.appears("heading", &t("policy-page-title")).await;
        // The link is used up.
        browser.open(&format!("/link#{token}")).await;
        browser.sees(&t("reason-link-invalid")).await;
    }
}
