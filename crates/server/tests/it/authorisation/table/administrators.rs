//! What only those with a role may ask for.

use fromline_core::role::Permission;
use serde_json::json;

use super::{Expected, NOT_FOUND, Row, all, own};

/// Returns the rows of administrators' routes.
pub fn rows() -> Vec<Row> {
    [
        policies("v1"),
        policies("v1beta1"),
        units(),
        gateways(),
        people(),
        checklist(),
    ]
    .concat()
}

fn gateways() -> Vec<Row> {
    vec![
        Row::administrators(Permission::SeeGateways, "GET /api/v1/gateways", all("200")),
        Row::administrators(
            Permission::SeeGateways,
            "POST /api/v1/gateways/search",
            all("200"),
        )
        .with(json!({})),
        Row::administrators(Permission::SeeGateways, "GET /api/v1/gateways/hosts", all("200")),
        Row::administrators(
            Permission::RemoveGateways,
            "POST /api/v1/gateways/removeEach",
            all("200"),
        )
        .with(json!({ "gateways": [] })),
        Row::administrators(
            Permission::RemoveGateways,
            "POST /api/v1/gateways/remove",
            all("404 NOT_FOUND"),
        )
        .with(json!({ "user": "nobody@example.com", "address": "nobody@partner.com" })),
        Row::administrators(
            Permission::ManagePeople,
            "POST /api/v1/gateways/notifyPasswordsEnding",
            all("404 NOT_FOUND"),
        )
        .with(json!({ "registration": "nobody", "notify": { "sentence": "" } })),
    ]
}

fn people() -> Vec<Row> {
    let nobody = json!({ "ids": ["0"] });
    vec![
        Row::administrators(Permission::SeePeople, "POST /api/v1/people/search", all("200"))
            .with(json!({ "query": "a" })),
        Row::administrators(Permission::SeePeople, "GET /api/v1/people/{id}", all("200")),
        Row::administrators(
            Permission::ManagePeople,
            "POST /api/v1/people/add",
            all("400 ADDRESS_INVALID"),
        )
        .with(json!({ "address": "nobody" })),
        Row::administrators(Permission::InvitePeople, "POST /api/v1/people/invite", all("200"))
            .with(nobody.clone()),
        Row::administrators(
            Permission::ManagePeople,
            "POST /api/v1/people/closeImpact",
            all("200"),
        )
        .with(nobody.clone()),
        Row::administrators(Permission::ManagePeople, "POST /api/v1/people/close", all("200"))
            .with(nobody.clone()),
        Row::administrators(Permission::ManagePeople, "POST /api/v1/people/open", all("200")).with(nobody),
        Row::administrators(
            Permission::GiveRoles,
            "POST /api/v1/people/{id}/giveRole",
            all(NOT_FOUND),
        )
        .with(json!({ "role": "HELPDESK", "unit": "root" }))
        .signed_in_just_now(),
        Row::administrators(
            Permission::GiveRoles,
            "POST /api/v1/people/{id}/endRole",
            all(NOT_FOUND),
        )
        .with(json!({ "role": "HELPDESK", "unit": "root" }))
        .signed_in_just_now(),
        Row::administrators(Permission::SeePeople, "GET /api/v1/people/export", all("200")),
        Row::administrators(Permission::ManagePeople, "POST /api/v1/people/import", all("200"))
            .with(json!({ "csv": "address\nnobody", "apply": true })),
    ]
}

fn checklist() -> Vec<Row> {
    vec![
        Row::administrators(Permission::SeeSetup, "GET /api/v1/setupChecklist", all("200")),
        Row::administrators(
            Permission::ChangeSetup,
            "PATCH /api/v1/setupChecklist",
            all("200"),
        )
        .with(json!({ "hidden": true })),
        Row::administrators(
            Permission::ChangeSetup,
            "POST /api/v1/setupChecklist/sendTest",
            all("200"),
        ),
        // Theirs, which this request is about, was not sent.
        Row::administrators(
            Permission::ChangeSetup,
            "POST /api/v1/setupChecklist/confirmTest",
            all(NOT_FOUND),
        ),
        Row::administrators(
            Permission::ChangeSetup,
            "POST /api/v1/setupChecklist/readMessage",
            all("400 DKIM_RESULTS_MISSING"),
        )
        .with(json!({ "message": "From: {own}" })),
    ]
}

