//! The first view on a slow phone: 1.6 Mbit/s, 150 ms each way and back, a processor a quarter as fast, nothing cached.

use std::time::Duration;

use crate::{
    Figure,
    quantile::quantile,
    support::{Browser, Server},
};

const RUNS: usize = 9;
/// After this nothing changes any more.
const SETTLED: Duration = Duration::from_millis(300);

/// Notes when the largest piece of the page was painted, when the app does what is typed and pressed, and how much has moved.
const WATCH: &str = r"
window.largest = window.moved = 0;
const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch('largest-contentful-paint', paint => { window.largest = paint.startTime; });
watch('layout-shift', shift => { window.moved += shift.value; });";

/// Whether the app does what is typed and pressed. Until November 2026 no page was painted by the server: what was drawn was alive.
pub const IS_ALIVE: &str = "(document.querySelector('main[data-live]') || \
    !document.querySelector('#shell') && document.querySelector('[data-client], form[data-ready]'))";

/// Notes when it comes.
const COMES: &str = r"
new MutationObserver((_, watch) => {
    if (!IS_ALIVE) return;
    window.alive = performance.now();
    watch.disconnect();
}).observe(document, { childList: true, subtree: true, attributes: true });";

/// What a visitor waits for, medians: on a slow phone, and as fast as this machine is, if it is wanted by its name.
pub async fn figures(wanted: impl Fn(&str) -> bool) -> Vec<Figure> {
    let server = Server::demo();
    let mut figures = Vec::new();
    for (device, page, alive) in [
        (Device::SlowPhone, "/sign-in", 1300.0),
        (Device::SlowPhone, "/preview", 1300.0),
        (Device::Loopback, "/preview", 300.0),
    ] {
        if !wanted(device.name()) {
            continue;
        }
        let mut times = [const { Vec::new() }; 4];
        for _ in 0..RUNS {
            let seen = visit(&server, device, page).await;
            times.iter_mut().zip(seen).for_each(|(all, time)| all.push(time));
        }
        let [first, largest, comes, moved] = times.map(|mut times| quantile(&mut times, 0.5));
        let of = |what: &str| format!("{}, `{page}`: {what}", device.name());
        figures.push(Figure::new(of("first paint"), first, 500.0));
        figures.push(Figure::new(of("largest paint"), largest, 600.0));
        figures.push(Figure::new(of("alive"), comes, alive));
        figures.push(Figure::new(
            of("moved, in thousandths of the window"),
            moved * 1000.0,
            0.0,
        ));
    }
    figures
}

#[derive(Clone, Copy)]
enum Device {
    SlowPhone,
    Loopback,
}

impl Device {
    const fn name(self) -> &'static str {
        match self {
            Self::SlowPhone => "slow phone",
            Self::Loopback => "loopback",
        }
    }
}

/// First paint, largest paint, alive, how much has moved.
async fn visit(server: &Server, device: Device, page: &str) -> [f64; 4] {
    let browser = Browser::start(server.url(), "en").await;
    browser.play(360, 740, "light").await;
    browser.before_every_page(WATCH).await;
    browser
        .before_every_page(&COMES.replace("IS_ALIVE", IS_ALIVE))
        .await;
    if matches!(device, Device::SlowPhone) {
        browser.slow_phone().await;
    }
    browser.open(page).await;
    let there = "return window.alive !== undefined && window.largest > 0";
    browser.wait("the first view", there, vec![]).await;
    // What was drawn last is painted, too.
    tokio::time::sleep(SETTLED).await;
    let seen = "return [performance.getEntriesByType('paint')[0].startTime, largest, alive, moved]";
    let seen = browser.run(seen).await;
    std::array::from_fn(|place| seen[place].as_f64().unwrap_or(f64::INFINITY))
}
