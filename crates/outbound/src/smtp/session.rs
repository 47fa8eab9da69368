//! One SMTP session, from the greeting to QUIT.

mod address;
mod sender;
mod sign_in;

use std::time::Duration;

use fromline_base::{heavy, mime::seven_bit};
use fromline_core::{Reason, gateway::Security};
use tokio::time::timeout;

use super::{
    Envelope, GatewayFacts, SmtpFailure,
    capped::CappedStream,
    recipient_result::{RecipientResult, Rejection, Stage},
    timeouts::Deadline,
    tls::{SecuredStream, TlsClient, TlsFailure},
    wire::{ByteStream, ReplyError, SmtpReply, Wire},
};

/// The rejection of a message that would have to be converted but must not be (RFC 3463, X.6.3).
const NOT_CONVERTED: Rejection = Rejection {
    code: 554,
    enhanced: [5, 6, 3],
    stage: Stage::Message,
};

/// The server of a session: the name that its certificate must carry, and the port.
#[derive(Clone, Copy, Debug, Default)]
pub struct Server<'a> {
    /// Host name that the certificate has to be valid for.
    pub host: &'a str,
    /// TCP port of the server.
    pub port: u16,
}

/// An SMTP session, after the greeting.
pub struct SmtpSession {
    host: String,
    port: u16,
    wire: Wire,
    deadline: Deadline,
    ehlo: String,
    seen: GatewayFacts,
    /// The capabilities in the server's latest EHLO response.
    offers: Vec<String>,
}

impl SmtpSession {
    /// Starts a session over a TCP connection. Before a valid greeting every failure looks the same, so that a user who names a
    /// host does not learn what else runs there. A greeting with 421 or another 4yz code is valid and means to try later.
    pub async fn begin(
        stream: impl ByteStream + 'static,
        server: Server<'_>,
        security: Option<Security>,
        tls: &TlsClient,
        deadline: Deadline,
        ehlo: &str,
    ) -> Result<Self, SmtpFailure> {
        let never = std::future::pending();
        Self::begin_unless(stream, server, security, tls, deadline, ehlo, never).await
    }

    /// Starts a session, but gives up with the failure of `found_out` if that completes before the greeting.
    pub async fn begin_unless(
        stream: impl ByteStream + 'static,
        server: Server<'_>,
        security: Option<Security>,
        tls: &TlsClient,
        deadline: Deadline,
        ehlo: &str,
        found_out: impl Future<Output = SmtpFailure>,
    ) -> Result<Self, SmtpFailure> {
        let Server { host, port } = server;
        let no_greeting = SmtpFailure::temporary(Reason::ConnectFailed);
        let plain: Box<dyn ByteStream> = Box::new(CappedStream::new(stream));
        let (stream, fault, seen) = match security {
            Some(Security::Implicit) => {
                let shaken = deadline.step(tls.connect_and_tell(host, plain)).await;
                let (secured, fault) = shaken.and_then(Result::ok).ok_or(no_greeting)?;
                (secured.stream, fault, secured.seen)
            }
            _ => (plain, None, GatewayFacts::default()),
        };
        let mut wire = Wire::new(stream);
        let greeting = tokio::select! {
            biased;
            greeting = deadline.step(wire.reply()) => greeting,
            failure = found_out => return Err(failure),
        };
        let greeting = greeting
            .and_then(Result::ok)
            .filter(|reply| matches!(reply.code, 220 | 400..500))
            .ok_or(no_greeting)?;
        if let Some(fault) = fault {
            return Err(SmtpFailure::permanent(fault));
        }
        expect(&greeting, 220, Stage::Greeting)?;
        let mut session = Self {
            host: host.to_owned(),
            port,
            wire,
            deadline,
            ehlo: ehlo.to_owned(),
            seen,
            offers: Vec::new(),
        };
        if security == Some(Security::Starttls) {
            session = session.starttls(tls).await?;
        }
        Ok(session)
    }

    /// Returns whether an SMTP server greets inside TLS, whatever its certificate says; nothing is ever sent.
    pub async fn greets_inside_tls(
        stream: impl ByteStream + 'static,
        host: &str,
        tls: &TlsClient,
        deadline: Deadline,
    ) -> bool {
        let shaken = deadline
            .step(tls.connect_and_tell(host, Box::new(CappedStream::new(stream))))
            .await;
        let Some(Ok((secured, _))) = shaken else {
            return false;
        };
        let greeting = deadline.step(Wire::new(secured.stream).reply()).await;
        greeting
            .and_then(Result::ok)
            .is_some_and(|reply| matches!(reply.code, 220 | 400..500))
    }

