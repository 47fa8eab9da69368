mod roles;

use fromline_base::idn::to_ascii;
use fromline_core::gateway::{Gateway, Host, Security};
use serde_json::{Value, json};

use crate::tests::Harness;

const PEOPLE: &str = "/api/v1/people";

fn gateway() -> Gateway {
    Gateway {
        host: Host::parse("smtp.partner.com", &to_ascii).unwrap(),
        port: 465,
        security: Security::Implicit,
    }
}

async fn id_of(harness: &Harness, address: &str) -> String {
    harness.user(address).await.id.to_string()
}

fn addresses(answer: &Value) -> Vec<&str> {
    let people = answer["people"].as_array().unwrap();
    people
        .iter()
        .map(|person| person["address"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn search_filters_and_pages() {
    let harness = Harness::new().await;
    harness
        .add_alias(
            "user@example.com",
            "user.name@partner.com",
            Some((gateway(), "user", "password")),
        )
        .await;
    harness.set_disabled("utente@example.com", true).await;
    let admin = harness.program("admin@example.com").await;
    let search = async |body: Value| admin.post(&format!("{PEOPLE}/search"), body).await.ok();

    let all = search(json!({})).await;
    let total = all["total"].as_u64().unwrap();
    assert_eq!(
        (all["found"].as_u64().unwrap(), addresses(&all).len() as u64),
        (total, total)
    );
    for (body, expected) in [
        (json!({ "query": "UTE" }), vec!["utente@example.com"]),
        (json!({ "state": "CLOSED" }), vec!["utente@example.com"]),
        (json!({ "role": "ADMINISTRATOR" }), vec!["admin@example.com"]),
        (json!({ "gateways": "ANY" }), vec!["user@example.com"]),
        (json!({ "gateways": "FAILING" }), vec![]),
        (json!({ "query": "user", "gateways": "NONE" }), vec![]),
    ] {
        assert_eq!(addresses(&search(body.clone()).await), expected, "{body}");
    }
    let (mut token, mut paged) = (String::new(), Vec::new());
    loop {
        let page = search(json!({ "pageSize": 1, "pageToken": token })).await;
        assert_eq!(page["total"].is_null(), !token.is_empty());
        paged.extend(addresses(&page).into_iter().map(str::to_owned));
        match page["nextPageToken"].as_str() {
            Some(next) => token = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(paged, addresses(&all));
    for (body, outcome) in [
        (json!({ "query": "a b c d e" }), "400 TOO_LONG"),
        (json!({ "pageToken": "x" }), "400 FILTER_INVALID"),
        (json!({ "pageToken": "999" }), "400 FILTER_INVALID"),
        (json!({ "state": "x" }), "400 BODY_INVALID"),
    ] {
        let answer = admin.post(&format!("{PEOPLE}/search"), body).await;
        assert_eq!(answer.outcome(), outcome);
    }
}

/// Whoever filters by a unit finds its people and those below it, and reads each one's unit.
#[tokio::test]
async fn by_unit() {
    let harness = Harness::new().await;
    let admin = harness.program("admin@example.com").await;
    let add = async |name: &str, parent: &str| {
        let unit = json!({ "name": name, "parentOrgUnitId": format!("id:{parent}") });
        let path = "/admin/directory/v1/customer/my_customer/orgunits";
        let added = admin.post(path, unit).await.ok();
        added["orgUnitId"].as_str().unwrap()["id:".len()..].to_owned()
    };
    let sales = add("Sales", "root").await;
    let poland = add("Poland", &sales).await;
    let people = json!({ "users": ["user@example.com"] });
    admin
        .post(&format!("/api/v1/orgUnits/{poland}/movePeople"), people)
        .await
        .ok();
    let search = async |unit: &str| {
        admin
            .post(&format!("{PEOPLE}/search"), json!({ "unit": unit }))
            .await
            .ok()
    };
    for unit in [&sales, &poland] {
        let found = search(unit).await;
        assert_eq!(
            (addresses(&found), &found["found"]),
            (vec!["user@example.com"], &json!(1))
        );
        assert_eq!(
            found["people"][0]["unit"],
            json!({ "id": poland, "path": "/Sales/Poland" })
        );
    }
    let all = search("root").await;
    assert_eq!(all["found"], all["total"]);
    let id = id_of(&harness, "user@example.com").await;
    let person = admin.get(&format!("{PEOPLE}/{id}")).await.ok();
    assert_eq!(person["policyUnit"], json!({ "id": "root", "path": "/" }));
    for unknown in ["99", "x", ""] {
        let answer = admin
            .post(&format!("{PEOPLE}/search"), json!({ "unit": unknown }))
            .await;
        assert_eq!(answer.outcome(), "404 NOT_FOUND", "{unknown}");
    }
}

#[tokio::test]
async fn one_person() {
    let harness = Harness::new().await;
    harness
        .add_alias(
            "user@example.com",
            "user.name@partner.com",
            Some((gateway(), "user", "password")),
        )
        .await;
    let _browser = harness.browser("user@example.com").await;
    let admin = harness.program("admin@example.com").await;
    let id = id_of(&harness, "user@example.com").await;
    let person = admin.get(&format!("{PEOPLE}/{id}")).await.ok();
    assert_eq!(person["person"]["gateways"], 1);
    assert_eq!(person["addresses"][0]["host"], "smtp.partner.com");
    assert_eq!(person["sessions"]["count"], 1);
    assert_eq!(
        (&person["mayUseGateways"], &person["suspendedMail"]),
        (&json!(false), &json!("REFUSE"))
    );
    harness.allow_gateways().await;
    let person = admin.get(&format!("{PEOPLE}/{id}")).await.ok();
    assert_eq!(person["mayUseGateways"], true);
    assert_eq!(person.get("suspendedMail"), None);
    for unknown in ["0", "x", "999999999999999999999"] {
        assert_eq!(
            admin.get(&format!("{PEOPLE}/{unknown}")).await.outcome(),
            "404 NOT_FOUND"
        );
    }
}

#[tokio::test]
async fn closed_and_opened_each_on_their_own() {
    let harness = Harness::new().await;
    let user = harness.program("user@example.com").await;
    let admin = harness.program("admin@example.com").await;
    let (own, id) = (
        id_of(&harness, "admin@example.com").await,
        id_of(&harness, "user@example.com").await,
    );
    let body = json!({ "ids": [id, own, "x"] });
    let impact = admin
        .post(&format!("{PEOPLE}/closeImpact"), body.clone())
        .await
        .ok();
    assert_eq!(impact["people"].as_array().unwrap().len(), 2);
    assert_eq!(impact["people"][0].get("reason"), None);
    assert_eq!(impact["people"][1]["reason"], "OWN_ACCOUNT");
    user.get("/api/v1/account").await.ok();
    let closed = admin.post(&format!("{PEOPLE}/close"), body).await.ok();
    assert_eq!(
        closed["outcomes"],
        json!([{ "id": id }, { "id": own, "reason": "OWN_ACCOUNT" }, { "id": "x", "reason": "NOT_FOUND" }])
    );
    assert_eq!(user.get("/api/v1/account").await.outcome(), "401 UNAUTHENTICATED");
    // Once more changes nothing.
    let again = admin
        .post(&format!("{PEOPLE}/close"), json!({ "ids": [id] }))
        .await
        .ok();
    assert_eq!(again["outcomes"], json!([{ "id": id }]));
    admin
        .post(&format!("{PEOPLE}/open"), json!({ "ids": [id] }))
        .await
        .ok();
    user.get("/api/v1/account").await.ok();
    let many: Vec<String> = (0..101).map(|id| id.to_string()).collect();
    let answer = admin
        .post(&format!("{PEOPLE}/close"), json!({ "ids": many }))
        .await;
    assert_eq!(answer.outcome(), "400 TOO_LONG");
}

#[tokio::test]
async fn added_people_get_a_link_that_works() {
    let harness = Harness::new().await;
    let admin = harness.program("admin@example.com").await;
    let body = json!({ "address": "Nowa@example.com", "name": "Nowa Osoba", "language": "pl" });
    let person = admin.post(&format!("{PEOPLE}/add"), body.clone()).await.ok();
    assert_eq!(
        (&person["state"], &person["role"]),
        (&json!("INVITED"), &json!("USER"))
    );
    assert_eq!(
        admin.post(&format!("{PEOPLE}/add"), body).await.outcome(),
        "400 USER_EXISTS"
    );
    for (body, outcome) in [
        (json!({ "address": "a@partner.com" }), "400 DOMAIN_NOT_OWN"),
        (json!({ "address": "a" }), "400 ADDRESS_INVALID"),
        (
            json!({ "address": "a@example.com", "language": "x" }),
            "400 LANGUAGE_UNKNOWN",
        ),
        (
            json!({ "address": "a@example.com", "name": "b@c.de" }),
            "400 NAME_CONTAINS_ADDRESS",
        ),
    ] {
        assert_eq!(
            admin.post(&format!("{PEOPLE}/add"), body).await.outcome(),
            outcome
        );
    }
    let ids = json!({ "ids": [person["id"], id_of(&harness, "user@example.com").await] });
    let again = admin.post(&format!("{PEOPLE}/invite"), ids.clone()).await.ok();
    assert_eq!(again["outcomes"][0]["reason"], "RATE_LIMITED");
    harness.clock.advance(jiff::Span::new().minutes(6));
    let again = admin.post(&format!("{PEOPLE}/invite"), ids).await.ok();
    assert_eq!(again["outcomes"][0].get("reason"), None);
}

#[tokio::test]
async fn a_table_there_and_back_changes_nothing() {
    let harness = Harness::new().await;
    let admin = harness.program("admin@example.com").await;
    let import = async |csv: &str, apply: bool| {
        let body = json!({ "csv": csv, "apply": apply });
        admin.post(&format!("{PEOPLE}/import"), body).await.ok()
    };
    let table = "address;name;role;state\r\n\
                 neu@example.com;Neu;;\r\n\
                 user@example.com;'=1+1;;\r\n\
                 x;;;\r\n\
                 neu@example.com;;;\r\n\
                 utente@example.com;;chief;\r\n\
                 admin@example.com;;user;\r\n\
                 a@partner.com;;;\r\n";
    let planned = import(table, false).await;
    let lines = json!([
        { "line": 2, "address": "neu@example.com", "changes": ["ADDED"] },
        { "line": 3, "address": "user@example.com", "changes": ["NAME"] },
        { "line": 4, "address": "x", "column": "address", "reason": "ADDRESS_INVALID" },
        { "line": 5, "address": "neu@example.com", "column": "address", "reason": "LINE_TWICE" },
        { "line": 6, "address": "utente@example.com", "column": "role", "reason": "VALUE_UNKNOWN" },
        { "line": 7, "address": "admin@example.com", "column": "role", "reason": "OWN_ACCOUNT" },
        { "line": 8, "address": "a@partner.com", "column": "address", "reason": "DOMAIN_NOT_OWN" },
    ]);
    assert_eq!(planned["lines"], lines);
    assert_eq!((&planned["added"], &planned["changed"]), (&json!(1), &json!(1)));
    let mut applied = import(table, true).await;
    assert_eq!(applied["applied"], true);
    applied["applied"] = json!(false);
    assert_eq!(applied, planned, "the same figures");
    let again = import(table, true).await;
    assert_eq!(
        (&again["added"], &again["changed"], &again["unchanged"]),
        (&json!(0), &json!(0), &json!(2))
    );
    assert_eq!(harness.user("user@example.com").await.name, "=1+1");

    let answer = admin.get(&format!("{PEOPLE}/export")).await;
    let exported = String::from_utf8(answer.bytes.clone()).unwrap();
    assert!(exported.contains("user@example.com,'=1+1,user,"), "{exported}");
    let back = import(&exported, true).await;
    assert_eq!((&back["lines"], &back["changed"]), (&json!([]), &json!(0)));
    for (csv, outcome) in [("name\nA", "400 COLUMN_MISSING"), ("", "400 COLUMN_MISSING")] {
        let body = json!({ "csv": csv });
        let answer = admin.post(&format!("{PEOPLE}/import"), body).await;
        assert_eq!(answer.outcome(), outcome);
    }
}
