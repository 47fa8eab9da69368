//! The HTTP interface's edge: the listener, the layers around every endpoint, what requests and answers are made of, the app's files, and
//! the endpoints of every server. The others are in `fromline-user-api` and `fromline-admin-api`, one file each.

pub mod assets;
pub mod auth;
pub mod client_address;
pub mod early;
pub mod embedded;
mod endpoints;
pub mod error;
pub mod gateway;
mod guard;
mod headers;
mod hosts;
pub mod instance;
pub mod json;
pub mod leftover;
pub mod listener;
pub mod locales;
pub mod metrics;
pub mod multipart;
pub mod openapi;
pub mod paint;
pub mod probes;
pub mod refusal;
pub mod request_id;
mod router;
pub mod sentence;
pub mod testing;
mod trace;
mod well_known;

pub use endpoints::ServerEndpoints;
pub use router::{InnerRouter, build_router};
