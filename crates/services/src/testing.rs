//! A server without HTTP, for tests: every part of it on a temporary database, with a fixed clock and fake servers of others.

#![expect(
    clippy::missing_panics_doc,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::{
    ops::Deref,
    path::Path,
    sync::{Arc, LazyLock},
};

use fromline_base::{
    clock::MockClock,
    dns::{Dns, Zone},
    keys::Keyring,
    passwords::Passwords,
    testing::{address_key, time},
};
use fromline_config::Config;
use fromline_core::{
    directory::UnitId,
    gateway::Gateway,
    policy::{GatewayPolicy, SuspendedMail},
};
use fromline_outbound::{
    https::Fetch,
    oauth::Providers,
    smtp::{GatewayAccount, Gateways},
    testing::{FakeGateways, FakeProvider, FakeRelay, Published},
    vault::{credentials, find_sealing_key},
};
use fromline_store::{
    data::Data,
    gateways,
    policies::{self, StoredPolicy},
    readiness::Readiness,
    testing::{BEGINNING, TestStore},
    users::{self, User},
};
use fromline_text::Texts;
use jiff::Timestamp;

use crate::{compose::Components, state::App};

/// The texts that the binary carries, parsed once for all tests.
static TEXTS: LazyLock<Arc<Texts>> = LazyLock::new(|| Arc::new(Texts::new(None)));

/// The server under test, with three users: `admin@`, `user@` and `utente@example.com`.
pub struct Fixture {
    /// The server as handlers see it.
    pub app: App,
    /// Its clock, fixed at 2026-11-23 09:00 UTC until moved.
    pub clock: Arc<MockClock>,
    /// Fake gateways that the server under test talks to.
    pub gateways: Arc<FakeGateways>,
    /// Fake relay that the server under test talks to.
    pub relay: Arc<FakeRelay>,
    database: TestStore,
}

/// Its database.
impl Deref for Fixture {
    type Target = TestStore;

    fn deref(&self) -> &TestStore {
        &self.database
    }
}

impl Fixture {
    /// Creates a fixture with the default configuration: `example.com`, a relay, plain HTTP on loopback.
    pub async fn new() -> Self {
        Self::with(|_| ()).await
    }

    /// Creates a fixture with another configuration.
    pub async fn with(configure: impl FnOnce(&mut Config)) -> Self {
        Self::within(&std::env::temp_dir(), configure).await
    }

    /// Creates a fixture with its data below another folder, and another configuration.
    pub async fn within(folder: &Path, configure: impl FnOnce(&mut Config)) -> Self {
        let mut config = config();
        configure(&mut config);
        let keys = Keyring::generate().expect("random numbers");
        let database = TestStore::within(folder, &keys).await;
        Self::assemble(database, keys, config, time(BEGINNING))
    }

    /// Creates a fixture on an existing data folder, at a given time, with the default configuration and no added users.
    pub fn of(data: Data, now: Timestamp) -> Self {
        Self::assemble(TestStore::of(data.store), data.keys, config(), now)
    }

    fn assemble(database: TestStore, keys: Keyring, config: Config, now: Timestamp) -> Self {
        let clock = Arc::new(MockClock::new(now));
        let gateways = Arc::new(FakeGateways::default());
        let relay = Arc::new(FakeRelay::default());
        let app = Components {
            store: database.store.clone(),
            clock: clock.clone(),
            config,
            keys,
            // Cheap hashes: a test that signs in is not about Argon2.
            passwords: Passwords::with_cost(8, 1),
            texts: TEXTS.clone(),
            gateways: gateways.clone(),
            dns: Arc::new(Zone::default()),
            fetch: Arc::new(Published::default()),
            providers: Providers::default(),
            web: Arc::new(FakeProvider::default()),
            relay: Some(relay.clone()),
            submission: None,
            chance: || 500,
            readiness: Readiness::default(),
            demo_mailbox: None,
            demo_issuer: None,
        }
        .compose()
        .expect("chance");
        Self {
            app,
            clock,
            gateways,
            relay,
            database,
        }
    }

