//! The administrator's switch.

use crate::support::{Browser, Texts, World};

async fn toggle(browser: &Browser, texts: &Texts) {
    browser.open("/admin/policy").await;
    browser.click("checkbox", &texts.t("policy-checkbox", &[])).await;
    browser.click("button", &texts.t("policy-save", &[])).await;
}

#[tokio::test]
async fn on_and_off_with_its_question_in_three_languages() {
    for language in ["en", "it", "pl"] {
        let world = World::demo(language).await;
        world.sign_in("admin@example.com").await;
        let browser = &world.browser;
        assert_eq!(browser.path().await, "/admin/policy");
        toggle(browser, &world.texts).await;
        browser.sees(&world.t("policy-saved-on")).await;
        browser.sees(&world.t("policy-save-unchanged")).await;
        // Of what is chosen since, it would not be true.
        let checkbox = world.t("policy-checkbox");
        browser.click("checkbox", &checkbox).await;
        let gone = "return !document.body.innerText.includes(arguments[0])";
        let said = vec![world.t("policy-saved-on").into()];
        browser.wait("the last save not to be told", gone, said).await;
        browser.click("checkbox", &checkbox).await;
        toggle(browser, &world.texts).await;
        browser.appears("dialog", &world.t("policy-off-title")).await;
        browser.sees(&world.t("policy-off-nobody")).await;
        browser.click("button", &world.t("policy-off-confirm")).await;
        browser.sees(&world.t("policy-saved-off")).await;
    }
}

#[tokio::test]
async fn what_is_not_saved_is_not_lost_without_a_question() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.open("/admin/policy").await;
    browser.click("checkbox", &world.t("policy-checkbox")).await;
    browser.click("link", &world.t("shell-nav-preview")).await;
    browser.appears("dialog", &world.t("shell-leave-title")).await;
    browser.click("button", &world.t("shell-leave-stay")).await;
    assert_eq!(browser.path().await, "/admin/policy");
    browser.click("link", &world.t("shell-nav-preview")).await;
    browser.click("button", &world.t("shell-leave-go")).await;
    browser.appears("heading", &world.t("preview-title")).await;
}

#[tokio::test]
async fn two_administrators_at_once() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.open("/admin/policy").await;
    browser.click("checkbox", &world.t("policy-checkbox")).await;
    world.server.set_policy(false);
    browser.click("button", &world.t("policy-save")).await;
    browser.appears("dialog", &world.t("policy-conflict-title")).await;
    browser.click("button", &world.t("policy-conflict-take")).await;
    let unchecked = "return !document.querySelector('input[type=checkbox]').checked";
    browser.wait("the other's change", unchecked, vec![]).await;
}
