//! Authentication with a token: OAUTHBEARER (RFC 7628) and XOAUTH2.

use fromline_core::{Reason, gateway::sign_in::Challenge};
use secrecy::ExposeSecret as _;
use zeroize::Zeroizing;

use super::{COMMAND, Mechanism, SmtpSession, encode};
use crate::smtp::{Credentials, SmtpFailure, bearer, wire::SmtpReply};

/// Longest response line including its end, in bytes (RFC 4954, section 4).
const RESPONSE: usize = 12_288;

/// The server's answer to a token.
pub(super) struct TokenReply {
    /// The server's last reply.
    pub reply: SmtpReply,
    /// The error that the server sent before its refusal.
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
    /// Sends a token. Most are too long for the command line and so are sent after the server's prompt.
    ///
    /// A server that refuses a token first sends an error and waits for one more line: ^A for RFC 7628, an empty one for XOAUTH2.
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
                // Requested again, so that a user who may no longer sign in does not.
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
        // Neither mechanism allows success after an error, or endless questions.
        if reply.code < 400 {
            return Err(SmtpFailure::permanent(Reason::ProtocolError));
        }
        Ok(TokenReply { reply, challenge })
    }

    /// Builds the response with the token, which is released only for the name that the server's certificate was verified
    /// against.
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
