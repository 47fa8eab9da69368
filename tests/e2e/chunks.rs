//! The parts of the app: each page comes with its own, by its address and by a link, and nobody gets an administrator's.

use serde_json::json;

use crate::support::World;

/// Files of the app's code and words that were asked for since the page was loaded, without hashes: `admin.wasm`, `en.admin.json`.
const ASKED: &str = "
return [...new Set(performance.getEntriesByType('resource')
    .map(part => new URL(part.name).pathname.match(/\\/(?:assets|locales)\\/(.*)/)?.[1].replace(/-[0-9a-f]{16}/, '')))]
    .filter(Boolean).sort()";

/// Everything that the browser has asked for, in whatever way.
const ALL: &str =
    "return performance.getEntriesByType('resource').map(part => new URL(part.name).pathname).join(' ')";

async fn asked(world: &World) -> Vec<String> {
    let found = world.browser.run(ASKED).await;
    serde_json::from_value(found).unwrap()
}

/// Files of code that only administrators need.
const ADMINISTRATORS: [&str; 9] = [
    "admin",
    "policy",
    "dialogs",
    "checklist",
    "search",
    "gateways",
    "removal",
    "people",
    "roles",
];

/// Pages with their headings, the code that they need beside what every page of theirs does, at first or later, and their messages.
const PAGES: [(&str, &str, &[&str], Option<&str>); 8] = [
    (
        "/settings/aliases",
        "aliases-title",
        &["standing", "mine", "list"],
        None,
    ),
    (
        "/settings/aliases/new",
        "wizard-title",
        &[
            "form", "standing", "mine", "beside", "fields", "alias", "arrival", "edit", "setup", "steps",
        ],
        Some("alias"),
    ),
    (
        "/settings/account",
        "account-title",
        &["form", "account"],
        Some("account"),
    ),
    (
        "/preview/received",
        "received-title",
        &["form", "received", "arrival", "board", "answer"],
        Some("received"),
    ),
    ("/help/gateway", "help-title", &["write"], Some("write")),
    ("/help/write-from", "write-title", &["write"], Some("write")),
    ("/demo/mail", "demo-title", &["demo"], Some("demo")),
    (
        "/link",
        "sign-in-link-title",
        &["form", "standing", "mine", "links"],
        Some("links"),
    ),
];

#[tokio::test]
async fn a_page_comes_with_its_part_and_without_an_administrators() {
    for language in ["en", "it", "pl"] {
        let world = World::demo(language).await;
        world.sign_in("user@example.com").await;
        for (page, heading, code, words) in PAGES {
            world.browser.open(page).await;
            world.browser.appears("heading", &world.t(heading)).await;
            let file = |name: &&str| format!("{name}.wasm");
            let mut wanted: Vec<_> = ["app", "common", "work"].iter().chain(code).map(file).collect();
            // Messages about the board come with those of the part that needs it.
            let words = ["first", "work"].into_iter().chain(words);
            wanted.extend(words.map(|name| format!("{language}.{name}.json")));
            wanted.sort();
            comes(&world, page, &wanted).await;
        }
        // Neither by the address of one of their pages.
        world.browser.open("/admin/policy").await;
        world
            .browser
            .appears("heading", &world.t("shell-not-found-title"))
            .await;
        let asked = asked(&world).await;
        assert!(!asked.iter().any(|file| is_administrators(file)), "{asked:?}");
    }
}

