//! One SMTP session, from the greeting to QUIT.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_STANDARD};
use fromline_core::{Reason, gateway::Security};
use secrecy::ExposeSecret;
use tokio::time::timeout;
use zeroize::Zeroizing;

use super::{
    Addressed, Credentials, Envelope, Login, Seen, SmtpFailure,
    capped::Capped,
    times::Deadline,
    tls::{Secured, TlsClient, TlsFailure},
    verdict::{Rejection, Stage, Verdict},
    wire::{Broken, Reply, Stream, Wire},
};

/// A session after the greeting.
pub struct Session {
    wire: Wire,
    deadline: Deadline,
    ehlo: String,
    seen: Seen,
}

impl Session {
    /// Begins a session over a TCP connection. Before a valid greeting there is one failure only: who names a host must
    /// not learn from us what else runs there.
    pub async fn begin(
        stream: impl Stream + 'static,
        host: &str,
        security: Option<Security>,
        tls: &TlsClient,
        deadline: Deadline,
        ehlo: &str,
    ) -> Result<Self, SmtpFailure> {
        let no_greeting = SmtpFailure::temporary(Reason::ConnectFailed);
        let plain: Box<dyn Stream> = Box::new(Capped::new(stream));
        let (stream, trusted, seen) = match security {
            Some(Security::Implicit) => {
                let shaken = deadline.step(tls.connect_and_tell(host, plain)).await;
                let (secured, trusted) = shaken.and_then(Result::ok).ok_or(no_greeting)?;
                (secured.stream, trusted, secured.seen)
            }
            _ => (plain, true, Seen::default()),
        };
        let mut wire = Wire::new(stream);
        let greeting = deadline.step(wire.reply()).await;
        if greeting
            .and_then(Result::ok)
            .is_none_or(|reply| reply.code != 220)
        {
            return Err(no_greeting);
        }
        if !trusted {
            return Err(SmtpFailure::permanent(Reason::TlsUntrusted));
        }
        let mut session = Self {
            wire,
            deadline,
            ehlo: ehlo.to_owned(),
            seen,
        };
        if security == Some(Security::Starttls) {
            session = session.starttls(host, tls).await?;
        }
        Ok(session)
    }

    /// STARTTLS, required. What the server said before is forgotten (RFC 3207 section 4.2).
    async fn starttls(mut self, host: &str, tls: &TlsClient) -> Result<Self, SmtpFailure> {
        let offered = self
            .ehlo()
            .await?
            .iter()
            .any(|line| line.eq_ignore_ascii_case("STARTTLS"));
        if !offered {
            return Err(SmtpFailure::permanent(Reason::StarttlsMissing));
        }
        let reply = self.command("STARTTLS").await?;
        match reply.code {
            220 => (),
            400..500 => return Err(SmtpFailure::temporary(Reason::Server4xx)),
            _ => return Err(SmtpFailure::permanent(Reason::StarttlsMissing)),
        }
        let protocol = SmtpFailure::permanent(Reason::ProtocolError);
        let Self {
            wire, deadline, ehlo, ..
        } = self;
        let stream = wire.into_stream().map_err(|_| protocol)?;
        let Secured { stream, seen } = deadline
            .step(tls.connect(host, stream))
            .await
            .ok_or(SmtpFailure::temporary(Reason::Timeout))?
            .map_err(|failure| match failure {
                TlsFailure::Untrusted => SmtpFailure::permanent(Reason::TlsUntrusted),
                TlsFailure::Broken => protocol,
            })?;
        Ok(Self {
            wire: Wire::new(stream),
            deadline,
            ehlo,
            seen,
        })
    }

    /// What the server showed of itself.
    pub const fn seen(&self) -> Seen {
        self.seen
    }

