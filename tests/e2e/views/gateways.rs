//! A gateway whose password is changed, told to its user and to the administrator; one whose certificate ends soon.

use super::Walk;
use crate::support::{PASSWORD, text};

const ALIAS: &str = "user.name@partner.com";

impl Walk {
    async fn add(&mut self) {
        self.world.server.set_policy(true);
        self.world.browser.open("/settings/aliases/new").await;
        self.fill("wizard-address", ALIAS).await;
        self.click("button", "wizard-next").await;
        self.click("radio", "wizard-delivery-gateway").await;
        self.fill("wizard-host", "new-password.partner.com").await;
        self.fill("wizard-username", ALIAS).await;
        self.fill("wizard-password", PASSWORD).await;
        self.click("button", "wizard-add-gateway").await;
        self.world.confirm(ALIAS).await;
    }

    async fn edit_alias(&self) {
        let path = format!("/settings/aliases/{ALIAS}");
        self.world.browser.open(&path).await;
        self.appears("button", "aliases-edit-save").await;
    }

    /// The test message is the first that the changed password is met by.
    async fn fail(&mut self, user: &str) {
        self.edit_alias().await;
        self.view("aliases-edit-works").await;
        self.click("button", "wizard-test-send").await;
        self.sees("reason-auth-rejected").await;
        self.promises_nothing().await;
        self.world.browser.open("/settings/aliases").await;
        let enter = self.link_to_password();
        self.world.browser.appears("link", &enter).await;
        self.view("aliases-fails").await;
        let mail = self.world.server.mail_to(user).await;
        let link = mail.text.lines().find(|line| line.contains("/settings/aliases/"));
        let link = link.expect("a link").trim();
        let path = link
            .strip_prefix(self.world.server.url())
            .expect("ours")
            .to_owned();
        self.world.browser.open(&path).await;
        self.appears("button", "gateways-enter-password").await;
        self.promises_nothing().await;
        self.view("aliases-edit-fails").await;
    }

    /// Mail that waits "should arrive" on no page.
    async fn promises_nothing(&self) {
        let promise = self.world.t("arrival-short-expected");
        let gone = "return !document.body.innerText.includes(arguments[0])";
        let promise = vec![promise.into()];
        self.world.browser.wait("no promise", gone, promise).await;
    }

    fn link_to_password(&self) -> String {
        let texts = &self.world.texts;
        let about = texts.t("aliases-for", &[("address", text(ALIAS))]);
        format!("{} {about}", self.world.t("gateways-enter-password"))
    }

    async fn enter_password(&mut self) {
        self.click("button", "gateways-enter-password").await;
        let focused = "return document.activeElement?.name === 'smtp-password'";
        self.world
            .browser
            .wait("the password's field", focused, vec![])
            .await;
        self.fill("aliases-edit-password", &format!("{PASSWORD}-new"))
            .await;
        self.click("button", "aliases-edit-save").await;
        self.sees("aliases-edit-saved").await;
        self.world
            .browser
            .gone("button", &self.world.t("gateways-enter-password"))
            .await;
    }

    async fn certificate(&mut self) {
        self.edit_alias().await;
        self.fill("wizard-host", "ends-soon.partner.com").await;
        self.fill("aliases-edit-username", ALIAS).await;
        self.fill("aliases-edit-password", PASSWORD).await;
        self.click("button", "aliases-edit-save").await;
        self.sees("aliases-edit-saved").await;
        self.world.browser.open("/settings/aliases").await;
        self.appears("heading", "aliases-title").await;
        let warned = "return document.querySelectorAll('.alias .notice.warning').length === 1";
        self.world.browser.wait("the warning", warned, vec![]).await;
        self.view("aliases-ends-soon").await;
    }

    async fn change_to(&self, user: &str) {
        self.world.browser.client().delete_all_cookies().await.unwrap();
        self.world.sign_in(user).await;
    }

    async fn administrator(&mut self) {
        self.change_to("admin@example.com").await;
        self.world.browser.open("/admin/policy").await;
        let counted = "return document.querySelector('.policy strong') !== null";
        self.world.browser.wait("how many fail", counted, vec![]).await;
        self.view("policy-gateway-fails").await;
        self.click("link", "gateways-title").await;
        self.appears("heading", "gateways-title").await;
        self.world.browser.sees(ALIAS).await;
        self.sees("reason-auth-rejected").await;
        self.view("gateways-fails").await;
        self.click("checkbox", "gateways-select-shown").await;
        self.click("button", "gateways-remove-chosen").await;
        self.appears("heading", "gateways-remove-title").await;
        self.view("gateways-remove").await;
    }
}

async fn gateways(language: &str, user: &str) {
    let mut walk = Walk::start(language).await;
    walk.world.sign_in(user).await;
    walk.add().await;
    walk.fail(user).await;
    walk.administrator().await;
    walk.change_to(user).await;
    walk.edit_alias().await;
    walk.enter_password().await;
    walk.certificate().await;
    walk.end();
}

#[tokio::test]
async fn in_english() {
    gateways("en", "user@example.com").await;
}

#[tokio::test]
async fn in_italian() {
    gateways("it", "utente@example.com").await;
}

#[tokio::test]
async fn in_polish() {
    gateways("pl", "uzytkownik@example.com").await;
}
