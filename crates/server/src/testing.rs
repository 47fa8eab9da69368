//! A test harness, also for `tests/`: the whole application on a temporary database, with a fixed clock and fake servers.

#![expect(
    clippy::missing_panics_doc,
    reason = "a test that panics has failed, which is its purpose"
)]

mod client;
mod denied;
mod fakes;
pub mod mail_server;
pub mod parsers;
mod provider;
pub mod token_endpoint;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::Router;
use fromline_core::{
    address::{Address, AddressKey},
    directory::UnitId,
    gateway::Gateway,
    policy::{GatewayPolicy, SuspendedMail},
};
use jiff::Timestamp;

pub use client::{TestClient, TestResponse};
pub use denied::{DENIED_V4, DENIED_V6};
pub use fakes::{CapturedMail, FakeGateways, FakeRelay, FreeTrial, Published, Script};
pub use provider::FakeProvider;

use crate::{
    clock::MockClock,
    compose::{Components, build_router},
    config::Config,
    data::{Beginning, Claim, DATABASE, Data, claim},
    dns::{Dns, Zone},
    https::Fetch,
    idn,
    keys::{Keyring, random_token, token_hash},
    oauth::Providers,
    passwords::Passwords,
    readiness::Readiness,
    smtp::{GatewayAccount, Gateways},
    state::App,
    store::{
        Store, StoreError, Tx,
        aliases::{self, Alias},
        gateways,
        policies::{self, StoredPolicy},
        sessions, tokens,
        users::{self, NewUser, User},
    },
    text::Texts,
    vault::{credentials, find_sealing_key},
};

/// The application under test, with three users: `admin@`, `user@` and `utente@example.com`.
pub struct Harness {
    /// The application as handlers see it.
    pub app: App,
    /// Its clock, fixed at 2026-11-23 09:00 UTC until moved.
    pub clock: Arc<MockClock>,
    /// Its fake gateways.
    pub gateways: Arc<FakeGateways>,
    /// Its fake relay.
    pub relay: Arc<FakeRelay>,
    router: Router,
    /// The folder of the database, if it is temporary.
    folder: Option<Folder>,
}

impl Harness {
    /// Creates a harness with the default configuration: `example.com`, a relay, plain HTTP on loopback.
    pub async fn new() -> Self {
        Self::with(|_| ()).await
    }

    /// Creates a harness with another configuration.
    pub async fn with(configure: impl FnOnce(&mut Config)) -> Self {
        Self::within(&std::env::temp_dir(), configure).await
    }

    /// Creates a harness with its data below another folder, and another configuration.
    pub async fn within(folder: &Path, configure: impl FnOnce(&mut Config)) -> Self {
        let mut config = config();
        configure(&mut config);
        let folder = Folder::new(folder);
        let store = Store::open(&folder.0.join(DATABASE)).await;
        let keys = Keyring::generate().expect("random numbers");
        let now = time("2026-11-23T09:00:00Z");
        let mut harness = Self::assemble(store.expect("a new database"), keys, config, now);
        harness.folder = Some(folder);
        let app = &harness.app;
        let claim = claim(&app.store, &app.keys, now, Beginning::Allowed).await;
        assert_eq!(claim.expect("SQL"), Claim::Own, "a new database takes the key");
        harness.add_user("admin@example.com", "Admin", true).await;
        harness.add_user("user@example.com", "User Name", false).await;
        harness.add_user("utente@example.com", "Nome Utente", false).await;
        harness
    }

    /// Creates a harness on an existing data folder, at a given time, with the default configuration and no added users.
    pub fn of(data: Data, now: Timestamp) -> Self {
        Self::assemble(data.store, data.keys, config(), now)
    }

