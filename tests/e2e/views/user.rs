//! The wizard, the addresses, and what becomes of them when gateways are forbidden.

use super::Walk;
use crate::support::{PASSWORD, World, text};

const ALIAS: &str = "user.name@partner.com";

impl Walk {
    async fn address(&mut self) {
        self.open("/settings/aliases", "aliases-title", "aliases-empty")
            .await;
        self.open("/settings/aliases/new", "wizard-address-heading", "wizard-1")
            .await;
        self.click("button", "wizard-next").await;
        self.view("wizard-1-refused").await;
        self.fill("wizard-address", "somebody@example.com").await;
        self.click("button", "wizard-next").await;
        self.sees("wizard-own-domain").await;
        self.view("wizard-2-own-domain").await;
        self.click("button", "wizard-back").await;
        self.fill("wizard-name", "User Name").await;
        self.fill("wizard-address", ALIAS).await;
        self.click("button", "wizard-next").await;
        self.appears("heading", "wizard-delivery-heading").await;
    }

    async fn delivery(&mut self) {
        self.view("wizard-2-off").await;
        self.world.server.set_policy(true);
        self.world.browser.client().refresh().await.unwrap();
        self.click("radio", "wizard-delivery-gateway").await;
        self.appears("textbox", "wizard-password").await;
        self.view("wizard-2").await;
        for (host, hint) in [
            ("smtp.gmail.com", "wizard-app-password"),
            ("smtp.office365.com", "wizard-microsoft"),
        ] {
            self.fill("wizard-host", host).await;
            self.sees(hint).await;
            self.view(hint).await;
        }
        self.fill("wizard-host", "smtp.partner.com").await;
        self.fill("wizard-username", ALIAS).await;
        self.fill("wizard-password", "not the password").await;
        self.click("button", "wizard-add-gateway").await;
        self.sees("reason-auth-rejected").await;
        self.view("wizard-2-refused").await;
        self.fill("wizard-host", "silent.partner.com").await;
        self.fill("wizard-password", PASSWORD).await;
        self.click("button", "wizard-add-gateway").await;
        self.appears("button", "wizard-cancel").await;
        self.view("wizard-2-connecting").await;
        // Silent to its end: every view was looked at meanwhile.
        self.sees("reason-connect-failed").await;
        self.fill("wizard-host", "smtp.partner.com").await;
        self.fill("wizard-password", PASSWORD).await;
        self.click("button", "wizard-add-gateway").await;
        self.appears("heading", "wizard-confirm-heading").await;
    }

    async fn confirmation(&mut self) {
        let code = self.world.server.code_for(ALIAS).await;
        self.sees("wizard-mail-sent").await;
        self.view("wizard-3").await;
        self.fill("wizard-code", "000000000").await;
        self.click("button", "wizard-verify").await;
        self.sees("reason-code-wrong").await;
        self.view("wizard-3-refused").await;
        self.open("/settings/aliases", "aliases-title", "aliases-pending")
            .await;
        self.world
            .browser
            .open(&format!("/settings/aliases/{ALIAS}"))
            .await;
        self.appears("textbox", "wizard-code").await;
        self.view("aliases-edit-pending").await;
        let mail = self.world.server.mail_to(ALIAS).await;
        let link = mail.text.lines().find(|line| line.contains("/confirm#")).unwrap();
        let link = link.strip_prefix(self.world.server.url()).unwrap().to_owned();
        self.open(&link, "confirm-title", "confirm").await;
        self.world.browser.open("/settings/aliases/new#step=3").await;
        self.fill("wizard-code", &code).await;
        self.click("button", "wizard-verify").await;
        self.world.appears_done().await;
        self.click("button", "wizard-test-send").await;
        self.sees("wizard-test-sent-gateway").await;
        self.view("wizard-done").await;
        self.arrived().await;
        self.world.browser.open("/").await;
        self.world.browser.open(&link).await;
        let button = self.world.texts.t("confirm-button", &[("address", text(ALIAS))]);
        self.world.browser.click("button", &button).await;
        self.sees("confirm-accepted").await;
        self.view("confirm-accepted").await;
        self.open("/confirm#nothing", "confirm-title", "confirm-broken")
            .await;
        self.open("/demo/mail", "demo-title", "demo-mail").await;
    }

