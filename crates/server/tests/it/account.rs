//! The account, its password and its sessions.

use fromline_server::testing::Harness;
use jiff::ToSpan as _;
use serde_json::json;

const PASSWORD: &str = "correct horse battery";

#[tokio::test]
async fn the_instance_is_known_to_everybody() {
    let harness = Harness::with(|config| config.contact = Some("it@example.com".to_owned())).await;
    insta::assert_snapshot!(harness.nobody().get("/api/v1/instance").await.whole(), @r#"
    200 OK
    {
      "contact": "it@example.com",
      "demo": false,
      "version": "0.2.0"
    }
    "#);
}

#[tokio::test]
async fn the_account_names_user_policy_and_organisation() {
    let harness = Harness::new().await.without_relay();
    let admin = harness.browser("admin@example.com").await;
    insta::assert_snapshot!(admin.get("/api/v1/account").await.whole(), @r#"
    200 OK
    {
      "address": "admin@example.com",
      "admin": true,
      "everywhere": [
        "SEE_POLICIES",
        "CHANGE_POLICIES",
        "MANAGE_UNITS",
        "SEE_PEOPLE",
        "INVITE_PEOPLE",
        "MANAGE_PEOPLE",
        "GIVE_ROLES",
        "SEE_GATEWAYS",
        "REMOVE_GATEWAYS",
        "SEE_SETUP",
        "CHANGE_SETUP",
        "TRANSLATE"
      ],
      "gatewaysAllowed": false,
      "name": "Admin",
      "organisation": {
        "domains": [
          "example.com"
        ],
        "outboundGateway": "gw.example.com",
        "relay": false
      },
      "permissions": [
        "SEE_POLICIES",
        "CHANGE_POLICIES",
        "MANAGE_UNITS",
        "SEE_PEOPLE",
        "INVITE_PEOPLE",
        "MANAGE_PEOPLE",
        "GIVE_ROLES",
        "SEE_GATEWAYS",
        "REMOVE_GATEWAYS",
        "SEE_SETUP",
        "CHANGE_SETUP",
        "TRANSLATE"
      ],
      "suspendedMail": "REFUSE"
    }
    "#);
    assert_eq!(
        harness.nobody().get("/api/v1/account").await.outcome(),
        "401 UNAUTHENTICATED"
    );
}

#[tokio::test]
async fn the_language_can_be_one_of_three() {
    let harness = Harness::new().await;
    let browser = harness.browser("utente@example.com").await;
    let changed = browser
        .patch("/api/v1/account", json!({ "language": "it" }))
        .await;
    assert_eq!(changed.ok()["language"], "it");
    assert_eq!(browser.get("/api/v1/account").await.json(), changed.json());
    let refused = browser
        .patch("/api/v1/account", json!({ "language": "de" }))
        .await;
    insta::assert_snapshot!(refused.whole(), @r#"
    400 Bad Request
    {
      "error": {
        "code": 400,
        "details": [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "domain": "fromline",
            "reason": "LANGUAGE_UNKNOWN"
          },
          {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [
              {
                "description": "LANGUAGE_UNKNOWN",
                "field": "language",
                "reason": "LANGUAGE_UNKNOWN"
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
            "message": "Fromline does not support this language. Choose another one.",
            "reason": "badRequest"
          }
        ],
        "message": "Fromline does not support this language. Choose another one.",
        "status": "INVALID_ARGUMENT"
      }
    }
    "#);
    for body in [
        json!({ "language": "it", "admin": true }),
        json!({}),
        json!([]),
        json!({ "language": 1 }),
    ] {
        let answer = browser.patch("/api/v1/account", body).await;
        assert_eq!(answer.outcome(), "400 BODY_INVALID");
    }
    assert!(!harness.user("utente@example.com").await.admin);
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    let harness = Harness::new().await;
    harness.set_password("user@example.com", PASSWORD).await;
    let here = harness.browser("user@example.com").await;
    let there = harness.browser("user@example.com").await;
    let change = |current: &str, new: &str| json!({ "current": current, "new": new });
    let path = "/api/v1/account/changePassword";

    let wrong = here
        .post(path, change("wrong horse battery", "another long password"))
        .await;
    insta::assert_snapshot!(wrong.whole(), @r#"
    400 Bad Request
    {
      "error": {
        "code": 400,
        "details": [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "domain": "fromline",
            "reason": "PASSWORD_WRONG"
          },
          {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [
              {
                "description": "PASSWORD_WRONG",
                "field": "current",
                "reason": "PASSWORD_WRONG"
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
            "message": "This is not your current password. Check it and try again.",
            "reason": "badRequest"
          }
        ],
        "message": "This is not your current password. Check it and try again.",
        "status": "INVALID_ARGUMENT"
      }
    }
    "#);
    for (new, reason) in [
        ("short", "400 PASSWORD_TOO_SHORT"),
        (&"x".repeat(257), "400 PASSWORD_TOO_LONG"),
    ] {
        assert_eq!(here.post(path, change(PASSWORD, new)).await.outcome(), reason);
    }
    assert_eq!(
        there.get("/api/v1/account").await.outcome(),
        "200",
        "nothing was changed"
    );

    let done = here.post(path, change(PASSWORD, "another long password")).await;
    assert_eq!(done.outcome(), "204");
    assert_eq!(here.get("/api/v1/account").await.outcome(), "200");
    assert_eq!(
        there.get("/api/v1/account").await.outcome(),
        "401 UNAUTHENTICATED"
    );
    let nobody = harness.nobody();
    assert_eq!(
        nobody.sign_in("user@example.com", PASSWORD).await.outcome(),
        "401 CREDENTIALS_WRONG"
    );
    assert_eq!(
        nobody
            .sign_in("user@example.com", "another long password")
            .await
            .outcome(),
        "200"
    );
}

#[tokio::test]
async fn sessions_are_listed_and_the_others_can_be_ended() {
    let harness = Harness::new().await;
    harness.set_password("user@example.com", PASSWORD).await;
    let strange = format!("Mozilla\u{fc} {}", "x".repeat(300));
    for browser in ["Firefox", strange.as_str()] {
        let nobody = harness.nobody().with("user-agent", browser);
        assert_eq!(
            nobody.sign_in("user@example.com", PASSWORD).await.outcome(),
            "200"
        );
        harness.clock.advance(5.minutes());
    }
    harness.browser("utente@example.com").await;
    let here = harness.browser("user@example.com").await;
    insta::assert_snapshot!(here.get("/api/v1/account/sessions").await.whole(), @r#"
    200 OK
    {
      "sessions": [
        {
          "browser": "test",
          "created": "2026-11-23T09:10:00Z",
          "current": true,
          "lastUsed": "2026-11-23T09:10:00Z"
        },
        {
          "browser": "Mozilla xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
          "created": "2026-11-23T09:05:00Z",
          "current": false,
          "lastUsed": "2026-11-23T09:05:00Z"
        },
        {
          "browser": "Firefox",
          "created": "2026-11-23T09:00:00Z",
          "current": false,
          "lastUsed": "2026-11-23T09:00:00Z"
        }
      ]
    }
    "#);

    assert_eq!(
        here.post("/api/v1/account/sessions/endOthers", json!({}))
            .await
            .outcome(),
        "204"
    );
    let left = here.get("/api/v1/account/sessions").await.ok();
    assert_eq!(left["sessions"].as_array().map(Vec::len), Some(1));
    assert_eq!(left["sessions"][0]["current"], true);
}

#[tokio::test]
async fn a_page_starts_with_one_question() {
    let harness = Harness::new().await;
    let (nobody, user) = (harness.nobody(), harness.browser("user@example.com").await);
    let instance = nobody.get("/api/v1/instance").await.ok();
    assert_eq!(
        nobody.get("/api/v1/start").await.ok(),
        json!({ "instance": instance })
    );
    let account = user.get("/api/v1/account").await.ok();
    let start = user.get("/api/v1/start").await.ok();
    assert_eq!(start, json!({ "instance": instance, "account": account }));
    // A request with two kinds of credentials is still refused.
    let both = user.with_bearer("x").get("/api/v1/start").await;
    assert_eq!(both.outcome(), "400 CREDENTIALS_AMBIGUOUS");
}
