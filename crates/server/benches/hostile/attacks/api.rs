//! Attacks by requests that cost the server much work.

use std::{fmt::Write as _, sync::LazyLock};

use rand::RngExt as _;
use tokio::task::JoinHandle;

use super::Attack;
use crate::organisation::OWN_ALIASES;

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";
const JSON: (&str, &str) = ("content-type", "application/json");

pub fn begin(attack: &Attack) -> Vec<JoinHandle<()>> {
    [
        attack.crowd(4, |attack, round| async move { signature(&attack, round).await }),
        attack.crowd(10, |attack, _| async move {
            let bearer = ("authorization", &*attack.attacker);
            attack
                .sends("lists of 99 addresses", "GET", LIST, &[bearer], "")
                .await;
        }),
        attack.crowd(2, |attack, _| async move {
            let bearer = ("authorization", &*attack.administrator);
            let path = "/api/v1/policies/root/impact";
            attack
                .sends("whom switching off touches", "GET", path, &[bearer], "")
                .await;
        }),
        attack.crowd(2, |attack, _| async move { filter(&attack).await }),
        attack.crowd(4, |attack, round| async move { password(&attack, round).await }),
        attack.crowd(4, |attack, round| async move { message(&attack, round).await }),
        attack.crowd(4, |attack, round| async move { preview(&attack, round).await }),
        attack.crowd(3, |attack, round| async move { domain(&attack, round).await }),
        attack.crowd(2, |attack, round| async move { gateway(&attack, round).await }),
        attack.crowd(4, |attack, round| async move { body(&attack, round).await }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Generates malformed HTML of at least `bytes` bytes, with tags opened and closed at random.
fn markup(bytes: usize) -> String {
    const TAGS: [&str; 8] = ["<b>", "</i>", "<i>", "<p>", "</b>", "<em>", "</p>", "x"];
    let mut text = String::new();
    let mut chance = rand::rng();
    while text.len() < bytes {
        text.push_str(TAGS[chance.random_range(0..TAGS.len())]);
    }
    text
}

/// Sends signatures: every fourth has the largest allowed size, the others are 60 kB of malformed HTML.
async fn signature(attack: &Attack, round: usize) {
    static SOME: LazyLock<[String; 2]> = LazyLock::new(|| ["x".repeat(10_000), markup(60_000)]);
    let text = &SOME[usize::from(!round.is_multiple_of(4))];
    let path = format!("{LIST}/mallory{}@b.test", round % OWN_ALIASES);
    let body = serde_json::json!({ "signature": text }).to_string();
    let headers = [("authorization", &*attack.attacker), JSON];
    attack.sends("signatures", "PATCH", &path, &headers, &body).await;
}

/// Sends a policy filter with 60 patterns.
async fn filter(attack: &Attack) {
    let one = "setting.type.matches('%5Ba-z%5D%7B1,200%7D')";
    let path = format!("/v1/policies?filter={}", [one; 60].join("%7C%7C"));
    let bearer = ("authorization", &*attack.administrator);
    attack
        .sends("policy filters", "GET", &path.replace(' ', ""), &[bearer], "")
        .await;
}

/// Sends wrong passwords for many accounts, from many addresses.
async fn password(attack: &Attack, round: usize) {
    let sender = format!("10.{}.{}.1", round / 256 % 256, round % 256);
    let body =
        serde_json::json!({ "address": format!("user{round}@example.com"), "password": "wrong password" });
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("x-forwarded-for", &sender),
        JSON,
    ];
    attack
        .sends(
            "wrong passwords",
            "POST",
            "/api/v1/session/open",
            &headers,
            &body.to_string(),
        )
        .await;
}

/// Sends messages without recipients; every eighth has two megabytes of base64.
async fn message(attack: &Attack, round: usize) {
    static SOME: LazyLock<[String; 2]> = LazyLock::new(|| {
        [500_000, 2_000].map(|words| serde_json::json!({ "raw": "QUJD".repeat(words) }).to_string())
    });
    let body = &SOME[usize::from(!round.is_multiple_of(8))];
    let headers = [("authorization", &*attack.attacker), JSON];
    attack
        .sends(
            "messages",
            "POST",
            "/gmail/v1/users/me/messages/send",
            &headers,
            body,
        )
        .await;
}

/// Sends headers with 20 or 2,000 senders to the preview.
async fn preview(attack: &Attack, round: usize) {
    let mut message = String::from("From: ");
    for number in 0..if round.is_multiple_of(2) { 2_000 } else { 20 } {
        let _ = write!(message, "=?utf-8?q?N{number}?= <a{number}@b.test>,\r\n ");
    }
    let body = serde_json::json!({ "message": message }).to_string();
    attack
        .sends("previews", "POST", "/api/v1/preview", &[JSON], &body)
        .await;
}

/// Asks for the DNS records of domains whose name server does not answer. Only in a network namespace of our own, so that no
/// other name server is asked.
async fn domain(attack: &Attack, round: usize) {
    if std::env::var_os("FROMLINE_SILENT_DNS").is_none() {
        return;
    }
    let path = format!("/api/v1/domains/silent{round}.test/authentication");
    let bearer = ("authorization", &*attack.attacker);
    attack
        .sends("look-ups of domains", "GET", &path, &[bearer], "")
        .await;
}

/// Adds aliases with a gateway, although the policy forbids gateways.
async fn gateway(attack: &Attack, round: usize) {
    let body = serde_json::json!({
        "sendAsEmail": format!("new{round}@c.test"),
        "smtpMsa": { "host": "smtp.c.test", "port": 465, "username": "u", "password": "p", "securityMode": "ssl" },
    });
    let headers = [("authorization", &*attack.attacker), JSON];
    attack
        .sends("gateways", "POST", LIST, &headers, &body.to_string())
        .await;
}

/// Sends bodies that are too large, nested too deeply, or not JSON, with credentials and without.
async fn body(attack: &Attack, round: usize) {
    let body = match round % 4 {
        0 => "x".repeat(64 * 1024 + 1),
        1 => "[".repeat(30_000),
        2 => format!("{{\"displayName\":{}", "{\"a\":".repeat(8_000)),
        _ => "\u{feff}{}".to_owned(),
    };
    let mut headers = vec![JSON];
    if round.is_multiple_of(3) {
        headers.push(("authorization", &*attack.attacker));
    }
    let path = format!("{LIST}/mallory1@b.test");
    attack.sends("bodies", "PATCH", &path, &headers, &body).await;
}
