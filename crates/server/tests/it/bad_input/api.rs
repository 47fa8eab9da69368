//! Bad input through the API: refused with 400, reason and field, or accepted; never a server error, never an echo.

use std::fmt::Write as _;

use fromline_base::idn::to_ascii;
use fromline_core::{address::Address, hidden::has_invisible};
use fromline_http::testing::{TestClient, TestResponse};
use fromline_server::testing::Harness;
use jiff::ToSpan as _;
use serde_json::{Value, json};

use super::{all_addresses, all_hosts, all_names};

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";

/// Collects every text in an answer.
fn texts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(all) => all.iter().for_each(|value| texts(value, found)),
        Value::Object(all) => all.iter().for_each(|(key, value)| {
            found.push(key);
            texts(value, found);
        }),
        _ => (),
    }
}

/// Checks properties of every answer, and returns whether the input was accepted.
#[track_caller]
fn taken(answer: &TestResponse, field: &str, typed: &str) -> bool {
    let json = answer.json();
    let mut found = Vec::new();
    texts(&json, &mut found);
    for text in &found {
        assert!(!has_invisible(text), "{typed:?}: {text:?}");
    }
    if answer.status.is_success() {
        return true;
    }
    assert_eq!(answer.status.as_u16(), 400, "{typed:?}: {}", answer.text());
    let violation = &json["error"]["details"][1]["fieldViolations"][0];
    assert_eq!(violation["field"], field, "{typed:?}: {}", answer.text());
    assert_eq!(
        violation["reason"].as_str(),
        answer.reason().as_deref(),
        "{typed:?}"
    );
    let words = typed.trim().chars().count() > 12;
    assert!(
        !words || !found.iter().any(|text| text.contains(typed.trim())),
        "{typed:?} is repeated"
    );
    false
}

async fn user(harness: &Harness) -> TestClient {
    harness.program("user@example.com").await
}

#[tokio::test]
async fn addresses_of_aliases() {
    let harness = Harness::new().await;
    let user = user(&harness).await;
    for typed in all_addresses() {
        let answer = user.post(LIST, json!({ "sendAsEmail": typed })).await;
        let address = Address::parse(&typed, &to_ascii);
        assert_eq!(
            taken(&answer, "sendAsEmail", &typed),
            address.is_ok(),
            "{typed:?}"
        );
        if let Ok(address) = address {
            assert_eq!(answer.json()["sendAsEmail"], typed.trim());
            let mut path = format!("{LIST}/");
            for byte in address.ascii().bytes() {
                write!(path, "%{byte:02x}").unwrap();
            }
            let gone = user.delete(&path).await;
            assert_eq!(gone.status.as_u16(), 204, "{typed:?}");
            harness.clock.advance(25.hours());
        }
    }
}

#[tokio::test]
async fn reply_to_addresses() {
    let harness = Harness::new().await;
    let user = user(&harness).await;
    let own = format!("{LIST}/user@example.com");
    for typed in all_addresses() {
        let answer = user.patch(&own, json!({ "replyToAddress": typed })).await;
        let good = typed.trim().is_empty() || Address::parse(&typed, &to_ascii).is_ok();
        assert_eq!(taken(&answer, "replyToAddress", &typed), good, "{typed:?}");
    }
}

#[tokio::test]
async fn display_names() {
    let harness = Harness::new().await;
    let user = user(&harness).await;
    let own = format!("{LIST}/user@example.com");
    let mut kept = 0;
    for typed in all_names() {
        let answer = user.patch(&own, json!({ "displayName": typed })).await;
        kept += usize::from(taken(&answer, "displayName", &typed));
    }
    assert!(kept > 100, "{kept}");
}

/// The policy forbids gateways, which is reported only if the host is valid; no connection is made.
#[tokio::test]
async fn hosts_of_gateways() {
    use fromline_core::{api::SecurityMode, gateway::Host};
    const PORTS: [i64; 3] = [25, 465, 587];
    let harness = Harness::new().await;
    let user = user(&harness).await;
    for typed in all_hosts() {
        let gateway = json!({
            "host": typed, "port": 587, "securityMode": "starttls", "username": "u", "password": "p",
        });
        let body = json!({ "sendAsEmail": "user.name@partner.com", "smtpMsa": gateway });
        let answer = user.post(LIST, body).await;
        // A scheme, a port or a final dot is understood.
        let meant = fromline_core::gateway::parse_server(&typed, 587, SecurityMode::Starttls);
        let good = Host::parse(&meant.host, &to_ascii).is_ok() && PORTS.contains(&meant.port);
        if good {
            assert_eq!(answer.outcome(), "403 GATEWAYS_FORBIDDEN", "{typed:?}");
        } else {
            assert!(!taken(&answer, "smtpMsa.host", &typed), "{typed:?}");
        }
    }
    assert!(harness.gateways.checked().is_empty());
}

