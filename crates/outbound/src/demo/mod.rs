//! The demo's world: providers, the organization's relay and a mailbox for all mail, in this process.
//!
//! Only DNS and the connector are replaced. The guard, TLS with name verification and the SMTP client are those of production;
//! nothing leaves the machine.

#![expect(
    clippy::disallowed_methods,
    reason = "these are other people's machines: they have clocks of their own"
)]

pub(crate) mod authority;
mod issuer;
mod mailbox;
mod names;
mod provider;
mod published;
mod world;

use std::sync::{Arc, atomic::AtomicBool};

use fromline_base::dns::Dns;
use fromline_config::{RelayConfig, RelaySecurity};

use crate::{
    https::{Ask, Fetch, GuardedHttps},
    smtp::{Gateways, GuardedGateways, Relay, SmtpRelay, Timeouts, build_client_config, guard::Guard},
};

use authority::Authority;
pub use issuer::{AccountValues, AskedConsent, ConsentChoice, DemoIssuer, LABEL, PAGES, SHARED};
pub use mailbox::DemoInbox;
pub use names::{SENDING_ADDRESS, zone};
pub(crate) use provider::Certificate;
use provider::DemoProvider;
use world::{SERVERS, World};

/// The running demo services.
pub struct Demo {
    /// Connection to the demo's SMTP servers, in place of users' gateways.
    pub gateways: Arc<dyn Gateways>,
    /// DNS with the demo's records.
    pub dns: Arc<dyn Dns>,
    /// HTTPS with the demo's documents.
    pub fetch: Arc<dyn Fetch>,
    /// HTTPS to the demo's OAuth provider.
    pub web: Arc<dyn Ask>,
    /// The demo's OAuth provider.
    pub issuer: Arc<DemoIssuer>,
    /// Relay of the organization, which delivers into the demo's mailbox.
    pub relay: Arc<dyn Relay>,
    /// All mail of the demo.
    pub mailbox: Arc<DemoInbox>,
}

impl Demo {
    /// Starts every server of the demo on loopback; `password` is that of every account there.
    pub async fn start(password: &str) -> Result<Self, String> {
        Self::start_at(password, "http://127.0.0.1:8080").await
    }

    /// Starts every server of the demo, with Fromline and its OAuth provider reachable by browsers at this URL.
    pub async fn start_at(password: &str, public_url: &str) -> Result<Self, String> {
        let issuer = Arc::new(DemoIssuer::new(public_url)?);
        let authority = Authority::new().map_err(|error| format!("the demo's certificates: {error}"))?;
        let mailbox = Arc::new(DemoInbox::default());
        let mut world = World::default();
        for server in SERVERS {
            let certificate = authority.certificate(server.name, server.certificate);
            let tls = certificate.map_err(|error| format!("the demo's certificates: {error}"))?;
            let known = Arc::new(AtomicBool::new(false));
            for port in [25, 465, 587] {
                let provider = DemoProvider {
                    name: server.name,
                    behaviour: server.behaviour,
                    implicit_tls: port == 465,
                    tls: Some(tls.clone()),
                    password: Some(password.to_owned()),
                    issuer: (server.name == issuer::SMTP_HOST).then(|| issuer.clone()),
                    known: known.clone(),
                    mailbox: mailbox.clone(),
                };
                if let Some(address) = provider.start().await.map_err(|error| error.to_string())? {
                    world.add(server.name, port, address);
                }
            }
        }
        let tls = authority.certificate(published::HOST, Certificate::Good);
        let tls = tls.map_err(|error| format!("the demo's certificates: {error}"))?;
        let web = published::start(tls).await.map_err(|error| error.to_string())?;
        world.add(published::HOST, 443, web);
        let tls = authority.certificate(issuer::HOST, Certificate::Good);
        let tls = tls.map_err(|error| format!("the demo's certificates: {error}"))?;
        let tokens = issuer::start(issuer.clone(), tls).await;
        world.add(issuer::HOST, 443, tokens.map_err(|error| error.to_string())?);
        let relay = DemoProvider {
            name: "outbound.example.com",
            behaviour: world::Behaviour::Good,
            implicit_tls: false,
            tls: None,
            password: None,
            issuer: None,
            known: Arc::default(),
            mailbox: mailbox.clone(),
        };
        let relay = relay
            .start()
            .await
            .map_err(|error| error.to_string())?
            .ok_or("the demo's relay did not start")?;
        let relay = RelayConfig {
            host: relay.ip().to_string(),
            port: relay.port(),
            security: RelaySecurity::None,
            username: None,
            password_file: None,
        };
        let tls = build_client_config(&[authority.root()])?;
        let world = Arc::new(world);
        let web = Arc::new(GuardedHttps {
            resolver: world.clone(),
            connector: world.clone(),
            guard: Guard::new(Vec::new(), Vec::new()),
            tls: tls.clone(),
        });
        Ok(Self {
            relay: Arc::new(SmtpRelay::new(&relay, tls.clone(), "example.com")?),
            fetch: web.clone(),
            web,
            issuer,
            gateways: Arc::new(GuardedGateways {
                resolver: world.clone(),
                connector: world,
                guard: Guard::new(Vec::new(), Vec::new()),
                tls,
                times: Timeouts::default(),
                ehlo: "example.com".to_owned(),
            }),
            dns: Arc::new(names::zone()),
            mailbox,
        })
    }
}

/// Properties of the certificate that a demo server shows.
impl Certificate {
    const fn name(self, own: &str) -> &str {
        match self {
            Self::WrongName => "somebody-else.example",
            _ => own,
        }
    }
}
