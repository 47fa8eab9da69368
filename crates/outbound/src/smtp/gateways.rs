//! Connections to users' gateways, all through the guard: a name is resolved once, every address is checked, and the connection
//! goes only to a checked address.

use std::{net::SocketAddr, sync::Arc};

use async_trait::async_trait;
use fromline_core::{
    Reason,
    gateway::{Gateway, Security},
};
use secrecy::ExposeSecret;

use super::{
    CheckFindings, Connect, Credentials, Envelope, GatewayFacts, Gateways, HandoverResult, Resolve,
    SenderPermission, SenderQuestion, SmtpFailure, Timeouts, Trial,
    guard::Guard,
    session::{Server, SmtpSession},
    timeouts::Deadline,
    tls::TlsClient,
};

/// Largest number of addresses of one name that are tried.
const ADDRESSES: usize = 4;

/// The connection to every user's gateway.
pub struct GuardedGateways {
    /// Resolver of host names, before the guard looks at the addresses.
    pub resolver: Arc<dyn Resolve>,
    /// Opens TCP connections to addresses that the guard allows.
    pub connector: Arc<dyn Connect>,
    /// Decides which addresses may be connected to.
    pub guard: Guard,
    /// Makes TLS connections on top of these.
    pub tls: Arc<TlsClient>,
    /// Time limits of connecting, greeting and commands.
    pub times: Timeouts,
    /// The host name sent in EHLO.
    pub ehlo: String,
}

impl GuardedGateways {
    /// Resolves a gateway's host to addresses that may all be connected to.
    async fn resolve(&self, gateway: &Gateway, deadline: Deadline) -> Result<Vec<SocketAddr>, SmtpFailure> {
        let found = deadline.step(self.resolver.lookup(gateway.host.as_str())).await;
        let mut addresses = self
            .guard
            .check(found.unwrap_or_default(), gateway.port)
            .ok_or(SmtpFailure::permanent(Reason::HostNotFound))?;
        addresses.truncate(ADDRESSES);
        Ok(addresses)
    }

    async fn session(
        &self,
        gateway: &Gateway,
        addresses: Vec<SocketAddr>,
        deadline: Deadline,
        silence: Silence,
    ) -> Result<SmtpSession, SmtpFailure> {
        let host = gateway.host.as_str();
        let connecting = deadline.divide_by(addresses.len());
        for address in addresses {
            if let Some(Ok(stream)) = connecting.step(self.connector.connect(address)).await {
                let (tls, ehlo) = (&self.tls, &self.ehlo);
                let server = Server {
                    host,
                    port: gateway.port,
                };
                let security = Some(gateway.security);
                if gateway.security == Security::Implicit || silence == Silence::Waits {
                    return SmtpSession::begin(stream, server, security, tls, deadline, ehlo).await;
                }
                let waits = self.waits_for_tls(host, address, deadline);
                return SmtpSession::begin_unless(stream, server, security, tls, deadline, ehlo, waits).await;
            }
        }
        Err(SmtpFailure::temporary(Reason::ConnectFailed))
    }

    /// Finds out whether a server that stays silent with STARTTLS expects implicit TLS, as on port 465. A second connection to
    /// the same address begins TLS and sends nothing else. Never completes if it does not.
    async fn waits_for_tls(&self, host: &str, address: SocketAddr, deadline: Deadline) -> SmtpFailure {
        tokio::time::sleep(deadline.hesitation()).await;
        if let Some(Ok(stream)) = deadline.step(self.connector.connect(address)).await
            && SmtpSession::greets_inside_tls(stream, host, &self.tls, deadline).await
        {
            return SmtpFailure::permanent(Reason::TlsFromStart);
        }
        std::future::pending().await
    }

    async fn signed_in(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
        deadline: Deadline,
    ) -> Result<SmtpSession, SmtpFailure> {
        let addresses = self.resolve(gateway, deadline).await?;
        self.authenticated(gateway, addresses, credentials, deadline, Silence::Waits)
            .await
    }

    /// Opens a session and signs in. If the server refuses a token that has been renewed meanwhile, tries once more over a new
    /// connection, since some servers close the first one.
    async fn authenticated(
        &self,
        gateway: &Gateway,
        addresses: Vec<SocketAddr>,
        credentials: &dyn Credentials,
        deadline: Deadline,
        silence: Silence,
    ) -> Result<SmtpSession, SmtpFailure> {
        let mut session = self
            .session(gateway, addresses.clone(), deadline, silence)
            .await?;
        match session.authenticate(credentials).await {
            Err(failure) if failure.reason == Reason::TokenRejected && credentials.renewed().await => {
                session.quit().await;
                let mut session = self.session(gateway, addresses, deadline, silence).await?;
                session.authenticate(credentials).await?;
                Ok(session)
            }
            ended => ended.map(|()| session),
        }
    }
}

/// What to do with a server that sends nothing although STARTTLS was chosen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Silence {
    /// Wait: the settings have worked before, and a busy server should not get a second connection for each message.
    Waits,
    /// Check whether it expects implicit TLS, because a user is just choosing its settings.
    IsAskedAbout,
}

#[async_trait]
impl Gateways for GuardedGateways {
    async fn greet(&self, gateway: &Gateway) -> Result<(), SmtpFailure> {
        let deadline = self.times.begin_check();
        let addresses = self.resolve(gateway, deadline).await?;
        let mut session = self
            .session(gateway, addresses, deadline, Silence::IsAskedAbout)
            .await?;
        session.greet().await?;
        session.quit().await;
        Ok(())
    }

    async fn look(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
    ) -> Result<GatewayFacts, SmtpFailure> {
        let session = self
            .signed_in(gateway, credentials, self.times.begin_check())
            .await?;
        let seen = session.seen();
        session.quit().await;
        Ok(seen)
    }

    async fn check_before_saving(
        &self,
        gateway: &Gateway,
        trial: &dyn Trial,
        question: &SenderQuestion,
    ) -> Result<CheckFindings, SmtpFailure> {
        let deadline = self.times.begin_check();
        let addresses = self.resolve(gateway, deadline).await?;
        let places: Vec<_> = addresses.iter().map(SocketAddr::ip).collect();
        trial.may_try(&places)?;
        let silence = Silence::IsAskedAbout;
        let mut session = self
            .authenticated(gateway, addresses, trial, deadline, silence)
            .await?;
        let login = trial.now().await?.username;
        let answer = session.ask(question, login.expose_secret()).await;
        let seen = session.seen();
        session.quit().await;
        match answer {
            SenderPermission::No => Err(SmtpFailure::permanent(Reason::SenderRefused)),
            answer => Ok(CheckFindings {
                seen,
                sender_unknown: answer == SenderPermission::Unknown,
            }),
        }
    }

    async fn deliver(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<HandoverResult, SmtpFailure> {
        let deadline = self.times.begin_delivery(message.len());
        let mut session = self.signed_in(gateway, credentials, deadline).await?;
        let verdicts = session.transfer(envelope, message).await?;
        let seen = session.seen();
        session.quit().await;
        Ok(HandoverResult { verdicts, seen })
    }
}
