//! Two administrators of two units, a helpdesk, an auditor: what each sees, and what each may do.

mod giving;

use serde_json::{Value, json};

use super::{addresses, gateway, id_of};
use crate::tests::{Harness, TestClient};

const UNITS: &str = "/admin/directory/v1/customer/my_customer/orgunits";

/// Sales (2) with Poland (4) below it, and Office (3). `user@` is in Poland, `utente@` in Office, each with a gateway.
async fn town() -> Harness {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    for (parent, name) in [("/", "Sales"), ("/", "Office"), ("/Sales", "Poland")] {
        let body = json!({ "name": name, "parentOrgUnitPath": parent });
        admin.post(UNITS, body).await.ok();
    }
    for (user, unit) in [("user@example.com", "4"), ("utente@example.com", "3")] {
        let alias = user.replace("example", "partner");
        harness
            .add_alias(user, &alias, Some((gateway(), "user", "password")))
            .await;
        let path = format!("/api/v1/orgUnits/{unit}/movePeople");
        admin.post(&path, json!({ "users": [user] })).await.ok();
    }
    for address in [
        "sales@example.com",
        "office@example.com",
        "audit@example.com",
        "help@example.com",
    ] {
        harness.add_user(address, "", false).await;
    }
    for (address, role, unit) in [
        ("sales@example.com", "UNIT_ADMINISTRATOR", "2"),
        ("office@example.com", "UNIT_ADMINISTRATOR", "3"),
        ("audit@example.com", "AUDITOR", "root"),
        ("help@example.com", "HELPDESK", "2"),
    ] {
        let given = change_role(
            &harness,
            &admin,
            address,
            "giveRole",
            json!({ "role": role, "unit": unit }),
        )
        .await;
        assert_eq!(given, "200", "{address}");
    }
    harness
}

async fn change_role(harness: &Harness, by: &TestClient, to: &str, what: &str, body: Value) -> String {
    let path = format!("/api/v1/people/{}/{what}", id_of(harness, to).await);
    by.post(&path, body).await.outcome()
}

async fn found(client: &TestClient) -> Vec<String> {
    let page = client.post("/api/v1/people/search", json!({})).await.ok();
    addresses(&page).into_iter().map(str::to_owned).collect()
}

