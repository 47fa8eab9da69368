//! The server as these endpoints' tests see it.

use fromline_core::{directory::UnitId, policy::GatewayPolicy, role::Grants};
use fromline_http::{
    ServerEndpoints,
    testing::{Surface, TestServer},
};
use fromline_services::{
    permit::Permit,
    policies::{self, PolicyRequest, PolicyWrite},
};

pub(crate) use fromline_http::testing::{TestClient, TestResponse};

/// A server with these endpoints.
pub(crate) struct Users;

impl Surface for Users {
    fn endpoints() -> ServerEndpoints {
        crate::add_to(ServerEndpoints::common())
    }
}

pub(crate) type Harness = TestServer<Users>;

/// Sets the policy of the whole organization, as an administrator does.
pub(crate) async fn decide(harness: &Harness, policy: GatewayPolicy) {
    let permit = Permit::of(&harness.user("admin@example.com").await, Grants::everything());
    let request = PolicyRequest {
        permit: &permit,
        unit: UnitId::ROOT,
        if_match: None,
        sentence: None,
    };
    policies::write(&harness.app, request, |_| Ok(PolicyWrite::Set(policy)))
        .await
        .unwrap();
}
