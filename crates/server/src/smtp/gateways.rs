//! Users' gateways, through the guard: a name is resolved once, every address is checked, and the connection goes to
//! a checked address and nowhere else.

use std::sync::Arc;

use async_trait::async_trait;
use fromline_core::{Reason, gateway::Gateway};

use super::{
    Connect, Credentials, Envelope, GatewayAccount, Gateways, Handed, Resolve, Seen, SmtpFailure, Times,
    guard::Guard, session::Session, times::Deadline, tls::TlsClient,
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
    pub times: Times,
    /// What we call ourselves in EHLO.
    pub ehlo: String,
}

impl GuardedGateways {
    async fn session(&self, gateway: &Gateway, deadline: Deadline) -> Result<Session, SmtpFailure> {
        let host = gateway.host.as_str();
        let found = deadline.step(self.resolver.lookup(host)).await;
        let mut addresses = self
            .guard
            .check(found.unwrap_or_default(), gateway.port)
            .ok_or(SmtpFailure::permanent(Reason::HostNotFound))?;
        addresses.truncate(ADDRESSES);
        let connecting = deadline.shared_by(addresses.len());
        for address in addresses {
            if let Some(Ok(stream)) = connecting.step(self.connector.connect(address)).await {
                let security = Some(gateway.security);
                return Session::begin(stream, host, security, &self.tls, deadline, &self.ehlo).await;
            }
        }
        Err(SmtpFailure::temporary(Reason::ConnectFailed))
    }

    async fn signed_in(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
        deadline: Deadline,
    ) -> Result<Session, SmtpFailure> {
        let mut session = self.session(gateway, deadline).await?;
        session.authenticate(credentials).await?;
        Ok(session)
    }
}

#[async_trait]
impl Gateways for GuardedGateways {
    async fn check(&self, account: &GatewayAccount) -> Result<Seen, SmtpFailure> {
        let login = account.login();
        let session = self
            .signed_in(&account.gateway, &login, self.times.check())
            .await?;
        let seen = session.seen();
        session.quit().await;
        Ok(seen)
    }

    async fn deliver(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<Handed, SmtpFailure> {
        let deadline = self.times.delivery(message.len());
        let mut session = self.signed_in(gateway, credentials, deadline).await?;
        let verdicts = session.transfer(envelope, message).await?;
        let seen = session.seen();
        session.quit().await;
        Ok(Handed { verdicts, seen })
    }
}
