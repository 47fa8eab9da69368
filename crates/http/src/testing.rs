//! A server with HTTP, for the tests of endpoints and those in `crates/server/tests`.

#![expect(
    clippy::missing_panics_doc,
    reason = "a test that panics has failed, which is its purpose"
)]

mod client;

use std::{marker::PhantomData, ops::Deref, path::Path, sync::Arc};

use axum::Router;
use fromline_base::{
    dns::Dns,
    keys::{random_token, token_hash},
};
use fromline_config::Config;
use fromline_outbound::{https::Fetch, oauth::Providers, smtp::Gateways, testing::FakeProvider};
use fromline_services::testing::Fixture;
use fromline_store::{data::Data, sessions, tokens};
use jiff::Timestamp;

pub use client::{TestClient, TestResponse};

use crate::{ServerEndpoints, build_router};

/// The endpoints of the server that a test starts.
pub trait Surface {
    /// Returns the endpoints.
    fn endpoints() -> ServerEndpoints;
}

/// A fixture that answers requests to the endpoints of a [`Surface`].
pub struct TestServer<S> {
    /// The server behind HTTP.
    pub fixture: Fixture,
    router: Router,
    surface: PhantomData<S>,
}

/// The server behind HTTP.
impl<S> Deref for TestServer<S> {
    type Target = Fixture;

    fn deref(&self) -> &Fixture {
        &self.fixture
    }
}

impl<S: Surface> From<Fixture> for TestServer<S> {
    fn from(fixture: Fixture) -> Self {
        let router = build_router(fixture.app.clone(), S::endpoints);
        Self {
            fixture,
            router,
            surface: PhantomData,
        }
    }
}

impl<S: Surface> TestServer<S> {
    /// Starts one with the default configuration: `example.com`, a relay, plain HTTP on loopback.
    pub async fn new() -> Self {
        Fixture::new().await.into()
    }

    /// Starts one with another configuration.
    pub async fn with(configure: impl FnOnce(&mut Config)) -> Self {
        Fixture::with(configure).await.into()
    }

    /// Starts one with its data below another folder, and another configuration.
    pub async fn within(folder: &Path, configure: impl FnOnce(&mut Config)) -> Self {
        Fixture::within(folder, configure).await.into()
    }

    /// Starts one on an existing data folder, at a given time, with the default configuration and no added users.
    pub fn of(data: Data, now: Timestamp) -> Self {
        Fixture::of(data, now).into()
    }

    /// Simulates a restart: everything kept only in memory is gone.
    #[must_use]
    pub fn restarted(self) -> Self {
        self.fixture.restarted().into()
    }

    /// Removes the relay, as far as handlers see.
    #[must_use]
    pub fn without_relay(self) -> Self {
        self.fixture.without_relay().into()
    }

    /// Replaces the gateways, as far as handlers see.
    #[must_use]
    pub fn with_gateways(self, gateways: Arc<dyn Gateways>) -> Self {
        self.fixture.with_gateways(gateways).into()
    }

    /// Replaces DNS, as far as handlers see.
    #[must_use]
    pub fn with_dns(self, dns: Arc<dyn Dns>) -> Self {
        self.fixture.with_dns(dns).into()
    }

    /// Replaces the documents on the web, as far as handlers see.
    #[must_use]
    pub fn with_fetch(self, fetch: Arc<dyn Fetch>) -> Self {
        self.fixture.with_fetch(fetch).into()
    }

    /// Replaces the OAuth provider, as far as handlers see. It is called `partner`, and its tokens may go to `smtp.partner.com`.
    #[must_use]
    pub fn with_provider(self, provider: Arc<FakeProvider>) -> Self {
        self.fixture.with_provider(provider).into()
    }

    /// Returns it with these providers of tokens, as far as handlers see.
    #[must_use]
    pub fn with_providers(self, providers: Providers) -> Self {
        self.fixture.with_providers(providers).into()
    }

    /// Returns a client that is not signed in.
    pub fn nobody(&self) -> TestClient {
        TestClient::new(self.router.clone())
    }

    /// Returns this user's browser, with a session and the headers that browsers send.
    pub async fn browser(&self, address: &str) -> TestClient {
        let user = self.user(address).await;
        let token = random_token().expect("random numbers");
        let (hash, now) = (token_hash(&token), self.app.clock.now());
        self.write(|db| sessions::open(db, user.id, &hash, "test", now))
            .await;
        self.nobody().with_cookie(self.app.config.https(), &token)
    }

    /// Returns this user's program, with a bearer token.
    pub async fn program(&self, address: &str) -> TestClient {
        self.program_until(address, None).await
    }

    /// Returns this user's program, with a bearer token that expires.
    pub async fn program_until(&self, address: &str, expires: Option<Timestamp>) -> TestClient {
        let user = self.user(address).await;
        let token = random_token().expect("random numbers");
        let (hash, now) = (token_hash(&token), self.app.clock.now());
        self.write(|db| tokens::add(db, user.id, &hash, now, expires))
            .await;
        self.nobody().with_bearer(&token)
    }
}