    /// Starts TLS, which is mandatory, and discards the capabilities received before (RFC 3207, section 4.2).
    async fn starttls(mut self, tls: &TlsClient) -> Result<Self, SmtpFailure> {
        let offered = self
            .ehlo()
            .await?
            .iter()
            .any(|line| line.eq_ignore_ascii_case("STARTTLS"));
        if !offered {
            return Err(SmtpFailure::permanent(Reason::StarttlsMissing));
        }
        let reply = self.command("STARTTLS").await?;
        if !matches!(reply.code, 220 | 400..600) {
            return Err(SmtpFailure::permanent(Reason::StarttlsMissing));
        }
        expect(&reply, 220, Stage::StartTls)?;
        let protocol = SmtpFailure::permanent(Reason::ProtocolError);
        let Self {
            host,
            port,
            wire,
            deadline,
            ehlo,
            ..
        } = self;
        let stream = wire.into_stream().map_err(|_| protocol)?;
        let SecuredStream { stream, seen } = deadline
            .step(tls.connect(&host, stream))
            .await
            .ok_or(SmtpFailure::temporary(Reason::Timeout))?
            .map_err(|failure| match failure {
                TlsFailure::Untrusted(fault) => SmtpFailure::permanent(fault),
                TlsFailure::Failed => SmtpFailure::permanent(Reason::TlsFailed),
            })?;
        Ok(Self {
            host,
            port,
            wire: Wire::new(stream),
            deadline,
            ehlo,
            seen,
            offers: Vec::new(),
        })
    }

    /// Returns what the session has learned about the server.
    pub const fn seen(&self) -> GatewayFacts {
        self.seen
    }

    /// Sends EHLO to a server that needs no credentials.
    pub async fn greet(&mut self) -> Result<(), SmtpFailure> {
        self.ehlo().await.map(|_| ())
    }

