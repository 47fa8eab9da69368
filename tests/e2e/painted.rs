//! What the server paints before the app is there, and the moment at which the app takes it over.

use serde_json::{Value, json};

use crate::support::{Browser, PASSWORD, Server, Texts};

const IS_PAINTED: &str = "return !!document.querySelector('main[data-painted]:not([hidden]) h1')";
const IS_LIVE: &str = "return !!document.querySelector('main[data-live]')";

/// The app's code never comes.
async fn without_the_app(server: &Server, language: &str) -> Browser {
    let browser = Browser::start(server.url(), language).await;
    browser.chrome("Network.enable", json!({})).await;
    let code = json!({ "urls": ["*.wasm"] });
    browser.chrome("Network.setBlockedURLs", code).await;
    browser
}

/// The app's code comes slowly, so that there is time before it is there.
async fn with_a_slow_app(server: &Server, language: &str) -> Browser {
    let browser = Browser::start(server.url(), language).await;
    let network = json!({
        "offline": false, "latency": 20, "downloadThroughput": 15_000, "uploadThroughput": 15_000,
    });
    browser.chrome("Network.enable", json!({})).await;
    browser.chrome("Network.emulateNetworkConditions", network).await;
    browser
}

async fn goto(browser: &Browser, server: &Server, path: &str) {
    let page = format!("{}{path}", server.url());
    browser.client().goto(&page).await.unwrap();
}

#[tokio::test]
async fn without_the_app_nothing_that_was_typed_leaves_or_is_lost() {
    let server = Server::demo();
    for language in ["en", "it", "pl"] {
        let texts = Texts::of(&server, language);
        let t = |id: &str| texts.t(id, &[]);
        let browser = without_the_app(&server, language).await;
        goto(&browser, &server, "/sign-in").await;
        browser.wait("the painted form", IS_PAINTED, vec![]).await;
        browser.fill(&t("sign-in-address"), "user@example.com").await;
        browser.fill(&t("sign-in-password"), PASSWORD).await;
        browser.write("\u{e007}").await;
        browser.click("button", &t("sign-in-submit")).await;
        let left = "return [location.pathname + location.search + location.hash, \
            document.querySelector('#sign-in-address').value, document.querySelector('#sign-in-password').value, \
            performance.getEntriesByType('resource').filter(one => new URL(one.name).search).length, \
            document.documentElement.lang]";
        let left = browser.run(left).await;
        assert_eq!(
            left,
            json!(["/sign-in", "user@example.com", PASSWORD, 0, language])
        );
    }
}

/// Whatever is under way when the app comes: the field, its text, the focus and the caret stay.
#[tokio::test]
async fn typing_goes_on_while_the_app_takes_the_page_over() {
    let server = Server::demo();
    for (path, field) in [("/sign-in", "#sign-in-address"), ("/preview", "#name")] {
        let browser = with_a_slow_app(&server, "en").await;
        goto(&browser, &server, path).await;
        browser.wait("what is painted", IS_PAINTED, vec![]).await;
        let begin = format!(
            "window.kept = document.querySelector('{field}'); kept.focus(); kept.value = 'abc'; \
            kept.setSelectionRange(1, 1)"
        );
        browser.run(&begin).await;
        // In the middle: a field that something else writes into puts the caret at its end.
        let (mut typed, mut after) = (3, 0);
        while after < 10 {
            browser.write("x").await;
            typed += 1;
            let is_live = browser.run(IS_LIVE).await == Value::Bool(true);
            after += usize::from(is_live);
            assert!(typed < 5000, "{path}: the app never came");
        }
        assert!(typed > 15, "{path}: the app was there before anything was typed");
        let now = format!(
            "const now = document.querySelector('{field}'); \
            return [now === kept, document.activeElement === kept, now.value.length, now.selectionStart]"
        );
        assert_eq!(
            browser.run(&now).await,
            json!([true, true, typed, typed - 2]),
            "{path}"
        );
    }
}

#[tokio::test]
async fn what_was_pressed_too_early_is_done_when_the_app_is_there() {
    let server = Server::demo();
    let texts = Texts::of(&server, "en");
    let t = |id: &str| texts.t(id, &[]);
    let browser = with_a_slow_app(&server, "en").await;
    goto(&browser, &server, "/sign-in").await;
    browser.wait("the painted form", IS_PAINTED, vec![]).await;
    browser.fill(&t("sign-in-address"), "user@example.com").await;
    browser.fill(&t("sign-in-password"), PASSWORD).await;
    browser.click("button", &t("sign-in-submit")).await;
    assert_eq!(browser.run(IS_LIVE).await, Value::Bool(false));
    browser.connection(Some(0)).await;
    browser.appears("heading", &t("aliases-title")).await;
}

