//! What somebody who is not signed in downloads for the first view.

use crate::support::{Browser, Server};

/// Bytes, as they travel; `cargo xtask size` says where they come from.
const LIMIT: u64 = 150_000;
const REQUESTS: usize = 6;

const DOWNLOADED: &str = "
return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .map(part => [new URL(part.name).pathname, part.encodedBodySize]);";

#[tokio::test]
async fn the_first_view_is_light() {
    let server = Server::demo();
    for (page, drawn) in [
        ("/sign-in", "return !!document.querySelector('form[data-ready]')"),
        ("/preview", "return !!document.querySelector('[data-program]')"),
    ] {
        for language in ["en", "it", "pl"] {
            let browser = Browser::start(server.url(), language).await;
            browser.open(page).await;
            browser.wait("the first view", drawn, vec![]).await;
            let found = browser.run(DOWNLOADED).await;
            let parts = found.as_array().unwrap();
            let bytes: u64 = parts.iter().filter_map(|part| part[1].as_u64()).sum();
            println!("{page} {language}: {bytes} bytes in {} requests", parts.len());
            assert!(
                bytes <= LIMIT && parts.len() <= REQUESTS,
                "{page} in {language}: {bytes} bytes in {} requests: {found:#}",
                parts.len()
            );
        }
    }
}
