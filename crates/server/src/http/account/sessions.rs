//! `GET /api/v1/account/sessions`

use axum::{Json, extract::State};
use fromline_core::api::{ErrorEnvelope, SessionInfo, SessionList};

use crate::{
    http::{auth::Caller, error::ApiError},
    state::App,
    store::sessions,
};

/// The caller's open sessions, the newest first. Not for bearer tokens.
#[utoipa::path(get, path = "/api/v1/account/sessions", tag = "account",
    responses((status = 200, body = SessionList), (status = "default", body = ErrorEnvelope)))]
pub async fn sessions(State(app): State<App>, caller: Caller) -> Result<Json<SessionList>, ApiError> {
    let current = caller.session()?;
    let now = app.clock.now();
    let mut db = app.store.read().await?;
    let all = sessions::of_user(&mut db, caller.user.id).await?;
    let alive = all
        .into_iter()
        .filter(|session| session.is_alive(caller.user.admin, now));
    let sessions = alive
        .map(|session| SessionInfo {
            current: session.id == current,
            created: session.created.to_string(),
            last_used: session.last_used.to_string(),
            browser: session.browser,
        })
        .collect();
    Ok(Json(SessionList { sessions }))
}
