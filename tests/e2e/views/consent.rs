//! Gateways without passwords: the choice, the provider's page, what comes back, the list, and what administrators see.

use std::time::Duration;

use super::Walk;
use crate::{consent::ALIAS, support::text};

impl Walk {
    async fn choice(&mut self) {
        self.world.offers_consent(ALIAS).await;
        self.view("consent-choice").await;
        self.click("radio", "wizard-way-password").await;
        self.appears("textbox", "wizard-password").await;
        self.view("consent-password").await;
        let provider = self.world.of_provider("wizard-way-provider");
        self.world.browser.click("radio", &provider).await;
        self.click("button", "wizard-device").await;
        self.sees("wizard-device-text").await;
        self.view("consent-device").await;
        self.click("button", "wizard-cancel").await;
    }

    async fn provider(&mut self) {
        self.world.departs().await;
        self.view("consent-provider").await;
        self.world.chooses("deny", ALIAS).await;
        self.sees("reason-consent-denied").await;
        self.view("consent-denied").await;
        self.world.departs().await;
        self.world.chooses("agree", "second.account@example.org").await;
        let keep = self
            .world
            .texts
            .t("wizard-keep-username", &[("username", text(ALIAS))]);
        self.world.browser.appears("button", &keep).await;
        self.view("consent-other-account").await;
        self.world.browser.open("/oauth/return").await;
        self.sees("wizard-return-lost").await;
        self.view("consent-lost").await;
        let device = "/demo/provider/device?user_code=AAAA-AAAA";
        let url = format!("{}{device}", self.world.server.url());
        self.world.browser.client().goto(&url).await.unwrap();
        self.sees("demo-provider-device-unknown").await;
        self.view("consent-provider-device").await;
    }

    async fn list(&mut self) {
        self.world.adds_with_password().await;
        self.world.browser.open("/settings/aliases").await;
        let offer = self.world.of_provider("wizard-continue");
        self.world.browser.sees(&offer).await;
        self.view("consent-offer").await;
        let about = self.world.texts.t("aliases-for", &[("address", text(ALIAS))]);
        self.world
            .browser
            .click("button", &format!("{offer} {about}"))
            .await;
        self.world.is_at_provider().await;
        self.world.chooses("ends-soon", ALIAS).await;
        let connected = self
            .world
            .texts
            .t("aliases-connected", &[("address", text(ALIAS))]);
        self.world.browser.sees(&connected).await;
        self.view("consent-connected").await;
        let delete = format!("{} {about}", self.world.t("aliases-delete"));
        self.world.browser.click("button", &delete).await;
        self.sees("aliases-delete-consent").await;
        self.view("consent-delete").await;
        self.click("button", "aliases-delete-cancel").await;
    }

    async fn ended(&mut self) {
        // Its token goes on for ten seconds.
        tokio::time::sleep(Duration::from_secs(11)).await;
        self.world
            .browser
            .open(&format!("/settings/aliases/{ALIAS}"))
            .await;
        self.click("button", "wizard-test-send").await;
        self.sees("reason-consent-ended").await;
        self.world
            .browser
            .open(&format!("/settings/aliases/{ALIAS}"))
            .await;
        self.sees("reason-consent-ended").await;
        self.view("consent-edit-ended").await;
        self.world.browser.open("/settings/aliases").await;
        self.sees("reason-consent-ended").await;
        self.view("consent-ended").await;
    }

    async fn administrator_reads(&mut self, user: &str) {
        let browser = &self.world.browser;
        browser.open("/settings/aliases").await;
        let second = "second.name@example.org";
        self.world.offers_consent(second).await;
        self.click("radio", "wizard-way-password").await;
        self.fill("wizard-password", crate::support::PASSWORD).await;
        self.click("button", "wizard-add-gateway").await;
        self.appears("heading", "wizard-confirm-heading").await;
        self.world.browser.client().delete_all_cookies().await.unwrap();
        self.world.sign_in("admin@example.com").await;
        self.world.browser.open("/admin/gateways").await;
        let asked = self.world.of_provider("gateways-passwords-asked");
        self.world.browser.sees(&asked).await;
        self.view("consent-administrator").await;
        self.world.browser.client().delete_all_cookies().await.unwrap();
        self.world.sign_in(user).await;
    }
}

async fn consent(language: &str, user: &str) {
    let mut walk = Walk::start(language).await;
    walk.world.server.set_policy(true);
    walk.world.sign_in(user).await;
    walk.choice().await;
    walk.provider().await;
    walk.list().await;
    walk.ended().await;
    walk.administrator_reads(user).await;
    walk.end();
}

#[tokio::test]
async fn in_english() {
    consent("en", "user@example.com").await;
}

#[tokio::test]
async fn in_italian() {
    consent("it", "utente@example.com").await;
}

#[tokio::test]
async fn in_polish() {
    consent("pl", "uzytkownik@example.com").await;
}
