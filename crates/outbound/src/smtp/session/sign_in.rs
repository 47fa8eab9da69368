//! SMTP authentication (RFC 4954), only in sessions with TLS.

mod token;

use base64::{Engine, prelude::BASE64_STANDARD};
use fromline_core::{
    Reason,
    gateway::sign_in::{Cause, Presented, Refused},
};
use secrecy::ExposeSecret;
use tokio::{task::spawn_blocking, time::Instant};
use zeroize::Zeroizing;

use super::{SmtpSession, broken};
use crate::smtp::{
    Credentials, Login, SmtpFailure,
    sasl::{self, Scram},
    wire::SmtpReply,
};
use token::TokenReply;

/// Longest command line including its end, in bytes (RFC 5321, section 4.5.3.1.4; RFC 4954, section 4).
const COMMAND: usize = 512;

/// The password mechanisms in order of preference. Inside TLS, PLAIN reveals nothing that the server does not need; the last two
/// are for servers that offer nothing better.
const FOR_PASSWORDS: &[Mechanism] = &[
    Mechanism::Plain,
    Mechanism::Login,
    Mechanism::ScramSha256,
    Mechanism::CramMd5,
];

/// The token mechanisms in order of preference: the standard one first, because its errors are named.
const FOR_TOKENS: &[Mechanism] = &[Mechanism::OauthBearer, Mechanism::Xoauth2];

/// How often authentication is repeated when the server timed out waiting for its own password check.
const AGAIN: usize = 2;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Mechanism {
    Plain,
    Login,
    ScramSha256,
    CramMd5,
    OauthBearer,
    Xoauth2,
}

impl Mechanism {
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "PLAIN",
            Self::Login => "LOGIN",
            Self::ScramSha256 => "SCRAM-SHA-256",
            Self::CramMd5 => "CRAM-MD5",
            Self::OauthBearer => "OAUTHBEARER",
            Self::Xoauth2 => "XOAUTH2",
        }
    }
}

impl SmtpSession {
    /// Authenticates with the first mechanism that the server offers for these credentials, or the next one if the server does
    /// not understand that. A token is never sent by a password mechanism, nor a password by a token mechanism.
    ///
    /// The credentials are read when their bytes are sent, however slow the server was: if they have been revoked by then, they
    /// are not used.
    pub async fn authenticate(&mut self, credentials: &dyn Credentials) -> Result<(), SmtpFailure> {
        let capabilities = self.ehlo().await?;
        let presented = credentials.presents();
        let offered = |mechanism: &Mechanism| capabilities.iter().any(|line| offers(line, mechanism.name()));
        let known = match presented {
            Presented::Password => FOR_PASSWORDS,
            Presented::Token => FOR_TOKENS,
        };
        let takes_tokens_alone = presented == Presented::Password && FOR_TOKENS.iter().any(offered);
        let mut ended = Err(SmtpFailure::permanent(if takes_tokens_alone {
            Reason::OauthOnly
        } else {
            Reason::AuthUnsupported
        }));
        let mut tried = false;
        for mechanism in known.iter().copied().filter(offered) {
            let answer = match self.sign_in_patiently(mechanism, credentials).await {
                // A server that closes the connection after not recognizing a command has answered already.
                Err(failure) if tried && failure.reason == Reason::ProtocolError => return ended,
                answer => answer?,
            };
            let code = answer.reply.code;
            ended = match code {
                235 => return Ok(()),
                400..600 => Err(refusal(presented, &answer)),
                _ => return Err(SmtpFailure::permanent(Reason::ProtocolError)),
            };
            tried = true;
            // Every other code is an answer about the credentials.
            if !matches!(code, 500..=502 | 504) {
                break;
            }
        }
        ended
    }

    /// Authenticates, repeating it after a 454. Dovecot delays every client for up to 15 s after wrong passwords from the same
    /// address, but Postfix waits only 10 s and answers 454. Dovecot accepts the correct password meanwhile, which ends the
    /// delay, so the next attempt succeeds.
    async fn sign_in_patiently(
        &mut self,
        mechanism: Mechanism,
        credentials: &dyn Credentials,
    ) -> Result<TokenReply, SmtpFailure> {
        for _ in 0..AGAIN {
            let begin = Instant::now();
            let answer = self.sign_in_by(mechanism, credentials).await?;
            if answer.reply.code != 454 || !self.deadline.was_slow(begin) {
                return Ok(answer);
            }
        }
        self.sign_in_by(mechanism, credentials).await
    }

    /// Runs one mechanism and returns the server's last reply; an error if the exchange failed before the credentials were sent.
    async fn sign_in_by(
        &mut self,
        mechanism: Mechanism,
        credentials: &dyn Credentials,
    ) -> Result<TokenReply, SmtpFailure> {
        let reply = match mechanism {
            Mechanism::Plain => self.plain(credentials).await,
            Mechanism::Login => self.login(credentials).await,
            Mechanism::ScramSha256 => self.scram(credentials).await,
            Mechanism::CramMd5 => self.cram(credentials).await,
            Mechanism::OauthBearer | Mechanism::Xoauth2 => return self.token(mechanism, credentials).await,
        };
        reply.map(TokenReply::from)
    }

