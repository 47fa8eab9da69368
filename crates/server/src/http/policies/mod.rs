//! Policies: Google's `cloudidentity.v1` shape. One setting, one organisational unit for now.

mod change;
mod create;
mod delete;
pub(crate) mod filter;
mod get;
mod impact;
mod impact_count;
mod list;
mod notices;
mod patch;
mod resource;

#[cfg(test)]
mod tests;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::App;
pub use resource::progress_to_api;

/// Of this folder; `v1beta1` is the same under its older name.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(get::get, patch::patch, delete::delete))
        .routes(routes!(list::list_beta, create::create_beta))
        .routes(routes!(get::get_beta, patch::patch_beta, delete::delete_beta))
        .routes(routes!(impact::impact))
        .routes(routes!(impact_count::count))
        .routes(routes!(change::change))
        .routes(routes!(notices::notices))
}
