//! The server's external connections: users' gateways and the organization's relay, or the demo's.

use std::sync::Arc;

use fromline_base::dns::{Dns, Servers};
use fromline_config::Config;
use fromline_outbound::{
    demo::{Demo, DemoInbox, DemoIssuer},
    https::{Ask, Fetch, GuardedHttps},
    oauth::Providers,
    smtp::{
        DirectConnector, DnsResolver, Gateways, GuardedGateways, Relay, SmtpRelay, Submission, Timeouts,
        build_client_config, guard::Guard,
    },
};
use rustls::pki_types::CertificateDer;

use super::Failure;
use crate::mta::UnixSubmission;

/// The external services that the server uses.
pub struct Outside {
    /// Connection to users' gateways.
    pub gateways: Arc<dyn Gateways>,
    /// DNS, for records about domains' mail.
    pub dns: Arc<dyn Dns>,
    /// HTTPS, for documents about domains' mail.
    pub fetch: Arc<dyn Fetch>,
    /// OAuth providers that are registered.
    pub providers: Providers,
    /// HTTPS to the OAuth providers.
    pub web: Arc<dyn Ask>,
    /// Relay of the organization; `None` if no relay is set.
    pub relay: Option<Arc<dyn Relay>>,
    /// The organization's mail server.
    pub submission: Option<Arc<dyn Submission>>,
    /// The mailbox of all demo mail, in the demo.
    pub demo_mailbox: Option<Arc<DemoInbox>>,
    /// The demo's OAuth provider, in the demo.
    pub demo_issuer: Option<Arc<DemoIssuer>>,
}

impl Outside {
    /// Connects to the real services; `authorities` are trusted besides the public ones.
    pub fn start(config: &Config, authorities: &[CertificateDer<'static>]) -> Result<Self, Failure> {
        let tls = build_client_config(authorities)?;
        let ehlo = config.domains.first().map_or("localhost", String::as_str);
        let relay = config
            .relay
            .as_ref()
            .map(|relay| SmtpRelay::new(relay, tls.clone(), ehlo))
            .transpose()?;
        let submission = config.mta.as_ref().map(|mta| {
            let submission = UnixSubmission::new(mta.submission.clone(), tls.clone(), ehlo);
            Arc::new(submission) as Arc<dyn Submission>
        });
        let resolver = Arc::new(DnsResolver::new()?);
        let fetch = GuardedHttps {
            resolver: resolver.clone(),
            connector: Arc::new(DirectConnector),
            // The networks allowed to gateways are not allowed here, since nobody publishes server settings in a private network.
            guard: Guard::new(Vec::new(), config.listen.clone()),
            tls: tls.clone(),
        };
        let web = GuardedHttps {
            resolver: resolver.clone(),
            connector: Arc::new(DirectConnector),
            // The operator names these hosts.
            guard: Guard::new(config.allowed_networks.clone(), config.listen.clone()),
            tls: tls.clone(),
        };
        let gateways = GuardedGateways {
            resolver,
            connector: Arc::new(DirectConnector),
            guard: Guard::new(config.allowed_networks.clone(), config.listen.clone()),
            tls,
            times: Timeouts::default(),
            ehlo: ehlo.to_owned(),
        };
        Ok(Self {
            gateways: Arc::new(gateways),
            dns: Arc::new(Servers::of_the_machine()?),
            fetch: Arc::new(fetch),
            providers: Providers::load(&config.oauth)?,
            web: Arc::new(web),
            relay: relay.map(|relay| Arc::new(relay) as Arc<dyn Relay>),
            submission,
            demo_mailbox: None,
            demo_issuer: None,
        })
    }

    /// Starts the demo's services; nothing leaves this machine.
    pub async fn demo(password: &str, public_url: &str) -> Result<Self, Failure> {
        let Demo {
            gateways,
            dns,
            fetch,
            web,
            issuer,
            relay,
            mailbox,
        } = Demo::start_at(password, public_url).await?;
        Ok(Self {
            gateways,
            dns,
            fetch,
            providers: issuer.registration()?,
            web,
            relay: Some(relay),
            submission: None,
            demo_mailbox: Some(mailbox),
            demo_issuer: Some(issuer),
        })
    }
}
