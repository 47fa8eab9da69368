//! The organization's relay. The operator names it, so its address is not checked by the guard.

use std::sync::Arc;

use async_trait::async_trait;
use fromline_config::{RelayConfig, RelaySecurity};
use fromline_core::{Reason, gateway::Security};
use secrecy::SecretString;
use tokio::net::TcpStream;

use super::{
    Envelope, Login, Relay, SmtpFailure, Timeouts, guard,
    session::{Server, SmtpSession},
    timeouts::Deadline,
    tls::TlsClient,
};

/// The relay of the configuration.
pub struct SmtpRelay {
    host: String,
    port: u16,
    security: Option<Security>,
    credentials: Option<Login>,
    tls: Arc<TlsClient>,
    times: Timeouts,
    ehlo: String,
}

impl SmtpRelay {
    /// Creates the relay from the configuration and reads the password file. The error is one line for the operator.
    pub fn new(config: &RelayConfig, tls: Arc<TlsClient>, ehlo: &str) -> Result<Self, String> {
        let credentials = match (&config.username, &config.password_file) {
            (Some(username), Some(file)) => {
                let password =
                    std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
                Some(Login::with_password(
                    SecretString::from(username.as_str()),
                    SecretString::from(password.trim_end()),
                ))
            }
            (None, None) => None,
            _ => return Err("relay: username and password_file belong together".to_owned()),
        };
        let security = match config.security {
            RelaySecurity::Starttls => Some(Security::Starttls),
            RelaySecurity::Tls => Some(Security::Implicit),
            RelaySecurity::None if credentials.is_some() => {
                return Err(
                    "relay: no password is sent without TLS; set security to starttls or tls".to_owned(),
                );
            }
            RelaySecurity::None => None,
        };
        let (host, port, times) = (config.host.clone(), config.port, Timeouts::default());
        Ok(Self {
            host,
            port,
            security,
            credentials,
            tls,
            times,
            ehlo: ehlo.to_owned(),
        })
    }

    /// A session in which a mail can be sent.
    async fn begin(&self, deadline: Deadline) -> Result<SmtpSession, SmtpFailure> {
        let stream = self.connect(deadline).await?;
        let server = Server {
            host: &self.host,
            port: self.port,
        };
        let begun = SmtpSession::begin(stream, server, self.security, &self.tls, deadline, &self.ehlo);
        let mut session = begun.await?;
        match &self.credentials {
            Some(login) => session.authenticate(login).await?,
            None => session.greet().await?,
        }
        Ok(session)
    }

    async fn connect(&self, deadline: Deadline) -> Result<TcpStream, SmtpFailure> {
        let away = SmtpFailure::temporary(Reason::ConnectFailed);
        let connecting = TcpStream::connect((self.host.as_str(), self.port));
        let stream = deadline.step(connecting).await.and_then(Result::ok).ok_or(away)?;
        let public = stream
            .peer_addr()
            .is_ok_and(|address| guard::is_public(address.ip()));
        if self.security.is_none() && public {
            tracing::error!(
                "relay: security none is for this machine and networks of yours; the relay's address is public"
            );
            return Err(away);
        }
        Ok(stream)
    }
}

#[async_trait]
impl Relay for SmtpRelay {
    async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpFailure> {
        let deadline = self.times.begin_delivery(message.len());
        let mut session = self.begin(deadline).await?;
        session.send(envelope, message).await?;
        session.quit().await;
        Ok(())
    }

    async fn check(&self) -> Result<(), SmtpFailure> {
        self.begin(self.times.begin_check()).await?.quit().await;
        Ok(())
    }
}
