//! Credentials are never part of an answer; the database keeps them encrypted, each bound to its row.

use fromline_store::sql;
use serde_json::json;

use super::*;

#[tokio::test]
async fn credentials_never_come_back_and_stand_nowhere_in_clear() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    alias(&harness, &client, true, true, true).await;
    for path in [LIST.to_owned(), format!("{LIST}/{ALIAS}")] {
        let text = client.get(&path).await.text();
        assert!(!text.contains("s3cret") && !text.contains("username"), "{text}");
    }
    harness
        .read(|db| {
            let secret: Vec<u8> = sql("SELECT sealed FROM gateways").value(db).unwrap();
            assert!(!String::from_utf8_lossy(&secret).contains("s3cret"));
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn swapped_secrets_open_for_nobody() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    alias(&harness, &client, true, true, true).await;
    let other = json!({ "sendAsEmail": "second@partner.com", "smtpMsa": gateway() });
    client.post(LIST, other).await.ok();
    harness
        .write(|db| {
            sql("UPDATE gateways SET sealed = (SELECT sealed FROM gateways b WHERE b.id != gateways.id)")
                .run(db)
                .unwrap();
            Ok(())
        })
        .await;
    let answer = client
        .post(&own("sendTest"), json!({ "to": "user@example.com" }))
        .await;
    assert_eq!(answer.outcome(), "500 INTERNAL");
    assert_eq!(harness.gateways.sent().len(), 0);
}
