//! `GET /api/v1/start`: the server and the visitor in one answer, requested at every page load.

use axum::{Json, extract::State};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, Start},
};
use fromline_http::{auth::Caller, error::ApiError, instance};
use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::account;

/// Returns the router of the start endpoint.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(start))
}

/// Returns what a page needs when it loads: the server's public facts and the signed-in user. No user is not an error here.
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
