//! The first view on a slow phone: 1.6 Mbit/s, 150 ms each way and back, a processor a quarter as fast, nothing cached.

use crate::{
    Figure,
    quantile::quantile,
    support::{Browser, Server},
};

const RUNS: usize = 9;

/// Notes when the app has drawn what a visitor came for.
const WATCH: &str = r"
new MutationObserver((_, watch) => {
    if (document.querySelector('[data-client], form[data-ready]')) {
        window.mounted = performance.now();
        watch.disconnect();
    }
}).observe(document, { childList: true, subtree: true, attributes: true });";

/// First paint and mounted app, medians.
pub async fn figures() -> Vec<Figure> {
    let server = Server::demo();
    let mut figures = Vec::new();
    for page in ["/sign-in", "/preview"] {
        let (mut painted, mut mounted) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let browser = Browser::start(server.url(), "en").await;
            browser.play(360, 740, "light").await;
            browser.before_every_page(WATCH).await;
            browser.slow_phone().await;
            browser.open(page).await;
            let there =
                "return window.mounted !== undefined && performance.getEntriesByType('paint').length > 0";
            browser.wait("the first view", there, vec![]).await;
            let first = "return performance.getEntriesByType('paint')[0].startTime";
            painted.extend(browser.run(first).await.as_f64());
            mounted.extend(browser.run("return window.mounted").await.as_f64());
        }
        let (painted, mounted) = (quantile(&mut painted, 0.5), quantile(&mut mounted, 0.5));
        figures.push(Figure::new(
            format!("slow phone, `{page}`: first paint"),
            painted,
            500.0,
        ));
        figures.push(Figure::new(
            format!("slow phone, `{page}`: mounted"),
            mounted,
            1300.0,
        ));
    }
    figures
}
