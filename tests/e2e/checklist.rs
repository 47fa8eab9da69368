//! The setup checklist: it ticks itself while it is open, says so once, keeps what is typed, and can be hidden.

use fromline_core::text::Value;
use serde_json::json;

use crate::support::{Browser, PASSWORD, Server, Texts, World};

fn number(value: u32) -> Value {
    Value::Number(value.into(), value.to_string())
}

fn plain(words: &str) -> String {
    words.replace(['\u{2068}', '\u{2069}'], "")
}

/// The task's line in the list.
const LINE: &str = "const line = [...document.querySelectorAll('.checklist li')]
    .find(line => line.querySelector('summary > span').textContent === arguments[0]);";

/// Opens a task.
async fn unfold(browser: &Browser, task: &str) {
    let script = format!("{LINE} if (!line) return false; line.firstElementChild.open = true; return true");
    browser.wait(task, &script, vec![json!(task)]).await;
}

/// Waits until a task is in a state.
async fn is(browser: &Browser, texts: &Texts, task: &str, state: &str) {
    let script = format!("{LINE} return line?.querySelector('.badge').textContent === arguments[1]");
    let (task, state) = (texts.t(task, &[]), texts.t(state, &[]));
    browser
        .wait(
            &format!("{task}: {state}"),
            &script,
            vec![json!(task), json!(state)],
        )
        .await;
}

#[tokio::test]
async fn it_ticks_itself_and_can_be_hidden_in_three_languages() {
    for language in ["en", "it", "pl"] {
        let world = World::demo(language).await;
        world.sign_in("admin@example.com").await;
        let (browser, texts) = (&world.browser, &world.texts);
        let t = |id: &str| world.t(id);
        browser.appears("heading", &t("checklist-title")).await;
        for (task, state) in [
            ("checklist-task-relay", "checklist-state-done"),
            ("checklist-task-spf", "checklist-state-done"),
            ("checklist-task-dmarc", "checklist-state-done"),
            ("checklist-task-dkim", "checklist-state-unknown"),
            ("checklist-task-test-message", "checklist-state-open"),
            ("checklist-task-policy", "checklist-state-open"),
            ("checklist-task-people", "checklist-state-done"),
        ] {
            is(browser, texts, task, state).await;
        }
        unfold(browser, &t("checklist-task-test-message")).await;
        browser.click("button", &t("checklist-test-send")).await;
        let mail = world.server.mail_to("admin@example.com").await;
        assert_eq!(mail.server, "outbound.example.com");
        browser.click("button", &t("checklist-test-confirm")).await;
        is(
            browser,
            texts,
            "checklist-task-test-message",
            "checklist-state-done",
        )
        .await;

        // A message that the organisation's servers signed, as another server received it.
        unfold(browser, &t("checklist-task-dkim")).await;
        browser.fill(&t("checklist-headers"), "From: a@partner.com").await;
        browser.click("button", &t("checklist-read")).await;
        browser.sees(&t("reason-domain-not-own")).await;
        let typed = "From: admin@example.com\nAuthentication-Results: mx.partner.com; dkim=";
        browser.fill(&t("checklist-headers"), typed).await;
        // Another administrator decides meanwhile; what is typed stays.
        world.server.set_policy(false);
        is(browser, texts, "checklist-task-policy", "checklist-state-done").await;
        let counts = [("done", number(6)), ("count", number(7))];
        let values = [("task", crate::support::text(&t("checklist-task-policy")))];
        let said = texts.t("checklist-ticked", &[values.as_slice(), &counts].concat());
        let region = "return document.querySelector('.checklist + [role=status]').textContent.replace(/[\\u2066-\\u2069]/g, '') === arguments[0]";
        browser
            .wait("what is said", region, vec![json!(plain(&said))])
            .await;
        let kept = "return document.querySelector('[name=checklist-headers]').value === arguments[0]";
        browser.wait("what is typed", kept, vec![json!(typed)]).await;
        browser
            .fill(
                &t("checklist-headers"),
                &format!("{typed}pass header.d=example.com"),
            )
            .await;
        browser.click("button", &t("checklist-read")).await;
        browser.sees(&t("checklist-read-done")).await;
        is(browser, texts, "checklist-task-dkim", "checklist-state-done").await;
        browser.sees(&t("checklist-all-done")).await;

        // Once all is done, it is one line.
        browser.open("/admin/policy").await;
        browser.sees(&t("checklist-all-done")).await;
        let closed = "return document.querySelector('.checklist:not([open])') !== null";
        browser.wait("one line", closed, vec![]).await;
        browser
            .run("document.querySelector('.checklist > summary').click()")
            .await;
        browser.click("button", &t("checklist-hide")).await;
        browser.gone("heading", &t("checklist-title")).await;
        browser.open("/admin/policy").await;
        browser.appears("button", &t("policy-checklist-show")).await;
        let asked =
            "return performance.getEntriesByType('resource').some(part => part.name.includes('checklist'))";
        assert_eq!(browser.run(asked).await, false, "it is not even fetched");
        browser.click("button", &t("policy-checklist-show")).await;
        browser.appears("heading", &t("checklist-title")).await;
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    }
}

