mod everybody;
mod impact;
mod notices;

use serde_json::json;

use crate::tests::Harness;

const SETTING: &str = "settings/gmail.per_user_outbound_gateway";
const IMPACT: &str = concat!("/api/v1/policies/root", "/impact");
const COUNT: &str = concat!("/api/v1/policies/root", "/impactCount");

fn body(allowed: bool) -> serde_json::Value {
    json!({
        "policyQuery": { "orgUnit": "orgUnits/root" },
        "setting": { "type": SETTING, "value": { "allowUsersToUseExternalSmtpServers": allowed } }
    })
}

#[tokio::test]
async fn listed_and_off_until_somebody_sets_it() {
    let harness = Harness::new().await;
    let admin = harness.program("admin@example.com").await;
    let answer = admin.get("/v1/policies?alt=json").await.ok();
    insta::assert_json_snapshot!(answer, @r##"
    {
      "policies": [
        {
          "customer": "customers/C0fromline",
          "etag": "\"0\"",
          "name": "policies/root",
          "policyQuery": {
            "orgUnit": "orgUnits/root",
            "query": "entity.org_units.exists(org_unit, org_unit.org_unit_id == orgUnitId('root'))",
            "sortOrder": 0.0
          },
          "setting": {
            "type": "settings/gmail.per_user_outbound_gateway",
            "value": {
              "allowUsersToUseExternalSmtpServers": false,
              "suspendedMail": "REFUSE"
            }
          },
          "type": "SYSTEM"
        },
        {
          "customer": "customers/C0fromline",
          "etag": "\"0\"",
          "name": "policies/gmail-service-status",
          "policyQuery": {
            "orgUnit": "orgUnits/root",
            "query": "entity.org_units.exists(org_unit, org_unit.org_unit_id == orgUnitId('root'))",
            "sortOrder": 0.0
          },
          "setting": {
            "type": "settings/gmail.service_status",
            "value": {
              "serviceState": "ENABLED"
            }
          },
          "type": "SYSTEM"
        }
      ]
    }
    "##);
    let none = admin
        .get("/v1/policies?filter=setting.type%3D%3D%27x%27")
        .await
        .ok();
    assert_eq!(none, json!({ "policies": [] }));
    assert_eq!(
        admin.get("/v1/policies?filter=x").await.outcome(),
        "400 FILTER_INVALID"
    );
}

#[tokio::test]
async fn a_change_answers_a_finished_operation_and_holds_at_once() {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    let operation = admin.patch("/v1/policies/root", body(true)).await.ok();
    insta::assert_json_snapshot!(operation, @r##"
    {
      "done": true,
      "name": "operations/policies-root-1",
      "response": {
        "@type": "type.googleapis.com/google.apps.cloudidentity.policies.v1.Policy",
        "customer": "customers/C0fromline",
        "etag": "\"1\"",
        "name": "policies/root",
        "policyQuery": {
          "orgUnit": "orgUnits/root",
          "query": "entity.org_units.exists(org_unit, org_unit.org_unit_id == orgUnitId('root'))",
          "sortOrder": 1.0
        },
        "setting": {
          "type": "settings/gmail.per_user_outbound_gateway",
          "value": {
            "allowUsersToUseExternalSmtpServers": true,
            "suspendedMail": "REFUSE"
          }
        },
        "type": "ADMIN",
        "updateTime": "2026-11-23T09:00:00Z",
        "updatedBy": "admin@example.com"
      }
    }
    "##);
    let account = harness
        .browser("user@example.com")
        .await
        .get("/api/v1/account")
        .await
        .ok();
    assert_eq!(account["gatewaysAllowed"], true);
}

#[tokio::test]
async fn two_administrators_at_once() {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    let read = admin.get("/v1/policies/root").await;
    let etag = read.header("etag").unwrap().to_owned();
    assert_eq!(
        admin.patch("/v1/policies/root", body(true)).await.outcome(),
        "200"
    );
    let late = admin
        .clone()
        .with("if-match", &etag)
        .patch("/v1/policies/root", body(false))
        .await;
    assert_eq!(late.outcome(), "412 POLICY_CHANGED");
    let fresh = admin.get("/v1/policies/root").await;
    let etag = fresh.header("etag").unwrap().to_owned();
    assert_eq!(
        admin
            .clone()
            .with("if-match", &etag)
            .patch("/v1/policies/root", body(false))
            .await
            .outcome(),
        "200"
    );
    let either = admin.get("/v1/policies/root").await;
    let either = format!("\"9\", {}", either.header("etag").unwrap());
    for (if_match, outcome) in [
        (either.as_str(), "200"),
        ("*", "200"),
        (either.as_str(), "412 POLICY_CHANGED"),
        ("\"\"", "412 POLICY_CHANGED"),
    ] {
        let browser = admin.clone().with("if-match", if_match);
        let answer = browser.patch("/v1/policies/root", body(false)).await;
        assert_eq!(answer.outcome(), outcome, "{if_match}");
    }
    // Without If-Match the last write wins, as in Google's API.
    assert_eq!(
        admin.patch("/v1/policies/root", body(true)).await.outcome(),
        "200"
    );
}

#[tokio::test]
async fn what_happens_to_suspended_mail_stays_when_omitted() {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    let mut on_behalf = body(false);
    on_behalf["setting"]["value"]["suspendedMail"] = "ON_BEHALF".into();
    admin.patch("/v1/policies/root", on_behalf).await.ok();
    admin.patch("/v1/policies/root", body(true)).await.ok();
    let policy = admin.get("/v1/policies/root").await.ok();
    assert_eq!(policy["setting"]["value"]["suspendedMail"], "ON_BEHALF");
}

#[tokio::test]
async fn created_once_deleted_to_the_default_and_an_old_etag_never_fits_again() {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    let first = admin
        .get("/v1/policies/root")
        .await
        .header("etag")
        .unwrap()
        .to_owned();
    admin.post("/v1/policies", body(true)).await.ok();
    assert_eq!(
        admin.post("/v1beta1/policies", body(true)).await.outcome(),
        "409 POLICY_EXISTS"
    );
    admin.delete("/v1/policies/root").await.ok();
    let policy = admin.get("/v1beta1/policies/root").await;
    assert_eq!(policy.ok()["type"], "SYSTEM");
    assert_ne!(policy.header("etag").unwrap(), first);
}

#[tokio::test]
async fn pages_and_queries_that_are_none() {
    let harness = Harness::new().await;
    let admin = harness.program("admin@example.com").await;
    for (query, outcome) in [
        ("pageSize=0", "200"),
        ("pageSize=100&pageToken=&fields=policies&prettyPrint=false", "200"),
        ("pageSize=-1", "400 FILTER_INVALID"),
        ("pageSize=many", "400 BODY_INVALID"),
        ("pageToken=2", "200"),
        ("pageToken=-2", "400 FILTER_INVALID"),
        ("pageToken=x", "400 FILTER_INVALID"),
        ("filter=customer%20%3D%3D%20%22customers/C999%22", "200"),
        ("filter=%FF", "400 FILTER_INVALID"),
    ] {
        let answer = admin.get(&format!("/v1beta1/policies?{query}")).await;
        assert_eq!(answer.outcome(), outcome, "{query}");
    }
}

#[tokio::test]
async fn values_that_are_none_and_people_who_may_not() {
    let harness = Harness::new().await;
    let admin = harness.browser("admin@example.com").await;
    let mut strange = body(true);
    strange["setting"]["type"] = "settings/gmail.other".into();
    assert_eq!(
        admin.patch("/v1/policies/root", strange).await.outcome(),
        "400 SETTING_INVALID"
    );
    let mut strange = body(true);
    strange["setting"]["value"]["allowUsersToUseExternalSmtpServers"] = "yes".into();
    assert_eq!(
        admin.patch("/v1/policies/root", strange).await.outcome(),
        "400 SETTING_INVALID"
    );
    assert_eq!(admin.get("/v1/policies/other").await.outcome(), "404 NOT_FOUND");
    let user = harness.browser("user@example.com").await;
    assert_eq!(user.get("/v1/policies").await.outcome(), "403 FORBIDDEN");
    assert_eq!(
        user.patch("/v1/policies/root", body(true)).await.outcome(),
        "403 FORBIDDEN"
    );
    assert_eq!(user.get(IMPACT).await.outcome(), "403 FORBIDDEN");
    assert_eq!(user.get(COUNT).await.outcome(), "403 FORBIDDEN");
}
