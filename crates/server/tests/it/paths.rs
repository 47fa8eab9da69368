//! The paths that exist: the pages that the app draws, and no others.

use fromline_server::testing::Harness;

#[tokio::test]
async fn paths_that_no_page_has() {
    let harness = Harness::new().await;
    let browser = harness
        .nobody()
        .with("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    let (program, plain) = (
        browser.clone().with_bearer(&"0".repeat(64)),
        harness.nobody().with("accept", "*/*"),
    );
    for path in [
        "/.env",
        "/robots.txt",
        "/fromline.key",
        "/settings",
        "/index.html",
        "/x?y",
        "/%ff",
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        let is_page = answer
            .header("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"));
        // A server built without the app has no page to show.
        assert!(is_page || answer.outcome() == "404 NOT_FOUND", "{path}");
        assert_eq!(
            (answer.header("etag"), answer.header("cache-control")),
            (None, Some("no-store")),
            "{path}"
        );
        for client in [&program, &plain, &harness.nobody()] {
            assert_eq!(client.get(path).await.outcome(), "404 NOT_FOUND", "{path}");
        }
    }
    for path in [
        "/gmail/v1/x",
        "/v1/x",
        "/v1beta1/x",
        "/admin/directory/v1/users/x",
        "/api/x",
        "/upload/x",
        "/batch/x",
        "/batch/gmail/v1/x",
    ] {
        assert_eq!(browser.get(path).await.outcome(), "404 NOT_FOUND", "{path}");
    }
    for page in [
        "/",
        "/sign-in",
        "/admin/policy",
        "/admin/gateways/",
        "/settings/aliases/a%40partner.com",
        "/help/gateway",
        "/help/write-from",
        "/help/write-from/a%40partner.com",
    ] {
        for client in [&browser, &program, &plain] {
            let status = client.get(page).await.status.as_u16();
            assert!(matches!(status, 200 | 503), "{page}: {status}");
        }
    }
}
