//! The list of addresses.

use crate::{
    gateways,
    support::{Texts, World, text},
};

const ALIAS: &str = "user.name@partner.com";

/// Adds an alias by the organisation's route; it waits for its code.
async fn ask_for(world: &World, alias: &str) {
    let (browser, t) = (&world.browser, |id: &str| world.t(id));
    browser.open("/settings/aliases/new").await;
    browser.fill(&t("wizard-address"), alias).await;
    browser.click("button", &t("wizard-next")).await;
    browser.click("button", &t("wizard-add")).await;
    browser.appears("heading", &t("wizard-confirm-heading")).await;
}

/// The same, confirmed.
async fn add(world: &World) {
    ask_for(world, ALIAS).await;
    world.confirm(ALIAS).await;
}

fn named(texts: &Texts, id: &str) -> String {
    format!(
        "{} {}",
        texts.t(id, &[]),
        texts.t("aliases-for", &[("address", text(ALIAS))])
    )
}

#[tokio::test]
async fn default_edit_and_delete() {
    let world = World::demo("en").await;
    world.sign_in("user@example.com").await;
    world.browser.sees(&world.t("aliases-empty")).await;
    add(&world).await;
    let browser = &world.browser;
    browser.open("/settings/aliases").await;
    browser.sees(&world.t("aliases-route-organization")).await;
    browser
        .click("button", &named(&world.texts, "aliases-make-default"))
        .await;
    browser
        .sees(&world.texts.t("aliases-made-default", &[("address", text(ALIAS))]))
        .await;
    browser.click("link", &named(&world.texts, "aliases-edit")).await;
    browser
        .appears(
            "heading",
            &world.texts.t("aliases-edit-title", &[("address", text(ALIAS))]),
        )
        .await;
    browser.fill(&world.t("wizard-name"), "Another Name").await;
    browser.click("button", &world.t("aliases-edit-save")).await;
    browser.sees(&world.t("aliases-edit-saved")).await;
    browser.open("/settings/aliases").await;
    browser.sees("Another Name").await;
    browser
        .click("button", &named(&world.texts, "aliases-delete"))
        .await;
    browser.appears("dialog", &world.t("aliases-delete-title")).await;
    browser.click("button", &world.t("aliases-delete-confirm")).await;
    browser.sees(&world.t("aliases-empty")).await;
}

#[tokio::test]
async fn the_mailed_link_confirms_with_one_press() {
    let world = World::demo("it").await;
    world.sign_in("utente@example.com").await;
    let browser = &world.browser;
    browser.open("/settings/aliases/new").await;
    browser.fill(&world.t("wizard-address"), ALIAS).await;
    browser.click("button", &world.t("wizard-next")).await;
    browser.click("button", &world.t("wizard-add")).await;
    browser
        .appears("heading", &world.t("wizard-confirm-heading"))
        .await;
    let mail = world.server.mail_to(ALIAS).await;
    let link = mail.text.lines().find(|line| line.contains("/confirm#")).unwrap();
    let path = link.strip_prefix(world.server.url()).unwrap();
    browser.open("/preview").await;
    browser.open(path).await;
    let status = "return fetch('/gmail/v1/users/me/settings/sendAs').then(r => r.json()).then(a => a.sendAs[1].verificationStatus)";
    assert_eq!(
        browser.run(status).await,
        "pending",
        "opening the link confirms nothing"
    );
    browser
        .run("document.querySelector('main button.primary').click()")
        .await;
    browser
        .wait(
            "the confirmed alias",
            &format!("{status}.then(s => s === 'accepted')"),
            vec![],
        )
        .await;
}

#[tokio::test]
async fn a_domain_that_looks_like_another_is_spelled_out() {
    // The first letters are Cyrillic.
    let (alias, ascii) = ("user@раураl.com", "user@xn--l-7sba6dbr.com");
    for language in ["en", "it", "pl"] {
        let world = World::demo(language).await;
        world.sign_in("user@example.com").await;
        let browser = &world.browser;
        browser.open("/settings/aliases/new").await;
        browser.fill(&world.t("wizard-address"), alias).await;
        browser.click("button", &world.t("wizard-next")).await;
        browser.click("button", &world.t("wizard-add")).await;
        browser
            .appears("heading", &world.t("wizard-confirm-heading"))
            .await;
        browser.open("/settings/aliases").await;
        let spelled_out = world.texts.t("aliases-lookalike", &[("address", text(ascii))]);
        browser.sees(&spelled_out).await;
        // While it waits for its code, too.
        let about = world.texts.t("aliases-for", &[("address", text(alias))]);
        let edit = format!("{} {about}", world.t("aliases-enter-code"));
        browser.click("link", &edit).await;
        browser.sees(&world.t("wizard-code")).await;
        browser.sees(&spelled_out).await;
    }
}

/// What is true of a pending address is said in the list and on its page alike.
#[tokio::test]
async fn a_suspended_address_that_is_pending_is_no_secret_on_its_page() {
    for language in ["en", "it", "pl"] {
        let world = World::demo(language).await;
        world.server.set_policy(true);
        let browser = &world.browser;
        world.sign_in("user@example.com").await;
        gateways::add(&world, &[(ALIAS, "smtp.partner.com")]).await;
        world.server.set_policy(false);
        browser.open("/settings/aliases").await;
        browser.sees(&world.t("aliases-pending-then-refuse")).await;
        browser.open(&format!("/settings/aliases/{ALIAS}")).await;
        browser.sees(&world.t("wizard-code")).await;
        for said in ["aliases-pending-text", "aliases-pending-then-refuse"] {
            browser.sees(&world.t(said)).await;
        }
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    }
}
