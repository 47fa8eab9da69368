//! `GET /api/v1/account/sessions`: the caller's open sessions.

use axum::{Json, extract::State};
use fromline_core::api::{ErrorEnvelope, SessionInfo, SessionList};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;
use fromline_store::sessions;
use jiff::SignedDuration;

/// Lists the caller's open sessions, newest first. Not available to bearer tokens.
#[utoipa::path(get, path = "/api/v1/account/sessions", tag = "account",
    responses((status = 200, body = SessionList), (status = "default", body = ErrorEnvelope)))]
pub async fn sessions(State(app): State<App>, caller: Caller) -> Result<Json<SessionList>, ApiError> {
    let current = caller.require_session()?;
    let now = app.clock.now();
    app.store
        .read(|db| {
            let all = sessions::of_user(db, caller.user.id)?;
            let sessions = all.into_iter().filter_map(|session| {
                let idle = app.sign_in.last_used.measure_idle(&session, &*app.clock);
                let alive = session.is_alive(caller.administers(), idle, now);
                alive.then(|| SessionInfo {
                    current: session.id == current,
                    created: session.created.min(now).to_string(),
                    last_used: (now - idle.max(SignedDuration::ZERO)).to_string(),
                    browser: session.browser,
                })
            });
            let sessions = sessions.collect();
            Ok(Json(SessionList { sessions }))
        })
        .await
}
