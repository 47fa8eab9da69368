//! From a click on another language to its painted words.

use serde_json::json;

use crate::{
    Figure,
    phone::IS_ALIVE,
    quantile::quantile,
    support::{Browser, Server},
};

const RUNS: usize = 21;

/// Clicks the language after the one in use and waits for the frame with its words.
const SWITCH: &str = r"
const done = arguments[arguments.length - 1];
const buttons = [...document.querySelectorAll('.language-switch button')];
const next = buttons[(buttons.findIndex(b => b.ariaPressed === 'true') + 1) % buttons.length];
const before = document.querySelector('main h1').innerText;
new MutationObserver((_, watch) => {
    if (document.documentElement.lang !== next.lang || document.querySelector('main h1').innerText === before) return;
    watch.disconnect();
    requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => done(performance.now() - start);
        after.port2.postMessage(0);
    });
}).observe(document, { childList: true, characterData: true, subtree: true, attributes: true });
const start = performance.now();
next.click();";

/// p95 on the page with the most words.
pub async fn figures() -> Vec<Figure> {
    let server = Server::demo();
    let browser = Browser::start(server.url(), "en").await;
    browser.open("/preview").await;
    browser
        .wait("the app", &format!("return !!{IS_ALIVE}"), vec![])
        .await;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let time = browser
            .client()
            .execute_async(SWITCH, vec![json!(null)])
            .await
            .unwrap();
        times.extend(time.as_f64());
    }
    vec![Figure::new(
        format!("language switch, click to painted words, p95 of {RUNS}"),
        quantile(&mut times, 0.95),
        50.0,
    )]
}
