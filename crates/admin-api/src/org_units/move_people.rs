//! `POST /api/v1/orgUnits/{unitId}/movePeople`: moves people to a unit, or says what that would do.

use std::collections::BTreeSet;

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_base::idn;
use fromline_core::{
    Reason,
    address::Address,
    api::{ErrorEnvelope, MovePeopleRequest, MoveResult},
    role::Permission,
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    notices,
    refusal::Refusal,
    state::App,
    units::{self, MoveRequest},
};
use fromline_store::users;

use super::resource::{find_by_id, outcome_to_api};

/// Largest number of people moved at once.
const MOST: usize = 500;

/// Moves people to a unit, all or none, and emails those whose mail is delivered differently. With `dryRun` nobody is moved or emailed:
/// the answer says what the move would do.
#[utoipa::path(post, path = "/api/v1/orgUnits/{unitId}/movePeople", tag = "orgunits", operation_id = "move_people", request_body = MovePeopleRequest,
    params(("unitId" = String, Path, description = "The unit that they move to: `root`, or its id")),
    responses((status = 200, body = MoveResult), (status = "default", body = ErrorEnvelope)))]
pub async fn move_people(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<MovePeopleRequest>,
) -> Result<Json<MoveResult>, ApiError> {
    let permit = caller.permit_for(Permission::ManagePeople)?;
    let notify = body.notify.as_ref();
    let sentence = notify
        .map(|notify| notices::check_sentence(&app, notify))
        .transpose()?;
    if body.users.len() > MOST {
        return Err(ApiError::field("users", Reason::TooLong));
    }
    let found = app.store.read(|db| {
        let unit = find_by_id(db, &id)?;
        let mut people = BTreeSet::new();
        for (place, address) in body.users.iter().enumerate() {
            let user = match Address::parse(address, &idn::to_ascii) {
                Ok(address) => users::by_address(db, address.key())?,
                Err(_) => None,
            };
            let user = user.ok_or_else(|| Refusal::field(&format!("users[{place}]"), Reason::NotFound))?;
            people.insert(user.id);
        }
        Ok::<_, Refusal>((unit.id, people))
    });
    let (to, people) = found.await?;
    let request = MoveRequest {
        permit: &permit,
        to,
        dry_run: body.dry_run,
        sentence: sentence.as_deref(),
    };
    let outcome = units::move_people(&app.store, app.clock.now(), request, &people).await?;
    Ok(Json(outcome_to_api(outcome)))
}
