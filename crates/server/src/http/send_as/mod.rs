//! From addresses: Google's `users.settings.sendAs`, and what Fromline adds to it.
//!
//! Changing requests are the user's own. An administrator may list, get and delete anybody's, nothing more.

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

use fromline_core::address::Address;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::error::ApiError;
use crate::{idn::to_ascii, state::App};
pub use resource::{arrival_to_api, seen_to_api};

/// Of this folder.
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

/// The compared form of the address in a path; what is no address is not found.
pub(super) fn key(address: &str) -> Result<String, ApiError> {
    Address::parse(address, &to_ascii)
        .map(|address| address.key().to_owned())
        .map_err(|_| ApiError::not_found())
}
