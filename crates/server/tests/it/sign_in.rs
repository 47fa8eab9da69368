//! Signing in and out: the answers, how long a session lasts, and what ends it.

use fromline_server::testing::Harness;
use jiff::ToSpan as _;
use serde_json::json;

const PASSWORD: &str = "correct horse battery";

async fn harness() -> Harness {
    let harness = Harness::new().await;
    for address in ["admin@example.com", "user@example.com", "utente@example.com"] {
        harness.set_password(address, PASSWORD).await;
    }
    harness
}

#[tokio::test]
async fn the_right_password_opens_a_session() {
    let harness = harness().await;
    let answer = harness.nobody().sign_in("User@Example.COM", PASSWORD).await;
    insta::assert_snapshot!(answer.whole(), @r#"
    200 OK
    set-cookie: session=TOKEN; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict
    {
      "address": "user@example.com",
      "admin": false,
      "everywhere": [],
      "gatewaysAllowed": false,
      "name": "User Name",
      "organisation": {
        "domains": [
          "example.com"
        ],
        "outboundGateway": "gw.example.com",
        "relay": true
      },
      "permissions": [],
      "suspendedMail": "REFUSE"
    }
    "#);
    let browser = harness
        .nobody()
        .with_cookie(false, &answer.session_token().unwrap());
    assert_eq!(browser.get("/api/v1/account").await.json(), answer.json());
}

#[tokio::test]
async fn everything_else_gets_one_and_the_same_answer() {
    let harness = harness().await;
    harness.set_disabled("utente@example.com", true).await;
    harness
        .add_user("new@example.com", "No password yet", false)
        .await;
    let wrong = harness
        .nobody()
        .sign_in("user@example.com", "wrong horse battery")
        .await;
    insta::assert_snapshot!(wrong.whole(), @r#"
    401 Unauthorized
    {
      "error": {
        "code": 401,
        "details": [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "domain": "fromline",
            "reason": "CREDENTIALS_WRONG"
          },
          {
            "@type": "type.googleapis.com/google.rpc.RequestInfo",
            "requestId": "xxxxxxxxxxxx"
          }
        ],
        "errors": [
          {
            "domain": "global",
            "message": "Wrong address or password. Check both and try again.",
            "reason": "authError"
          }
        ],
        "message": "Wrong address or password. Check both and try again.",
        "status": "UNAUTHENTICATED"
      }
    }
    "#);
    for (address, password) in [
        ("nobody@example.com", PASSWORD),
        ("utente@example.com", PASSWORD),
        ("new@example.com", PASSWORD),
        ("new@example.com", ""),
        ("no address", PASSWORD),
        ("", ""),
    ] {
        let answer = harness.nobody().sign_in(address, password).await;
        assert_eq!(answer.whole(), wrong.whole(), "{address}");
        assert_eq!(answer.header("set-cookie"), None);
    }
}

#[tokio::test]
async fn a_session_that_was_planted_is_never_signed_in() {
    let harness = harness().await;
    let planted = "a".repeat(64);
    let browser = harness.nobody().with_cookie(false, &planted);
    let first = browser
        .sign_in("user@example.com", PASSWORD)
        .await
        .session_token()
        .unwrap();
    assert_ne!(first, planted);
    assert_eq!(
        browser.get("/api/v1/account").await.outcome(),
        "401 UNAUTHENTICATED"
    );

    // Signing in as another user ends the previous session.
    let browser = harness.nobody().with_cookie(false, &first);
    let second = browser
        .sign_in("admin@example.com", PASSWORD)
        .await
        .session_token()
        .unwrap();
    assert_ne!(first, second);
    assert_eq!(
        browser.get("/api/v1/account").await.outcome(),
        "401 UNAUTHENTICATED"
    );
    let browser = harness.nobody().with_cookie(false, &second);
    assert_eq!(
        browser.get("/api/v1/account").await.ok()["address"],
        "admin@example.com"
    );
}

#[tokio::test]
async fn signing_out_ends_the_session_and_takes_the_cookie() {
    let harness = harness().await;
    let browser = harness.browser("user@example.com").await;
    insta::assert_snapshot!(browser.post("/api/v1/session/close", json!({})).await.whole(), @r#"
    204 No Content
    set-cookie: session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict
    "#);
    assert_eq!(
        browser.get("/api/v1/account").await.outcome(),
        "401 UNAUTHENTICATED"
    );
    let again = browser.post("/api/v1/session/close", json!({})).await;
    assert_eq!(again.outcome(), "204");
}

#[tokio::test]
async fn sessions_end_by_themselves() {
    for (address, idle, absolute) in [
        ("admin@example.com", 30.minutes(), 12.hours()),
        ("user@example.com", 24.hours(), (7 * 24).hours()),
    ] {
        let harness = harness().await;
        let idler = harness.browser(address).await;
        harness.clock.advance(idle.checked_sub(1.second()).unwrap());
        assert_eq!(
            idler.get("/api/v1/account").await.outcome(),
            "200",
            "{address} just in time"
        );
        harness.clock.advance(idle);
        assert_eq!(
            idler.get("/api/v1/account").await.outcome(),
            "401 UNAUTHENTICATED",
            "{address} idle"
        );

        let busy = harness.browser(address).await;
        let begin = harness.app.clock.now();
        let step = if address.starts_with("admin") {
            20.minutes()
        } else {
            20.hours()
        };
        while harness.app.clock.now() + step < begin + absolute {
            harness.clock.advance(step);
            assert_eq!(
                busy.get("/api/v1/account").await.outcome(),
                "200",
                "{address} busy"
            );
        }
        harness.clock.advance(step);
        assert_eq!(
            busy.get("/api/v1/account").await.outcome(),
            "401 UNAUTHENTICATED",
            "{address} for too long"
        );
    }
}

#[tokio::test]
async fn a_disabled_user_is_out_at_the_next_request() {
    let harness = harness().await;
    let (browser, program) = (
        harness.browser("user@example.com").await,
        harness.program("user@example.com").await,
    );
    harness.set_disabled("user@example.com", true).await;
    for client in [&browser, &program] {
        assert_eq!(
            client.get("/api/v1/account").await.outcome(),
            "401 UNAUTHENTICATED"
        );
    }
    harness.set_disabled("user@example.com", false).await;
    assert_eq!(
        browser.get("/api/v1/account").await.outcome(),
        "401 UNAUTHENTICATED",
        "the session is gone"
    );
    assert_eq!(
        program.get("/api/v1/account").await.outcome(),
        "200",
        "the token waits"
    );
}

#[tokio::test]
async fn tokens_end_and_open_no_session() {
    let harness = harness().await;
    let end = harness.app.clock.now() + 1.hour();
    let program = harness.program_until("user@example.com", Some(end)).await;
    assert_eq!(
        program.get("/api/v1/account").await.ok()["address"],
        "user@example.com"
    );
    // Without Sec-Fetch-Site and Origin, as programs send requests.
    assert_eq!(
        program
            .patch("/api/v1/account", json!({ "language": "it" }))
            .await
            .outcome(),
        "200"
    );

    for (path, body, outcome) in [
        (
            "/api/v1/session/open",
            json!({ "address": "user@example.com", "password": PASSWORD }),
            "400 CREDENTIALS_AMBIGUOUS",
        ),
        (
            "/api/v1/account/changePassword",
            json!({ "current": PASSWORD, "new": "another long password" }),
            "403 FORBIDDEN",
        ),
        ("/api/v1/account/sessions/endOthers", json!({}), "403 FORBIDDEN"),
    ] {
        let answer = program.clone().same_origin().post(path, body).await;
        assert_eq!(
            (answer.outcome().as_str(), answer.header("set-cookie")),
            (outcome, None),
            "{path}"
        );
    }
    assert_eq!(
        program.get("/api/v1/account/sessions").await.outcome(),
        "403 FORBIDDEN"
    );

    harness.clock.advance(1.hour());
    assert_eq!(
        program.get("/api/v1/account").await.outcome(),
        "401 UNAUTHENTICATED"
    );
}

#[tokio::test]
async fn a_cookie_and_a_token_at_once_are_refused_whatever_they_are_worth() {
    let harness = harness().await;
    let browser = harness.browser("user@example.com").await;
    let program = harness.program("user@example.com").await;
    for client in [
        browser.clone().with("authorization", "Bearer x"),
        browser.clone().with("authorization", "Basic dXNlcjpwYXNz"),
        program.clone().with("cookie", "session=x"),
        program.clone().with("cookie", "session=x; session=y"),
    ] {
        let answer = client.get("/api/v1/account").await;
        assert_eq!(answer.outcome(), "400 CREDENTIALS_AMBIGUOUS");
    }
    assert_eq!(
        program
            .with("cookie", "other=x")
            .get("/api/v1/account")
            .await
            .outcome(),
        "200"
    );
}

#[tokio::test]
async fn too_many_wrong_passwords_have_to_wait() {
    let harness = harness().await;
    let nobody = harness.nobody();
    for _ in 0..10 {
        let answer = nobody.sign_in("user@example.com", "wrong horse battery").await;
        assert_eq!(answer.outcome(), "401 CREDENTIALS_WRONG");
    }
    let refused = nobody.sign_in("user@example.com", PASSWORD).await;
    insta::assert_snapshot!(refused.whole(), @r#"
    429 Too Many Requests
    retry-after: 20
    {
      "error": {
        "code": 429,
        "details": [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "domain": "fromline",
            "metadata": {
              "retryAfterSeconds": "20"
            },
            "reason": "RATE_LIMITED"
          },
          {
            "@type": "type.googleapis.com/google.rpc.RequestInfo",
            "requestId": "xxxxxxxxxxxx"
          }
        ],
        "errors": [
          {
            "domain": "global",
            "message": "Too many attempts in a short time, yours or other people’s. Wait before you try again.",
            "reason": "rateLimitExceeded"
          }
        ],
        "message": "Too many attempts in a short time, yours or other people’s. Wait before you try again.",
        "status": "RESOURCE_EXHAUSTED"
      }
    }
    "#);
    harness.clock.advance(20.seconds());
    for _ in 0..3 {
        let answer = nobody.sign_in("user@example.com", PASSWORD).await;
        assert_eq!(answer.outcome(), "200", "right ones cost nothing");
    }
}
