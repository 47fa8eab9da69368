//! From addresses: Google's `users.settings.sendAs` and Fromline's additions to it.
//!
//! Only the user can make changes. An administrator may list, get and delete any user's aliases, nothing more.

mod confirm;
mod create;
mod delete;
mod get;
mod list;
mod patch;
mod report_test;
mod resource;
mod send_test;
mod smime_info;
mod update;
mod verify;

#[cfg(test)]
mod tests;

use fromline_core::address::AddressKey;
use fromline_http::{auth::parse_key, error::ApiError};
use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use resource::seen_to_api;

/// Returns the router of the From-address endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(get::get, update::update, patch::patch, delete::delete))
        .routes(routes!(verify::verify))
        .routes(routes!(confirm::confirm))
        .routes(routes!(send_test::send_test))
        .routes(routes!(report_test::report_test))
        .routes(routes!(smime_info::list, smime_info::insert))
        .routes(routes!(smime_info::get, smime_info::delete))
        .routes(routes!(smime_info::set_default))
}

/// Returns the canonical form of the address in a path; 404 if it is not an address.
pub(super) fn address_key(address: &str) -> Result<AddressKey, ApiError> {
    parse_key(address).ok_or_else(ApiError::not_found)
}
