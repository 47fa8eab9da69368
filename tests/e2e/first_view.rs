//! What somebody who is not signed in downloads for the first view.

use crate::support::{Browser, Server};

/// What is downloaded at most, in bytes as they travel: what was reached and two in a hundred more. `cargo xtask size` says where they
/// come from.
const PAGES: [(&str, u64); 2] = [("/sign-in", 79_700), ("/preview", 110_300)];
const REQUESTS: usize = 6;

const LIVE: &str = "return !!document.querySelector('main[data-live]')";

const DOWNLOADED: &str = "
return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .map(part => [new URL(part.name).pathname, part.encodedBodySize]);";

#[tokio::test]
async fn the_first_view_is_light() {
    let server = Server::demo();
    for (page, limit) in PAGES {
        for language in ["en", "it", "pl"] {
            let browser = Browser::start(server.url(), language).await;
            browser.open(page).await;
            browser.wait("the first view", LIVE, vec![]).await;
            let found = browser.run(DOWNLOADED).await;
            let parts = found.as_array().unwrap();
            let bytes: u64 = parts.iter().filter_map(|part| part[1].as_u64()).sum();
            println!("{page} {language}: {bytes} bytes in {} requests", parts.len());
            assert!(
                bytes <= limit && parts.len() <= REQUESTS,
                "{page} in {language}: {bytes} bytes in {} requests: {found:#}",
                parts.len()
            );
        }
    }
}
