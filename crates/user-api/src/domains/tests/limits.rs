//! Refused requests, the rate limit, and how long an answer is cached.

use super::*;

#[tokio::test]
async fn what_is_no_domain_is_refused() {
    let harness = harness(Zone::default()).await;
    let user = harness.program("user@example.com").await;
    insta::assert_snapshot!(user.get(&path("partner")).await.whole(), @r#"
    400 Bad Request
    {
      "error": {
        "code": 400,
        "details": [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "domain": "fromline",
            "reason": "DOMAIN_INVALID"
          },
          {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [
              {
                "description": "DOMAIN_INVALID",
                "field": "domain",
                "reason": "DOMAIN_INVALID"
              }
            ]
          },
          {
            "@type": "type.googleapis.com/google.rpc.RequestInfo",
            "requestId": "xxxxxxxxxxxx"
          }
        ],
        "errors": [
          {
            "domain": "global",
            "message": "The part after “@” is not a domain. Check the spelling.",
            "reason": "badRequest"
          }
        ],
        "message": "The part after “@” is not a domain. Check the spelling.",
        "status": "INVALID_ARGUMENT"
      }
    }
    "#);
    for domain in [
        "a@partner.com",
        "partner.com%2F",
        "192.0.2.1",
        "%20",
        "a..b",
        "part%E2%80%8Bner.com",
        "%FF",
    ] {
        let answer = user.get(&path(domain)).await;
        assert_eq!(answer.status, 400, "{domain}: {}", answer.outcome());
    }
}

#[tokio::test]
async fn thirty_domains_at_once_and_then_one_each_twenty_seconds() {
    let harness = harness(Zone::default()).await;
    let user = harness.program("user@example.com").await;
    for _ in 0..30 {
        user.get(&path("partner.com")).await.ok();
    }
    let refused = user.get(&path("partner.com")).await;
    assert_eq!(
        (refused.outcome().as_str(), refused.header("retry-after")),
        ("429 RATE_LIMITED", Some("20"))
    );
    harness
        .program("utente@example.com")
        .await
        .get(&path("partner.com"))
        .await
        .ok();
    harness.clock.advance(20.seconds());
    user.get(&path("partner.com")).await.ok();
}

#[tokio::test]
async fn an_answer_expires_with_its_records() {
    let harness = harness(Zone::default()).await;
    let dns = Cache::new(Arc::new(demo::zone()), harness.clock.clone());
    let harness = harness.with_dns(Arc::new(dns));
    let user = harness.program("user@example.com").await;
    let first = user.get(&path("partner.com")).await.ok();
    harness.clock.advance(100.seconds());
    let second = user.get(&path("partner.com")).await.ok();
    assert_eq!(first["expiresAt"], second["expiresAt"]);
    assert_eq!(second["checkedAt"], harness.clock.now().to_string());
}