    /// Tells our own mail server which user has authenticated with us (Postfix's XCLIENT), and sends EHLO again.
    pub async fn stand_in_for(&mut self, login: &str) -> Result<(), SmtpFailure> {
        let xtext = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'+' | b'=');
        let login = login.bytes().fold(String::new(), |mut text, byte| {
            use std::fmt::Write as _;
            if xtext(&byte) {
                text.push(char::from(byte));
            } else {
                let _ = write!(text, "+{byte:02X}");
            }
            text
        });
        self.greet().await?;
        expect(
            &self.command(&format!("XCLIENT LOGIN={login}")).await?,
            220,
            Stage::Hello,
        )?;
        self.greet().await
    }

    /// Sends one message; fails if any recipient is refused, with the first refusal.
    pub async fn send(&mut self, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpFailure> {
        let verdicts = self.transfer(envelope, message).await?;
        verdicts
            .into_iter()
            .collect::<Result<(), _>>()
            .map_err(SmtpFailure::from)
    }

    /// Sends one message and returns the server's result for each recipient.
    pub async fn transfer(
        &mut self,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<Vec<RecipientResult>, SmtpFailure> {
        if !can_travel(envelope, message) {
            return Err(SmtpFailure::permanent(Reason::ProtocolError));
        }
        self.deadline = self.deadline.with_patience();
        let takes_8bit = self.takes_8bit();
        let converted = if takes_8bit {
            Some(message.into())
        } else {
            heavy::here(|| seven_bit(message))
        };
        let Some(message) = converted else {
            return Ok(vec![Err(NOT_CONVERTED); envelope.recipients.len()]);
        };
        // RFC 6152 section 2. Most messages do not need the parameter, and are sent without it.
        let body = if takes_8bit && !message.is_ascii() {
            " BODY=8BITMIME"
        } else {
            ""
        };
        let verdicts = self.address(envelope, body).await?;
        if verdicts.iter().all(Result::is_err) {
            return Ok(verdicts);
        }
        let mut whole = verdict(&self.command("DATA").await?, 354, Stage::Message)?;
        if whole.is_ok() {
            whole = self.message(&message).await?;
        }
        Ok(verdicts.into_iter().map(|verdict| verdict.and(whole)).collect())
    }

    /// Returns whether the server offers 8BITMIME, so that lines may contain non-ASCII bytes.
    fn takes_8bit(&self) -> bool {
        self.offers.iter().any(|line| {
            line.split(' ')
                .next()
                .is_some_and(|word| word.eq_ignore_ascii_case("8BITMIME"))
        })
    }

    /// Sends the message and its terminator. A failure before the terminator is temporary; after it, nobody knows whether the
    /// server has the message ([`Reason::AnswerLost`]).
    async fn message(&mut self, message: &[u8]) -> Result<RecipientResult, SmtpFailure> {
        match self.deadline.rest(self.wire.body(message)).await {
            Some(Ok(())) => (),
            Some(Err(_)) => {
                // The server may have said why it stopped reading.
                let said = self.deadline.step(self.wire.last_words()).await;
                let refused = said.and_then(Result::ok).filter(|reply| reply.code >= 400);
                let broken = SmtpFailure::temporary(Reason::ProtocolError);
                return verdict(&refused.ok_or(broken)?, 250, Stage::Message);
            }
            None => return Err(SmtpFailure::temporary(Reason::Timeout)),
        }
        let lost = SmtpFailure::permanent(Reason::AnswerLost);
        let reply = self.deadline.rest(self.wire.end(message)).await;
        let reply = reply.and_then(Result::ok).ok_or(lost)?;
        verdict(&reply, 250, Stage::Message).map_err(|_| lost)
    }

    /// Sends QUIT and waits only briefly for the answer.
    pub async fn quit(mut self) {
        let _ = timeout(Duration::from_millis(500), self.wire.command("QUIT")).await;
    }

    async fn ehlo(&mut self) -> Result<Vec<String>, SmtpFailure> {
        let reply = self.command(&format!("EHLO {}", self.ehlo)).await?;
        let offers: Vec<String> = match reply.code {
            // The first line is the server's own name, whatever it looks like.
            250 => reply.lines.into_iter().skip(1).collect(),
            // A server from before 1995 has no extensions, so neither STARTTLS nor AUTH.
            500 | 502 => Vec::new(),
            _ => expect(&reply, 250, Stage::Hello).map(|()| Vec::new())?,
        };
        self.offers.clone_from(&offers);
        Ok(offers)
    }

    async fn command(&mut self, line: &str) -> Result<SmtpReply, SmtpFailure> {
        let reply = self.deadline.step(self.wire.command(line)).await;
        reply
            .ok_or(SmtpFailure::temporary(Reason::Timeout))?
            .map_err(broken)
    }
}

const fn broken(broken: ReplyError) -> SmtpFailure {
    match broken {
        ReplyError::Protocol => SmtpFailure::permanent(Reason::ProtocolError),
        ReplyError::Closed => SmtpFailure::temporary(Reason::ProtocolError),
    }
}

fn expect(reply: &SmtpReply, code: u16, stage: Stage) -> Result<(), SmtpFailure> {
    verdict(reply, code, stage)?.map_err(SmtpFailure::from)
}

/// Interprets a reply where `code` is expected.
fn verdict(reply: &SmtpReply, code: u16, stage: Stage) -> Result<RecipientResult, SmtpFailure> {
    match reply.code {
        got if got == code || (code == 250 && matches!(got, 251 | 252)) => Ok(Ok(())),
        400..600 => Ok(Err(Rejection {
            code: reply.code,
            enhanced: reply.enhanced(),
            stage,
        })),
        _ => Err(SmtpFailure::permanent(Reason::ProtocolError)),
    }
}

/// Returns whether a message has no bare CR or LF, no NUL (RFC 5321, section 2.3.8) and no line over 998 bytes, so that no two
/// servers can read it differently.
pub fn is_clean(message: &[u8]) -> bool {
    message.split_inclusive(|byte| *byte == b'\n').all(|line| {
        let text = line
            .strip_suffix(b"\r\n")
            .or_else(|| (!line.ends_with(b"\n")).then_some(line));
        text.is_some_and(|text| text.len() <= 998 && !text.iter().any(|byte| matches!(byte, b'\r' | 0)))
    })
}

/// Returns whether envelope and message can be represented in SMTP; if not, the server is not to blame.
pub fn can_travel(envelope: &Envelope, message: &[u8]) -> bool {
    let mut paths = envelope
        .sender
        .iter()
        .chain(&envelope.instead)
        .chain(&envelope.recipients);
    is_clean(message) && paths.all(|path| is_path(path))
}

fn is_path(path: &str) -> bool {
    path.len() <= 254
        && path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>'))
}
