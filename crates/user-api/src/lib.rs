//! The endpoints that people and their programs call for themselves: the session, the account, From addresses, mail, the preview.

pub mod account;
mod batch;
pub mod consents;
pub mod demo;
pub mod domains;
pub mod link;
pub mod messages;
pub mod preview;
pub mod send_as;
pub mod session;
mod start;
#[cfg(test)]
mod tests;
pub mod write_from;

use fromline_http::ServerEndpoints;
use utoipa_axum::router::OpenApiRouter;

/// Adds these endpoints to a server's.
pub fn add_to(endpoints: ServerEndpoints) -> ServerEndpoints {
    let routes = OpenApiRouter::new()
        .merge(start::routes())
        .merge(session::routes())
        .merge(link::routes())
        .merge(account::routes())
        .merge(send_as::routes())
        .merge(messages::routes())
        .merge(preview::routes())
        .merge(domains::routes())
        .merge(consents::routes())
        .merge(write_from::routes())
        .merge(demo::routes());
    let alone = batch::routes().merge(demo::pages());
    endpoints.with(routes).with_single(alone)
}
