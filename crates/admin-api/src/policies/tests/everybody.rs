//! What policies are not for, and the mail service's state beside it.

use serde_json::json;

use super::body;
use crate::tests::Harness;

#[tokio::test]
async fn what_is_for_groups_is_not_supported_whether_the_policy_exists_or_not() {
    let harness = Harness::new().await;
    let admin = harness.program("admin@example.com").await;
    let root = "entity.org_units.exists(org_unit, org_unit.org_unit_id == orgUnitId('root'))";
    let group = "entity.groups.exists(group, group.group_id == groupId('helpdesk'))";
    for exists in [false, true] {
        for (query, field) in [
            (json!({ "group": "groups/helpdesk" }), "policyQuery.group"),
            (
                json!({ "orgUnit": "orgUnits/root", "group": "groups/x" }),
                "policyQuery.group",
            ),
            (json!({ "query": group }), "policyQuery.query"),
            (
                json!({ "orgUnit": "orgUnits/root", "query": format!("{root} && {group}") }),
                "policyQuery.query",
            ),
        ] {
            let mut body = body(true);
            body["customer"] = "customers/C0fromline".into();
            body["policyQuery"] = query;
            for answer in [
                admin.post("/v1/policies", body.clone()).await,
                admin.post("/v1beta1/policies", body.clone()).await,
                admin.patch("/v1/policies/root", body.clone()).await,
            ] {
                assert_eq!(answer.outcome(), "400 POLICY_SCOPE_UNSUPPORTED", "{body}");
                let answer = answer.json();
                assert_eq!(
                    answer["error"]["details"][1]["fieldViolations"][0]["field"],
                    field
                );
                assert!(
                    answer["error"]["message"]
                        .as_str()
                        .unwrap()
                        .contains("not supported")
                );
            }
        }
        if exists {
            break;
        }
        let mut whole = body(true);
        whole["policyQuery"]["query"] = root.into();
        admin.post("/v1/policies", whole.clone()).await.ok();
        assert_eq!(
            admin.post("/v1/policies", whole).await.outcome(),
            "409 POLICY_EXISTS"
        );
    }
}

#[tokio::test]
async fn that_mail_is_on_is_a_policy_that_nobody_changes() {
    let harness = Harness::new().await;
    let admin = harness.program("admin@example.com").await;
    let path = "/v1beta1/policies/gmail-service-status";
    let policy = admin.get(path).await.ok();
    assert_eq!(policy["setting"]["value"], json!({ "serviceState": "ENABLED" }));
    let filter = "filter=setting.type.matches(%27%5E.*%5C%5C.service_status%24%27)";
    let listed = admin.get(&format!("/v1/policies?{filter}")).await.ok();
    assert_eq!(listed, json!({ "policies": [policy.clone()] }));
    for answer in [
        admin.patch(path, policy.clone()).await,
        admin.patch("/v1/policies/root", policy.clone()).await,
        admin.post("/v1/policies", policy.clone()).await,
        admin.delete(path).await,
    ] {
        assert_eq!(answer.outcome(), "400 READ_ONLY");
    }
    let user = harness.program("user@example.com").await;
    assert_eq!(user.get(path).await.outcome(), "403 FORBIDDEN");
}