/// Returns the rows of one version of the API. Names are leaked because a route is `&'static`.
fn policies(version: &str) -> Vec<Row> {
    let route = |text: &str| -> &'static str { text.replace("v1", version).leak() };
    let body = json!({ "setting": {
        "type": "settings/gmail.per_user_outbound_gateway",
        "value": { "allowUsersToUseExternalSmtpServers": false },
    } });
    let mut rows = vec![
        Row::administrators(Permission::SeePolicies, route("GET /v1/policies"), all("200")),
        Row::administrators(Permission::ChangePolicies, route("POST /v1/policies"), all("200"))
            .with(body.clone()),
        Row::administrators(
            Permission::SeePolicies,
            route("GET /v1/policies/{policiesId}"),
            own("200"),
        ),
        Row::administrators(
            Permission::ChangePolicies,
            route("PATCH /v1/policies/{policiesId}"),
            own("200"),
        )
        .with(body.clone()),
        Row::administrators(
            Permission::ChangePolicies,
            route("DELETE /v1/policies/{policiesId}"),
            own("200"),
        ),
    ];
    if version == "v1" {
        let change: &'static str = "POST /api/v1/policies/{policiesId}/change";
        rows.push(
            Row::administrators(Permission::ChangePolicies, change, own("200"))
                .with(json!({ "policy": body, "notify": {} })),
        );
        let reset = "POST /api/v1/policies/{policiesId}/inherit";
        rows.push(
            Row::administrators(Permission::ChangePolicies, reset, own("200")).with(json!({ "notify": {} })),
        );
        let undo = Expected([NOT_FOUND, NOT_FOUND, NOT_FOUND, "400 UNDO_NOTHING"]);
        rows.push(
            Row::administrators(
                Permission::ChangePolicies,
                "POST /api/v1/policies/{policiesId}/undo",
                undo,
            )
            .with(json!({})),
        );
        for impact in ["impact", "impactCount", "notices"] {
            let route: &'static str = format!("GET /api/v1/policies/{{policiesId}}/{impact}").leak();
            rows.push(Row::administrators(Permission::SeePolicies, route, own("200")));
        }
    }
    rows
}

fn units() -> Vec<Row> {
    let new = json!({ "name": "New", "parentOrgUnitPath": "/" });
    vec![
        Row::administrators(
            Permission::SeePolicies,
            "GET /admin/directory/v1/customer/{customerId}/orgunits",
            own("200"),
        ),
        Row::administrators(
            Permission::ManageUnits,
            "POST /admin/directory/v1/customer/{customerId}/orgunits",
            own("200"),
        )
        .with(new),
        Row::administrators(
            Permission::SeePolicies,
            "GET /admin/directory/v1/customer/{customerId}/orgunits/{orgUnitPath}",
            own("200"),
        ),
        Row::administrators(
            Permission::ManageUnits,
            "PATCH /admin/directory/v1/customer/{customerId}/orgunits/{orgUnitPath}",
            own("200"),
        )
        .with(json!({ "name": "Other" })),
        Row::administrators(
            Permission::ManageUnits,
            "PUT /admin/directory/v1/customer/{customerId}/orgunits/{orgUnitPath}",
            own("200"),
        )
        .with(json!({ "name": "Other" })),
        Row::administrators(
            Permission::ManageUnits,
            "DELETE /admin/directory/v1/customer/{customerId}/orgunits/{orgUnitPath}",
            own("204"),
        ),
        Row::administrators(Permission::SeePolicies, "GET /api/v1/orgUnits", all("200")),
        Row::administrators(
            Permission::SeePolicies,
            "GET /api/v1/orgUnits/{unitId}/policy",
            own("200"),
        ),
        Row::administrators(
            Permission::SeePeople,
            "GET /api/v1/orgUnits/{unitId}/people",
            own("200"),
        ),
        Row::administrators(
            Permission::ManageUnits,
            "POST /api/v1/orgUnits/{unitId}/move",
            own("200"),
        )
        .with(json!({ "parent": "root" })),
        Row::administrators(
            Permission::ManagePeople,
            "POST /api/v1/orgUnits/{unitId}/movePeople",
            own("200"),
        )
        .with(json!({ "users": ["{own}"] })),
    ]
}
