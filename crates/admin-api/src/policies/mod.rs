//! Policies, in the shape of Google's `cloudidentity.v1`: one setting, which each organizational unit has or inherits.

mod change;
mod create;
mod delete;
pub mod filter;
mod get;
mod impact;
mod impact_count;
mod inherit;
mod list;
mod notices;
mod patch;
mod resource;
mod undo;

#[cfg(test)]
mod tests;

use fromline_services::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use resource::{CUSTOMER, progress_to_api, read_if_match, seen_to_api};

/// Returns the router of the policy endpoints; `v1beta1` is their older path.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(get::get, patch::patch, delete::delete))
        .routes(routes!(list::list_beta, create::create_beta))
        .routes(routes!(get::get_beta, patch::patch_beta, delete::delete_beta))
        .routes(routes!(impact::impact))
        .routes(routes!(impact_count::count))
        .routes(routes!(change::change))
        .routes(routes!(inherit::inherit))
        .routes(routes!(undo::undo))
        .routes(routes!(notices::notices))
}
