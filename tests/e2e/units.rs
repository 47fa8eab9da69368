//! Units: made, overridden, inherited, undone; people moved between them; all of it also with the keyboard.

use fantoccini::key::Key;
use fromline_core::text::Value;

use crate::support::{World, text};

const OPEN: &str = "document.querySelector('details.units').open = true; return true";

/// Waits for a unit in the tree, by its id, and chooses it.
async fn choose(world: &World, unit: &str) {
    let script =
        "const unit = document.querySelector(`[data-unit='${arguments[0]}']`); unit?.click(); return !!unit";
    world.browser.wait("the unit", script, vec![unit.into()]).await;
}

/// Waits until the tree says this of a unit.
async fn says(world: &World, unit: &str, words: &str) {
    let script =
        "return document.querySelector(`[data-unit='${arguments[0]}']`)?.innerText.includes(arguments[1])";
    world
        .browser
        .wait(words, script, vec![unit.into(), words.into()])
        .await;
}

async fn add(world: &World, name: &str) {
    let browser = &world.browser;
    browser.click("button", &world.t("policy-unit-add")).await;
    let focused = "return document.activeElement?.name === 'unit-name'";
    browser.wait("the name's field", focused, vec![]).await;
    browser.write(name).await;
    browser.press(Key::Enter).await;
    let shown = "return document.querySelector('[role=tree]')?.innerText.includes(arguments[0])";
    browser.wait(name, shown, vec![name.into()]).await;
}

#[tokio::test]
async fn overridden_inherited_and_undone_in_three_languages() {
    for language in ["en", "it", "pl"] {
        let world = World::demo(language).await;
        world.sign_in("admin@example.com").await;
        let browser = &world.browser;
        browser.open("/admin/policy").await;
        browser.wait("the tree", OPEN, vec![]).await;
        add(&world, "Sales").await;
        choose(&world, "2").await;
        let inherited = world
            .texts
            .t("policy-unit-inherited", &[("unit", text("example.com"))]);
        browser.sees(&inherited).await;
        add(&world, "Łódź").await;
        browser.click("checkbox", &world.t("policy-checkbox")).await;
        browser.click("button", &world.t("policy-override")).await;
        browser.sees(&world.t("policy-saved-on")).await;
        says(&world, "2", &world.t("policy-unit-overridden")).await;
        // Nothing is above the root.
        let roots = "return document.querySelector(`[data-unit='root'] .badge`) === null";
        browser.wait("no mark at the root", roots, vec![]).await;
        choose(&world, "3").await;
        let inherited = world
            .texts
            .t("policy-unit-inherited", &[("unit", text("/Sales"))]);
        browser.sees(&inherited).await;
        choose(&world, "2").await;
        browser.click("button", &world.t("policy-inherit")).await;
        browser.click("button", &world.t("policy-off-confirm")).await;
        browser.sees(&world.t("policy-inherited-now")).await;
        browser.click("button", &world.t("policy-undo")).await;
        browser.sees(&world.t("policy-undone")).await;
        says(&world, "2", &world.t("policy-unit-overridden")).await;
        // A name that is there already is refused at its field.
        choose(&world, "root").await;
        browser.click("button", &world.t("policy-unit-add")).await;
        browser.fill(&world.t("policy-unit-name"), "SALES").await;
        browser.press(Key::Enter).await;
        browser.sees(&world.t("reason-unit-exists")).await;
    }
}

#[tokio::test]
async fn what_is_not_saved_is_asked_about_before_another_unit_is_shown() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.open("/admin/policy").await;
    browser.wait("the tree", OPEN, vec![]).await;
    add(&world, "Sales").await;
    browser.click("checkbox", &world.t("policy-checkbox")).await;
    choose(&world, "2").await;
    browser.appears("dialog", &world.t("shell-leave-title")).await;
    browser.click("button", &world.t("shell-leave-stay")).await;
    let kept = "return document.querySelector('form.policy input[type=checkbox]').checked";
    browser.wait("what was chosen", kept, vec![]).await;
    choose(&world, "2").await;
    browser.click("button", &world.t("shell-leave-go")).await;
    browser.sees(&world.t("policy-override")).await;
}

#[tokio::test]
async fn people_are_moved_after_it_was_said_what_that_does() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.open("/admin/policy").await;
    browser.wait("the tree", OPEN, vec![]).await;
    add(&world, "Sales").await;
    choose(&world, "2").await;
    browser.click("button", &world.t("policy-unit-people")).await;
    browser
        .fill(
            &world.t("policy-unit-people-field"),
            "user@example.com\nnobody@example.com",
        )
        .await;
    browser.click("button", &world.t("policy-unit-check")).await;
    let nobody = [("address", text("nobody@example.com"))];
    browser
        .sees(&world.texts.t("policy-unit-people-unknown", &nobody))
        .await;
    browser
        .fill(&world.t("policy-unit-people-field"), "user@example.com")
        .await;
    browser.click("button", &world.t("policy-unit-check")).await;
    browser.sees(&world.t("policy-move-nobody")).await;
    let inside = "const button = document.querySelector('dialog[open] button[type=submit]'); button.click(); return true";
    browser.wait("the move", inside, vec![]).await;
    let number = |value: u8| Value::Number(value.into(), value.to_string());
    let counts = world.texts.t(
        "policy-units-counts",
        &[("people", number(1)), ("gateways", number(0))],
    );
    says(&world, "2", &counts.replace(['\u{2068}', '\u{2069}'], "")).await;
}

#[tokio::test]
async fn the_tree_is_walked_with_arrows_on_a_phone() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.play(360, 740, "light").await;
    browser.open("/admin/policy").await;
    let folded = "return document.querySelector('details.units')?.open === false";
    browser.wait("the tree to be folded", folded, vec![]).await;
    browser.wait("the tree", OPEN, vec![]).await;
    add(&world, "Alpha").await;
    add(&world, "Beta").await;
    let focus = "document.querySelector('[role=treeitem][tabindex=\"0\"]').focus(); return true";
    browser.wait("the tree's one stop", focus, vec![]).await;
    let at = "return document.activeElement?.getAttribute('data-unit') === arguments[0]";
    for (key, unit) in [
        (Key::Down, "2"),
        (Key::Down, "3"),
        (Key::Down, "3"),
        (Key::Left, "root"),
        (Key::End, "3"),
        (Key::Home, "root"),
        (Key::Right, "2"),
    ] {
        browser.press(key).await;
        browser.wait(unit, at, vec![unit.into()]).await;
    }
    browser.press(Key::Enter).await;
    let chosen = "return document.querySelector('[aria-selected=true]')?.getAttribute('data-unit') === '2'";
    browser.wait("the unit to be chosen", chosen, vec![]).await;
}
