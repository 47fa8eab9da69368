//! The server as these endpoints' tests see it: with those of users, whom administrators' decisions concern.

use fromline_http::{
    ServerEndpoints,
    testing::{Surface, TestServer},
};

pub(crate) use fromline_http::testing::TestClient;

/// A server with these endpoints and those of users.
pub(crate) struct Everybody;

impl Surface for Everybody {
    fn endpoints() -> ServerEndpoints {
        fromline_user_api::add_to(crate::add_to(ServerEndpoints::common()))
    }
}

pub(crate) type Harness = TestServer<Everybody>;
