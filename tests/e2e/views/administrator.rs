//! The switch and its questions.

use super::Walk;

async fn administrator(language: &str) {
    let mut walk = Walk::start(language).await;
    walk.world.sign_in("admin@example.com").await;
    walk.world.browser.open("/admin/policy").await;
    let checklist = "return document.querySelectorAll('.checklist[open] li.success').length === 4";
    walk.world.browser.wait("the checklist", checklist, vec![]).await;
    walk.view("policy").await;
    let unfold = "for (const task of document.querySelectorAll('.checklist li > details')) task.open = true";
    walk.world.browser.run(unfold).await;
    walk.click("button", "checklist-test-send").await;
    walk.appears("button", "checklist-test-confirm").await;
    walk.click("button", "checklist-read").await;
    walk.sees("reason-required").await;
    walk.view("checklist").await;
    walk.world.browser.open("/admin/policy").await;
    walk.click("checkbox", "policy-checkbox").await;
    walk.world.server.set_policy(false);
    walk.click("button", "policy-save").await;
    walk.appears("dialog", "policy-conflict-title").await;
    walk.view("policy-conflict").await;
    walk.click("button", "policy-conflict-take").await;
    walk.click("checkbox", "policy-checkbox").await;
    walk.click("link", "shell-nav-preview").await;
    walk.appears("dialog", "shell-leave-title").await;
    walk.view("policy-leave").await;
    walk.click("button", "shell-leave-stay").await;
    walk.click("button", "policy-save").await;
    walk.sees("policy-saved-on").await;
    walk.view("policy-on").await;
    walk.click("checkbox", "policy-checkbox").await;
    walk.click("button", "policy-save").await;
    walk.appears("dialog", "policy-off-title").await;
    walk.sees("policy-off-nobody").await;
    walk.view("policy-off-nobody").await;
    walk.click("button", "policy-off-cancel").await;
    walk.click("checkbox", "policy-checkbox").await;
    walk.world.browser.open("/admin/policy").await;
    let open =
        "const units = document.querySelector('details.units'); if (units) units.open = true; return !!units";
    walk.world.browser.wait("the units", open, vec![]).await;
    walk.click("button", "policy-unit-add").await;
    walk.fill("policy-unit-name", "Vertrieb & Łódź").await;
    walk.view("policy-unit-add").await;
    walk.press("dialog[open] button[type=submit]").await;
    walk.press("[data-unit='2']").await;
    walk.sees("policy-override").await;
    walk.view("policy-unit").await;
    walk.click("button", "policy-unit-move").await;
    walk.view("policy-unit-move").await;
    walk.click("button", "policy-off-cancel").await;
    walk.click("button", "policy-unit-people").await;
    walk.fill("policy-unit-people-field", "nobody@example.com").await;
    walk.click("button", "policy-unit-check").await;
    let refused = "return document.querySelector('dialog[open] [aria-invalid=true]') !== null";
    walk.world.browser.wait("the refusal", refused, vec![]).await;
    walk.view("policy-unit-people-refused").await;
    walk.click("button", "policy-off-cancel").await;
    walk.open("/admin/gateways", "gateways-title", "gateways-empty")
        .await;
    people(&mut walk).await;
    walk.open("/settings/account", "account-title", "account").await;
    walk.fill("account-password-current", "not the password").await;
    walk.fill("account-password-new", "another good password").await;
    walk.click("button", "account-password-submit").await;
    walk.sees("reason-password-wrong").await;
    walk.view("account-refused").await;
    walk.end();
}

async fn people(walk: &mut Walk) {
    walk.open("/admin/people", "people-title", "people").await;
    walk.press(".rows li:nth-child(2) input").await;
    walk.sees("people-close").await;
    walk.view("people-selected").await;
    walk.press(".selection .actions button").await;
    walk.sees("people-close-text").await;
    walk.view("people-close").await;
    walk.click("button", "policy-off-cancel").await;
    walk.click("button", "people-add").await;
    walk.view("people-add").await;
    walk.click("button", "policy-off-cancel").await;
    walk.press("details.table > summary").await;
    walk.view("people-table").await;
    walk.press(".rows li:nth-child(2) a").await;
    walk.sees("people-rights").await;
    walk.view("person").await;
    walk.click("button", "people-roles-give").await;
    walk.view("people-roles-give").await;
    walk.click("button", "policy-off-cancel").await;
}

#[tokio::test]
async fn in_english() {
    administrator("en").await;
}

#[tokio::test]
async fn in_italian() {
    administrator("it").await;
}

#[tokio::test]
async fn in_polish() {
    administrator("pl").await;
}
