//! Submission of a message to the mail server on behalf of an authenticated user: Postfix's XCLIENT over a Unix socket that only
//! its group may open.

use std::path::PathBuf;

use async_trait::async_trait;
use fromline_core::Reason;
use fromline_outbound::smtp::{
    Envelope, RecipientResult, Server, SmtpFailure, SmtpSession, Submission, Timeouts, TlsClient,
};
use tokio::net::UnixStream;

/// The mail server's submission socket for Fromline.
pub struct UnixSubmission {
    socket: PathBuf,
    tls: std::sync::Arc<TlsClient>,
    times: Timeouts,
    ehlo: String,
}

impl UnixSubmission {
    /// Creates a client of the submission socket.
    pub fn new(socket: PathBuf, tls: std::sync::Arc<TlsClient>, ehlo: &str) -> Self {
        Self {
            socket,
            tls,
            times: Timeouts::default(),
            ehlo: ehlo.to_owned(),
        }
    }
}

#[async_trait]
impl Submission for UnixSubmission {
    async fn submit(
        &self,
        login: &str,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<Vec<RecipientResult>, SmtpFailure> {
        let away = SmtpFailure::temporary(Reason::RelayUnavailable);
        let deadline = self.times.begin_delivery(message.len());
        let stream = deadline.step(UnixStream::connect(&self.socket)).await;
        let stream = stream.and_then(Result::ok).ok_or(away)?;
        let mut session =
            SmtpSession::begin(stream, Server::default(), None, &self.tls, deadline, &self.ehlo).await?;
        session.stand_in_for(login).await?;
        let verdicts = session.transfer(envelope, message).await?;
        session.quit().await;
        Ok(verdicts)
    }
}
