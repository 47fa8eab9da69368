//! Gateways without passwords, at the demo's provider, whose page is another site to the browser: by every road.

mod roads;

use std::time::Duration;

use crate::support::{PASSWORD, World, text};

pub const ALIAS: &str = "user.name@example.org";
const PROVIDER: &str = "Example Mail";

impl World {
    /// A message that names the provider.
    pub fn of_provider(&self, id: &str) -> String {
        self.texts.t(id, &[("provider", text(PROVIDER))])
    }

    /// The wizard's second step, in which the provider is the first choice.
    pub async fn offers_consent(&self, alias: &str) {
        let browser = &self.browser;
        browser.open("/settings/aliases/new").await;
        browser
            .appears("heading", &self.t("wizard-address-heading"))
            .await;
        browser.fill(&self.t("wizard-address"), alias).await;
        browser.click("button", &self.t("wizard-next")).await;
        self.is_in_step_two(alias).await;
    }

    /// The second step as it was left: nothing has to be typed again.
    pub async fn is_in_step_two(&self, alias: &str) {
        let browser = &self.browser;
        browser
            .appears("heading", &self.t("wizard-delivery-heading"))
            .await;
        let filled = format!(
            "return location.search === '' && location.pathname === '/settings/aliases/new'
             && document.querySelector('input[name=host]')?.value === 'smtp.example.org'
             && document.querySelector('input[name=smtp-username]').value === {alias:?}
             && !document.querySelector('input[name=smtp-password]')"
        );
        browser.wait("the step as it was", &filled, vec![]).await;
    }

    /// Goes to the provider's page.
    pub async fn departs(&self) {
        self.browser
            .click("button", &self.of_provider("wizard-continue"))
            .await;
        self.is_at_provider().await;
    }

    pub async fn is_at_provider(&self) {
        let there =
            "return location.hostname === 'localhost' && location.pathname === '/demo/provider/authorize'";
        self.browser.wait("the provider's page", there, vec![]).await;
        self.browser
            .appears("heading", &self.of_provider("demo-provider-title"))
            .await;
    }

    /// Presses a link of the provider's page.
    pub async fn chooses(&self, choice: &str, account: &str) {
        let selector = format!("[data-choice={choice}][data-account={account:?}]");
        let press =
            format!("const link = document.querySelector({selector:?}); link?.click(); return !!link");
        self.browser.wait(&selector, &press, vec![]).await;
    }

    async fn ready(language: &str, person: &str) -> Self {
        let world = Self::demo(language).await;
        world.server.set_policy(true);
        world.sign_in(person).await;
        world
    }

    /// Adds an alias whose gateway is signed in at with a consent of this kind.
    pub async fn adds_with_consent(&self, choice: &str) {
        self.offers_consent(ALIAS).await;
        self.departs().await;
        self.chooses(choice, ALIAS).await;
        self.confirm(ALIAS).await;
    }

    /// Adds one with a password at the provider's server.
    pub async fn adds_with_password(&self) {
        self.offers_consent(ALIAS).await;
        let browser = &self.browser;
        browser.click("radio", &self.t("wizard-way-password")).await;
        browser.fill(&self.t("wizard-password"), PASSWORD).await;
        browser.click("button", &self.t("wizard-add-gateway")).await;
        self.confirm(ALIAS).await;
    }
}

/// The fields that a new user fills in or finds filled in by the road with a password: address, name, server, port, security, username,
/// password.
const FIELDS: u32 = 7;

#[tokio::test]
async fn with_consent_to_the_end_in_three_languages() {
    for (language, person) in [
        ("en", "user@example.com"),
        ("it", "utente@example.com"),
        ("pl", "uzytkownik@example.com"),
    ] {
        let world = World::ready(language, person).await;
        let browser = &world.browser;
        let mut presses = 0;
        world.offers_consent(ALIAS).await;
        presses += 1;
        world.departs().await;
        presses += 1;
        world.chooses("agree", ALIAS).await;
        presses += 1;
        // The server was signed in at, and the code is on its way: nothing else was asked.
        world.confirm(ALIAS).await;
        presses += 1;
        assert!(presses <= FIELDS, "{presses} presses");
        browser.click("button", &world.t("wizard-test-send")).await;
        browser.sees(&world.t("wizard-test-sent-gateway")).await;
        let mail = world.server.mail_to(person).await;
        assert_eq!(
            (mail.server.as_str(), mail.authenticated_as.as_deref()),
            ("smtp.example.org", Some(ALIAS))
        );
        browser.open("/settings/aliases").await;
        browser.sees(&world.of_provider("aliases-signs-in")).await;
    }
}