    fn assemble(store: Store, keys: Keyring, config: Config, now: Timestamp) -> Self {
        let clock = Arc::new(MockClock::new(now));
        let gateways = Arc::new(FakeGateways::default());
        let relay = Arc::new(FakeRelay::default());
        let app = Components {
            store,
            clock: clock.clone(),
            config,
            keys,
            // Cheap hashes: a test that signs in is not about Argon2.
            passwords: Passwords::with_cost(8, 1),
            texts: Texts::new(None),
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
        let router = build_router(&app);
        Self {
            app,
            clock,
            gateways,
            relay,
            router,
            folder: None,
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
        self.app.flows = Arc::default();
        self.app.tokens = Arc::default();
        self.router = build_router(&self.app);
        self
    }

    /// Returns the path of the database.
    pub fn database(&self) -> PathBuf {
        let folder = self.folder.as_ref().map(|folder| folder.0.join(DATABASE));
        folder.expect("a folder of its own")
    }

    /// Removes the relay, as far as handlers see.
    #[must_use]
    pub fn without_relay(mut self) -> Self {
        self.app.relay = None;
        self.router = build_router(&self.app);
        self
    }

    /// Replaces the gateways, as far as handlers see.
    #[must_use]
    pub fn with_gateways(mut self, gateways: Arc<dyn Gateways>) -> Self {
        self.app.gateways = gateways;
        self.router = build_router(&self.app);
        self
    }

    /// Replaces DNS, as far as handlers see.
    #[must_use]
    pub fn with_dns(mut self, dns: Arc<dyn Dns>) -> Self {
        self.app.lookups.dns = dns;
        self.router = build_router(&self.app);
        self
    }

    /// Replaces the documents on the web, as far as handlers see.
    #[must_use]
    pub fn with_fetch(mut self, fetch: Arc<dyn Fetch>) -> Self {
        self.app.fetch = fetch;
        self.router = build_router(&self.app);
        self
    }

    /// Replaces the OAuth provider, as far as handlers see. It is called `partner`, and its tokens may go to `smtp.partner.com`.
    #[must_use]
    pub fn with_provider(mut self, provider: Arc<FakeProvider>) -> Self {
        self.app.providers = Arc::new(FakeProvider::registered());
        self.app.web = provider;
        self.router = build_router(&self.app);
        self
    }

    /// Returns the harness with these providers of tokens, as far as handlers see.
    #[must_use]
    pub fn with_providers(mut self, providers: Providers) -> Self {
        self.app.providers = Arc::new(providers);
        self.router = build_router(&self.app);
        self
    }

    /// Reads the database in a transaction.
    pub async fn read<T>(&self, work: impl FnMut(&mut Tx) -> Result<T, StoreError>) -> T {
        self.app.store.read(work).await.expect("SQL")
    }

    /// Writes to the database.
    pub async fn write<T>(&self, work: impl FnMut(&mut Tx) -> Result<T, StoreError>) -> T {
        self.app.store.write(work).await.expect("SQL")
    }

    /// Adds a user without a password.
    pub async fn add_user(&self, address: &str, name: &str, admin: bool) -> User {
        let address = Address::parse(address, &idn::to_ascii).expect("a valid address");
        let new = NewUser {
            address: &address,
            name,
            admin,
            language: None,
        };
        let added = self.write(|db| users::add(db, &new, self.app.clock.now()));
        added.await.expect("an address that nobody has")
    }

    /// Adds a confirmed alias, with a gateway and credentials if given.
    pub async fn add_alias(&self, user: &str, address: &str, gateway: Option<(Gateway, &str, &str)>) {
        let user = self.user(user).await;
        let account = gateway.map(|(gateway, username, password)| GatewayAccount {
            gateway,
            username: username.into(),
            password: password.into(),
        });
        let key = self.app.store.read(|db| find_sealing_key(db, &self.app.keys));
        let key = key.await.expect("a key");
        let alias = Alias {
            id: 0,
            user_id: user.id,
            address: Address::parse(address, &idn::to_ascii).expect("an address"),
            name: user.name.clone(),
            reply_to: String::new(),
            signature: Some(String::new()),
            treat_as_alias: true,
            accepted: true,
            is_default: false,
            created: self.app.clock.now(),
            gateway: None,
            confirmation: None,
        };
        let id = self.write(|db| aliases::insert(db, &alias)).await;
        if let Some(account) = account {
            let new = credentials::seal(&key, user.id, alias.address.key(), &account).expect("sealed");
            self.write(|db| gateways::put(db, id, new.clone(), alias.created))
                .await;
        }
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

    /// Returns the user with this address.
    pub async fn user(&self, address: &str) -> User {
        let address_key = address_key(address);
        self.read(|db| users::by_address(db, &address_key))
            .await
            .expect("a user")
    }

    /// Returns a client that is not signed in.
    pub fn nobody(&self) -> TestClient {
        TestClient::new(self.router.clone())
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

fn config() -> Config {
    Config {
        public_url: "http://127.0.0.1:8080".to_owned(),
        domains: vec!["example.com".to_owned()],
        outbound_gateway: "gw.example.com".to_owned(),
        gateway_ports: vec![25, 465, 587],
        ..Config::default()
    }
}

/// Parses a time in RFC 3339 form.
pub fn time(text: &str) -> Timestamp {
    text.parse().expect("RFC 3339")
}

/// Returns the canonical form of an address.
pub fn address_key(text: &str) -> AddressKey {
    let address = Address::parse(text, &idn::to_ascii).expect("an address");
    address.key().clone()
}

/// A temporary folder that is deleted with its test.
struct Folder(PathBuf);

impl Folder {
    fn new(within: &Path) -> Self {
        let name = format!("fromline-test-{}", random_token().expect("random numbers"));
        let path = within.join(name);
        std::fs::create_dir(&path).expect("a temporary folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
