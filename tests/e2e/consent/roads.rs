//! From a password to a consent, the edit page, by keyboard, and ways back that lead nowhere.

use fantoccini::key::Key;

use super::ALIAS;
use crate::support::{PASSWORD, World, text};

#[tokio::test]
async fn whoever_has_a_password_is_led_over_from_the_list() {
    let world = World::ready("en", "user@example.com").await;
    let browser = &world.browser;
    world.adds_with_password().await;
    browser.open("/settings/aliases").await;
    let about = world.texts.t("aliases-for", &[("address", text(ALIAS))]);
    let go_on = format!("{} {about}", world.of_provider("wizard-continue"));
    browser.click("button", &go_on).await;
    world.is_at_provider().await;
    world.chooses("agree", ALIAS).await;
    let connected = world.texts.t("aliases-connected", &[("address", text(ALIAS))]);
    browser.sees(&connected).await;
    browser.sees(&world.of_provider("aliases-signs-in")).await;
    browser.gone("button", &go_on).await;
}

#[tokio::test]
async fn the_edit_page_goes_on_with_what_was_typed() {
    let world = World::ready("en", "user@example.com").await;
    let browser = &world.browser;
    world.adds_with_password().await;
    browser.open(&format!("/settings/aliases/{ALIAS}")).await;
    browser.fill(&world.t("wizard-name"), "Another name").await;
    browser
        .click("radio", &world.of_provider("wizard-way-provider"))
        .await;
    world.departs().await;
    world.chooses("agree", ALIAS).await;
    browser.sees(&world.t("aliases-edit-saved")).await;
    let name = "return document.querySelector('input[name=name]').value === 'Another name'";
    browser.wait("the name", name, vec![]).await;
    browser.appears("button", &world.t("aliases-connect-again")).await;
    // And back to a password: it has to be entered.
    browser.click("radio", &world.t("wizard-way-password")).await;
    browser.click("button", &world.t("aliases-edit-save")).await;
    browser.sees(&world.t("reason-required")).await;
    browser.fill(&world.t("aliases-edit-password"), PASSWORD).await;
    browser.click("button", &world.t("aliases-edit-save")).await;
    browser.sees(&world.t("aliases-edit-saved")).await;
    browser.open("/settings/aliases").await;
    browser.sees(&world.of_provider("wizard-continue")).await;
}

#[tokio::test]
async fn by_keyboard_on_a_phone() {
    let world = World::demo("pl").await;
    world.server.set_policy(true);
    let browser = &world.browser;
    browser.play(360, 740, "light").await;
    world.sign_in("uzytkownik@example.com").await;
    browser.appears("link", &world.t("aliases-add")).await;
    browser.tab_to("link", &world.t("aliases-add")).await;
    browser.press(Key::Enter).await;
    browser.focuses_heading(&world.t("wizard-title")).await;
    browser.tab_to("textbox", &world.t("wizard-address")).await;
    browser.write(ALIAS).await;
    browser.tab_to("button", &world.t("wizard-next")).await;
    browser.press(Key::Enter).await;
    world.is_in_step_two(ALIAS).await;
    browser
        .tab_to("button", &world.of_provider("wizard-continue"))
        .await;
    browser.press(Key::Enter).await;
    world.is_at_provider().await;
    let agree = world.texts.t("demo-provider-agree", &[("account", text(ALIAS))]);
    browser.tab_to("link", &agree).await;
    browser.press(Key::Enter).await;
    browser.focuses_heading(&world.t("wizard-confirm-heading")).await;
}

#[tokio::test]
async fn a_way_back_that_nobody_began_leads_nowhere_and_leaves_no_code() {
    let world = World::ready("en", "user@example.com").await;
    let browser = &world.browser;
    for query in ["", "?code=abc&state=def&iss=https://login.example.org"] {
        browser.open(&format!("/oauth/return{query}")).await;
        browser.sees(&world.t("wizard-return-lost")).await;
        let clean = "return location.search === '' && !('returned' in window)";
        browser.wait("a clean address", clean, vec![]).await;
    }
    // Begun here, and brought back with a state that is nobody's.
    world.offers_consent(ALIAS).await;
    world.departs().await;
    browser.open("/oauth/return?code=abc&state=def").await;
    browser.sees(&world.t("reason-consent-unknown")).await;
    world.is_in_step_two(ALIAS).await;
}