#[tokio::test]
async fn each_refusal_in_words_and_the_draft_as_it_was_then_a_password() {
    let world = World::ready("en", "user@example.com").await;
    let browser = &world.browser;
    world.offers_consent(ALIAS).await;
    for (choice, reason) in [
        ("deny", "reason-consent-denied"),
        ("admin", "reason-admin-consent-required"),
        ("unavailable", "reason-oauth-unavailable"),
        ("no-mail", "reason-scope-missing"),
        // These let the user consent, and refuse at the mail server.
        ("off-mailbox", "reason-smtp-auth-off-mailbox"),
        ("off-tenant", "reason-smtp-auth-off-tenant"),
        ("rule", "reason-sign-in-policy"),
    ] {
        world.departs().await;
        world.chooses(choice, ALIAS).await;
        browser.sees(&world.t(reason)).await;
        world.is_in_step_two(ALIAS).await;
    }
    // Away from the provider's page by the browser's own button.
    world.departs().await;
    browser.client().back().await.unwrap();
    world.is_in_step_two(ALIAS).await;
    browser.click("radio", &world.t("wizard-way-password")).await;
    browser.fill(&world.t("wizard-password"), PASSWORD).await;
    browser.click("button", &world.t("wizard-add-gateway")).await;
    world.confirm(ALIAS).await;
}

#[tokio::test]
async fn another_account_is_asked_about() {
    let world = World::ready("en", "user@example.com").await;
    let browser = &world.browser;
    let other = "second.account@example.org";
    world.offers_consent(ALIAS).await;
    world.departs().await;
    world.chooses("agree", other).await;
    let question = [("account", text(other)), ("username", text(ALIAS))];
    browser
        .sees(&world.texts.t("wizard-other-account", &question))
        .await;
    let keep = world
        .texts
        .t("wizard-keep-username", &[("username", text(ALIAS))]);
    browser.click("button", &keep).await;
    browser.sees(&world.t("reason-token-rejected")).await;
    world.departs().await;
    world.chooses("agree", other).await;
    let take = world.texts.t("wizard-take-account", &[("account", text(other))]);
    browser.click("button", &take).await;
    world.confirm(ALIAS).await;

    // A shared mailbox: the user name stays.
    let shared = "info@example.org";
    world.offers_consent(shared).await;
    world.departs().await;
    world.chooses("agree", ALIAS).await;
    let keep = world
        .texts
        .t("wizard-keep-username", &[("username", text(shared))]);
    browser.click("button", &keep).await;
    world.confirm(shared).await;
    browser.click("button", &world.t("wizard-test-send")).await;
    browser.sees(&world.t("wizard-test-sent-gateway")).await;
    let mail = world.server.mail_to("user@example.com").await;
    assert_eq!(mail.authenticated_as.as_deref(), Some(shared));
}

#[tokio::test]
async fn by_a_code_on_another_device() {
    let world = World::ready("en", "user@example.com").await;
    let browser = &world.browser;
    world.offers_consent(ALIAS).await;
    for choice in ["deny", "agree"] {
        browser.click("button", &world.t("wizard-device")).await;
        browser.sees(&world.t("wizard-device-text")).await;
        let code = browser
            .run("return document.querySelector('.device-code').innerText.trim()")
            .await;
        let code = code.as_str().unwrap().to_owned();
        let page = world
            .server
            .get(&format!("/demo/provider/device?user_code={code}"));
        assert!(page.contains("data-choice=\"agree\""), "{page}");
        world.server.get(&format!(
            "/demo/provider/decide?user_code={code}&choice={choice}&account={ALIAS}"
        ));
        if choice == "deny" {
            browser.sees(&world.t("reason-consent-denied")).await;
        }
    }
    world.confirm(ALIAS).await;
}

/// A consent that ends soon lets a token go on for ten seconds.
const SOON: Duration = Duration::from_secs(11);

#[tokio::test]
async fn what_has_ended_is_renewed_from_the_list_with_two_presses() {
    let world = World::ready("en", "user@example.com").await;
    let browser = &world.browser;
    world.adds_with_consent("ends-soon").await;
    tokio::time::sleep(SOON).await;
    browser.click("button", &world.t("wizard-test-send")).await;
    browser.sees(&world.t("reason-consent-ended")).await;
    browser.open("/settings/aliases").await;
    let about = world.texts.t("aliases-for", &[("address", text(ALIAS))]);
    let again = format!("{} {about}", world.t("aliases-connect-again"));
    browser.click("button", &again).await;
    world.is_at_provider().await;
    world.chooses("deny", ALIAS).await;
    browser.sees(&world.t("reason-consent-denied")).await;
    browser.click("button", &again).await;
    world.is_at_provider().await;
    world.chooses("agree", ALIAS).await;
    let connected = world.texts.t("aliases-connected", &[("address", text(ALIAS))]);
    browser.sees(&connected).await;
    browser.gone("button", &again).await;
    assert_eq!(browser.path().await, "/settings/aliases");
}
