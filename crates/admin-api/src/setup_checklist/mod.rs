//! The setup checklist, for administrators.

mod change;
mod confirm_test;
mod get;
mod read_message;
mod resource;
mod send_test;

#[cfg(test)]
mod tests;

use fromline_core::api::SetupChecklist;
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{checklist::Checklist, state::App};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the router of the checklist's endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get::get, change::change))
        .routes(routes!(send_test::send_test))
        .routes(routes!(confirm_test::confirm_test))
        .routes(routes!(read_message::read_message))
}

fn of(app: &App) -> Checklist<'_> {
    Checklist {
        context: app,
        lookups: &app.lookups,
        memory: &app.checklist,
    }
}

/// Answers with the list as it is now.
async fn answer(app: &App, caller: &Caller) -> Result<axum::Json<SetupChecklist>, ApiError> {
    let found = of(app).read(&caller.user).await?;
    Ok(axum::Json(resource::checklist_to_api(found)))
}
