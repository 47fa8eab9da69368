//! What happens to other people's software happens here too: sessions end, connections are lost, tabs are two.

use serde_json::json;

use crate::support::{PASSWORD, World, text};

const ALIAS: &str = "user.name@partner.com";

/// Up to the second step, with the password typed.
async fn begin(world: &World) {
    let browser = &world.browser;
    browser.open("/settings/aliases/new").await;
    browser.fill(&world.t("wizard-name"), "User Name").await;
    browser.fill(&world.t("wizard-address"), ALIAS).await;
    browser.click("button", &world.t("wizard-next")).await;
    browser
        .appears("heading", &world.t("wizard-delivery-heading"))
        .await;
}

async fn holds(world: &World, value: &str) {
    let script = "return [...document.querySelectorAll('input')].some(field => field.value === arguments[0])";
    world
        .browser
        .wait(&format!("“{value}”"), script, vec![json!(value)])
        .await;
}

#[tokio::test]
async fn a_session_that_ends_in_the_middle_loses_nothing() {
    let world = World::demo("en").await;
    world.server.set_policy(true);
    world.sign_in("user@example.com").await;
    begin(&world).await;
    let browser = &world.browser;
    browser.fill(&world.t("wizard-host"), "refused.partner.com").await;
    browser.fill(&world.t("wizard-password"), PASSWORD).await;
    browser.client().delete_all_cookies().await.unwrap();
    browser.click("button", &world.t("wizard-add-gateway")).await;
    browser.appears("dialog", &world.t("shell-ended-title")).await;
    browser.fill(&world.t("sign-in-password"), PASSWORD).await;
    browser.click("button", &world.t("sign-in-submit")).await;
    browser.gone("dialog", &world.t("shell-ended-title")).await;
    holds(&world, "refused.partner.com").await;
    browser.click("button", &world.t("wizard-add-gateway")).await;
    browser.sees(&world.t("reason-connect-failed")).await;
}

/// The field for the password has the focus, and what was refused meanwhile is not said to be so for ever.
#[tokio::test]
async fn a_session_that_ends_while_saving_says_what_to_do() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.open("/admin/policy").await;
    // Nobody is concerned, so nothing is asked.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    browser.click("checkbox", &world.t("policy-checkbox")).await;
    browser.client().delete_all_cookies().await.unwrap();
    browser.click("button", &world.t("policy-save")).await;
    browser.appears("dialog", &world.t("shell-ended-title")).await;
    let focus = "return document.activeElement.type === 'password'";
    browser.wait("the focus on the password", focus, vec![]).await;
    browser.fill(&world.t("sign-in-password"), PASSWORD).await;
    browser.click("button", &world.t("sign-in-submit")).await;
    browser.gone("dialog", &world.t("shell-ended-title")).await;
    browser.sees(&world.t("shell-signed-in-again")).await;
    browser.click("button", &world.t("policy-save")).await;
    browser.sees(&world.t("policy-saved-on")).await;
}

#[tokio::test]
async fn a_lost_connection_loses_nothing() {
    let world = World::demo("en").await;
    world.sign_in("user@example.com").await;
    begin(&world).await;
    let browser = &world.browser;
    browser.connection(None).await;
    browser.click("button", &world.t("wizard-add")).await;
    browser.sees(&world.t("shell-offline")).await;
    browser.connection(Some(0)).await;
    browser.click("button", &world.t("wizard-add")).await;
    browser
        .appears("heading", &world.t("wizard-confirm-heading"))
        .await;
}

#[tokio::test]
async fn a_confirmation_in_another_tab_is_noticed() {
    let world = World::demo("en").await;
    world.sign_in("user@example.com").await;
    begin(&world).await;
    let browser = &world.browser;
    browser.click("button", &world.t("wizard-add")).await;
    browser
        .appears("heading", &world.t("wizard-confirm-heading"))
        .await;
    let mail = world.server.mail_to(ALIAS).await;
    let link = mail.text.lines().find(|line| line.contains("/confirm#")).unwrap();
    let first = browser.client().window().await.unwrap();
    let second = browser.client().new_window(true).await.unwrap().handle;
    browser.client().switch_to_window(second).await.unwrap();
    browser.open(link.strip_prefix(world.server.url()).unwrap()).await;
    let press = world.texts.t("confirm-button", &[("address", text(ALIAS))]);
    browser.click("button", &press).await;
    browser
        .sees(&world.texts.t("confirm-done", &[("address", text(ALIAS))]))
        .await;
    let heading = "return document.activeElement.tagName === 'H1'";
    browser.wait("the focus on the heading", heading, vec![]).await;
    browser.client().close_window().await.unwrap();
    browser.client().switch_to_window(first).await.unwrap();
    browser.run("dispatchEvent(new Event('focus'))").await;
    let done = world.texts.t("wizard-done-heading", &[("address", text(ALIAS))]);
    browser.appears("heading", &done).await;
}

#[tokio::test]
async fn a_page_may_be_left_before_its_answer_arrives() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.complaints().await;
    browser.connection(Some(300)).await;
    let places = [
        ("shell-nav-demo", "demo-title"),
        ("shell-nav-aliases", "aliases-title"),
        ("shell-nav-policy", "policy-page-title"),
        ("shell-nav-preview", "preview-title"),
    ];
    for (link, heading) in places.iter().chain(&places) {
        browser.click("link", &world.t(link)).await;
        // The policy's heading comes with its answer: this one is not waited for.
        if *link != "shell-nav-policy" {
            browser.appears("heading", &world.t(heading)).await;
        }
    }
    // A change that is under way while its page is left.
    // By its link: the page that follows has been loaded and comes before the answer.
    browser.click("link", &world.t("shell-nav-policy")).await;
    // Whom it concerns is known by then: nobody, so nothing is asked.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    browser.click("checkbox", &world.t("policy-checkbox")).await;
    browser.click("button", &world.t("policy-save")).await;
    browser.click("link", &world.t("shell-nav-demo")).await;
    let leave = "document.querySelector('dialog[open] .danger')?.click(); return true";
    browser.wait("leaving", leave, vec![]).await;
    browser.appears("heading", &world.t("demo-title")).await;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}
