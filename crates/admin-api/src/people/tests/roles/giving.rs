//! Giving roles, and what is decided further up.

use jiff::ToSpan as _;
use serde_json::{Value, json};

use super::{change_role, town};
use crate::{people::tests::id_of, tests::TestClient};

/// Decides whether gateways are allowed in a unit.
async fn change(client: &TestClient, unit: &str, allowed: bool) -> String {
    let policy = json!({
        "policyQuery": { "orgUnit": format!("orgUnits/{unit}") },
        "setting": {
            "type": "settings/gmail.per_user_outbound_gateway",
            "value": { "allowUsersToUseExternalSmtpServers": allowed }
        }
    });
    let path = format!("/api/v1/policies/{unit}/change");
    client.post(&path, json!({ "policy": policy })).await.outcome()
}

#[tokio::test]
async fn roles_are_given_soon_after_signing_in_and_count_at_once() {
    let harness = town().await;
    let admin = harness.browser("admin@example.com").await;
    let body = || json!({ "role": "HELPDESK", "unit": "3" });
    let give = async |client: &TestClient, body: Value| {
        change_role(&harness, client, "user@example.com", "giveRole", body).await
    };
    let program = harness.program("admin@example.com").await;
    assert_eq!(give(&program, body()).await, "403 FORBIDDEN");
    harness.clock.advance(10.minutes());
    assert_eq!(give(&admin, body()).await, "403 SIGN_IN_AGAIN");
    let admin = harness.browser("admin@example.com").await;
    for (body, outcome) in [
        (json!({ "role": "HELPDESK", "unit": "99" }), "400 UNIT_UNKNOWN"),
        (
            json!({ "role": "HELPDESK", "unit": "3", "expires": "soon" }),
            "400 VALUE_UNKNOWN",
        ),
        (
            json!({ "role": "HELPDESK", "unit": "3", "expires": "2020-01-01T00:00:00Z" }),
            "400 ROLE_ENDED",
        ),
        (json!({ "role": "TRANSLATOR", "unit": "3" }), "400 ROLE_OF_ROOT"),
    ] {
        assert_eq!(give(&admin, body.clone()).await, outcome, "{body}");
    }
    let user = harness.browser("user@example.com").await;
    assert_eq!(user.get("/api/v1/gateways").await.outcome(), "403 FORBIDDEN");
    let until = json!({ "role": "HELPDESK", "unit": "3", "expires": "2026-11-23T10:00:00Z" });
    assert_eq!(give(&admin, until).await, "200");
    assert_eq!(user.get("/api/v1/gateways").await.ok()["total"], 1);
    let person = admin
        .get(&format!(
            "/api/v1/people/{}",
            id_of(&harness, "user@example.com").await
        ))
        .await
        .ok();
    insta::assert_json_snapshot!(person["roles"], @r#"
    [
      {
        "expires": "2026-11-23T10:00:00Z",
        "givenBy": "admin@example.com",
        "mayEnd": true,
        "role": "HELPDESK",
        "unit": {
          "id": "3",
          "path": "/Office"
        }
      }
    ]
    "#);
    let ended = change_role(&harness, &admin, "user@example.com", "endRole", body()).await;
    assert_eq!(ended, "200");
    assert_eq!(user.get("/api/v1/gateways").await.outcome(), "403 FORBIDDEN");
}

#[tokio::test]
async fn a_ban_from_above_is_not_lifted() {
    let harness = town().await;
    let [admin, sales] = [
        harness.browser("admin@example.com").await,
        harness.browser("sales@example.com").await,
    ];
    // Nobody has allowed them, and what one has forbidden oneself does not help.
    assert_eq!(change(&sales, "2", true).await, "400 POLICY_BANNED");
    assert_eq!(change(&sales, "2", false).await, "200");
    assert_eq!(change(&sales, "2", true).await, "400 POLICY_BANNED");
    assert_eq!(change(&sales, "3", false).await, "404 NOT_FOUND");
    // What is allowed above may be forbidden and allowed again.
    assert_eq!(change(&admin, "root", true).await, "200");
    for allowed in [true, false, true] {
        assert_eq!(change(&sales, "4", allowed).await, "200", "{allowed}");
    }
    // A ban at the unit itself is not theirs, in whatever they would change.
    assert_eq!(change(&admin, "2", false).await, "200");
    assert_eq!(change(&sales, "2", false).await, "400 POLICY_BANNED");
    let undone = sales.post("/api/v1/policies/2/undo", json!({})).await.outcome();
    assert!(undone.contains("POLICY_BANNED"), "{undone}");
    let inherited = sales
        .post("/api/v1/policies/2/inherit", json!({}))
        .await
        .outcome();
    assert!(inherited.contains("POLICY_BANNED"), "{inherited}");
    // An equal's decision is no ban.
    let given = change_role(
        &harness,
        &sales,
        "user@example.com",
        "giveRole",
        json!({ "role": "UNIT_ADMINISTRATOR", "unit": "4" }),
    );
    assert_eq!(given.await, "200");
    let poland = harness.browser("user@example.com").await;
    assert_eq!(change(&admin, "2", true).await, "200");
    assert_eq!(change(&poland, "4", false).await, "200");
    assert_eq!(change(&sales, "4", true).await, "200");
    assert_eq!(change(&sales, "4", false).await, "200");
    assert_eq!(change(&poland, "4", true).await, "400 POLICY_BANNED");
}

/// A role that has ended explains no decision any more, so that it is taken for one from above.
#[tokio::test]
async fn what_somebody_decided_whose_role_has_ended_stays() {
    let harness = town().await;
    let admin = harness.browser("admin@example.com").await;
    assert_eq!(change(&admin, "root", true).await, "200");
    let boss = json!({ "role": "SUPER_ADMINISTRATOR", "unit": "root" });
    let given = change_role(&harness, &admin, "audit@example.com", "giveRole", boss.clone()).await;
    assert_eq!(given, "200");
    let other = harness.browser("audit@example.com").await;
    assert_eq!(change(&other, "2", false).await, "200");
    let ended = change_role(&harness, &admin, "audit@example.com", "endRole", boss).await;
    assert_eq!(ended, "200");
    let sales = harness.browser("sales@example.com").await;
    assert_eq!(change(&sales, "2", true).await, "400 POLICY_BANNED");
}

/// Who set a policy or gave a role elsewhere is somebody whose name is not told, and what is counted elsewhere is not either.
#[tokio::test]
async fn nobody_elsewhere_is_named() {
    let harness = town().await;
    let [admin, sales] = [
        harness.browser("admin@example.com").await,
        harness.browser("sales@example.com").await,
    ];
    assert_eq!(change(&admin, "2", true).await, "200");
    let user = id_of(&harness, "user@example.com").await;
    let role = json!({ "role": "HELPDESK", "unit": "4" });
    let given = change_role(&harness, &admin, "user@example.com", "giveRole", role).await;
    assert_eq!(given, "200");
    let [person, policy, unit, units] = [
        format!("/api/v1/people/{user}"),
        "/v1/policies/2".to_owned(),
        "/api/v1/orgUnits/2/policy".to_owned(),
        "/admin/directory/v1/customer/my_customer/orgunits?type=all".to_owned(),
    ];
    for path in [&person, &policy, &unit, &"/v1/policies".to_owned()] {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let seen = text(sales.get(path).await.bytes.clone());
        assert!(!seen.contains("admin@example.com"), "{path}: {seen}");
        let whole = text(admin.get(path).await.bytes.clone());
        assert!(whole.contains("admin@example.com"), "{path}: {whole}");
    }
    let before = sales.get(&units).await.ok()["etag"].clone();
    let new = json!({ "name": "Elsewhere", "parentOrgUnitPath": "/" });
    admin
        .post("/admin/directory/v1/customer/my_customer/orgunits", new)
        .await
        .ok();
    assert_eq!(sales.get(&units).await.ok()["etag"], before);
}
