//! Organizational units, in the shape of Google's `admin.directory_v1`, and what the administrator's page needs beside it.

mod delete;
mod get;
mod insert;
mod list;
mod move_people;
mod move_unit;
mod patch;
mod people;
mod policy;
mod resource;
mod tree;
mod update;

#[cfg(test)]
mod tests;

use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the router of the endpoints for units.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, insert::insert))
        .routes(routes!(get::get, patch::patch, update::update, delete::delete))
        .routes(routes!(tree::tree))
        .routes(routes!(policy::policy))
        .routes(routes!(people::people))
        .routes(routes!(move_unit::move_unit))
        .routes(routes!(move_people::move_people))
}
