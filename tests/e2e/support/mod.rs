//! A server, a browser, and the words of a language.

mod browser;
mod device;
mod driver;
#[path = "../../../crates/server/tests/it/secrets/forms.rs"]
mod forms;
mod keyboard;
mod leaks;
mod server;
mod texts;

use serde_json::Value;

pub use browser::Browser;
pub use driver::Engine;
pub use server::{PASSWORD, Server};
pub use texts::{Texts, text};

/// One browser before one demo, in one language.
pub struct World {
    pub server: Server,
    pub browser: Browser,
    pub texts: Texts,
}

impl World {
    /// The demo, and a browser that speaks `language`.
    pub async fn demo(language: &str) -> Self {
        let server = Server::demo();
        let texts = Texts::of(&server, language);
        let browser = Browser::start(server.url(), language).await;
        Self {
            server,
            browser,
            texts,
        }
    }

    /// The same with another engine, and with preferences of Firefox's.
    pub async fn demo_in(engine: Engine, language: &str, preferences: Value) -> Self {
        let server = Server::demo();
        let texts = Texts::of(&server, language);
        let browser = Browser::of(engine, server.url(), language, preferences).await;
        Self {
            server,
            browser,
            texts,
        }
    }

    /// Signs in as one of the demo's people.
    ///
    /// This world's language is asked for in the address: the account may have another.
    pub async fn sign_in(&self, address: &str) {
        self.browser
            .open(&format!("/sign-in?hl={}", self.texts.language()))
            .await;
        sign_in(&self.browser, &self.texts, address, PASSWORD).await;
    }

    /// Opens all programs below the pictures, and waits for them.
    pub async fn everything(&self) {
        let summary = "return !!document.querySelector('.everything > summary')";
        self.browser.wait("the pictures", summary, vec![]).await;
        let open = "document.querySelector('.everything > summary').click()";
        self.browser.run(open).await;
        let there = "return !!document.querySelector('.everything .route .look, .everything .route .group')";
        self.browser.wait("all programs", there, vec![]).await;
    }

    /// Enters the mailed code where it is awaited, and waits for the wizard's end.
    pub async fn confirm(&self, alias: &str) {
        self.browser
            .appears("heading", &self.t("wizard-confirm-heading"))
            .await;
        let code = self.server.code_for(alias).await;
        self.browser.fill(&self.t("wizard-code"), &code).await;
        self.browser.click("button", &self.t("wizard-verify")).await;
        let done = self.texts.t("wizard-done-heading", &[("address", text(alias))]);
        self.browser.appears("heading", &done).await;
        self.browser.keeps_no_secret(&self.server.secrets()).await;
    }

    /// A message in this world's language.
    pub fn t(&self, id: &str) -> String {
        self.texts.t(id, &[])
    }
}

/// Signs in with any browser.
pub async fn sign_in(browser: &Browser, texts: &Texts, address: &str, password: &str) {
    browser.open("/sign-in").await;
    browser.fill(&texts.t("sign-in-address", &[]), address).await;
    browser.fill(&texts.t("sign-in-password", &[]), password).await;
    browser.click("button", &texts.t("sign-in-submit", &[])).await;
    browser.gone("textbox", &texts.t("sign-in-address", &[])).await;
}