/// To leave the setting as it is, is a decision, too.
#[tokio::test]
async fn a_decision_for_the_default_counts() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    is(
        browser,
        &world.texts,
        "checklist-task-policy",
        "checklist-state-open",
    )
    .await;
    browser.click("button", &world.t("policy-save")).await;
    is(
        browser,
        &world.texts,
        "checklist-task-policy",
        "checklist-state-done",
    )
    .await;
    browser.sees(&world.t("policy-save-unchanged")).await;
}

#[tokio::test]
async fn a_new_organisation_is_told_which_command_helps() {
    let server = Server::start(&[], &[]);
    let texts = Texts::of(&server, "en");
    let browser = Browser::start(server.url(), "en").await;
    browser.open(&server.first_link()).await;
    let t = |id: &str| texts.t(id, &[]);
    browser.fill(&t("sign-in-address"), "boss@example.com").await;
    browser.fill(&t("sign-in-link-password"), PASSWORD).await;
    browser.click("button", &t("sign-in-link-submit")).await;
    for (task, words) in [
        ("checklist-task-relay", "fromline config explain relay"),
        ("checklist-task-mail-server", "fromline postfix configure"),
    ] {
        is(&browser, &texts, task, "checklist-state-open").await;
        unfold(&browser, &t(task)).await;
        browser.sees(words).await;
    }
    unfold(&browser, &t("checklist-task-people")).await;
    is(&browser, &texts, "checklist-task-people", "checklist-state-open").await;
    let link = "const link = document.querySelector('.checklist li a'); link?.click(); return !!link";
    browser.wait("the link", link, vec![]).await;
    browser.appears("heading", &t("people-title")).await;
}

/// With the setting in hand, the list does not push it away.
#[tokio::test]
async fn it_is_not_in_the_way_of_the_setting() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.chrome("Network.enable", json!({})).await;
    browser
        .chrome(
            "Network.setBlockedURLs",
            json!({ "urls": ["*/assets/checklist-*"] }),
        )
        .await;
    browser.open("/admin/policy").await;
    browser.appears("button", &world.t("shell-retry")).await;
    let focus =
        "const box = document.querySelector('form.policy input[type=checkbox]'); box?.focus(); return !!box";
    browser.wait("the setting", focus, vec![]).await;
    browser
        .chrome("Network.setBlockedURLs", json!({ "urls": [] }))
        .await;
    // Pressed without taking the focus.
    let retry = "[...document.querySelectorAll('.checklist-place button')][0].click()";
    browser.run(retry).await;
    browser.appears("heading", &world.t("checklist-title")).await;
    let progress = plain(
        &world
            .texts
            .t("checklist-progress", &[("done", number(4)), ("count", number(7))]),
    );
    browser.sees(&progress).await;
    let is_closed = "return document.querySelector('.checklist').open === false";
    assert_eq!(browser.run(is_closed).await, true);
}