    /// Simulates a restart: everything kept only in memory is gone.
    #[must_use]
    pub fn restarted(mut self) -> Self {
        self.app.sign_in.password_limits = Arc::default();
        self.app.sign_in.last_used = Arc::default();
        self.app.send_limits = Arc::default();
        self.app.gateway_check_limits = Arc::default();
        self.app.lookups.limits = Arc::default();
        self.app.detection_limits = Arc::default();
        self.app.checklist = Arc::default();
        self.app.flows = Arc::default();
        self.app.tokens = Arc::default();
        self
    }

    /// Removes the relay, as far as handlers see.
    #[must_use]
    pub fn without_relay(mut self) -> Self {
        self.app.relay = None;
        self
    }

    /// Replaces the gateways, as far as handlers see.
    #[must_use]
    pub fn with_gateways(mut self, gateways: Arc<dyn Gateways>) -> Self {
        self.app.gateways = gateways;
        self
    }

    /// Replaces DNS, as far as handlers see.
    #[must_use]
    pub fn with_dns(mut self, dns: Arc<dyn Dns>) -> Self {
        self.app.lookups.dns = dns;
        self
    }

    /// Replaces the documents on the web, as far as handlers see.
    #[must_use]
    pub fn with_fetch(mut self, fetch: Arc<dyn Fetch>) -> Self {
        self.app.fetch = fetch;
        self
    }

    /// Replaces the OAuth provider, as far as handlers see. It is called `partner`, and its tokens may go to `smtp.partner.com`.
    #[must_use]
    pub fn with_provider(mut self, provider: Arc<FakeProvider>) -> Self {
        self.app.providers = Arc::new(FakeProvider::registered());
        self.app.web = provider;
        self
    }

    /// Returns the harness with these providers of tokens, as far as handlers see.
    #[must_use]
    pub fn with_providers(mut self, providers: Providers) -> Self {
        self.app.providers = Arc::new(providers);
        self
    }

    /// Adds a user without a password.
    pub async fn add_user(&self, address: &str, name: &str, admin: bool) -> User {
        self.database
            .insert_user(address, name, admin, self.app.clock.now())
            .await
    }

    /// Adds a confirmed alias, with a gateway and credentials if given.
    pub async fn add_alias(&self, user: &str, address: &str, gateway: Option<(Gateway, &str, &str)>) {
        let now = self.app.clock.now();
        let id = self.database.insert_alias(user, address, now).await;
        let Some((gateway, username, password)) = gateway else {
            return;
        };
        let account = GatewayAccount {
            gateway,
            username: username.into(),
            password: password.into(),
        };
        let key = self.read(|db| Ok(find_sealing_key(db, &self.app.keys)));
        let key = key.await.expect("a key");
        let user = self.user(user).await;
        let new = credentials::seal(&key, user.id, &address_key(address), &account).expect("sealed");
        self.write(|db| gateways::put(db, id, new.clone(), now)).await;
    }

    /// Allows gateways for everybody.
    pub async fn allow_gateways(&self) {
        let stored = StoredPolicy {
            policy: GatewayPolicy {
                allowed: true,
                suspended_mail: SuspendedMail::Refuse,
            },
            updated: self.app.clock.now(),
            updated_by: "admin@example.com".to_owned(),
        };
        self.write(|db| policies::set(db, UnitId::ROOT, &stored)).await;
    }

    /// Gives a user a password.
    pub async fn set_password(&self, address: &str, password: &str) {
        let user = self.user(address).await;
        let hash = self.app.sign_in.passwords.hash(password).await.expect("a hash");
        self.write(|db| users::set_password(db, user.id, &hash)).await;
    }

    /// Disables or enables a user.
    pub async fn set_disabled(&self, address: &str, disabled: bool) {
        let user = self.user(address).await;
        self.write(|db| users::set_disabled(db, user.id, disabled)).await;
    }
}

fn config() -> Config {
    Config {
        public_url: "http://127.0.0.1:8080".to_owned(),
        domains: vec!["example.com".to_owned()],
        outbound_gateway: "gw.example.com".to_owned(),
        gateway_ports: vec![25, 465, 587],
        ..Config::default()
    }
}