    /// Signs in, by PLAIN or LOGIN. Only sessions with TLS are asked to.
    ///
    /// The credentials are asked for when their bytes are due, however slowly the server came to that point: whoever may no
    /// longer sign in then does not.
    pub async fn authenticate(&mut self, credentials: &dyn Credentials) -> Result<(), SmtpFailure> {
        let capabilities = self.ehlo().await?;
        let offers = |mechanism: &str| capabilities.iter().any(|line| offers(line, mechanism));
        let encode = |secret: &str| Zeroizing::new(BASE64_STANDARD.encode(secret));
        let reply = if offers("PLAIN") {
            let Login { username, password } = credentials.now().await?;
            let (username, password) = (username.expose_secret(), password.expose_secret());
            let plain = Zeroizing::new(format!("\0{username}\0{password}"));
            self.command(&Zeroizing::new(format!("AUTH PLAIN {}", *encode(&plain))))
                .await?
        } else if offers("LOGIN") {
            let mut reply = self.command("AUTH LOGIN").await?;
            for question in ["user", "pass"] {
                match reply.code {
                    334 if asks_for(&reply, question) => {
                        let Login { username, password } = credentials.now().await?;
                        let answer = if question == "user" { username } else { password };
                        reply = self.command(&encode(answer.expose_secret())).await?;
                    }
                    400..600 => break,
                    // Above all 235: a server that is content before it has seen a password has checked none.
                    _ => return Err(SmtpFailure::permanent(Reason::ProtocolError)),
                }
            }
            reply
        } else {
            return Err(SmtpFailure::permanent(Reason::AuthUnsupported));
        };
        match reply.code {
            235 => Ok(()),
            502..=504 => Err(SmtpFailure::permanent(Reason::AuthUnsupported)),
            // 535 above all; some servers say 530, 534 or 550 of a wrong password.
            500..600 => Err(SmtpFailure::permanent(Reason::AuthRejected)),
            400..500 => Err(SmtpFailure::temporary(Reason::Server4xx)),
            _ => Err(SmtpFailure::permanent(Reason::ProtocolError)),
        }
    }

    /// Greets a server that asks for no credentials.
    pub async fn greet(&mut self) -> Result<(), SmtpFailure> {
        self.ehlo().await.map(|_| ())
    }

