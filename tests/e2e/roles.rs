//! Roles: two administrators of two units, a helpdesk and an auditor, in three languages.

use fantoccini::key::Key;
use serde_json::Value;

use crate::support::{World, text};

fn plain(words: &str) -> String {
    words.replace(['\u{2068}', '\u{2069}'], "")
}

/// Presses a button of the open dialog.
async fn confirm(world: &World, words: &str) {
    let script = "const all = [...document.querySelectorAll('dialog[open] button')];
                  const button = all.find(button => button.innerText.trim() === arguments[0]);
                  button?.click(); return !!button";
    let arguments = vec![world.t(words).into()];
    world.browser.wait(words, script, arguments).await;
}

/// Makes two units, and moves somebody into each: `user@` into the first (2), `utente@` into the second (3).
async fn units(world: &World) {
    let browser = &world.browser;
    let script = "const [path, body, done] = [arguments[0], arguments[1], arguments[2]];
        return fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(r => r.ok)";
    let post = async |path: &str, body: &str| {
        browser.wait(path, script, vec![path.into(), body.into()]).await;
    };
    let all = "/admin/directory/v1/customer/my_customer/orgunits";
    for name in ["Sales", "Office"] {
        post(
            all,
            &format!("{{\"name\":\"{name}\",\"parentOrgUnitPath\":\"/\"}}"),
        )
        .await;
    }
    for (unit, user) in [(2, "user@example.com"), (3, "utente@example.com")] {
        let path = format!("/api/v1/orgUnits/{unit}/movePeople");
        post(&path, &format!("{{\"users\":[\"{user}\"]}}")).await;
    }
}

/// Gives somebody a role on their page.
async fn give(world: &World, name: &str, role: &str) {
    let browser = &world.browser;
    browser.open("/admin/people").await;
    browser.click("link", name).await;
    browser.appears("heading", name).await;
    browser.click("button", &world.t("people-roles-give")).await;
    browser.choose(&world.t("people-role"), role).await;
    confirm(world, "people-roles-give").await;
    browser.sees(&world.t("people-roles-given")).await;
}

async fn sign_out(world: &World) {
    world.browser.click("button", &world.t("shell-sign-out")).await;
    world.browser.appears("heading", &world.t("sign-in-title")).await;
}

/// What the navigation leads to.
async fn places(world: &World) -> Vec<String> {
    let links =
        "return [...document.querySelectorAll('header nav a')].map(link => link.getAttribute('href'))";
    let Value::Array(links) = world.browser.run(links).await else {
        panic!("no list");
    };
    links
        .iter()
        .filter_map(Value::as_str)
        .filter(|link| link.starts_with("/admin"))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn each_looks_after_their_own() {
    for language in ["en", "it", "pl"] {
        let world = World::demo(language).await;
        let browser = &world.browser;
        world.sign_in("admin@example.com").await;
        browser.open("/admin/people").await;
        browser.appears("heading", &world.t("people-title")).await;
        units(&world).await;
        give(&world, "Sam Taylor", "UNIT_ADMINISTRATOR").await;
        give(&world, "Giulia Rossi", "HELPDESK").await;
        sign_out(&world).await;

        // The administrator of Sales: the tree begins with it, and nobody else is there.
        world.sign_in("user@example.com").await;
        browser.appears("heading", &world.t("policy-page-title")).await;
        assert_eq!(places(&world).await, ["/admin/policy", "/admin/people"]);
        // Nobody has allowed gateways here.
        browser.click("checkbox", &world.t("policy-checkbox")).await;
        browser.open("/admin/people").await;
        browser.appears("link", "Sam Taylor").await;
        browser.gone("link", "Giulia Rossi").await;
        browser.click("link", "Sam Taylor").await;
        browser.sees(&world.t("people-role-unit")).await;
        browser.gone("button", &world.t("people-roles-give")).await;
        sign_out(&world).await;

        // The helpdesk of Office looks, and changes nothing of the setting.
        world.sign_in("utente@example.com").await;
        browser.sees(&world.t("policy-looks")).await;
        browser.gone("button", &world.t("policy-save")).await;
        browser.gone("button", &world.t("policy-override")).await;
        browser.gone("button", &world.t("policy-unit-add")).await;
        browser.open("/admin/people").await;
        browser.appears("link", "Giulia Rossi").await;
        browser.gone("button", &world.t("people-add")).await;
        browser.open("/admin/gateways").await;
        browser.appears("heading", &world.t("gateways-title")).await;
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_role_is_given_until_a_day_and_ended_by_keyboard_on_a_phone() {
    let world = World::demo("pl").await;
    let browser = &world.browser;
    browser.play(360, 800, "dark").await;
    world.sign_in("admin@example.com").await;
    browser.open("/admin/people").await;
    browser.click("link", "Giulia Rossi").await;
    browser.tab_to("button", &world.t("people-roles-give")).await;
    browser.press(Key::Enter).await;
    browser.choose(&world.t("people-role"), "AUDITOR").await;
    let set = "const field = document.querySelector('[name=role-until]');
               if (!field) return false;
               field.value = arguments[0]; field.dispatchEvent(new Event('input', { bubbles: true })); return true";
    browser.wait("the last day", set, vec!["2020-01-01".into()]).await;
    confirm(&world, "people-roles-give").await;
    browser.sees(&world.t("reason-role-ended")).await;
    browser.wait("the last day", set, vec!["2099-12-31".into()]).await;
    confirm(&world, "people-roles-give").await;
    browser.sees(&world.t("people-role-auditor-hint")).await;
    let until = world
        .texts
        .t("people-roles-until", &[("day", text("31 grudnia 2099"))]);
    browser.sees(&plain(&until)).await;
    let wide = "return document.documentElement.scrollWidth <= 360";
    browser.wait("no sideways scrolling", wide, vec![]).await;
    browser.tab_to("button", &world.t("people-roles-end")).await;
    browser.press(Key::Enter).await;
    browser.sees(&world.t("people-roles-end-text")).await;
    confirm(&world, "people-roles-end").await;
    browser.sees(&world.t("people-roles-none")).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}
