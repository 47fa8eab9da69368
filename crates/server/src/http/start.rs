//! `GET /api/v1/start`: the server and the visitor in one answer, for every page load.

use axum::{Json, extract::State};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, Start},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{account, auth::Caller, error::ApiError, instance};
use crate::state::App;

/// Of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(start))
}

/// What a page needs to know at its start: the server, and who is signed in. Nobody is no error here.
#[utoipa::path(get, path = "/api/v1/start", tag = "instance", security((), ("session" = []), ("token" = [])),
    responses((status = 200, body = Start), (status = "default", body = ErrorEnvelope)))]
async fn start(State(app): State<App>, caller: Result<Caller, ApiError>) -> Result<Json<Start>, ApiError> {
    let account = match caller {
        Ok(caller) => {
            let account = app.store.read(|db| account::describe(&app, db, &caller.user));
            Some(account.await?)
        }
        Err(refusal) if refusal.reason == Reason::Unauthenticated => None,
        Err(refusal) => return Err(refusal),
    };
    Ok(Json(Start {
        instance: instance::describe(&app),
        account,
    }))
}