    /// The result of the test message: which server gave it has to be said.
    async fn arrived(&mut self) {
        self.press(".arrived > summary").await;
        self.click("button", "wizard-test-report").await;
        self.sees("reason-required").await;
        self.view("wizard-done-arrived").await;
        let mail = self.world.server.mails().remove(0);
        let id = mail
            .headers
            .iter()
            .find(|(name, _)| name == "Message-ID")
            .unwrap();
        let headers = format!(
            "Authentication-Results: smtp.partner.com; dmarc=fail\nMessage-ID: {}\nFrom: {ALIAS}\n",
            id.1
        );
        self.fill("received-headers", &headers).await;
        self.click("button", "wizard-test-report").await;
        self.sees("reason-authserv-id-needed").await;
        self.view("wizard-done-which-server").await;
        self.fill("wizard-test-server", "smtp.partner.com").await;
        self.click("button", "wizard-test-report").await;
        let domain = [("domain", text("partner.com"))];
        let help = self.world.texts.t("arrival-seen-help", &domain);
        self.world.browser.sees(&help).await;
        self.view("wizard-done-seen").await;
    }

    async fn addresses(&mut self) {
        self.open("/settings/aliases", "aliases-title", "aliases").await;
        let delete = format!(
            "{} {}",
            self.world.t("aliases-delete"),
            self.world.texts.t("aliases-for", &[("address", text(ALIAS))])
        );
        self.world.browser.click("button", &delete).await;
        self.appears("dialog", "aliases-delete-title").await;
        self.view("aliases-delete").await;
        self.edit("aliases-edit").await;
        let name = self
            .world
            .browser
            .run("return document.querySelector('[name=name]').value");
        let name = name.await;
        self.fill("wizard-name", "A name that is not saved").await;
        self.click("button", "wizard-test-send").await;
        self.sees("wizard-test-not-as-previewed").await;
        self.view("aliases-edit-test-differs").await;
        self.fill("wizard-name", name.as_str().expect("a name")).await;
    }

    /// How one writes from it: closed, and with each kind of program open.
    async fn write_from(&mut self) {
        let about = self.world.texts.t("aliases-for", &[("address", text(ALIAS))]);
        let link = format!("{} {about}", self.world.t("aliases-write"));
        self.world.browser.open("/settings/aliases").await;
        self.world.browser.click("link", &link).await;
        let title = self
            .world
            .texts
            .t("write-title-address", &[("address", text(ALIAS))]);
        self.world.browser.appears("heading", &title).await;
        let drawn = "return document.querySelector('.phone img')?.naturalWidth > 0";
        self.world.browser.wait("the code", drawn, vec![]).await;
        for program in ["outlook-classic", "thunderbird", "outlook-mobile", "neomutt"] {
            self.press(&format!("[data-program={program}] > summary")).await;
            self.view(&format!("write-from-{program}")).await;
        }
    }

    async fn edit(&mut self, name: &str) {
        self.world
            .browser
            .open(&format!("/settings/aliases/{ALIAS}"))
            .await;
        self.appears("heading", "wizard-test-heading").await;
        self.view(name).await;
    }

    async fn suspended(&mut self) {
        self.world.server.set_policy(false);
        self.open("/settings/aliases", "aliases-title", "aliases-suspended")
            .await;
        let rests = [
            ("host", text("smtp.partner.com")),
            ("port", text("465")),
            ("security", text("TLS")),
        ];
        let rests = self.world.texts.t("aliases-route-rests", &rests);
        self.world.browser.sees(&rests).await;
        self.edit("aliases-edit-suspended").await;
        self.world.browser.sees(&rests).await;
        self.sees("wizard-preview-refused").await;
        self.world.browser.client().delete_all_cookies().await.unwrap();
        self.world.sign_in("admin@example.com").await;
        self.world.server.set_policy(true);
        self.world.browser.open("/admin/policy").await;
        self.click("checkbox", "policy-checkbox").await;
        self.click("button", "policy-save").await;
        self.appears("dialog", "policy-off-title").await;
        self.world.browser.sees(ALIAS).await;
        self.view("policy-off").await;
    }
}

impl World {
    async fn appears_done(&self) {
        let done = self.texts.t("wizard-done-heading", &[("address", text(ALIAS))]);
        self.browser.appears("heading", &done).await;
    }
}

async fn user(language: &str, address: &str) {
    let mut walk = Walk::start(language).await;
    walk.world.sign_in(address).await;
    walk.address().await;
    walk.delivery().await;
    walk.confirmation().await;
    walk.addresses().await;
    walk.write_from().await;
    walk.suspended().await;
    walk.end();
}

#[tokio::test]
async fn in_english() {
    user("en", "user@example.com").await;
}

#[tokio::test]
async fn in_italian() {
    user("it", "utente@example.com").await;
}

#[tokio::test]
async fn in_polish() {
    user("pl", "uzytkownik@example.com").await;
}
