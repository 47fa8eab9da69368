//! Users' gateways, through the guard: a name is resolved once, every address is checked, and the connection goes to
//! a checked address and nowhere else.

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

/// The most addresses of one name that are tried.
const ADDRESSES: usize = 4;

/// Every user's gateway.
pub struct GuardedGateways {
    /// Where addresses come from.
    pub resolver: Arc<dyn Resolve>,
    /// How they are connected to.
    pub connector: Arc<dyn Connect>,
    /// Where connections may go.
    pub guard: Guard,
    /// TLS.
    pub tls: Arc<TlsClient>,
    /// How long things may take.
    pub times: Timeouts,
    /// What we call ourselves in EHLO.
    pub ehlo: String,
}

impl GuardedGateways {
    /// The addresses of a gateway, each of which may be connected to.
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

    /// Ends once it is known that a server which says nothing, although STARTTLS was chosen, is a mail server that waits for TLS: port
    /// 465, mostly. Asked over a connection of its own, to the same address, on which TLS is begun and nothing else.
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

    /// A session in which the user is signed in. A token that is refused may have been renewed meanwhile: then once more, over another
    /// connection, since some servers end the first one.
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

/// What becomes of a server that says nothing although STARTTLS was chosen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Silence {
    /// It is waited for: its settings worked once, and a busy server must not get a second connection for each message.
    Waits,
    /// Somebody chooses its settings now: it is asked whether it waits for TLS.
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
