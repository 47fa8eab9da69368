//! The whole path at a phone's width and at 400 % zoom, with the keyboard alone.

use fantoccini::key::Key;

use crate::support::{Browser, PASSWORD, World, text};

const PEOPLE: [(&str, &str, &str, &str); 3] = [
    (
        "en",
        "user@example.com",
        "user.name@partner.com",
        "smtp.partner.com",
    ),
    (
        "it",
        "utente@example.com",
        "nome.utente@dominiopartner.it",
        "smtp.dominiopartner.it",
    ),
    (
        "pl",
        "uzytkownik@example.com",
        "nazwa.uzytkownika@domena_partnera.com",
        "poczta.domena-partnera.com",
    ),
];

/// A person before a phone with a keyboard.
struct Person(World);

impl Person {
    async fn start(language: &str) -> Self {
        let world = World::demo(language).await;
        let (width, height) = match language {
            // A window of 1280 by 1024 pixels at 400 %.
            "it" => (320, 256),
            "pl" => (320, 640),
            _ => (360, 740),
        };
        world.browser.play(width, height, "light").await;
        Self(world)
    }

    fn browser(&self) -> &Browser {
        &self.0.browser
    }

    async fn press(&self, role: &str, id: &str) {
        self.browser().tab_to(role, &self.0.t(id)).await;
        let key = if role == "checkbox" {
            Key::Space
        } else {
            Key::Enter
        };
        self.browser().press(key).await;
    }

    async fn write(&self, id: &str, value: &str) {
        self.browser().tab_to("textbox", &self.0.t(id)).await;
        self.browser().write(value).await;
    }

    async fn sign_in(&self, address: &str) {
        // The language is asked for: the account may have another.
        let page = format!("/sign-in?hl={}", self.0.texts.language());
        self.browser().open(&page).await;
        self.write("sign-in-address", address).await;
        self.write("sign-in-password", PASSWORD).await;
        self.browser().press(Key::Enter).await;
    }
}

#[tokio::test]
async fn from_signing_in_to_the_test_message_in_three_languages() {
    for (language, address, alias, host) in PEOPLE {
        let person = Person::start(language).await;
        let browser = person.browser();
        person.0.server.set_policy(true);
        person.sign_in(address).await;
        person.press("link", "aliases-add").await;
        browser.focuses_heading(&person.0.t("wizard-title")).await;
        person.write("wizard-address", alias).await;
        person.press("button", "wizard-next").await;
        browser
            .focuses_heading(&person.0.t("wizard-delivery-heading"))
            .await;
        // One stop for the group; the arrows choose.
        let chosen = browser
            .run("return document.querySelector('input[type=radio]:checked')?.value ?? ''")
            .await;
        assert_ne!(chosen, "", "a route is chosen before anybody does");
        // Prefilled from the domain, where that is a valid host name: the Polish help page's is not.
        let missing = if language == "pl" { host } else { "" };
        person.write("wizard-host", missing).await;
        assert_eq!(browser.run("return document.activeElement.value").await, host);
        person.write("wizard-password", PASSWORD).await;
        person.press("button", "wizard-add-gateway").await;
        browser
            .focuses_heading(&person.0.t("wizard-confirm-heading"))
            .await;
        let code = person.0.server.code_for(alias).await;
        person.write("wizard-code", &code).await;
        browser.press(Key::Enter).await;
        let done = person
            .0
            .texts
            .t("wizard-done-heading", &[("address", text(alias))]);
        browser.focuses_heading(&done).await;
        person.press("button", "wizard-test-send").await;
        browser.sees(&person.0.t("wizard-test-sent-gateway")).await;
        assert_eq!(person.0.server.mail_to(address).await.server, host);
        person.press("link", "wizard-done-write").await;
        let write = person
            .0
            .texts
            .t("write-title-address", &[("address", text(alias))]);
        browser.focuses_heading(&write).await;
        person.press("link", "write-test-received").await;
        browser.focuses_heading(&person.0.t("received-title")).await;
        person.press("button", "shell-sign-out").await;
        browser.appears("heading", &person.0.t("sign-in-title")).await;
    }
}

#[tokio::test]
async fn the_switch_and_its_dialogs_in_three_languages() {
    for language in ["en", "it", "pl"] {
        let person = Person::start(language).await;
        let browser = person.browser();
        person.sign_in("admin@example.com").await;
        browser.appears("heading", &person.0.t("policy-page-title")).await;
        person.press("checkbox", "policy-checkbox").await;
        person.press("button", "policy-save").await;
        browser.sees(&person.0.t("policy-saved-on")).await;
        person.press("checkbox", "policy-checkbox").await;
        person.press("button", "policy-save").await;
        browser.appears("dialog", &person.0.t("policy-off-title")).await;
        browser.press(Key::Escape).await;
        browser.gone("dialog", &person.0.t("policy-off-title")).await;
        let saves = format!(
            "return document.activeElement.innerText.includes({:?})",
            person.0.t("policy-save")
        );
        browser.wait("the focus back where it was", &saves, vec![]).await;
        browser.press(Key::Enter).await;
        browser.appears("dialog", &person.0.t("policy-off-title")).await;
        person.press("button", "policy-off-confirm").await;
        browser.sees(&person.0.t("policy-saved-off")).await;
    }
}
