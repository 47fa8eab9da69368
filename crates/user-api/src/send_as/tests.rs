mod alike;
mod arrived;
mod checks;
mod confirming;
mod credentials;
mod gateway;
mod life;
mod mails;
mod pending;
mod races;
mod report;
mod sender;
mod signatures;
mod test_message;
mod tries;
mod wire;

use fromline_core::policy::GatewayPolicy;
use serde_json::{Value, json};

use crate::tests::{Harness, TestClient, TestResponse, decide};

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";
const ALIAS: &str = "user.name@partner.com";

fn gateway() -> Value {
    json!({
        "host": "smtp.partner.com", "port": 465, "securityMode": "ssl",
        "username": "user.name@partner.com", "password": "s3cret p%ss"
    })
}

/// Allows or forbids gateways for everybody.
async fn set_policy(harness: &Harness, allowed: bool) {
    decide(
        harness,
        GatewayPolicy {
            allowed,
            ..GatewayPolicy::default()
        },
    )
    .await;
}

async fn create(client: &TestClient, gateway: bool) -> TestResponse {
    let mut body = json!({ "sendAsEmail": ALIAS, "displayName": "User Name" });
    if gateway {
        body["smtpMsa"] = self::gateway();
    }
    client.post(LIST, body).await
}

/// Returns the code in the newest confirmation email.
async fn code(harness: &Harness) -> String {
    fromline_services::outbox::Outbox::of(&harness.app)
        .send_due()
        .await
        .unwrap();
    let mail = harness.relay.sent().pop().expect("a mail");
    let line = mail
        .message
        .lines()
        .find(|line| line.len() == 11 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' '));
    line.expect("a code").to_owned()
}

fn own(verb: &str) -> String {
    format!("/api/v1/users/me/settings/sendAs/{ALIAS}/{verb}")
}

/// Creates an alias, confirmed if `accepted`, and then allows or forbids gateways.
async fn alias(harness: &Harness, client: &TestClient, accepted: bool, gateway: bool, allowed: bool) {
    set_policy(harness, true).await;
    create(client, gateway).await.ok();
    if accepted {
        let code = code(harness).await;
        client.post(&own("confirm"), json!({ "code": code })).await.ok();
    }
    set_policy(harness, allowed).await;
}
