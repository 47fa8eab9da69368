//! The main path in other engines, and what an engine does without: the same app, drawn by somebody else.

use std::{io::Write as _, process::Command};

use serde_json::json;

use crate::support::{Engine, PASSWORD, World};

const ALIAS: &str = "user.name@partner.com";

/// Whose the demo's languages are.
const PEOPLE: [(&str, &str); 3] = [
    ("en", "user@example.com"),
    ("it", "utente@example.com"),
    ("pl", "uzytkownik@example.com"),
];

/// Other browsers are second ones: without them the rest can be tested.
fn is_here(engine: Engine) -> bool {
    let (program, packages) = match engine {
        Engine::Chromium => return true,
        Engine::Firefox => {
            let named = std::env::var_os("FROMLINE_GECKODRIVER");
            (
                named.unwrap_or_else(|| "geckodriver".into()),
                "cargo install geckodriver; apt-get install -y firefox-esr",
            )
        }
        Engine::WebKit => (
            "WebKitWebDriver".into(),
            "apt-get install -y webkit2gtk-driver xvfb",
        ),
    };
    let here = Command::new(program).arg("--version").output().is_ok();
    if !here {
        // Not `println!`: the harness keeps that to itself while a test passes.
        let _ = writeln!(std::io::stdout(), "SKIPPED: {engine:?}: {packages}");
    }
    here
}

/// From the administrator's switch to the test message that arrived.
async fn walk(engine: Engine) {
    if !is_here(engine) {
        return;
    }
    for (language, address) in PEOPLE {
        let world = World::demo_in(engine, language, json!({})).await;
        let browser = &world.browser;
        world.sign_in("admin@example.com").await;
        browser.click("checkbox", &world.t("policy-checkbox")).await;
        browser.click("button", &world.t("policy-save")).await;
        browser.sees(&world.t("policy-saved-on")).await;
        browser.click("button", &world.t("shell-sign-out")).await;
        browser.appears("textbox", &world.t("sign-in-address")).await;
        world.sign_in(address).await;
        browser.open("/settings/aliases/new").await;
        browser.fill(&world.t("wizard-address"), ALIAS).await;
        // The field goes while it has the focus.
        let field = browser.client().active_element().await.unwrap();
        field.send_keys("\u{e007}").await.unwrap();
        browser.fill(&world.t("wizard-host"), "smtp.partner.com").await;
        browser.fill(&world.t("wizard-password"), PASSWORD).await;
        browser.click("button", &world.t("wizard-add-gateway")).await;
        world.confirm(ALIAS).await;
        browser.click("button", &world.t("wizard-test-send")).await;
        browser.sees(&world.t("wizard-test-sent-gateway")).await;
        assert_eq!(world.server.mail_to(address).await.server, "smtp.partner.com");
        browser.open("/preview").await;
        // Firefox leaves what lies below the screen out of a page's text, and yet finds it.
        let found = "return window.find(arguments[0])";
        let program = world.t("preview-program-outlook-classic");
        browser.wait(&program, found, vec![json!(program)]).await;
    }
}

#[tokio::test]
async fn the_main_path_in_firefox() {
    walk(Engine::Firefox).await;
}

#[tokio::test]
async fn the_main_path_in_webkit() {
    walk(Engine::WebKit).await;
}

/// What Safari leaves out of the Tab order, unless somebody sets it otherwise, must be no more than plain links.
#[tokio::test]
async fn in_webkit_fields_come_back_and_what_looks_like_a_button_is_one() {
    if !is_here(Engine::WebKit) {
        return;
    }
    let world = World::demo_in(Engine::WebKit, "en", json!({})).await;
    let browser = &world.browser;
    world.sign_in("user@example.com").await;
    browser.open("/settings/aliases").await;
    let looks =
        "return [...document.querySelectorAll('main a.button:not(.plain)')].map(e => e.innerText).join()";
    browser.appears("link", &world.t("aliases-add")).await;
    assert_eq!(browser.run(looks).await, json!(""));
    // Out of the browser's cache for Back, where WebKit empties what must not be completed by itself.
    browser.click("link", &world.t("aliases-add")).await;
    browser.fill(&world.t("wizard-address"), ALIAS).await;
    browser.run("location.href = '/icons.svg'").await;
    browser
        .wait(
            "another document",
            "return location.pathname === '/icons.svg'",
            vec![],
        )
        .await;
    browser.client().back().await.unwrap();
    let kept =
        "return [...document.querySelectorAll('main input')].some(field => field.value === arguments[0])";
    browser.wait("what was typed", kept, vec![json!(ALIAS)]).await;
}

#[tokio::test]
async fn without_webassembly_the_page_says_what_it_needs() {
    if !is_here(Engine::Firefox) {
        return;
    }
    let without = json!({ "javascript.options.wasm": false });
    let world = World::demo_in(Engine::Firefox, "en", without).await;
    let browser = &world.browser;
    let page = format!("{}/sign-in", world.server.url());
    browser.client().goto(&page).await.unwrap();
    browser.sees("Fromline cannot start here.").await;
    browser.sees("Attivali per questa pagina").await;
    browser.sees("Włącz je dla tej strony").await;
}