/// Waits for the files that a page needs; none but these may be asked for.
async fn comes(world: &World, page: &str, wanted: &[String]) {
    let begun = std::time::Instant::now();
    loop {
        let mut asked = asked(world).await;
        assert!(
            !asked.iter().any(|file| is_administrators(file)),
            "{page}: {asked:?}"
        );
        if page == "/settings/aliases" {
            // What is fetched while nothing else is to do.
            asked.retain(|file| {
                !["alias.wasm", "beside.wasm", "fields.wasm", "form.wasm"].contains(&file.as_str())
            });
        }
        if asked == wanted {
            return;
        }
        let is_wanted = |file: &String| wanted.contains(file);
        assert!(
            asked.iter().all(is_wanted) && begun.elapsed().as_secs() < 20,
            "{page}: {asked:?}"
        );
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

fn is_administrators(file: &str) -> bool {
    let name = file.strip_suffix(".wasm");
    name.is_some_and(|name| ADMINISTRATORS.contains(&name))
        || [".admin.json", ".checklist.json"]
            .iter()
            .any(|words| file.ends_with(words))
}

/// What the first step of the wizard does without is asked for again when somebody wishes.
#[tokio::test]
async fn a_later_step_that_is_lost_can_be_asked_for_again() {
    let world = World::demo("en").await;
    world.sign_in("user@example.com").await;
    let (browser, t) = (&world.browser, |id: &str| world.t(id));
    browser.chrome("Network.enable", json!({})).await;
    browser
        .chrome("Network.setBlockedURLs", json!({ "urls": ["*/assets/steps-*"] }))
        .await;
    browser.open("/settings/aliases/new").await;
    browser.fill(&t("wizard-address"), "user.name@partner.com").await;
    browser.click("button", &t("wizard-next")).await;
    browser.sees(&t("shell-offline")).await;
    browser
        .chrome("Network.setBlockedURLs", json!({ "urls": [] }))
        .await;
    browser.click("button", &t("shell-retry")).await;
    let focused = "return document.activeElement?.textContent === arguments[0]";
    let heading = t("wizard-delivery-heading");
    browser.appears("heading", &heading).await;
    browser
        .wait("the step has the focus", focused, vec![heading.into()])
        .await;
}

/// The page of an address begins without what it shows below, or after a press, and without the wizard's steps and all programs.
#[tokio::test]
async fn changing_an_address_comes_in_two_parts() {
    let world = World::demo("en").await;
    world.sign_in("user@example.com").await;
    let (browser, t) = (&world.browser, |id: &str| world.t(id));
    browser.chrome("Network.enable", json!({})).await;
    browser
        .chrome("Network.setBlockedURLs", json!({ "urls": ["*/assets/setup-*"] }))
        .await;
    browser.open("/settings/aliases/user@example.com").await;
    browser.appears("textbox", &t("wizard-name")).await;
    browser.sees(&t("shell-offline")).await;
    let seen = asked(&world).await;
    for later in ["board.wasm", "alias.wasm", "steps.wasm", "en.admin.json"] {
        assert!(!seen.contains(&later.to_owned()), "{later}: {seen:?}");
    }
    // A press says what is missing, and does what it says once that has come.
    browser.fill(&t("wizard-name"), "User Name of the Partner").await;
    browser.click("button", &t("aliases-edit-save")).await;
    let said = "return document.querySelector('form .notice')?.textContent === arguments[0]";
    browser
        .wait("that it cannot be saved", said, vec![t("shell-offline").into()])
        .await;
    browser
        .chrome("Network.setBlockedURLs", json!({ "urls": [] }))
        .await;
    browser.click("button", &t("shell-retry")).await;
    browser.appears("heading", &t("wizard-test-heading")).await;
    browser.click("button", &t("aliases-edit-save")).await;
    browser.sees(&t("aliases-edit-saved")).await;
}

#[tokio::test]
async fn administrators_get_theirs_by_address_and_by_link() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.complaints().await;
    for (page, heading) in [
        ("/admin/policy", "policy-page-title"),
        ("/admin/gateways", "gateways-title"),
    ] {
        browser.open(page).await;
        browser.appears("heading", &world.t(heading)).await;
    }
    browser.open("/settings/aliases").await;
    browser.appears("heading", &world.t("aliases-title")).await;
    let seen = asked(&world).await;
    assert!(!seen.iter().any(|file| is_administrators(file)), "{seen:?}");
    let links = [
        ("shell-nav-policy", "policy-page-title"),
        ("shell-nav-demo", "demo-title"),
        ("shell-nav-aliases", "aliases-title"),
        ("shell-nav-preview", "preview-title"),
        ("shell-nav-policy", "policy-page-title"),
    ];
    for (link, heading) in links {
        browser.click("link", &world.t(link)).await;
        browser.appears("heading", &world.t(heading)).await;
    }
    // Each part once, whatever way one comes back.
    let all = browser.run(ALL).await;
    assert_eq!(
        all.as_str().unwrap().matches("/en.admin.json").count(),
        1,
        "{all}"
    );
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

/// What was lost is said, and asked for again when somebody wishes.
#[tokio::test]
async fn a_part_that_is_lost_can_be_asked_for_again() {
    let world = World::demo("en").await;
    world.sign_in("admin@example.com").await;
    let browser = &world.browser;
    browser.open("/settings/aliases").await;
    browser.appears("heading", &world.t("aliases-title")).await;
    browser.chrome("Network.enable", json!({})).await;
    for lost in [
        "*/assets/beside-*",
        "*/assets/policy-*",
        "*/locales/en.admin.json",
    ] {
        browser.open("/settings/aliases").await;
        browser.appears("heading", &world.t("aliases-title")).await;
        browser
            .chrome("Network.setBlockedURLs", json!({ "urls": [lost] }))
            .await;
        // What is kept would need no network.
        browser
            .chrome("Network.setCacheDisabled", json!({ "cacheDisabled": true }))
            .await;
        browser.click("link", &world.t("shell-nav-policy")).await;
        browser
            .appears("heading", &world.t("shell-unreachable-title"))
            .await;
        browser
            .chrome("Network.setBlockedURLs", json!({ "urls": [] }))
            .await;
        browser.click("button", &world.t("shell-retry")).await;
        browser.appears("heading", &world.t("policy-page-title")).await;
        browser
            .chrome("Network.setCacheDisabled", json!({ "cacheDisabled": false }))
            .await;
    }
}

#[tokio::test]
async fn the_wizard_is_fetched_while_nothing_else_is_to_do() {
    let world = World::demo("en").await;
    world.sign_in("user@example.com").await;
    let browser = &world.browser;
    let expected =
        "return performance.getEntriesByType('resource').some(part => part.name.includes('/assets/alias-'))";
    for saves in [true, false] {
        browser.open("/settings/account").await;
        let data = "Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: arguments[0] }, configurable: true })";
        browser
            .run(&data.replace("arguments[0]", &saves.to_string()))
            .await;
        browser.click("link", &world.t("shell-nav-aliases")).await;
        browser.appears("heading", &world.t("aliases-title")).await;
        browser.appears("link", &world.t("aliases-add")).await;
        if saves {
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            assert_eq!(browser.run(expected).await, json!(false));
        } else {
            browser.wait("the wizard", expected, vec![]).await;
        }
    }
}
