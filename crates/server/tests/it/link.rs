//! One-time links: for a user, and for the first administrator.

use fromline_base::keys::{random_token, token_hash};
use fromline_http::testing::TestClient;
use fromline_server::testing::Harness;
use fromline_store::{links, users};
use jiff::ToSpan as _;
use serde_json::{Value, json};

const PASSWORD: &str = "correct horse battery";

async fn link(harness: &Harness, user: Option<i64>) -> String {
    let token = random_token().unwrap();
    harness
        .write(|db| {
            let expires = harness.app.clock.now() + 24.hours();
            links::add(db, user, &token_hash(&token), expires)?;
            Ok(())
        })
        .await;
    token
}

/// Creates a server without users, with the link for the first administrator.
async fn first_start() -> (Harness, String) {
    let harness = Harness::new().await;
    harness
        .write(|db| {
            for user in users::list(db)? {
                users::remove(db, user.id)?;
            }
            Ok(())
        })
        .await;
    let token = link(&harness, None).await;
    (harness, token)
}

fn page(harness: &Harness) -> TestClient {
    harness.nobody().same_origin()
}

fn body(token: &str, password: &str) -> Value {
    json!({ "token": token, "password": password })
}

#[tokio::test]
async fn a_link_sets_the_password_once() {
    let harness = Harness::new().await;
    let user = harness.user("user@example.com").await;
    let old = harness.browser("user@example.com").await;
    let token = link(&harness, Some(user.id)).await;
    let page = page(&harness);

    let check = page.post("/api/v1/link/check", json!({ "token": token })).await;
    insta::assert_snapshot!(check.whole(), @r#"
    200 OK
    {
      "address": "user@example.com",
      "domains": []
    }
    "#);
    let short = page.post("/api/v1/link/setPassword", body(&token, "short")).await;
    insta::assert_snapshot!(short.whole(), @r#"
    400 Bad Request
    {
      "error": {
        "code": 400,
        "details": [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "domain": "fromline",
            "reason": "PASSWORD_TOO_SHORT"
          },
          {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [
              {
                "description": "PASSWORD_TOO_SHORT",
                "field": "password",
                "reason": "PASSWORD_TOO_SHORT"
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
            "message": "Too short: use at least 12 characters.",
            "reason": "badRequest"
          }
        ],
        "message": "Too short: use at least 12 characters.",
        "status": "INVALID_ARGUMENT"
      }
    }
    "#);

    let set = page
        .post("/api/v1/link/setPassword", body(&token, PASSWORD))
        .await;
    assert_eq!(set.ok()["address"], "user@example.com");
    let browser = harness.nobody().with_cookie(false, &set.session_token().unwrap());
    assert_eq!(browser.get("/api/v1/account").await.outcome(), "200");
    assert_eq!(old.get("/api/v1/account").await.outcome(), "401 UNAUTHENTICATED");
    assert_eq!(page.sign_in("user@example.com", PASSWORD).await.outcome(), "200");

    let again = page
        .post("/api/v1/link/setPassword", body(&token, "another long password"))
        .await;
    insta::assert_snapshot!(again.whole(), @r#"
    400 Bad Request
    {
      "error": {
        "code": 400,
        "details": [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "domain": "fromline",
            "reason": "LINK_INVALID"
          },
          {
            "@type": "type.googleapis.com/google.rpc.RequestInfo",
            "requestId": "xxxxxxxxxxxx"
          }
        ],
        "errors": [
          {
            "domain": "global",
            "message": "This link has been used or is older than 24 hours. Ask your administrator for a new one.",
            "reason": "badRequest"
          }
        ],
        "message": "This link has been used or is older than 24 hours. Ask your administrator for a new one.",
        "status": "INVALID_ARGUMENT"
      }
    }
    "#);
    assert_eq!(
        page.post("/api/v1/link/check", json!({ "token": token }))
            .await
            .outcome(),
        "400 LINK_INVALID"
    );
}

#[tokio::test]
async fn of_many_who_come_at_once_one_succeeds() {
    let harness = Harness::new().await;
    let user = harness.user("user@example.com").await;
    let token = link(&harness, Some(user.id)).await;
    let page = page(&harness);
    let tries = (0..20).map(|n| {
        let (page, body) = (page.clone(), body(&token, &format!("a long password {n}")));
        tokio::spawn(async move { page.post("/api/v1/link/setPassword", body).await.outcome() })
    });
    let mut outcomes = Vec::new();
    for one in tries.collect::<Vec<_>>() {
        outcomes.push(one.await.unwrap());
    }
    outcomes.sort();
    assert_eq!(outcomes.iter().filter(|outcome| *outcome == "200").count(), 1);
    assert_eq!(
        outcomes
            .iter()
            .filter(|outcome| *outcome == "400 LINK_INVALID")
            .count(),
        19
    );
}

#[tokio::test]
async fn links_end_with_time_with_a_newer_one_and_with_their_user() {
    let harness = Harness::new().await;
    let user = harness.user("user@example.com").await;
    let page = page(&harness);
    let outcome = async |token: &str| {
        page.post("/api/v1/link/setPassword", body(token, PASSWORD))
            .await
            .outcome()
    };

    let first = link(&harness, Some(user.id)).await;
    let second = link(&harness, Some(user.id)).await;
    assert_eq!(outcome(&first).await, "400 LINK_INVALID", "replaced");
    harness.clock.advance(24.hours());
    assert_eq!(outcome(&second).await, "400 LINK_INVALID", "too old");

    let third = link(&harness, Some(user.id)).await;
    harness.set_disabled("user@example.com", true).await;
    assert_eq!(outcome(&third).await, "400 LINK_INVALID", "disabled");
    for token in ["", "x", &"0".repeat(64)] {
        assert_eq!(outcome(token).await, "400 LINK_INVALID", "unknown");
    }
}

#[tokio::test]
async fn the_first_administrator_chooses_an_address_of_the_organisation() {
    let (harness, token) = first_start().await;
    let page = page(&harness);
    let check = page.post("/api/v1/link/check", json!({ "token": token })).await;
    insta::assert_snapshot!(check.whole(), @r#"
    200 OK
    {
      "domains": [
        "example.com"
      ]
    }
    "#);

    let with = |address: &str| json!({ "token": token, "address": address, "password": PASSWORD });
    for (address, outcome) in [
        ("", "400 REQUIRED"),
        ("boss", "400 ADDRESS_INVALID"),
        ("boss@partner.com", "400 DOMAIN_INVALID"),
    ] {
        let answer = page.post("/api/v1/link/setPassword", with(address)).await;
        assert_eq!(answer.outcome(), outcome, "{address}");
        assert_eq!(
            answer.json()["error"]["details"][1]["fieldViolations"][0]["field"],
            "address"
        );
    }
    let set = page
        .post("/api/v1/link/setPassword", with("Boss@example.com"))
        .await;
    insta::assert_snapshot!(set.whole(), @r#"
    200 OK
    set-cookie: session=TOKEN; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict
    {
      "address": "Boss@example.com",
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
      "name": "",
      "organisation": {
        "domains": [
          "example.com"
        ],
        "outboundGateway": "gw.example.com",
        "relay": true
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
    let other = link(&harness, None).await;
    let late = json!({ "token": other, "address": "thief@example.com", "password": PASSWORD });
    let late = page.post("/api/v1/link/setPassword", late).await;
    assert_eq!(late.outcome(), "400 LINK_INVALID", "there is somebody now");
}