    async fn plain(&mut self, credentials: &dyn Credentials) -> Result<SmtpReply, SmtpFailure> {
        let response = |login: &Login| {
            let (username, password) = (login.username.expose_secret(), login.password()?);
            Ok::<_, SmtpFailure>(encode(&Zeroizing::new(format!("\0{username}\0{password}"))))
        };
        let first = response(&credentials.now().await?)?;
        let first = Zeroizing::new(format!("AUTH PLAIN {}", *first));
        if first.len() + 2 <= COMMAND {
            return self.auth(&first).await;
        }
        match self.asked("AUTH PLAIN").await? {
            Ok(_) => self.auth(&response(&credentials.now().await?)?).await,
            Err(refused) => Ok(refused),
        }
    }

    /// Runs LOGIN. Prompts are free text: the first is answered with the username, the second with the password.
    async fn login(&mut self, credentials: &dyn Credentials) -> Result<SmtpReply, SmtpFailure> {
        if let Err(refused) = self.asked("AUTH LOGIN").await? {
            return Ok(refused);
        }
        let username = credentials.now().await?.username;
        if let Err(refused) = self.asked(&encode(username.expose_secret())).await? {
            return Ok(refused);
        }
        let login = credentials.now().await?;
        self.auth(&encode(login.password()?)).await
    }

    async fn cram(&mut self, credentials: &dyn Credentials) -> Result<SmtpReply, SmtpFailure> {
        let challenge = match self.asked("AUTH CRAM-MD5").await? {
            Ok(challenge) => decode(&challenge)?,
            Err(refused) => return Ok(refused),
        };
        let login = credentials.now().await?;
        let response = sasl::answer_cram_md5(&challenge, login.username.expose_secret(), login.password()?);
        self.auth(&encode(&response)).await
    }

    async fn scram(&mut self, credentials: &dyn Credentials) -> Result<SmtpReply, SmtpFailure> {
        let protocol = SmtpFailure::permanent(Reason::ProtocolError);
        let username = credentials.now().await?.username;
        let scram = Scram::new(username.expose_secret(), &sasl::generate_nonce());
        let first = encode(&scram.first());
        let line = Zeroizing::new(format!("AUTH SCRAM-SHA-256 {}", *first));
        let mut answer = if line.len() + 2 <= COMMAND {
            self.asked(&line).await?
        } else {
            match self.asked("AUTH SCRAM-SHA-256").await? {
                Ok(_) => self.asked(&first).await?,
                refused => refused,
            }
        };
        let challenge = match answer {
            Ok(challenge) => decode(&challenge)?,
            Err(refused) => return Ok(refused),
        };
        let login = credentials.now().await?;
        login.password()?;
        // The server determines the number of hashes, which may be thousands, so they are computed on another thread.
        let work = spawn_blocking(move || scram.prove(&challenge, login.password().ok()?));
        let proof = work.await.ok().flatten().ok_or(protocol)?;
        answer = match self.asked(&encode(&proof.message)).await {
            // Success without proof that the server knows the password: it may be any server.
            Ok(Err(reply)) if reply.code == 235 => return Err(protocol),
            answer => answer?,
        };
        let last = match answer {
            Ok(last) => decode(&last)?,
            Err(refused) => return Ok(refused),
        };
        let is_proven = proof.holds(&last);
        let reply = self.auth("").await?;
        if is_proven || reply.code >= 400 {
            Ok(reply)
        } else {
            Err(protocol)
        }
    }

    /// Sends a line and returns the server's prompt, or its refusal. Accepting before the password was requested is an error,
    /// because nothing was checked.
    async fn asked(&mut self, line: &str) -> Result<Result<String, SmtpReply>, SmtpFailure> {
        let reply = self.auth(line).await?;
        match reply.code {
            334 => Ok(Ok(reply.lines.into_iter().next().unwrap_or_default())),
            400..600 => Ok(Err(reply)),
            _ => Err(SmtpFailure::permanent(Reason::ProtocolError)),
        }
    }

    async fn auth(&mut self, line: &str) -> Result<SmtpReply, SmtpFailure> {
        let reply = self.deadline.sign_in(self.wire.command(line)).await;
        reply
            .ok_or(SmtpFailure::temporary(Reason::SignInSlow))?
            .map_err(broken)
    }
}

/// Returns the failure that a refusal of these credentials means.
fn refusal(presented: Presented, TokenReply { reply, challenge }: &TokenReply) -> SmtpFailure {
    let refused = Refused {
        presented,
        code: reply.code,
        enhanced: reply.enhanced(),
        cause: Cause::of(&reply.lines.join(" ")),
        challenge: *challenge,
    };
    SmtpFailure {
        reason: refused.reason(),
        temporary: reply.code < 500,
    }
}

fn encode(secret: &str) -> Zeroizing<String> {
    Zeroizing::new(BASE64_STANDARD.encode(secret))
}

fn decode(prompt: &str) -> Result<String, SmtpFailure> {
    let decoded = BASE64_STANDARD.decode(prompt.trim()).ok();
    decoded
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .ok_or(SmtpFailure::permanent(Reason::ProtocolError))
}

/// Returns whether a capability line offers a mechanism: `AUTH PLAIN LOGIN`, or the old form `AUTH=PLAIN`.
fn offers(line: &str, mechanism: &str) -> bool {
    let mut words = line.split([' ', '=']);
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("AUTH"))
        && words.any(|word| word.eq_ignore_ascii_case(mechanism))
}
