//! The background jobs, with a server around them.

use std::time::Duration;

use serde_json::json;

use fromline_server::testing::Harness;
use fromline_services::compose::Jobs;

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";

/// Asks for a confirmation mail; whether it leaves within some time.
async fn is_mailed(harness: &Harness, address: &str, within: Duration) -> bool {
    let program = harness.browser("user@example.com").await;
    program.post(LIST, json!({ "sendAsEmail": address })).await.ok();
    let is_sent = async || {
        while !harness
            .relay
            .sent()
            .iter()
            .any(|mail| mail.envelope.recipients == [address])
        {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(within, is_sent()).await.is_ok()
}

#[tokio::test]
async fn jobs_do_what_is_queued_until_they_are_dropped() {
    let harness = Harness::new().await;
    let jobs = Jobs::start(&harness.app);
    assert!(is_mailed(&harness, "user.name@partner.com", Duration::from_secs(10)).await);
    drop(jobs);
    assert!(!is_mailed(&harness, "other.name@partner.com", Duration::from_millis(200)).await);
}
