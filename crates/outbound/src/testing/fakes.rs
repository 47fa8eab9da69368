//! Fake servers that follow a script and record what they receive.

use std::{
    collections::{HashMap, VecDeque},
    net::IpAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use async_trait::async_trait;
use fromline_core::{
    Reason,
    gateway::{Gateway, sign_in::Presented},
};
use secrecy::ExposeSecret;
use url::Url;

use crate::{
    https::{Fetch, Unfetched},
    smtp::{
        CheckFindings, Credential, Credentials, Envelope, GatewayFacts, Gateways, HandoverResult, Login,
        Rejection, Relay, SenderQuestion, SmtpFailure, Trial,
    },
};

/// A script of failures: one entry for each call, then success.
#[derive(Debug, Default)]
pub struct Script(Mutex<VecDeque<SmtpFailure>>);

impl Script {
    /// Makes the next unscripted call fail like this.
    pub fn fail(&self, reason: Reason, temporary: bool) {
        lock(&self.0).push_back(SmtpFailure { reason, temporary });
    }

    /// Clears the script, so that every call succeeds.
    pub fn forget(&self) {
        lock(&self.0).clear();
    }

    fn next(&self) -> Result<(), SmtpFailure> {
        lock(&self.0).pop_front().map_or(Ok(()), Err)
    }
}

/// A mail captured by a fake server.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CapturedMail {
    /// Host of the gateway; `None` for the relay.
    pub host: Option<String>,
    /// The envelope: MAIL FROM and RCPT TO.
    pub envelope: Envelope,
    /// The whole message as it arrived, header and body.
    pub message: String,
}

/// A fake of every gateway at once.
#[derive(Debug, Default)]
pub struct FakeGateways {
    /// The script for `check` and `deliver`.
    pub script: Script,
    /// The facts that a successful session reports.
    pub seen: Mutex<GatewayFacts>,
    /// Whether the answer about the sender is neither yes nor no.
    pub sender_unknown: AtomicBool,
    /// The rejection of every message; `None` to accept them.
    pub refuses: Mutex<Option<Rejection>>,
    /// While somebody holds it, checks wait.
    pub gate: Arc<tokio::sync::RwLock<()>>,
    /// Hosts and ports that answer without credentials.
    pub greets: Mutex<Vec<(String, u16)>>,
    checked: Mutex<Vec<(String, u16, String, String)>>,
    asked: Mutex<Vec<SenderQuestion>>,
    sent: Mutex<Vec<CapturedMail>>,
}

impl FakeGateways {
    /// Returns the questions asked about senders.
    pub fn asked(&self) -> Vec<SenderQuestion> {
        lock(&self.asked).clone()
    }

    fn begin(&self, gateway: &Gateway, login: &Login) {
        lock(&self.checked).push((
            gateway.host.to_string(),
            gateway.port,
            login.username.expose_secret().to_owned(),
            match &login.credential {
                Credential::Password(password) => password.expose_secret().to_owned(),
                Credential::Token(token) => token
                    .for_host(gateway.host.as_str())
                    .unwrap_or("a token of another server's")
                    .to_owned(),
            },
        ));
    }

    /// Returns host, port, username and password of every check, including failed ones.
    pub fn checked(&self) -> Vec<(String, u16, String, String)> {
        lock(&self.checked).clone()
    }

    /// Returns the delivered mail.
    pub fn sent(&self) -> Vec<CapturedMail> {
        lock(&self.sent).clone()
    }
}

/// Documents on the web, by URL; others do not exist.
#[derive(Debug, Default)]
pub struct Published {
    documents: HashMap<String, String>,
    asked: Mutex<Vec<String>>,
}

impl Published {
    /// Adds a document at a URL.
    #[must_use]
    pub fn with(mut self, url: &str, document: &str) -> Self {
        self.documents.insert(url.to_owned(), document.to_owned());
        self
    }

