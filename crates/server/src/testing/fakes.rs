//! Servers that do as they are told, and remember.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;
use fromline_core::{Reason, gateway::Gateway};
use secrecy::ExposeSecret;

use crate::smtp::{Credentials, Envelope, GatewayAccount, Gateways, Handed, Relay, Seen, SmtpFailure};

/// What comes next: an entry for each call, then success for ever.
#[derive(Debug, Default)]
pub struct Script(Mutex<VecDeque<SmtpFailure>>);

impl Script {
    /// The next call that is not spoken for fails like this.
    pub fn fail(&self, reason: Reason, temporary: bool) {
        lock(&self.0).push_back(SmtpFailure { reason, temporary });
    }

    /// From now on every call goes well.
    pub fn forget(&self) {
        lock(&self.0).clear();
    }

    fn next(&self) -> Result<(), SmtpFailure> {
        lock(&self.0).pop_front().map_or(Ok(()), Err)
    }
}

/// A mail that a fake server took.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sent {
    /// Host of the gateway; `None`: the relay.
    pub host: Option<String>,
    /// MAIL FROM and RCPT TO.
    pub envelope: Envelope,
    /// The message.
    pub message: String,
}

/// Every gateway at once.
#[derive(Debug, Default)]
pub struct FakeGateways {
    /// What `check` and `deliver` say.
    pub script: Script,
    /// What they show of themselves where nothing fails.
    pub seen: Mutex<Seen>,
    /// While somebody holds it, checks wait.
    pub gate: Arc<tokio::sync::RwLock<()>>,
    checked: Mutex<Vec<(String, u16, String, String)>>,
    sent: Mutex<Vec<Sent>>,
}

impl FakeGateways {
    /// Host, port, username and password of every check, failed ones too.
    pub fn checked(&self) -> Vec<(String, u16, String, String)> {
        lock(&self.checked).clone()
    }

    /// What was delivered.
    pub fn sent(&self) -> Vec<Sent> {
        lock(&self.sent).clone()
    }
}

#[async_trait]
impl Gateways for FakeGateways {
    async fn check(&self, account: &GatewayAccount) -> Result<Seen, SmtpFailure> {
        lock(&self.checked).push((
            account.gateway.host.to_string(),
            account.gateway.port,
            account.username.expose_secret().to_owned(),
            account.password.expose_secret().to_owned(),
        ));
        drop(self.gate.read().await);
        self.script.next().map(|()| *lock(&self.seen))
    }

    async fn deliver(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<Handed, SmtpFailure> {
        self.script.next()?;
        credentials.now().await?;
        let host = Some(gateway.host.to_string());
        lock(&self.sent).push(sent(host, envelope, message));
        Ok(Handed {
            verdicts: vec![Ok(()); envelope.recipients.len()],
            seen: *lock(&self.seen),
        })
    }
}

/// The organisation's relay.
#[derive(Debug, Default)]
pub struct FakeRelay {
    /// What `deliver` says.
    pub script: Script,
    sent: Mutex<Vec<Sent>>,
}

impl FakeRelay {
    /// What was delivered.
    pub fn sent(&self) -> Vec<Sent> {
        lock(&self.sent).clone()
    }
}

#[async_trait]
impl Relay for FakeRelay {
    async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpFailure> {
        self.script.next()?;
        lock(&self.sent).push(sent(None, envelope, message));
        Ok(())
    }
}

fn sent(host: Option<String>, envelope: &Envelope, message: &[u8]) -> Sent {
    Sent {
        host,
        envelope: envelope.clone(),
        message: String::from_utf8_lossy(message).into_owned(),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
