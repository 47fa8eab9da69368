//! `POST /api/v1/session/close`: signs out.

use axum::{extract::State, http::StatusCode};
use fromline_base::keys::token_hash;
use fromline_core::api::ErrorEnvelope;
use fromline_http::{auth::SameOrigin, error::ApiError};
use fromline_services::state::App;
use fromline_store::{Tx, sessions};

use super::cookie::{SetCookie, clear_cookies};

/// Signs out; succeeds without a session, too.
#[utoipa::path(post, path = "/api/v1/session/close", tag = "session", security(()),
    responses((status = 204), (status = "default", body = ErrorEnvelope)))]
pub async fn close(State(app): State<App>, page: SameOrigin) -> Result<(StatusCode, SetCookie), ApiError> {
    if let Some(cookie) = page.cookie {
        let hash = token_hash(&cookie);
        let end = |db: &mut Tx| match sessions::by_hash(db, &hash)? {
            Some((session, _)) => sessions::end(db, session.id),
            None => Ok(()),
        };
        app.store.write(end).await?;
    }
    Ok((StatusCode::NO_CONTENT, clear_cookies(&app)))
}
