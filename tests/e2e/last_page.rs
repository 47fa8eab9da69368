//! The wizard's last page, and an address's own page: what they say and draw is what is true now.

use crate::support::{PASSWORD, World, text};

const ALIAS: &str = "user.name@partner.com";

/// On the wizard's last page, with this server as the address's gateway.
async fn done(world: &World, host: &str) {
    let browser = &world.browser;
    world.server.set_policy(true);
    world.sign_in("user@example.com").await;
    browser.open("/settings/aliases/new").await;
    browser.fill(&world.t("wizard-address"), ALIAS).await;
    browser.click("button", &world.t("wizard-next")).await;
    browser.fill(&world.t("wizard-host"), host).await;
    browser.fill(&world.t("wizard-password"), PASSWORD).await;
    browser.click("button", &world.t("wizard-add-gateway")).await;
    world.confirm(ALIAS).await;
}

async fn has(world: &World, what: &str, script: &str) {
    world.browser.wait(what, script, vec![]).await;
}

#[tokio::test]
async fn a_refused_test_message_takes_the_promise_back() {
    let world = World::demo("en").await;
    let browser = &world.browser;
    done(&world, "new-password.partner.com").await;
    let heading = |id: &str| world.texts.t(id, &[("address", text(ALIAS))]);
    browser.appears("heading", &heading("wizard-done-heading")).await;
    browser.click("button", &world.t("wizard-test-send")).await;
    browser.sees(&world.t("reason-auth-rejected")).await;
    browser
        .appears("heading", &heading("wizard-done-confirmed"))
        .await;
    browser.appears("link", &world.t("wizard-done-settings")).await;
    let nothing = "return !document.querySelector('.arrived')";
    has(&world, "nothing that could have arrived", nothing).await;
}

#[tokio::test]
async fn an_address_that_the_server_replaces_is_only_confirmed() {
    let world = World::demo("en").await;
    let browser = &world.browser;
    done(&world, "smtp.partner.com").await;
    browser.click("button", &world.t("wizard-test-send")).await;
    browser.sees(&world.t("wizard-test-sent-gateway")).await;
    let mail = world.server.mail_to("user@example.com").await;
    let (_, id) = mail
        .headers
        .iter()
        .find(|(name, _)| name == "Message-ID")
        .unwrap();
    let headers = format!("From: Partner <mailer@partner.com>\nMessage-ID: {id}\n");
    browser
        .run("document.querySelector('.arrived > summary').click()")
        .await;
    browser.fill(&world.t("received-headers"), &headers).await;
    browser.click("button", &world.t("wizard-test-report")).await;
    let confirmed = world
        .texts
        .t("wizard-done-confirmed", &[("address", text(ALIAS))]);
    browser.appears("heading", &confirmed).await;
    let marked = "return document.querySelectorAll('.side.changed').length === 2";
    has(&world, "both pictures of what arrived marked", marked).await;
}

/// The picture of the route in use comes first, also for those who hear the page.
#[tokio::test]
async fn pictures_are_read_in_the_order_in_which_they_are_seen() {
    let world = World::demo("en").await;
    let browser = &world.browser;
    world.server.set_policy(true);
    world.sign_in("user@example.com").await;
    browser.open("/settings/aliases/new").await;
    browser.fill(&world.t("wizard-address"), ALIAS).await;
    browser.click("button", &world.t("wizard-next")).await;
    has(
        &world,
        "the gateway first",
        "return !!document.querySelector('.side.by-gateway:first-child')",
    )
    .await;
    browser
        .click("radio", &world.t("wizard-delivery-organization"))
        .await;
    let organisation = "return !!document.querySelector('.side.by-organisation:first-child')";
    has(&world, "the organisation first", organisation).await;
    // What no gateway can deliver is not drawn as if one did.
    browser.open("/settings/aliases/user@example.com").await;
    let alone = "return document.querySelectorAll('.side').length === 1
        && !!document.querySelector('.side.by-organisation')";
    has(&world, "one picture of the primary address", alone).await;
}
