//! Signing in with a token: OAUTHBEARER (RFC 7628) and XOAUTH2.

use fromline_core::{Reason, gateway::sign_in::Challenge};
use secrecy::ExposeSecret as _;
use zeroize::Zeroizing;

use super::{COMMAND, Mechanism, SmtpSession, encode};
use crate::smtp::{Credentials, SmtpFailure, bearer, wire::SmtpReply};

/// The longest line of a response, its end included (RFC 4954 section 4).
const RESPONSE: usize = 12_288;

/// How a token was taken.
pub(super) struct TokenReply {
    /// The last reply.
    pub reply: SmtpReply,
    /// What the server said before it refused.
    pub challenge: Challenge,
}

impl From<SmtpReply> for TokenReply {
    fn from(reply: SmtpReply) -> Self {
        Self {
            reply,
            challenge: Challenge::None,
        }
    }
}

impl SmtpSession {
    /// Presents a token. Most are longer than a command line may be: they wait for the server's prompt.
    ///
    /// A server that refuses says why first, and waits for one more line before its reply: RFC 7628 wants ^A, XOAUTH2 an empty one.
    /// Exchange refuses at once.
    pub(super) async fn token(
        &mut self,
        mechanism: Mechanism,
        credentials: &dyn Credentials,
    ) -> Result<TokenReply, SmtpFailure> {
        let name = mechanism.name();
        let response = self.response(mechanism, credentials).await?;
        let first = Zeroizing::new(format!("AUTH {name} {}", *response));
        let reply = if first.len() + 2 <= COMMAND {
            self.auth(&first).await?
        } else {
            drop(response);
            match self.asked(&format!("AUTH {name}")).await? {
                // Asked for anew: whoever may no longer sign in does not.
                Ok(_) => {
                    let response = self.response(mechanism, credentials).await?;
                    self.auth(&response).await?
                }
                Err(refused) => return Ok(refused.into()),
            }
        };
        if reply.code != 334 {
            return Ok(reply.into());
        }
        let said = reply.lines.first().map(String::as_str).unwrap_or_default();
        let challenge = bearer::challenge(said);
        let acknowledged = match mechanism {
            Mechanism::OauthBearer => bearer::ACKNOWLEDGED,
            _ => "",
        };
        let reply = self.auth(acknowledged).await?;
        // Content after an error, or asking on and on: neither mechanism knows that.
        if reply.code < 400 {
            return Err(SmtpFailure::permanent(Reason::ProtocolError));
        }
        Ok(TokenReply { reply, challenge })
    }

    /// For the name that the server's certificate was checked against, and no other.
    async fn response(
        &mut self,
        mechanism: Mechanism,
        credentials: &dyn Credentials,
    ) -> Result<Zeroizing<String>, SmtpFailure> {
        let login = credentials.now().await?;
        let username = login.username.expose_secret();
        let token = login.token(&self.host)?;
        let response = match mechanism {
            Mechanism::OauthBearer => bearer::oauthbearer(username, token, &self.host, self.port),
            _ => bearer::xoauth2(username, token),
        };
        response
            .map(|response| encode(&response))
            .filter(|response| response.len() + 2 <= RESPONSE)
            .ok_or(SmtpFailure::permanent(Reason::AuthNotUnderstood))
    }
}
