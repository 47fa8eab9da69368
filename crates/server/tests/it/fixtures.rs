//! Databases written by earlier versions, each of which this version opens. `tests/fixtures/*/README.md` says what they contain.

use fromline_store::{StoreError, sql};
use std::{fs, path::Path};

use fromline_base::{keys::Keyring, testing::time};
use fromline_server::testing::Harness;
use fromline_services::operations::keys::{find_unknown_key, list_undecryptable};
use fromline_services::{outbox, readiness};
use fromline_store::{
    copy::{DatabaseContents, count_contents},
    data::{self, Data},
};
use serde_json::json;

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";

/// Opens a copy of a fixture as the server does.
async fn open(version: &str, copy: &Path) -> Data {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(version);
    for name in [data::DATABASE, data::KEY_FILE] {
        fs::copy(fixture.join(name), copy.join(name)).unwrap();
    }
    data::open(copy, None).await.unwrap()
}

#[tokio::test]
async fn version_0_1_0_is_opened_with_all_that_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = open("0.1.0", folder.path()).await;
    let (found, undecryptable, unknown) = data
        .store
        .read(|db| {
            let undecryptable = list_undecryptable(db, &data.keys)?.len();
            Ok::<_, StoreError>((
                count_contents(db)?,
                undecryptable,
                find_unknown_key(db, &data.keys)?,
            ))
        })
        .await
        .unwrap();
    let DatabaseContents {
        users,
        aliases,
        gateways,
    } = found;
    assert_eq!((users, aliases, gateways), (4, 5, 2));
    assert_eq!((undecryptable, unknown), (0, None), "every secret opens");
    assert!(
        Keyring::read(&folder.path().join(data::KEY_FILE))
            .unwrap()
            .was_used()
    );

    // Everybody is in the root, and gateways are allowed as before.
    let outside: Vec<i64> = data
        .store
        .read(|db| sql("SELECT id FROM users WHERE org_unit_id <> 1").values(db))
        .await
        .unwrap();
    assert!(outside.is_empty());

    // A minute later.
    let harness = Harness::of(data, time("2026-11-28T22:29:00Z"));
    let report = readiness::report(&harness.app, &harness.app.readiness).await;
    assert!(report.ready, "{report:?}");
    assert_eq!(report.checks.unwrap().oldest_waiting_mail_seconds, Some(58));
    let user = harness.browser("user@example.com").await;
    let list = user.get(LIST).await.json();
    let row = |alias: &serde_json::Value| {
        let text = |name: &str| alias[name].as_str().unwrap_or_default().to_owned();
        format!(
            "{} ({}) {} {}",
            text("sendAsEmail"),
            text("displayName"),
            text("verificationStatus"),
            alias["smtpMsa"]["host"].as_str().unwrap_or_default()
        )
        .trim_end()
        .to_owned()
    };
    let rows: Vec<String> = list["sendAs"].as_array().unwrap().iter().map(row).collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
    user@example.com (Sam Taylor) accepted
    user.name@partner.com (Sam Taylor) accepted smtp.partner.com
    sales@partner.com (Sales) accepted
    pending@partner.com (Pending) pending
    ");

    // The waiting email is sent, and its code is valid.
    outbox::Outbox::of(&harness.app).send_due().await.unwrap();
    let sent = harness.relay.sent();
    let recipients: Vec<&str> = sent
        .iter()
        .map(|mail| mail.envelope.recipients[0].as_str())
        .collect();
    assert_eq!(recipients, ["pending@partner.com", "attesa@partner.com"]);
    let is_code =
        |line: &&str| line.len() == 11 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    let code = sent[0].message.lines().find(is_code).unwrap();
    let confirm = "/api/v1/users/me/settings/sendAs/pending@partner.com/confirm";
    user.post(confirm, json!({ "code": code })).await.ok();

    // The gateways get the same credentials as before.
    for (address, alias) in [
        ("user@example.com", "user.name@partner.com"),
        ("utente@example.com", "giulia@partner.com"),
    ] {
        let path = format!("/api/v1/users/me/settings/sendAs/{alias}/sendTest");
        let browser = harness.browser(address).await;
        let answer = browser.post(&path, json!({ "to": address })).await;
        assert_eq!(answer.json()["route"], "GATEWAY", "{alias}");
    }
    assert_eq!(harness.gateways.sent().len(), 2);
}
