//! Units' policies, and whom their changes touch.

use serde_json::{Value, json};

use super::make;
use crate::tests::Harness;

const SETTING: &str = "settings/gmail.per_user_outbound_gateway";

fn policy(unit: &str, allowed: bool) -> Value {
    json!({
        "policyQuery": { "orgUnit": format!("orgUnits/{unit}") },
        "setting": { "type": SETTING, "value": { "allowUsersToUseExternalSmtpServers": allowed } }
    })
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story")]
async fn a_unit_s_policy_is_there_once_it_is_set_and_undone_once() {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    make(&admin, "/", "Sales").await;
    make(&admin, "/Sales", "Inner").await;
    let user = harness.browser("user@example.com").await;
    admin
        .post(
            "/api/v1/orgUnits/3/movePeople",
            json!({ "users": ["user@example.com"] }),
        )
        .await
        .ok();
    let allowed = async || user.get("/api/v1/account").await.ok()["gatewaysAllowed"] == true;
    for (method, path) in [
        ("GET", "/v1/policies/2"),
        ("PATCH", "/v1/policies/2"),
        ("DELETE", "/v1/policies/2"),
    ] {
        let method = method.parse().unwrap();
        let answer = admin.json(method, path, &policy("2", true)).await;
        assert_eq!(answer.outcome(), "404 NOT_FOUND", "it inherits");
    }
    for (unit, outcome) in [
        ("99", "400 UNIT_UNKNOWN"),
        ("sales", "400 UNIT_UNKNOWN"),
        ("2", "200"),
        ("id:2", "409 POLICY_EXISTS"),
    ] {
        assert_eq!(
            admin.post("/v1/policies", policy(unit, true)).await.outcome(),
            outcome,
            "{unit}"
        );
    }
    assert!(allowed().await);
    let set = admin.get("/v1/policies/2").await.ok();
    assert_eq!(set["policyQuery"]["orgUnit"], "orgUnits/2");
    let order = set["policyQuery"]["sortOrder"].as_f64().unwrap();
    assert!(
        (2.0..3.0).contains(&order),
        "before the root's, which has 1: {order}"
    );
    let elsewhere = admin.patch("/v1/policies/2", policy("3", true)).await;
    assert_eq!(elsewhere.outcome(), "400 READ_ONLY");

    let shown = admin.get("/api/v1/orgUnits/3/policy").await.ok();
    assert_eq!(
        (&shown["overridden"], &shown["source"]),
        (&json!(false), &json!({ "id": "2", "path": "/Sales" }))
    );
    assert_eq!(
        shown["policy"]["setting"]["value"]["allowUsersToUseExternalSmtpServers"],
        true
    );
    assert_eq!(shown.get("undo"), None);

    // Set by the page where it was inherited, with what the page read.
    let etag = shown["policy"]["etag"].as_str().unwrap();
    let browser = admin.clone().with("if-match", etag);
    let change = json!({ "policy": policy("3", false) });
    browser
        .post("/api/v1/policies/3/change", change.clone())
        .await
        .ok();
    assert!(!allowed().await);
    assert_eq!(
        browser.post("/api/v1/policies/3/change", change).await.outcome(),
        "412 POLICY_CHANGED"
    );
    let shown = admin.get("/api/v1/orgUnits/3/policy").await.ok();
    assert_eq!(shown["undo"]["value"], Value::Null);
    assert_eq!(
        shown["undo"]["effect"]["allowUsersToUseExternalSmtpServers"],
        true
    );
    let stale = admin
        .clone()
        .with("if-match", "\"0\"")
        .post("/api/v1/policies/3/undo", json!({}))
        .await;
    assert_eq!(stale.outcome(), "412 POLICY_CHANGED");
    admin.post("/api/v1/policies/3/undo", json!({})).await.ok();
    assert!(allowed().await);
    assert_eq!(
        admin.post("/api/v1/policies/3/undo", json!({})).await.outcome(),
        "400 UNDO_NOTHING"
    );
    assert_eq!(admin.get("/v1/policies/3").await.outcome(), "404 NOT_FOUND");

    admin.post("/api/v1/policies/2/inherit", json!({})).await.ok();
    assert!(!allowed().await);
    admin.post("/api/v1/policies/2/undo", json!({})).await.ok();
    assert!(allowed().await);
    let listed = admin.get("/v1/policies?pageSize=2").await.ok();
    let next = listed["nextPageToken"].as_str().unwrap();
    let rest = admin
        .get(&format!("/v1/policies?pageSize=2&pageToken={next}"))
        .await
        .ok();
    assert_eq!(
        (&rest["policies"][0]["name"], rest.get("nextPageToken")),
        (&json!("policies/2"), None)
    );
    let filter = "filter=policy_query.org_unit%20==%20'orgUnits/2'";
    let filtered = admin.get(&format!("/v1/policies?{filter}")).await.ok();
    assert_eq!(filtered["policies"].as_array().unwrap().len(), 1);

    let tree = admin.get("/api/v1/orgUnits").await.ok();
    insta::assert_json_snapshot!(tree, @r##"
    {
      "units": [
        {
          "id": "root",
          "level": 1,
          "name": "example.com",
          "people": 2
        },
        {
          "allowed": true,
          "id": "2",
          "level": 2,
          "name": "Sales",
          "overridden": true
        },
        {
          "allowed": true,
          "id": "3",
          "level": 3,
          "name": "Inner",
          "people": 1
        }
      ]
    }
    "##);
}

#[tokio::test]
async fn who_is_touched_and_told_is_in_the_unit_and_inherits() {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    admin.patch("/v1/policies/root", policy("root", true)).await.ok();
    let gateway = json!({ "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "username": "u", "password": "p" });
    for (user, alias) in [("user", "one@partner.com"), ("utente", "two@partner.com")] {
        let program = harness.program(&format!("{user}@example.com")).await;
        let body = json!({ "sendAsEmail": alias, "smtpMsa": gateway });
        program
            .post("/gmail/v1/users/me/settings/sendAs", body)
            .await
            .ok();
    }
    harness
        .write(|db| fromline_store::sql("UPDATE aliases SET accepted = 1").run(db))
        .await;
    make(&admin, "/", "Sales").await;
    make(&admin, "/Sales", "Apart").await;
    admin
        .post(
            "/api/v1/orgUnits/2/movePeople",
            json!({ "users": ["user@example.com"] }),
        )
        .await
        .ok();
    admin
        .post(
            "/api/v1/orgUnits/3/movePeople",
            json!({ "users": ["utente@example.com"] }),
        )
        .await
        .ok();
    let counted = async |unit: &str| {
        let count = admin
            .get(&format!("/api/v1/policies/{unit}/impactCount"))
            .await
            .ok();
        let listed = admin.get(&format!("/api/v1/policies/{unit}/impact")).await.ok();
        let users = listed["users"].as_array().unwrap().len();
        assert_eq!(count["users"], users);
        (users, count["gateways"].as_u64().unwrap())
    };
    assert_eq!(
        (counted("root").await, counted("2").await, counted("3").await),
        ((2, 2), (2, 2), (1, 1))
    );
    admin.post("/v1/policies", policy("3", true)).await.ok();
    assert_eq!(
        (counted("root").await, counted("2").await, counted("3").await),
        ((1, 1), (1, 1), (1, 1))
    );
    let change = json!({ "policy": policy("2", false), "notify": { "sentence": "Because." } });
    let answer = admin.post("/api/v1/policies/2/change", change).await.ok();
    assert_eq!(answer["notified"], 1);
    let told =
        async |unit: &str| admin.get(&format!("/api/v1/policies/{unit}/notices")).await.ok()["total"].clone();
    assert_eq!((told("2").await, told("root").await), (json!(1), json!(0)));

    // A change elsewhere withdraws nothing of what these people are told.
    let elsewhere = json!({ "policy": policy("3", false), "notify": {} });
    assert_eq!(
        admin.post("/api/v1/policies/3/change", elsewhere).await.ok()["notified"],
        1
    );
    assert_eq!(admin.get("/api/v1/policies/2/notices").await.ok()["withdrawn"], 0);

    // Out of the unit that forbids: tried, then done.
    let body = json!({ "users": ["user@example.com"], "dryRun": true });
    let tried = admin.post("/api/v1/orgUnits/root/movePeople", body).await.ok();
    insta::assert_json_snapshot!(tried, @r##"
    {
      "changes": [
        {
          "after": {
            "allowUsersToUseExternalSmtpServers": true,
            "suspendedMail": "REFUSE"
          },
          "aliases": 1,
          "before": {
            "allowUsersToUseExternalSmtpServers": false,
            "suspendedMail": "REFUSE"
          },
          "example": {
            "address": "one@partner.com",
            "name": "",
            "userAddress": "user@example.com",
            "userName": "User Name"
          },
          "users": 1
        }
      ],
      "notified": 0
    }
    "##);
    let body = json!({ "parent": "root", "dryRun": true, "notify": {} });
    let tried = admin.post("/api/v1/orgUnits/2/move", body).await.ok();
    assert_eq!(
        tried,
        json!({ "changes": [], "notified": 0 }),
        "it stays where it is"
    );
    let body = json!({ "users": ["user@example.com"], "notify": { "sentence": "Welcome." } });
    let moved = admin.post("/api/v1/orgUnits/root/movePeople", body).await.ok();
    assert_eq!(moved["notified"], 1);
    assert_eq!(admin.get("/api/v1/policies/2/notices").await.ok()["withdrawn"], 1);
}
