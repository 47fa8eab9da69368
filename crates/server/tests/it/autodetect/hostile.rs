//! Hostile web servers, and web servers that do not respond.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use fromline_base::dns::Zone;
use fromline_server::testing::Harness;
use serde_json::json;

use super::{
    answering, document, path, servers, service, user,
    web::{Network, Site, site},
};

#[tokio::test]
async fn nothing_is_taken_by_other_ways() {
    let of = || document("smtp.partner.com", 465, "SSL");
    let huge = format!("<clientConfig>{}</clientConfig>", " ".repeat(100_000));
    for (name, other) in [
        ("huge", site(&huge)),
        ("endless", Site::Endless),
        ("private", Site::Redirect("https://inside.partner.com/")),
        ("literal", Site::Redirect("https://127.0.0.1/")),
        ("http", Site::Redirect("http://web.partner.com/")),
        ("port", Site::Redirect("https://web.partner.com:8443/")),
        ("maze", Site::Redirect("/again")),
        ("expired", Site::Expired(of())),
        ("other name", Site::OtherName(of())),
        ("no http", Site::Raw("220 smtp.partner.com ESMTP\r\n")),
        ("no xml", site("<!DOCTYPE html><html></html>")),
        (
            "error",
            Site::Raw("HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n"),
        ),
        (
            "moved nowhere",
            Site::Raw("HTTP/1.1 301 Moved\r\ncontent-length: 0\r\n\r\n"),
        ),
    ] {
        let (network, fetch) = Network::of(vec![
            ("autoconfig.partner.com", other),
            ("web.partner.com", site(&of())),
        ])
        .await;
        let harness = Harness::new().await.with_fetch(fetch);
        let user = user(&harness).await;
        let answer = user.get(&path("partner.com")).await.ok();
        assert!(servers(&answer).is_empty(), "{name}: {answer}");
        // After a temporary failure the answer says that it is incomplete.
        assert_eq!(answer["complete"], name != "error", "{name}");
        for address in network.connected() {
            assert_eq!(address.port(), 443, "{name}");
            assert!(!address.ip().is_loopback(), "{name}");
        }
    }
}

#[tokio::test]
async fn who_is_silent_keeps_nobody_waiting() {
    let (_, fetch) = Network::of(vec![
        ("autoconfig.partner.com", Site::Silent),
        ("partner.com", Site::Silent),
        ("autoconfig.mute.example", Site::Silent),
    ])
    .await;
    let zone = Zone::default().with("_submissions._tcp.partner.com", service(465, "smtp.partner.com"));
    let harness = Harness::new().await.with_fetch(fetch).with_dns(Arc::new(zone));
    answering(&harness, &[("smtp.partner.com", 465)]);
    let user = user(&harness).await;
    let begin = Instant::now();
    let answer = user.get(&path("partner.com")).await.ok();
    assert!(begin.elapsed() < Duration::from_secs(3), "{:?}", begin.elapsed());
    assert_eq!(servers(&answer), ["smtp.partner.com:465 DNS ANSWERS"]);
    assert_eq!(answer["complete"], false);
    let begin = Instant::now();
    let answer = user.get(&path("mute.example")).await.ok();
    assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
    assert_eq!((servers(&answer).len(), &answer["complete"]), (0, &json!(false)));
}
