//! People: found as one types, added, closed, opened, moved, and read from a table; on a phone with the keyboard.

use fantoccini::key::Key;
use fromline_core::text::Value;

use crate::support::{World, text};

const CSV: &str = "address,name,role\nnew@example.com,=New,user\nnobody@elsewhere.example,Nobody,user\n";

fn number(value: u32) -> Value {
    Value::Number(value.into(), value.to_string())
}

fn plain(words: &str) -> String {
    words.replace(['\u{2068}', '\u{2069}'], "")
}

/// Opens the list and looks for somebody.
async fn find(world: &World, query: &str) {
    world.browser.open("/admin/people").await;
    world.browser.fill(&world.t("people-search"), query).await;
    let found = world
        .texts
        .t("people-found", &[("count", number(1)), ("total", number(4))]);
    world.browser.sees(&plain(&found)).await;
}

/// Presses a button of the open dialog.
async fn confirm(world: &World, words: &str) {
    let script = "const all = [...document.querySelectorAll('dialog[open] button')];
                  const button = all.find(button => button.innerText.trim() === arguments[0]);
                  button?.click(); return !!button";
    world
        .browser
        .wait(words, script, vec![world.t(words).into()])
        .await;
}

#[tokio::test]
async fn found_added_closed_and_opened_in_three_languages() {
    for language in ["en", "it", "pl"] {
        let world = World::demo(language).await;
        world.sign_in("admin@example.com").await;
        let browser = &world.browser;
        find(&world, "ute").await;
        browser.click("link", "Giulia Rossi").await;
        browser.appears("heading", "Giulia Rossi").await;
        browser.sees(&world.t("people-sessions-none")).await;
        browser.click("button", &world.t("people-close")).await;
        browser.sees(&world.t("people-close-text")).await;
        confirm(&world, "people-close").await;
        browser.sees(&world.t("people-may-nothing")).await;
        // Back leads to what was searched for.
        browser.client().back().await.unwrap();
        browser.appears("link", "Giulia Rossi").await;
        let one = world
            .texts
            .t("people-select", &[("person", text("Giulia Rossi"))]);
        browser.click("checkbox", &one).await;
        browser.click("button", &world.t("people-open")).await;
        confirm(&world, "people-open").await;
        browser
            .sees(&plain(&world.texts.t("people-opened", &[("count", number(1))])))
            .await;
        // Nobody closes their own account, and the list says for whom it was not done.
        find(&world, "admin").await;
        browser.click("checkbox", &world.t("people-select-all")).await;
        browser.click("button", &world.t("people-close")).await;
        browser.sees(&world.t("reason-own-account")).await;
        confirm(&world, "people-close").await;
        browser.sees(&world.t("people-refused")).await;
        // Somebody new, with the address refused first.
        browser.click("button", &world.t("people-add")).await;
        browser
            .fill(&world.t("people-address"), "new.person@elsewhere.example")
            .await;
        confirm(&world, "people-add-send").await;
        browser.sees(&world.t("reason-domain-not-own")).await;
        browser
            .fill(&world.t("people-address"), "new.person@example.com")
            .await;
        browser.fill(&world.t("people-name"), "Zoë Łąka").await;
        confirm(&world, "people-add-send").await;
        let added = world
            .texts
            .t("people-added", &[("address", text("new.person@example.com"))]);
        browser.sees(&plain(&added)).await;
        world.server.mail_to("new.person@example.com").await;
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn moved_and_read_from_a_table() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.open("/admin/policy").await;
    let open =
        "const units = document.querySelector('details.units'); if (units) units.open = true; return !!units";
    browser.wait("the tree", open, vec![]).await;
    browser.click("button", &world.t("policy-unit-add")).await;
    browser.fill(&world.t("policy-unit-name"), "Sales").await;
    browser.press(Key::Enter).await;
    browser.sees("Sales").await;
    find(&world, "user@").await;
    browser.click("checkbox", &world.t("people-select-all")).await;
    browser.click("button", &world.t("people-move")).await;
    browser.choose(&world.t("people-move-to"), "2").await;
    confirm(&world, "policy-unit-check").await;
    browser.sees(&world.t("policy-move-nobody")).await;
    confirm(&world, "policy-unit-move").await;
    browser.sees("/Sales").await;
    browser.click("button", &world.t("people-reset")).await;
    browser.choose(&world.t("people-unit"), "2").await;
    let found = world
        .texts
        .t("people-found", &[("count", number(1)), ("total", number(4))]);
    browser.sees(&plain(&found)).await;

    let script = "document.querySelector('details.table').open = true;
                  const input = document.getElementById('people-table-file');
                  const files = new DataTransfer();
                  files.items.add(new File([arguments[0]], 'people.csv'));
                  input.files = files.files;
                  input.dispatchEvent(new Event('change', { bubbles: true })); return true";
    browser.wait("a file", script, vec![CSV.into()]).await;
    browser.click("button", &world.t("people-table-try")).await;
    browser.sees(&world.t("reason-domain-not-own")).await;
    let counts = [
        ("added", number(1)),
        ("changed", number(0)),
        ("unchanged", number(0)),
    ];
    browser
        .sees(&plain(&world.texts.t("people-table-would", &counts)))
        .await;
    browser.click("button", &world.t("people-table-apply")).await;
    browser
        .sees(&plain(&world.texts.t("people-table-done", &counts)))
        .await;
    world.server.mail_to("new@example.com").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

#[tokio::test]
async fn by_keyboard_on_a_phone() {
    let world = World::demo("pl").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.play(360, 740, "light").await;
    browser.open("/admin/people").await;
    browser.appears("heading", &world.t("people-title")).await;
    browser.tab_to("textbox", &world.t("people-search")).await;
    browser.write("ute").await;
    browser.appears("link", "Giulia Rossi").await;
    let one = world
        .texts
        .t("people-select", &[("person", text("Giulia Rossi"))]);
    browser.tab_to("checkbox", &one).await;
    browser.write(" ").await;
    browser.tab_to("link", "Giulia Rossi").await;
    browser.press(Key::Enter).await;
    browser.appears("heading", "Giulia Rossi").await;
    browser.tab_to("button", &world.t("people-close")).await;
    browser.press(Key::Enter).await;
    browser.appears("dialog", &world.t("people-close-title")).await;
    browser.press(Key::Escape).await;
    browser.gone("dialog", &world.t("people-close-title")).await;
}
