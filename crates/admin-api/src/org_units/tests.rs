//! Units as Google's clients and the administrator's page see them.

mod policies;

use serde_json::{Value, json};

use crate::tests::{Harness, TestClient};

const UNITS: &str = "/admin/directory/v1/customer/my_customer/orgunits";

async fn make(admin: &TestClient, parent: &str, name: &str) -> Value {
    let body = json!({ "name": name, "parentOrgUnitPath": parent });
    admin.post(UNITS, body).await.ok()
}

fn paths(list: &Value) -> Vec<&str> {
    let units = list["organizationUnits"].as_array().unwrap().iter();
    units.map(|unit| unit["orgUnitPath"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn as_google_has_it() {
    let harness = Harness::new().await;
    let admin = harness.program("admin@example.com").await;
    insta::assert_json_snapshot!(make(&admin, "/", "Sales").await, @r##"
    {
      "blockInheritance": false,
      "description": "",
      "etag": "\"1\"",
      "kind": "admin#directory#orgUnit",
      "name": "Sales",
      "orgUnitId": "id:2",
      "orgUnitPath": "/Sales",
      "parentOrgUnitId": "id:root",
      "parentOrgUnitPath": "/"
    }
    "##);
    make(&admin, "/Sales", "Poland & Łódź").await;
    let by_id = json!({ "name": "Deep", "parentOrgUnitId": "id:3", "blockInheritance": true });
    admin.post(UNITS, by_id).await.ok();
    make(&admin, "/", "Office").await;
    for (query, expected) in [
        ("", &["/Sales", "/Office"][..]),
        ("?type=children&orgUnitPath=/Sales", &["/Sales/Poland & Łódź"]),
        (
            "?type=all",
            &[
                "/Sales",
                "/Office",
                "/Sales/Poland & Łódź",
                "/Sales/Poland & Łódź/Deep",
            ],
        ),
        ("?type=all&orgUnitPath=id:3", &["/Sales/Poland & Łódź/Deep"]),
        (
            "?type=allIncludingParent&orgUnitPath=%2FSales",
            &["/Sales", "/Sales/Poland & Łódź", "/Sales/Poland & Łódź/Deep"],
        ),
        (
            "?type=all_including_parent&orgUnitPath=/",
            &[
                "/",
                "/Sales",
                "/Office",
                "/Sales/Poland & Łódź",
                "/Sales/Poland & Łódź/Deep",
            ],
        ),
    ] {
        let list = admin.get(&format!("{UNITS}{query}")).await.ok();
        assert_eq!(paths(&list), expected, "{query}");
    }
    assert_eq!(
        admin.get(&format!("{UNITS}?type=some")).await.outcome(),
        "400 FILTER_INVALID"
    );
    assert_eq!(
        admin
            .get(&format!("{UNITS}?orgUnitPath=/Nowhere"))
            .await
            .outcome(),
        "404 NOT_FOUND"
    );
    let root = admin.get(&format!("{UNITS}/id:root")).await.ok();
    assert_eq!(
        (&root["orgUnitPath"], &root["name"]),
        (&json!("/"), &json!("example.com"))
    );
    assert_eq!(root.get("parentOrgUnitPath"), None);
    for key in [
        "id:3",
        "Sales/Poland%20%26%20%C5%81%C3%B3d%C5%BA",
        "sales%2Fpoland%20&%20%C5%81%C3%B3d%C5%BA",
    ] {
        let unit = admin.get(&format!("{UNITS}/{key}")).await.ok();
        assert_eq!(unit["orgUnitId"], "id:3", "{key}");
    }
    for (customer, outcome) in [("C0fromline", "200"), ("C999", "404 NOT_FOUND")] {
        let path = UNITS.replace("my_customer", customer);
        assert_eq!(admin.get(&path).await.outcome(), outcome);
    }
}

#[tokio::test]
async fn changed_and_refused() {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    make(&admin, "/", "Sales").await;
    make(&admin, "/Sales", "Poland").await;
    let poland = format!("{UNITS}/Sales/Poland");
    let renamed = admin
        .patch(&poland, json!({ "name": "Polska", "description": "Łódź" }))
        .await;
    assert_eq!(
        (renamed.header("etag"), &renamed.ok()["orgUnitPath"]),
        (Some("\"2\""), &json!("/Sales/Polska"))
    );
    // A whole unit as it was read can be sent back with one field changed; what is read only is not looked at.
    let polska = format!("{UNITS}/id:3");
    let mut whole = admin.get(&polska).await.ok();
    whole["parentOrgUnitPath"] = "/".into();
    whole["parentOrgUnitId"] = "id:root".into();
    let moved = admin.put(&polska, whole).await.ok();
    assert_eq!(
        (&moved["orgUnitPath"], &moved["description"]),
        (&json!("/Polska"), &json!("Łódź"))
    );
    for (answer, outcome) in [
        (
            admin
                .post(UNITS, json!({ "name": "SALES", "parentOrgUnitPath": "/" }))
                .await,
            "409 UNIT_EXISTS",
        ),
        (admin.post(UNITS, json!({ "name": "New" })).await, "400 REQUIRED"),
        (
            admin
                .post(UNITS, json!({ "name": "New", "parentOrgUnitPath": "/None" }))
                .await,
            "400 UNIT_UNKNOWN",
        ),
        (
            admin
                .post(UNITS, json!({ "name": "a/b", "parentOrgUnitPath": "/" }))
                .await,
            "400 UNIT_NAME_SLASH",
        ),
        (
            admin.patch(&polska, json!({ "parentOrgUnitId": "id:3" })).await,
            "400 UNIT_BELOW_ITSELF",
        ),
        (
            admin
                .patch(&format!("{UNITS}/id:root"), json!({ "name": "X" }))
                .await,
            "400 UNIT_ROOT_FIXED",
        ),
        (
            admin
                .clone()
                .with("if-match", "\"1\"")
                .patch(&polska, json!({ "name": "X" }))
                .await,
            "412 UNIT_CHANGED",
        ),
        (
            admin.clone().with("if-match", "\"1\"").delete(&polska).await,
            "412 UNIT_CHANGED",
        ),
        (
            admin.delete(&format!("{UNITS}/id:root")).await,
            "400 UNIT_ROOT_FIXED",
        ),
    ] {
        assert_eq!(answer.outcome(), outcome);
    }
    admin
        .post(
            "/api/v1/orgUnits/3/movePeople",
            json!({ "users": ["user@example.com"] }),
        )
        .await
        .ok();
    assert_eq!(admin.delete(&polska).await.outcome(), "412 UNIT_NOT_EMPTY");
    let people = admin.get("/api/v1/orgUnits/3/people").await.ok();
    assert_eq!(people["people"][0]["address"], "user@example.com");
    admin
        .post(
            "/api/v1/orgUnits/root/movePeople",
            json!({ "users": ["USER@example.com"] }),
        )
        .await
        .ok();
    assert_eq!(admin.delete(&polska).await.outcome(), "204");
    let nobody = json!({ "users": ["user@example.com", "nobody@example.com"] });
    let refused = admin.post("/api/v1/orgUnits/2/movePeople", nobody).await;
    assert_eq!(refused.outcome(), "404 NOT_FOUND");
}
