//! Every text that a client can send has a limit on what is stored and on what is answered.

mod fields;

use std::collections::BTreeMap;

use fromline_http::testing::TestClient;
use fromline_server::testing::Harness;
use serde_json::{Value, json};

use fields::{Field, SEND_AS, of_aliases, of_others, texts};

/// Upper bound for each column that holds text from people, in bytes. A column without an entry fails the test.
const COLUMNS: [(&str, i64); 70] = [
    ("aliases.address", 254),
    ("aliases.address_key", 254),
    // 256 characters.
    ("aliases.name", 1024),
    ("aliases.reply_to", 254),
    ("aliases.signature", 10_000),
    ("aliases.domain", 253),
    // Each alias of a user, on a line of its own.
    ("announcements.address", 99 * 255),
    ("announcements.by", 254),
    ("announcements.kind", 20),
    ("announcements.provider", 32),
    // 500 characters.
    ("announcements.sentence", 2000),
    ("checklist_tests.message_id", 254),
    ("confirmation_mails.target", 254),
    ("confirmations.code_mac", 64),
    ("confirmations.host", 253),
    ("confirmations.link_mac", 64),
    ("consents.holder", 32),
    ("consents.provider", 32),
    ("gateway_health.last_failure_reason", 40),
    ("gateway_health.no_message_reason", 40),
    ("gateways.credential", 10),
    ("gateways.host", 253),
    // User name, 1024, and password or refresh token, 1024 or 8192, sealed.
    ("gateways.sealed", 1024 + 8192 + 512),
    // The address key and the host.
    ("gateways.search", 254 + 1 + 253),
    ("gateways.security", 8),
    ("jobs.holder", 32),
    ("jobs.kind", 10),
    ("links.token_hash", 32),
    ("meta.name", 40),
    // The public URL is the longest; an operator sets it.
    ("meta.value", 1024),
    // A mail of ours: names, addresses and our own words.
    // 500 characters.
    ("org_units.description", 2000),
    // 100 characters, and the form that compares them: the longest decomposition has 18.
    ("org_units.name", 400),
    ("org_units.name_key", 3600),
    // 35 ids.
    ("org_units.path", 35 * 20 + 1),
    ("outbox.sealed", 64 * 1024),
    ("outbox.reason", 40),
    ("outbox.state", 10),
    ("policies.suspended_mail", 10),
    ("policies.updated_by", 254),
    ("policy_versions.previous_suspended_mail", 10),
    // Five mailboxes at most, their names a hundred characters.
    ("revocations.address", 254),
    ("revocations.provider", 32),
    // A refresh token, 8192, sealed.
    ("revocations.sealed", 8192 + 512),
    ("role_assignments.given_by", 254),
    ("role_assignments.role", 20),
    ("seen_arrivals.changes", 8192),
    ("seen_arrivals.unknown", 256),
    ("seen_results.authserv_id", 253),
    ("seen_results.dmarc", 10),
    ("seen_signatures.authserv_id", 253),
    ("seen_signatures.domain", 253),
    ("seen_signatures.result", 10),
    ("seen_signatures.selector", 253),
    ("seen_signatures.signing_domain", 253),
    ("sessions.browser", 200),
    ("sessions.token_hash", 32),
    ("test_messages.from_name", 1024),
    ("test_messages.message_id", 254),
    ("test_messages.reply_to", 254),
    ("tokens.token_hash", 32),
    ("users.address", 254),
    ("users.address_key", 254),
    ("users.language", 8),
    ("users.name", 1024),
    ("users.password_hash", 200),
    ("users.reply_to", 254),
    ("users.search", 1500),
    ("users.signature", 10_000),
    ("_sqlx_migrations.checksum", 64),
    ("_sqlx_migrations.description", 64),
];

/// Replaces each `*` in a value by the text.
fn filled(value: &Value, text: &str) -> Value {
    match value {
        Value::String(string) => string.replace('*', text).into(),
        Value::Array(all) => all.iter().map(|value| filled(value, text)).collect(),
        Value::Object(fields) => {
            let fields = fields
                .iter()
                .map(|(name, value)| (name.replace('*', text), filled(value, text)));
            Value::Object(fields.collect())
        }
        other => other.clone(),
    }
}

