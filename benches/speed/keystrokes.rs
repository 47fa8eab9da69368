//! From a key to the painted preview, 200 times, with the cards of both routes open.

use std::time::Duration;

use crate::{
    Figure,
    phone::IS_ALIVE,
    quantile::quantile,
    support::{Browser, Server, Texts},
};

const KEYS: usize = 200;
/// Between two keys, as a very fast typist.
const PACE: Duration = Duration::from_millis(60);

/// Takes the time from the key to the frame that shows what it did.
const WATCH: &str = r"
window.keys = [];
addEventListener('keydown', key => requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => window.keys.push(performance.now() - key.timeStamp);
    after.port2.postMessage(0);
}), true);";

/// p95 at full speed and with a processor a quarter as fast.
pub async fn figures() -> Vec<Figure> {
    let server = Server::demo();
    let texts = Texts::of(&server, "en");
    let mut figures = Vec::new();
    for (slower, goal) in [(1, 16.0), (4, 50.0)] {
        let browser = Browser::start(server.url(), "en").await;
        browser.open("/preview").await;
        browser
            .wait("the app", &format!("return !!{IS_ALIVE}"), vec![])
            .await;
        if slower == 1 {
            figures.push(board(&browser).await);
        }
        browser.fill(&texts.t("preview-name", &[]), "").await;
        browser.processor(slower).await;
        browser.run(WATCH).await;
        let text: String = "User Name of the Partner's ".chars().cycle().take(KEYS).collect();
        // One after the other, as people type: keys that come faster than frames wait for each other.
        for key in text.chars() {
            browser.write(&key.to_string()).await;
            tokio::time::sleep(PACE).await;
        }
        let all = format!("return window.keys.length === {KEYS}");
        browser.wait("all keys", &all, vec![]).await;
        let times = browser.run("return window.keys").await;
        let mut times: Vec<f64> = times
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(serde_json::Value::as_f64)
            .collect();
        let what = format!("key to painted preview, p95 of {KEYS}, processor 1/{slower}");
        figures.push(Figure::new(what, quantile(&mut times, 0.95), goal));
    }
    figures
}

/// Changes the name a hundred times and takes the time until both boards have followed: all programs for two messages, and
/// what changes on the page.
const BOARDS: &str = r"
const done = arguments[arguments.length - 1];
const name = document.querySelectorAll('form.identity input')[1];
const times = [];
const step = left => {
    if (!left) { done(times); return; }
    const seen = () => document.querySelector('[data-part=list]').textContent;
    const before = seen(), start = performance.now();
    name.value = 'User Name ' + left;
    name.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const wait = () => seen() === before ? Promise.resolve().then(wait) : times.push(performance.now() - start);
    Promise.resolve().then(wait).then(() => setTimeout(step, 0, left - 1));
};
step(100);";

async fn board(browser: &Browser) -> Figure {
    let times = browser.client().execute_async(BOARDS, vec![]).await.unwrap();
    let mut times: Vec<f64> = times
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_f64)
        .collect();
    // Two messages at once: one takes half of it at most.
    Figure::new(
        "all programs for one message, drawn, in the browser",
        quantile(&mut times, 0.5) / 2.0,
        4.0,
    )
}
