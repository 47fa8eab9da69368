//! Users with a gateway each, most with a token; and the network on which the provider and the SMTP server are.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicU16, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use fromline_base::{clock::Clock, idn};
use fromline_core::{
    address::Address,
    gateway::{Gateway, Host, Security},
};
use fromline_outbound::{
    https::GuardedHttps,
    smtp::{Connect, GatewayAccount, GuardedGateways, Resolve, Timeouts, build_client_config, guard::Guard},
    testing::{
        FakeProvider,
        token_endpoint::{TokenEndpoint, certificates},
    },
    vault::{credentials, find_sealing_key, grants::Grant},
};
use fromline_server::testing::Harness;
use fromline_store::{
    StoreError, Tx,
    aliases::{self, Alias},
    consents, gateways,
    users::{self, NewUser},
};
use jiff::SignedDuration;
use secrecy::SecretString;
use tokio::net::TcpStream;

use crate::{fast_clock::FastClock, smtp_server};

/// How long the provider takes to answer.
const ANSWER: Duration = Duration::from_millis(300);
/// Users with a password.
const PASSWORDS: u32 = 1000;
/// Addresses that nobody is asked at: the connector leads to loopback.
const PROVIDER: Ipv4Addr = Ipv4Addr::new(9, 9, 9, 1);
const SMTP: Ipv4Addr = Ipv4Addr::new(9, 9, 9, 2);

/// The server with its users and the outside.
pub struct Town {
    /// The harness, with the database's folder.
    pub harness: Harness,
    /// The provider.
    pub provider: Arc<TokenEndpoint>,
    tokens: u32,
}

impl Town {
    /// Builds it: nobody has an access token, as after a start, and the refreshes are due over the next three quarters of an hour.
    pub async fn build(tokens: u32, clock: Arc<FastClock>) -> Self {
        let noted = clock.clone();
        let provider = Arc::new(TokenEndpoint::new(ANSWER, move || noted.monotonic(), |_| ()));
        let (root, tls) = certificates(&["id.partner.com", "smtp.partner.com"]);
        let https = provider.clone().start(tls[0].clone()).await.expect("a port");
        let smtp = smtp_server::start(provider.clone(), tls[1].clone()).await;
        let network = Arc::new(Network {
            https,
            smtp: smtp.expect("a port"),
        });
        let client = build_client_config(&[root]).expect("TLS");
        let guard = || Guard::new(Vec::new(), Vec::new());
        let mut harness = Harness::new().await.with_providers(FakeProvider::registered());
        harness.allow_gateways().await;
        harness.fixture.app.clock = clock;
        harness.fixture.app.chance = thousandth;
        harness.fixture.app.web = Arc::new(GuardedHttps {
            resolver: network.clone(),
            connector: network.clone(),
            guard: guard(),
            tls: client.clone(),
        });
        harness.fixture.app.gateways = Arc::new(GuardedGateways {
            resolver: network.clone(),
            connector: network,
            guard: guard(),
            tls: client,
            times: Timeouts::default(),
            ehlo: "example.com".to_owned(),
        });
        let town = Self {
            harness,
            provider,
            tokens,
        };
        town.harness.write(|db| town.fill(db)).await;
        town
    }

    /// A user and their alias: of kind 0 with a token, of kind 1 with a password.
    pub fn pick(&self, kind: usize, number: u32) -> (String, String) {
        let number = match kind {
            0 => number % self.tokens,
            _ => self.tokens + number % PASSWORDS,
        };
        (format!("u{number}@example.com"), format!("a{number}@partner.com"))
    }

    fn fill(&self, db: &mut Tx) -> Result<(), StoreError> {
        let app = &self.harness.app;
        let now = app.clock.now();
        let key = find_sealing_key(db, &app.keys).expect("a key");
        let parse = |text: &str| Address::parse(text, &idn::to_ascii).expect("an address");
        let gateway = Gateway {
            host: Host::parse("smtp.partner.com", &idn::to_ascii).expect("a host"),
            port: 465,
            security: Security::Implicit,
        };
        for number in 0..self.tokens + PASSWORDS {
            let (user, address) = (
                parse(&format!("u{number}@example.com")),
                parse(&format!("a{number}@partner.com")),
            );
            let new = NewUser {
                address: &user,
                name: "",
                admin: false,
                language: None,
            };
            let user = users::add(db, &new, now)?.expect("new");
            let alias = Alias {
                id: 0,
                user_id: user.id,
                gateway: None,
                address,
                name: String::new(),
                reply_to: String::new(),
                signature: Some(String::new()),
                treat_as_alias: true,
                accepted: true,
                is_default: false,
                created: now,
                confirmation: None,
            };
            let id = aliases::insert(db, &alias)?;
            let account = alias.address.as_str();
            if number >= self.tokens {
                let account = GatewayAccount {
                    gateway: gateway.clone(),
                    username: SecretString::from(account),
                    password: SecretString::from("a password"),
                };
                let new = credentials::seal(&key, user.id, alias.address.key(), &account).expect("sealed");
                gateways::put(db, id, new, now)?;
                continue;
            }
            let grant = Grant::new(
                app.providers.find("partner").expect("a provider").clone(),
                gateway.clone(),
                SecretString::from(account),
                None,
                SecretString::from(self.provider.refresh_token(account)),
            );
            let new = grant.expect("a grant").seal(&key, user.id, alias.address.key());
            let stored = gateways::put(db, id, new.expect("sealed"), now)?;
            let due = SignedDuration::from_mins(45) * i32::try_from(number).unwrap_or(0)
                / i32::try_from(self.tokens.max(1)).unwrap_or(1);
            consents::put(db, stored.id, "partner", now + due)?;
        }
        Ok(())
    }
}

/// Names lead to addresses, and these to loopback.
struct Network {
    https: SocketAddr,
    smtp: SocketAddr,
}

#[async_trait]
impl Resolve for Network {
    async fn lookup(&self, host: &str) -> Vec<IpAddr> {
        match host {
            "id.partner.com" => vec![PROVIDER.into()],
            "smtp.partner.com" => vec![SMTP.into()],
            _ => Vec::new(),
        }
    }
}

#[async_trait]
impl Connect for Network {
    async fn connect(&self, address: SocketAddr) -> io::Result<TcpStream> {
        let to = match address.ip() {
            ip if ip == PROVIDER => self.https,
            ip if ip == SMTP => self.smtp,
            _ => return Err(io::ErrorKind::ConnectionRefused.into()),
        };
        TcpStream::connect(to).await
    }
}

/// A number below 1000, another one each time.
fn thousandth() -> u16 {
    static LAST: AtomicU16 = AtomicU16::new(0);
    LAST.fetch_add(617, Ordering::Relaxed) % 1000
}
