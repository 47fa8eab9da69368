//! The main path in Firefox: another engine draws the same app.

use std::io::Write as _;

use crate::support::{PASSWORD, World};

const ALIAS: &str = "user.name@partner.com";

/// Firefox is a second browser: without it the rest can be tested.
fn is_here() -> bool {
    let named = std::env::var_os("FROMLINE_GECKODRIVER").unwrap_or_else(|| "geckodriver".into());
    let here = std::process::Command::new(named)
        .arg("--version")
        .output()
        .is_ok();
    if !here {
        // Not `println!`: the harness keeps that to itself while a test passes.
        let _ = writeln!(
            std::io::stdout(),
            "SKIPPED: Firefox: cargo install geckodriver; apt-get install -y firefox-esr"
        );
    }
    here
}

#[tokio::test]
async fn from_the_switch_to_the_test_message() {
    if !is_here() {
        return;
    }
    for (language, address) in [
        ("en", "user@example.com"),
        ("it", "utente@example.com"),
        ("pl", "uzytkownik@example.com"),
    ] {
        let world = World::demo_in_firefox(language).await;
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
        browser.click("button", &world.t("wizard-next")).await;
        browser.fill(&world.t("wizard-host"), "smtp.partner.com").await;
        browser.fill(&world.t("wizard-password"), PASSWORD).await;
        browser.click("button", &world.t("wizard-add-gateway")).await;
        world.confirm(ALIAS).await;
        browser.click("button", &world.t("wizard-test-send")).await;
        browser.sees(&world.t("wizard-test-sent-gateway")).await;
        assert_eq!(world.server.mail_to(address).await.server, "smtp.partner.com");
        browser.open("/preview").await;
        browser.sees("Outlook (classic, Windows)").await;
    }
}
