//! Users' gateways, through the guard: a name is resolved once, every address is checked, and the connection goes to
//! a checked address and nowhere else.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use fromline_core::{Reason, gateway::Gateway};
use tokio::time::timeout;

use super::{
    Connect, Envelope, GatewayAccount, Gateways, Resolve, SmtpFailure, Times, guard::Guard, session::Session,
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
    pub times: Times,
    /// What we call ourselves in EHLO.
    pub ehlo: String,
}

impl GuardedGateways {
    async fn session(&self, gateway: &Gateway) -> Result<Session, SmtpFailure> {
        let step = self.times.step;
        let host = gateway.host.as_str();
        let found = timeout(step, self.resolver.lookup(host))
            .await
            .unwrap_or_default();
        let addresses = self
            .guard
            .check(found, gateway.port)
            .ok_or(SmtpFailure::permanent(Reason::HostNotFound))?;
        for address in addresses.into_iter().take(ADDRESSES) {
            if let Ok(Ok(stream)) = timeout(step, self.connector.connect(address)).await {
                return Session::begin(stream, host, Some(gateway.security), &self.tls, step, &self.ehlo)
                    .await;
            }
        }
        Err(SmtpFailure::temporary(Reason::ConnectFailed))
    }

    async fn signed_in(&self, account: &GatewayAccount) -> Result<Session, SmtpFailure> {
        let mut session = self.session(&account.gateway).await?;
        session.authenticate(&account.username, &account.password).await?;
        Ok(session)
    }
}

#[async_trait]
impl Gateways for GuardedGateways {
    async fn check(&self, account: &GatewayAccount) -> Result<(), SmtpFailure> {
        let session = within(self.times.check, self.signed_in(account)).await?;
        session.quit().await;
        Ok(())
    }

    async fn deliver(
        &self,
        account: &GatewayAccount,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<(), SmtpFailure> {
        let size = u64::try_from(message.len() / 50_000).unwrap_or(u64::MAX);
        let session = within(
            self.times.delivery.saturating_add(Duration::from_secs(size)),
            async {
                let mut session = self.signed_in(account).await?;
                session.send(envelope, message).await?;
                Ok(session)
            },
        );
        session.await?.quit().await;
        Ok(())
    }
}

/// One deadline around everything, whatever the steps allow.
async fn within<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, SmtpFailure>>,
) -> Result<T, SmtpFailure> {
    timeout(limit, work)
        .await
        .unwrap_or(Err(SmtpFailure::temporary(Reason::Timeout)))
}