    /// Returns the URLs requested.
    pub fn asked(&self) -> Vec<String> {
        lock(&self.asked).clone()
    }
}

#[async_trait]
impl Fetch for Published {
    async fn get(&self, url: &Url) -> Result<Vec<u8>, Unfetched> {
        lock(&self.asked).push(url.to_string());
        let document = self.documents.get(url.as_str()).ok_or(Unfetched::Nothing)?;
        Ok(document.clone().into_bytes())
    }
}

/// A trial without limits.
pub struct FreeTrial(pub Login);

#[async_trait]
impl Credentials for FreeTrial {
    fn presents(&self) -> Presented {
        self.0.presents()
    }

    async fn now(&self) -> Result<Login, SmtpFailure> {
        self.0.now().await
    }
}

impl Trial for FreeTrial {
    fn may_try(&self, _: &[IpAddr]) -> Result<(), SmtpFailure> {
        Ok(())
    }
}

#[async_trait]
impl Gateways for FakeGateways {
    async fn greet(&self, gateway: &Gateway) -> Result<(), SmtpFailure> {
        let answers = lock(&self.greets).contains(&(gateway.host.to_string(), gateway.port));
        answers
            .then_some(())
            .ok_or(SmtpFailure::temporary(Reason::ConnectFailed))
    }

    async fn look(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
    ) -> Result<GatewayFacts, SmtpFailure> {
        self.begin(gateway, &credentials.now().await?);
        drop(self.gate.read().await);
        self.script.next().map(|()| *lock(&self.seen))
    }

    async fn check_before_saving(
        &self,
        gateway: &Gateway,
        trial: &dyn Trial,
        question: &SenderQuestion,
    ) -> Result<CheckFindings, SmtpFailure> {
        // Each host name is a separate server.
        let name = gateway.host.as_str().bytes();
        let number = name.fold(0_u8, |number, byte| number.wrapping_mul(31).wrapping_add(byte));
        trial.may_try(&[IpAddr::from([198, 51, 100, number])])?;
        let login = trial.now().await?;
        self.begin(gateway, &login);
        drop(self.gate.read().await);
        self.script.next()?;
        lock(&self.asked).push(question.clone());
        Ok(CheckFindings {
            seen: *lock(&self.seen),
            sender_unknown: self.sender_unknown.load(Ordering::SeqCst),
        })
    }

    async fn deliver(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<HandoverResult, SmtpFailure> {
        self.script.next()?;
        credentials.now().await?;
        let host = Some(gateway.host.to_string());
        let said = lock(&self.refuses).map_or(Ok(()), Err);
        if said.is_ok() {
            lock(&self.sent).push(sent(host, envelope, message));
        }
        Ok(HandoverResult {
            verdicts: vec![said; envelope.recipients.len()],
            seen: *lock(&self.seen),
        })
    }
}

/// A fake of the organization's relay.
#[derive(Debug, Default)]
pub struct FakeRelay {
    /// The script for `deliver`.
    pub script: Script,
    /// Deliveries wait while this is held.
    pub gate: Arc<tokio::sync::RwLock<()>>,
    sent: Mutex<Vec<CapturedMail>>,
}

impl FakeRelay {
    /// Returns the delivered mail.
    pub fn sent(&self) -> Vec<CapturedMail> {
        lock(&self.sent).clone()
    }
}

#[async_trait]
impl Relay for FakeRelay {
    async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpFailure> {
        drop(self.gate.read().await);
        self.script.next()?;
        lock(&self.sent).push(sent(None, envelope, message));
        Ok(())
    }

    async fn check(&self) -> Result<(), SmtpFailure> {
        drop(self.gate.read().await);
        self.script.next()
    }
}

fn sent(host: Option<String>, envelope: &Envelope, message: &[u8]) -> CapturedMail {
    CapturedMail {
        host,
        envelope: envelope.clone(),
        message: String::from_utf8_lossy(message).into_owned(),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