/// The name of a trusted server is shown again only after it has said something.
#[tokio::test]
async fn servers_of_test_messages() {
    let harness = Harness::new().await;
    let user = user(&harness).await;
    user.post(LIST, json!({ "sendAsEmail": "user.name@partner.com" }))
        .await
        .ok();
    let path = "/api/v1/users/me/settings/sendAs/user.name@partner.com/reportTest";
    for typed in all_hosts() {
        let body = json!({ "message": "Message-ID: <a@partner.com>", "authservId": typed });
        let answer = user.post(path, body).await;
        let known = answer.outcome() == "400 TEST_MESSAGE_UNKNOWN";
        let field = if known { "message" } else { "authservId" };
        assert!(!taken(&answer, field, &typed), "{typed:?}");
    }
}

/// A client that signs in is not told what is wrong with an address: every address is equally unknown.
#[tokio::test]
async fn addresses_at_the_door() {
    let harness = Harness::new().await;
    for typed in all_addresses() {
        let answer = harness.nobody().sign_in(&typed, "correct horse battery").await;
        assert_eq!(answer.outcome(), "401 CREDENTIALS_WRONG", "{typed:?}");
        harness.clock.advance(1.hours());
    }
}

#[tokio::test]
async fn other_fields_and_shapes() {
    let harness = Harness::new().await;
    let user = user(&harness).await;
    let msa = |key: &str, value: Value| {
        let mut msa = json!({
            "host": "smtp.partner.com", "port": 587, "securityMode": "starttls", "username": "u", "password": "p",
        });
        msa[key] = value;
        json!({ "sendAsEmail": "user.name@partner.com", "smtpMsa": msa })
    };
    for (body, outcome, field) in [
        (msa("port", json!(0)), "400 PORT_INVALID", "smtpMsa.port"),
        (msa("port", json!(-1)), "400 PORT_INVALID", "smtpMsa.port"),
        (msa("port", json!(65_536)), "400 PORT_INVALID", "smtpMsa.port"),
        (msa("port", json!(65_561)), "400 PORT_INVALID", "smtpMsa.port"),
        (msa("port", json!(i64::MAX)), "400 PORT_INVALID", "smtpMsa.port"),
        (
            msa("username", json!("u\0")),
            "400 CHARACTER_FORBIDDEN",
            "smtpMsa.username",
        ),
        (
            msa("password", json!("p\0")),
            "400 CHARACTER_FORBIDDEN",
            "smtpMsa.password",
        ),
        (
            msa("password", json!("p".repeat(1025))),
            "400 TOO_LONG",
            "smtpMsa.password",
        ),
        (
            json!({ "sendAsEmail": "USER@EXAMPLE.COM" }),
            "400 OWN_ADDRESS",
            "sendAsEmail",
        ),
        (json!({}), "400 REQUIRED", "sendAsEmail"),
    ] {
        let answer = user.post(LIST, body).await;
        assert_eq!(answer.outcome(), outcome);
        assert!(!taken(&answer, field, "canary-canary"));
    }
    for body in [
        msa("port", json!(587.5)),
        msa("port", json!("587")),
        msa("port", json!(18_446_744_073_709_551_615_u64)),
        msa("securityMode", json!("plain")),
        msa("unknown", json!(1)),
        json!({ "sendAsEmail": ["a@b.cd"] }),
        json!({ "sendAsEmail": "a@b.cd", "unknown": 1 }),
        json!([]),
        json!(["user.name@partner.com"]),
        json!("a@b.cd"),
    ] {
        let answer = user.post(LIST, body.clone()).await;
        assert_eq!(answer.outcome(), "400 BODY_INVALID", "{body}");
    }
    let raw: &[&[u8]] = &[
        b"{\"sendAsEmail\":\"\xff@partner.com\"}",
        b"{\"sendAsEmail\":\"\\ud800@partner.com\"}",
        b"{\"sendAsEmail\":\"a\nb@partner.com\"}",
        b"\xef\xbb\xbf{}",
        b"{}{}",
    ];
    for body in raw {
        let json = user.clone().with("content-type", "application/json");
        let answer = json.send(axum::http::Method::POST, LIST, body.to_vec()).await;
        assert_eq!(
            answer.outcome(),
            "400 BODY_INVALID",
            "{}",
            String::from_utf8_lossy(body)
        );
    }
}