/// How far what is seen has moved, by the browser's own count.
const SHIFTS: &str = "window.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries().map(one =>
    [one.value, one.sources.map(source => source.node?.nodeName + '.' + source.node?.className)])))
    .observe({ type: 'layout-shift', buffered: true });";

/// Every element stays the one that was painted; the pictures below the window, of which only the names are painted, come with the app.
#[tokio::test]
async fn the_preview_stands_before_the_app_and_does_not_move_when_it_comes() {
    let server = Server::demo();
    for (language, width) in [("en", 1280), ("it", 360), ("pl", 360)] {
        let browser = with_a_slow_app(&server, language).await;
        browser.play(width, 900, "light").await;
        let source = json!({ "source": SHIFTS });
        browser
            .chrome("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
        goto(&browser, &server, "/preview").await;
        browser.wait("what is painted", IS_PAINTED, vec![]).await;
        let mark = "for (const one of document.querySelectorAll('main *, #shell *')) one.kept = true; \
            return document.querySelectorAll('[data-program]').length";
        assert!(browser.run(mark).await.as_u64() >= Some(10));
        browser.wait("the app", IS_LIVE, vec![]).await;
        let others = "return [...document.querySelectorAll('main *, #shell *')] \
            .filter(one => !one.kept && !one.closest('.compared:nth-child(n + 4)')).map(one => one.outerHTML)";
        assert_eq!(browser.run(others).await, json!([]), "{language} {width}");
        let all =
            "return [...document.querySelectorAll('.compared')].every(one => one.querySelector('.side'))";
        browser.wait("all pictures", all, vec![]).await;
        assert_eq!(
            browser.run("return shifts").await,
            json!([]),
            "{language} {width}"
        );
        // What is sent for early waits here for an app that is slow on purpose, which Chromium finds strange.
        let mut complaints = browser.complaints().await;
        complaints.retain(|words| !words.contains("preloaded using link preload but not used"));
        assert_eq!(complaints, Vec::<String>::new());
    }
}

/// What is typed in the very moment in which the page is live is drawn, though the page itself is not drawn anew by then.
#[tokio::test]
async fn the_first_key_of_all_changes_the_pictures() {
    let server = Server::demo();
    let browser = Browser::start(server.url(), "en").await;
    let types = "new MutationObserver((_, watch) => {
            if (!document.querySelector('main[data-live]')) return;
            watch.disconnect();
            const field = document.querySelector('#name');
            field.value = 'Zofia';
            field.dispatchEvent(new Event('input', { bubbles: true }));
        }).observe(document, { subtree: true, attributes: true })";
    let source = json!({ "source": types });
    browser
        .chrome("Page.addScriptToEvaluateOnNewDocument", source)
        .await;
    goto(&browser, &server, "/preview").await;
    let drawn = "const pictures = [...document.querySelectorAll('.compared')]; \
        return pictures.length > 9 && pictures.every(one => one.textContent.includes('Zofia')) && \
            location.hash.includes('Zofia')";
    browser.wait("the name in all pictures", drawn, vec![]).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

/// On a phone the pictures are laid out after the first window, and are there without the app, too.
#[tokio::test]
async fn what_is_below_a_phones_first_window_follows_without_the_app() {
    let server = Server::demo();
    let browser = without_the_app(&server, "en").await;
    browser.play(360, 740, "light").await;
    goto(&browser, &server, "/preview").await;
    browser.wait("what is painted", IS_PAINTED, vec![]).await;
    let seen = "return document.querySelector('.drawing').checkVisibility({ contentVisibilityAuto: false })";
    browser.wait("the pictures", seen, vec![]).await;
}

/// Neither the example in the place of somebody's data, nor words in a language that was not chosen.
#[tokio::test]
async fn what_the_server_cannot_know_is_not_painted() {
    let server = Server::demo();
    let browser = without_the_app(&server, "en").await;
    let seen = "const main = document.querySelector('#main'); \
        return [main.hidden, main.children.length, document.querySelectorAll('nav, .skip').length]";
    goto(&browser, &server, "/preview#from=anna%40partner.com").await;
    assert_eq!(browser.run(seen).await, json!([true, 0, 2]));
    goto(&browser, &server, "/preview?hl=pl").await;
    browser.wait("Polish", IS_PAINTED, vec![]).await;
    assert_eq!(browser.run("return document.documentElement.lang").await, "pl");
    browser.run("localStorage.language = 'it'").await;
    for page in ["/preview", "/sign-in"] {
        goto(&browser, &server, page).await;
        assert_eq!(browser.run(seen).await, json!([true, 0, 0]), "{page}");
    }
    browser
        .run("localStorage.language = 'en'; localStorage['fromline-program'] = 'gmail-web'")
        .await;
    goto(&browser, &server, "/sign-in").await;
    browser.wait("the painted form", IS_PAINTED, vec![]).await;
    goto(&browser, &server, "/preview").await;
    assert_eq!(browser.run(seen).await, json!([true, 0, 2]));
}
