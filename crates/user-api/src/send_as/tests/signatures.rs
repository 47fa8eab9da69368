//! Signatures: their length and complexity limits, and signatures stored before the limits existed.

use serde_json::{Value, json};

use crate::tests::{Harness, TestClient};

use fromline_store::sql;

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";
const ALIAS: &str = "/gmail/v1/users/me/settings/sendAs/name@partner.com";
const PRIMARY: &str = "/gmail/v1/users/me/settings/sendAs/user@example.com";

async fn start() -> (Harness, TestClient) {
    let harness = Harness::new().await;
    let user = harness.program("user@example.com").await;
    user.post(LIST, json!({ "sendAsEmail": "name@partner.com" }))
        .await
        .ok();
    (harness, user)
}

#[tokio::test]
async fn too_long_and_too_complex_are_said_at_the_field() {
    let (_harness, user) = start().await;
    for path in [ALIAS, PRIMARY] {
        let answer = user
            .patch(path, json!({ "signature": "x".repeat(10_000) }))
            .await
            .ok();
        assert_eq!(answer["signature"].as_str().map(str::len), Some(10_000));
        for (signature, outcome) in [
            ("x".repeat(10_001), "400 SIGNATURE_TOO_LONG"),
            ("&".repeat(2001), "400 SIGNATURE_TOO_LONG"),
            ("<i>x<p>".repeat(2000), "400 SIGNATURE_TOO_COMPLEX"),
        ] {
            let refused = user
                .patch(path, json!({ "signature": signature, "displayName": "\u{1}" }))
                .await;
            let details = &refused.json()["error"]["details"];
            let fields: Vec<&Value> = details[1]["fieldViolations"]
                .as_array()
                .unwrap()
                .iter()
                .map(|violation| &violation["field"])
                .collect();
            assert_eq!(fields, ["displayName", "signature"]);
            let refused = user.patch(path, json!({ "signature": signature })).await;
            assert_eq!(refused.outcome(), outcome);
            let limit = &refused.json()["error"]["details"][0]["metadata"]["signatureBytes"];
            let is_limit = outcome.ends_with("LONG");
            assert_eq!(limit, &if is_limit { json!("10000") } else { Value::Null });
        }
        let kept = user.get(path).await.ok();
        assert_eq!(kept["signature"], answer["signature"]);
    }
}

#[tokio::test]
async fn one_of_before_the_limit_is_left_out_of_lists_and_stays() {
    let (harness, user) = start().await;
    harness
        .write(|db| {
            sql("UPDATE aliases SET signature = printf('%.*c', 600000, 'x')").run(db)?;
            sql("UPDATE users SET signature = printf('%.*c', 600000, 'x')").run(db)?;
            Ok(())
        })
        .await;
    let list = user.get(LIST).await;
    assert!(list.bytes.len() < 10_000, "{}", list.bytes.len());
    for entry in list.ok()["sendAs"].as_array().unwrap() {
        assert_eq!(entry["signature"], Value::Null);
    }
    for path in [ALIAS, PRIMARY] {
        let length = async || {
            let one = user.get(path).await.ok();
            one["signature"].as_str().map(str::len)
        };
        assert_eq!(length().await, Some(600_000));
        user.patch(path, json!({ "displayName": "Name" })).await.ok();
        // A client that writes back what a list returned never saw it.
        user.put(path, json!({ "displayName": "Other" })).await.ok();
        assert_eq!(length().await, Some(600_000));
        user.put(path, json!({ "displayName": "Other", "signature": "" }))
            .await
            .ok();
        assert_eq!(length().await, Some(0));
    }
}
