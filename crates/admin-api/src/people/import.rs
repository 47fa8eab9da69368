//! `POST /api/v1/people/import`: a table of people.

use axum::{Json, extract::State};
use fromline_base::heavy;
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, ImportPeopleRequest, ImportPeopleResponse},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::TableBody};
use fromline_services::{
    people::table::{self, Invitations},
    refusal::Refusal,
    state::App,
};

use super::resource::plan_to_api;

/// Reads a table of people: first to see what would happen, line by line, then with `apply` to make it happen. Nobody is deleted; people
/// who are not in the table stay as they are.
#[utoipa::path(post, path = "/api/v1/people/import", tag = "people", operation_id = "import_people",
    request_body = ImportPeopleRequest,
    responses((status = 200, body = ImportPeopleResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn import(
    State(app): State<App>,
    caller: Caller,
    TableBody(request, _room): TableBody<ImportPeopleRequest>,
) -> Result<Json<ImportPeopleResponse>, ApiError> {
    let permit = caller.permit();
    permit.require_everywhere(Permission::ManagePeople)?;
    if request.invite && app.relay.is_none() {
        return Err(Refusal::new(Reason::RelayMissing).into());
    }
    let ImportPeopleRequest { csv, apply, invite } = request;
    let config = app.config.clone();
    let lines = heavy::run(move || table::parse(&config, &csv)).await;
    let lines = lines.map_err(Refusal::new)??;
    let plan = if apply {
        let invitations = if invite {
            Invitations::Sent(&app)
        } else {
            Invitations::Later
        };
        let now = app.clock.now();
        app.store
            .write(|db| table::apply(db, &permit, &lines, invitations, now))
            .await?
    } else {
        let now = app.clock.now();
        app.store.scan(|db| table::plan(db, &permit, &lines, now)).await?
    };
    Ok(Json(plan_to_api(plan, apply)))
}