    /// Says to our own mail server who has signed in with us (Postfix's XCLIENT), and greets it anew.
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
        expect(&self.command(&format!("XCLIENT LOGIN={login}")).await?, 220)?;
        self.greet().await
    }

    /// Hands over one message; the first recipient that is refused is the failure.
    pub async fn send(&mut self, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpFailure> {
        let verdicts = self.transfer(envelope, message).await?;
        verdicts
            .into_iter()
            .collect::<Result<(), _>>()
            .map_err(SmtpFailure::from)
    }

    /// Hands over one message: what the server says of each recipient.
    pub async fn transfer(
        &mut self,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<Vec<Verdict>, SmtpFailure> {
        if !can_travel(envelope, message) {
            return Err(SmtpFailure::permanent(Reason::ProtocolError));
        }
        self.deadline = self.deadline.patient();
        let recipients = &envelope.recipients;
        let sender = envelope.sender.as_deref().unwrap_or_default();
        let taken = self.command(&format!("MAIL FROM:<{sender}>")).await?;
        if let Err(refused) = verdict(&taken, 250, Stage::Message)? {
            return Ok(vec![Err(refused); recipients.len()]);
        }
        let mut verdicts = Vec::with_capacity(recipients.len());
        for recipient in recipients {
            let reply = self.command(&format!("RCPT TO:<{recipient}>")).await?;
            let verdict = verdict(&reply, 250, Stage::Recipient)?;
            if let (Err(_), Addressed::Together) = (verdict, envelope.addressed) {
                return Ok(vec![verdict; recipients.len()]);
            }
            verdicts.push(verdict);
        }
        if verdicts.iter().all(Result::is_err) {
            return Ok(verdicts);
        }
        let mut whole = verdict(&self.command("DATA").await?, 354, Stage::Message)?;
        if whole.is_ok() {
            // From here on the server may have the message even if its answer is lost.
            whole = match self.deadline.rest(self.wire.data(message)).await {
                Some(Ok(reply)) => verdict(&reply, 250, Stage::Message)?,
                Some(Err(_)) => return Err(SmtpFailure::permanent(Reason::ProtocolError)),
                None => return Err(SmtpFailure::permanent(Reason::Timeout)),
            };
        }
        Ok(verdicts.into_iter().map(|verdict| verdict.and(whole)).collect())
    }

    /// Says goodbye, without waiting long for an answer.
    pub async fn quit(mut self) {
        let _ = timeout(Duration::from_millis(500), self.wire.command("QUIT")).await;
    }

    async fn ehlo(&mut self) -> Result<Vec<String>, SmtpFailure> {
        let reply = self.command(&format!("EHLO {}", self.ehlo)).await?;
        match reply.code {
            // The first line is the server's name for itself, whatever it looks like.
            250 => Ok(reply.lines.into_iter().skip(1).collect()),
            // A server of before 1995 has no extensions, so neither STARTTLS nor AUTH.
            500 | 502 => Ok(Vec::new()),
            _ => expect(&reply, 250).map(|()| Vec::new()),
        }
    }

    async fn command(&mut self, line: &str) -> Result<Reply, SmtpFailure> {
        match self.deadline.step(self.wire.command(line)).await {
            Some(Ok(reply)) => Ok(reply),
            Some(Err(Broken::Protocol)) => Err(SmtpFailure::permanent(Reason::ProtocolError)),
            Some(Err(Broken::Closed)) => Err(SmtpFailure::temporary(Reason::ProtocolError)),
            None => Err(SmtpFailure::temporary(Reason::Timeout)),
        }
    }
}

/// Whether a capability line offers a mechanism: `AUTH PLAIN LOGIN`, or the old `AUTH=PLAIN`.
fn offers(line: &str, mechanism: &str) -> bool {
    let mut words = line.split([' ', '=']);
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("AUTH"))
        && words.any(|word| word.eq_ignore_ascii_case(mechanism))
}

/// Whether a prompt of AUTH LOGIN asks for what comes next: `Username:`, `User Name`, `Password:`.
fn asks_for(reply: &Reply, what: &str) -> bool {
    let [prompt] = reply.lines.as_slice() else {
        return false;
    };
    let decoded = BASE64_STANDARD.decode(prompt.trim()).unwrap_or_default();
    decoded
        .get(..what.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(what.as_bytes()))
}

fn expect(reply: &Reply, code: u16) -> Result<(), SmtpFailure> {
    verdict(reply, code, Stage::Message)?.map_err(SmtpFailure::from)
}

/// What a reply means where `code` is hoped for.
fn verdict(reply: &Reply, code: u16, stage: Stage) -> Result<Verdict, SmtpFailure> {
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

/// No bare CR or LF, no NUL (RFC 5321 section 2.3.8), no line over 998: nothing that two servers could read differently.
pub fn is_clean(message: &[u8]) -> bool {
    message.split_inclusive(|byte| *byte == b'\n').all(|line| {
        let text = line
            .strip_suffix(b"\r\n")
            .or_else(|| (!line.ends_with(b"\n")).then_some(line));
        text.is_some_and(|text| text.len() <= 998 && !text.iter().any(|byte| matches!(byte, b'\r' | 0)))
    })
}

/// Whether envelope and message can be written in SMTP at all: where they cannot, no server is to blame.
pub fn can_travel(envelope: &Envelope, message: &[u8]) -> bool {
    let mut paths = envelope.sender.iter().chain(&envelope.recipients);
    is_clean(message) && paths.all(|path| is_path(path))
}

fn is_path(path: &str) -> bool {
    path.len() <= 254
        && path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>'))
}
