//! `PATCH /api/v1/account`: changes the language of pages and emails.

use axum::{Json, extract::State};
use fromline_core::{
    Language, Reason,
    api::{Account, AccountChange, ErrorEnvelope},
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::state::App;
use fromline_store::users::{self, User};

/// Changes the language of the user's interface and emails.
#[utoipa::path(patch, path = "/api/v1/account", tag = "account", request_body = AccountChange,
    responses((status = 200, body = Account), (status = "default", body = ErrorEnvelope)))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<AccountChange>,
) -> Result<Json<Account>, ApiError> {
    let language = Language::all().find(|language| language.code() == request.language);
    let language = language.ok_or_else(|| ApiError::field("language", Reason::LanguageUnknown))?;
    app.store
        .write(|db| {
            users::set_language(db, caller.user.id, language)?;
            let user = User {
                language: Some(language),
                ..caller.user.clone()
            };
            let account = super::describe(&app, db, &user)?;
            Ok(Json(account))
        })
        .await
}
