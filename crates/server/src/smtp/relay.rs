//! The organisation's relay: named by the operator, so there is no guard around its address.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use fromline_core::{Reason, gateway::Security};
use secrecy::SecretString;
use tokio::{net::TcpStream, time::timeout};

use super::{Envelope, Relay, SmtpFailure, Times, session::Session, tls::TlsClient};
use crate::config::{RelayConfig, RelaySecurity};

/// The relay of the configuration.
pub struct SmtpRelay {
    host: String,
    port: u16,
    security: Option<Security>,
    credentials: Option<(SecretString, SecretString)>,
    tls: Arc<TlsClient>,
    times: Times,
    ehlo: String,
}

impl SmtpRelay {
    /// From the configuration; reads the password's file.
    pub fn new(config: &RelayConfig, tls: Arc<TlsClient>, ehlo: &str) -> Result<Self, String> {
        let credentials = match (&config.username, &config.password_file) {
            (Some(username), Some(file)) => {
                let password =
                    std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
                Some((
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
        let (host, port, times) = (config.host.clone(), config.port, Times::default());
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

    async fn send(&self, envelope: &Envelope, message: &[u8]) -> Result<Session, SmtpFailure> {
        let connected = timeout(
            self.times.step,
            TcpStream::connect((self.host.as_str(), self.port)),
        )
        .await;
        let Ok(Ok(stream)) = connected else {
            return Err(SmtpFailure::temporary(Reason::ConnectFailed));
        };
        let begun = Session::begin(
            stream,
            &self.host,
            self.security,
            &self.tls,
            self.times.step,
            &self.ehlo,
        );
        let mut session = begun.await?;
        match &self.credentials {
            Some((username, password)) => session.authenticate(username, password).await?,
            None => session.greet().await?,
        }
        session.send(envelope, message).await?;
        Ok(session)
    }
}

#[async_trait]
impl Relay for SmtpRelay {
    async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpFailure> {
        let size = u64::try_from(message.len() / 50_000).unwrap_or(u64::MAX);
        let limit = self.times.delivery.saturating_add(Duration::from_secs(size));
        let session = timeout(limit, self.send(envelope, message))
            .await
            .unwrap_or(Err(SmtpFailure::temporary(Reason::Timeout)))?;
        session.quit().await;
        Ok(())
    }
}