/// Returns the longest answer to any text in any field, in bytes, and where it occurred.
async fn longest(
    harness: &Harness,
    client: &TestClient,
    fields: &[Field],
    kept: &mut Columns,
) -> (usize, String) {
    let mut longest = (0, String::new());
    for field in fields {
        for text in texts() {
            let body = filled(&field.body, &text);
            let answer = client.json(field.method.clone(), field.path, &body).await;
            let said = format!("{} {} {:.60} {:.10}", field.method, field.path, field.body, text);
            assert!(answer.status.as_u16() < 500, "{}: {said}", answer.status);
            longest = longest.max((answer.bytes.len(), said));
            if answer.status.is_success() && !field.path.ends_with("/preview") {
                columns(harness, kept);
            }
        }
    }
    longest
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_sent_what_is_kept_and_answered_has_an_end() {
    let harness = Harness::new().await;
    let admin = harness.program("admin@example.com").await;
    let allow = json!({ "setting": { "type": "settings/gmail.per_user_outbound_gateway",
        "value": { "allowUsersToUseExternalSmtpServers": true } } });
    admin.patch("/v1/policies/root", allow).await.ok();
    let user = harness.program("user@example.com").await;
    user.post(SEND_AS, json!({ "sendAsEmail": "first@partner.com" }))
        .await
        .ok();
    let long = "Mozilla/5.0 ".repeat(1000);
    harness
        .set_password("utente@example.com", "correct horse battery")
        .await;
    let browser = harness.nobody().with("user-agent", &long);
    browser
        .sign_in("utente@example.com", "correct horse battery")
        .await
        .ok();

    let mut kept = Columns::new();
    let (bytes, said) = longest(&harness, &user, &of_aliases(), &mut kept).await;
    assert!(bytes < 64 * 1024, "{bytes} bytes: {said}");
    let (bytes, said) = longest(&harness, &admin, &of_others(), &mut kept).await;
    // 48 programs, each with what it shows of what was sent.
    assert!(bytes < 1 << 20, "{bytes} bytes: {said}");
    for path in [
        "/v1/policies?filter=*",
        "/v1/policies?pageToken=*",
        "/api/v1/gateways?pageToken=*",
        "/api/v1/policies/root/impact?pageToken=*",
        "/api/v1/domains/*/authentication",
        "/api/v1/locales/*",
        "/gmail/v1/users/*/settings/sendAs",
    ] {
        let answer = admin.get(&path.replace('*', &"a".repeat(15_000))).await;
        assert!(
            answer.status.as_u16() < 500 && answer.bytes.len() < 64 * 1024,
            "{path}"
        );
    }
    columns(&harness, &mut kept);
    for (column, bytes) in &kept {
        let most = COLUMNS
            .iter()
            .find(|(name, _)| name == column)
            .map(|(_, most)| *most);
        assert!(
            most.is_some_and(|most| *bytes <= most),
            "{column}: {bytes} bytes, at most {most:?}"
        );
    }
    assert_eq!(kept["sessions.browser"], 200);
    for (column, stored) in [
        ("users.signature", 8000),
        ("aliases.signature", 8000),
        ("aliases.name", 250),
        ("users.name", 250),
    ] {
        assert!(kept[column] >= stored, "{column}: something was stored");
    }
}

type Columns = BTreeMap<String, i64>;

/// Records the longest value that each text and byte column has had.
fn columns(harness: &Harness, longest: &mut Columns) {
    let database = rusqlite::Connection::open(harness.database()).unwrap();
    let mut all = database
        .prepare(
            "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
             WHERE tables.type = 'table' AND columns.type IN ('TEXT', 'BLOB')",
        )
        .unwrap();
    let all = all.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    for column in all.unwrap() {
        let (table, column) = column.unwrap();
        let query = format!("SELECT coalesce(max(octet_length({column})), 0) FROM {table}");
        let bytes: i64 = database.query_row(&query, [], |row| row.get(0)).unwrap();
        let longest = longest.entry(format!("{table}.{column}")).or_default();
        *longest = bytes.max(*longest);
    }
}