#[tokio::test]
async fn everybody_sees_their_own_units() {
    let harness = town().await;
    let [sales, office, audit, help] = [
        "sales@example.com",
        "office@example.com",
        "audit@example.com",
        "help@example.com",
    ];
    for (who, people, hosts) in [
        (sales, vec!["user@example.com"], 1),
        (office, vec!["utente@example.com"], 1),
        (help, vec!["user@example.com"], 1),
        (
            audit,
            vec![
                "admin@example.com",
                audit,
                help,
                office,
                sales,
                "user@example.com",
                "utente@example.com",
            ],
            2,
        ),
    ] {
        let client = harness.browser(who).await;
        assert_eq!(found(&client).await, people, "{who}");
        let table = client.get("/api/v1/people/export").await;
        let text = String::from_utf8(table.bytes.clone()).unwrap();
        assert_eq!(text.lines().count(), people.len() + 1, "{who}");
        for path in ["/api/v1/gateways", "/api/v1/gateways/hosts"] {
            let answer = client.get(path).await.ok();
            let list = answer["gateways"]
                .as_array()
                .or(answer["hosts"].as_array())
                .unwrap();
            let count: u64 = match path {
                "/api/v1/gateways" => list.len() as u64,
                _ => list[0]["gateways"].as_u64().unwrap(),
            };
            assert_eq!(count, hosts, "{who} {path}");
        }
        let all = client.get("/api/v1/gateways").await.ok();
        assert_eq!(all["total"], hosts, "{who}");
    }
    let sales = harness.browser(sales).await;
    let tree = sales.get("/api/v1/orgUnits").await.ok();
    let names: Vec<_> = tree["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| unit["name"].clone())
        .collect();
    assert_eq!(names, ["Sales", "Poland"]);
    for path in [
        "/api/v1/orgUnits/3/policy",
        "/api/v1/orgUnits/3/people",
        "/api/v1/policies/3/impact",
        "/api/v1/policies/3/impactCount",
        "/api/v1/policies/3/notices",
        "/v1/policies/root",
        "/admin/directory/v1/customer/my_customer/orgunits/Office",
        "/gmail/v1/users/utente@example.com/settings/sendAs",
    ] {
        assert_eq!(sales.get(path).await.outcome(), "404 NOT_FOUND", "{path}");
    }
    let listed = sales.get(&format!("{UNITS}?type=all")).await.ok();
    assert_eq!(listed["organizationUnits"].as_array().unwrap().len(), 2);
    let other = id_of(&harness, "utente@example.com").await;
    assert_eq!(
        sales.get(&format!("/api/v1/people/{other}")).await.outcome(),
        "404 NOT_FOUND"
    );
    for body in [json!({ "unit": "3" }), json!({ "unit": "root" })] {
        for path in ["/api/v1/people/search", "/api/v1/gateways/search"] {
            assert_eq!(
                sales.post(path, body.clone()).await.outcome(),
                "404 NOT_FOUND",
                "{path} {body}"
            );
        }
    }
    let accounts = sales.get("/api/v1/account").await.ok();
    assert_eq!(accounts["admin"], false);
    assert!(
        accounts["permissions"]
            .as_array()
            .unwrap()
            .contains(&json!("GIVE_ROLES"))
    );
}

#[tokio::test]
async fn nobody_reaches_beyond_their_units() {
    let harness = town().await;
    let sales = harness.browser("sales@example.com").await;
    let other = id_of(&harness, "utente@example.com").await;
    let own = id_of(&harness, "user@example.com").await;
    for path in [
        "/api/v1/people/close",
        "/api/v1/people/open",
        "/api/v1/people/invite",
    ] {
        let answer = sales.post(path, json!({ "ids": [other] })).await.ok();
        assert_eq!(answer["outcomes"][0]["reason"], "NOT_FOUND", "{path}");
    }
    let impact = sales
        .post("/api/v1/people/closeImpact", json!({ "ids": [other, own] }))
        .await
        .ok();
    assert_eq!(impact["people"].as_array().unwrap().len(), 1);
    let gateway =
        |user: &str| json!({ "gateways": [{ "user": user, "address": user.replace("example", "partner") }] });
    let removed = sales
        .post("/api/v1/gateways/removeEach", gateway("utente@example.com"))
        .await
        .ok();
    assert_eq!(removed["outcomes"][0]["reason"], "NOT_FOUND");
    let removed = sales
        .post("/api/v1/gateways/removeEach", gateway("user@example.com"))
        .await
        .ok();
    assert_eq!(removed["outcomes"][0].get("reason"), None);
    for (unit, user, outcome) in [
        // Both ends of a move have to be within reach.
        ("3", "user@example.com", "400 UNIT_UNKNOWN"),
        ("2", "utente@example.com", "404 NOT_FOUND"),
        ("2", "user@example.com", "200"),
    ] {
        let path = format!("/api/v1/orgUnits/{unit}/movePeople");
        let answer = sales.post(&path, json!({ "users": [user] })).await;
        assert_eq!(answer.outcome(), outcome, "{user} to {unit}");
    }
    for (method, key, body, outcome) in [
        // What one looks after belongs to the unit above.
        ("PATCH", "id:2", json!({ "name": "Mine" }), "403 FORBIDDEN"),
        ("DELETE", "id:2", json!(null), "403 FORBIDDEN"),
        ("PATCH", "id:3", json!({ "name": "Theirs" }), "404 NOT_FOUND"),
        (
            "PATCH",
            "id:4",
            json!({ "parentOrgUnitId": "id:3" }),
            "400 UNIT_UNKNOWN",
        ),
        ("PATCH", "id:4", json!({ "name": "Polska" }), "200"),
    ] {
        let path = format!("{UNITS}/{key}");
        let answer = sales.json(method.parse().unwrap(), &path, &body).await;
        assert_eq!(answer.outcome(), outcome, "{method} {key} {body}");
    }
    let made = sales
        .post(UNITS, json!({ "name": "New", "parentOrgUnitPath": "/" }))
        .await;
    assert_eq!(made.outcome(), "400 UNIT_UNKNOWN");
    let added = sales
        .post(
            "/api/v1/people/add",
            json!({ "address": "new@example.com", "name": "" }),
        )
        .await
        .ok();
    assert_eq!(added["unit"]["path"], "/Sales");
    let boss = json!({ "address": "boss@example.com", "name": "", "role": "ADMINISTRATOR" });
    assert_eq!(
        sales.post("/api/v1/people/add", boss).await.outcome(),
        "400 ROLE_BEYOND"
    );
    let table = json!({ "csv": "address\nx@example.com\n" });
    assert_eq!(
        sales.post("/api/v1/people/import", table).await.outcome(),
        "403 FORBIDDEN"
    );
    // Who may do more is out of reach even in one's own unit.
    let admin = harness.browser("admin@example.com").await;
    let moved = json!({ "users": ["office@example.com", "admin@example.com"] });
    admin.post("/api/v1/orgUnits/2/movePeople", moved).await.ok();
    for who in ["office@example.com", "admin@example.com"] {
        let id = id_of(&harness, who).await;
        let answer = sales
            .post("/api/v1/people/close", json!({ "ids": [id] }))
            .await
            .ok();
        assert_eq!(answer["outcomes"][0]["reason"], "PERSON_BEYOND", "{who}");
        let answer = sales
            .post("/api/v1/orgUnits/4/movePeople", json!({ "users": [who] }))
            .await;
        assert_eq!(answer.outcome(), "400 PERSON_BEYOND", "{who}");
    }
    let admin_moves = json!({ "users": ["sales@example.com"] });
    admin
        .post("/api/v1/orgUnits/2/movePeople", admin_moves.clone())
        .await
        .ok();
    let own = sales.post("/api/v1/orgUnits/4/movePeople", admin_moves).await;
    assert_eq!(own.outcome(), "400 OWN_ACCOUNT");
}

#[tokio::test]
async fn an_auditor_and_a_helpdesk_change_nothing_but_what_is_theirs() {
    let harness = town().await;
    let [audit, help] = [
        harness.browser("audit@example.com").await,
        harness.browser("help@example.com").await,
    ];
    let user = id_of(&harness, "user@example.com").await;
    for (path, body) in [
        ("/api/v1/people/close", json!({ "ids": [user] })),
        (
            "/api/v1/people/add",
            json!({ "address": "new@example.com", "name": "" }),
        ),
        (
            "/api/v1/orgUnits/2/movePeople",
            json!({ "users": ["user@example.com"] }),
        ),
        ("/api/v1/policies/2/change", json!({ "policy": {} })),
        (UNITS, json!({ "name": "New", "parentOrgUnitPath": "/Sales" })),
    ] {
        for client in [&audit, &help] {
            let outcome = client.post(path, body.clone()).await.outcome();
            assert!(
                outcome.starts_with("403") || outcome.starts_with("400 BODY"),
                "{path}: {outcome}"
            );
        }
    }
    let gateway = json!({ "gateways": [{ "user": "user@example.com", "address": "user@partner.com" }] });
    assert_eq!(
        audit
            .post("/api/v1/gateways/removeEach", gateway.clone())
            .await
            .outcome(),
        "403 FORBIDDEN"
    );
    assert_eq!(audit.get("/api/v1/setupChecklist").await.outcome(), "200");
    assert_eq!(
        help.get("/api/v1/setupChecklist").await.outcome(),
        "403 FORBIDDEN"
    );
    let invited = help
        .post("/api/v1/people/invite", json!({ "ids": [user] }))
        .await
        .ok();
    assert_eq!(invited["outcomes"][0].get("reason"), None);
    assert_eq!(
        help.post("/api/v1/gateways/removeEach", gateway).await.outcome(),
        "200"
    );
}
