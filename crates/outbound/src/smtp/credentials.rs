//! The credentials of an SMTP session: a username with a password or a token. A token is sent only to its provider's hosts.

use std::{fmt, net::IpAddr, sync::Arc};

use async_trait::async_trait;
use fromline_core::{
    Reason,
    gateway::{Host, sign_in::Presented},
};
use secrecy::{ExposeSecret as _, SecretString};

use super::SmtpFailure;

/// A username with its password or token, held only while it is used.
#[derive(Clone, Debug)]
pub struct Login {
    /// Username that the server is told.
    pub username: SecretString,
    /// The password or token.
    pub credential: Credential,
}

/// A password or a token.
#[derive(Clone, Debug)]
pub enum Credential {
    /// A password, for SASL PLAIN or LOGIN.
    Password(SecretString),
    /// An OAuth access token.
    Token(AccessToken),
}

/// Longest access token, in bytes: together with the username it must fit into a line of 12,288 octets (RFC 4954, section 4.9).
/// Microsoft's tokens have two to four thousand.
const TOKEN: usize = 8192;

/// An access token (RFC 6750) with the hosts that may receive it, since a token for Google opens a whole mailbox.
/// [`AccessToken::for_host`] is the only access to its bytes.
#[derive(Clone)]
pub struct AccessToken {
    secret: SecretString,
    hosts: Arc<[Host]>,
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken")
            .field("hosts", &self.hosts)
            .finish_non_exhaustive()
    }
}

impl AccessToken {
    /// Creates a token for these hosts; `None` if it is not a bearer token (`b64token` of RFC 6750, section 2.1) or is too long
    /// for SMTP.
    pub fn new(secret: &str, hosts: Arc<[Host]>) -> Option<Self> {
        let body = secret.trim_end_matches('=');
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
        let is_good = !body.is_empty() && secret.len() <= TOKEN && body.bytes().all(is_token);
        is_good.then(|| Self {
            secret: SecretString::from(secret),
            hosts,
        })
    }

    /// Returns the token's bytes for a server that presented a certificate for this name.
    ///
    /// # Errors
    ///
    /// [`Reason::TokenHostForbidden`] if the host is not one of the provider's.
    pub fn for_host(&self, host: &str) -> Result<&str, SmtpFailure> {
        if self.hosts.iter().any(|known| known.as_str() == host) {
            Ok(self.secret.expose_secret())
        } else {
            Err(SmtpFailure::permanent(Reason::TokenHostForbidden))
        }
    }

    /// Returns whether two tokens are equal.
    pub fn is(&self, other: &Self) -> bool {
        self.secret.expose_secret() == other.secret.expose_secret()
    }
}

impl Login {
    /// Creates credentials with a password.
    pub fn with_password(username: SecretString, password: SecretString) -> Self {
        Self {
            username,
            credential: Credential::Password(password),
        }
    }

    /// Returns the password; an error if the credential is a token.
    ///
    /// # Errors
    ///
    /// [`Reason::GatewaysForbidden`], temporary, if the credentials have been changed to a token meanwhile: the route must be
    /// decided again.
    pub fn password(&self) -> Result<&str, SmtpFailure> {
        match &self.credential {
            Credential::Password(password) => Ok(password.expose_secret()),
            Credential::Token(_) => Err(SmtpFailure::temporary(Reason::GatewaysForbidden)),
        }
    }

    /// Returns the token for a server that presented a certificate for this name.
    ///
    /// # Errors
    ///
    /// As [`AccessToken::for_host`]; temporary [`Reason::GatewaysForbidden`] if the credentials have been changed to a password
    /// meanwhile.
    pub(super) fn token(&self, host: &str) -> Result<&str, SmtpFailure> {
        match &self.credential {
            Credential::Token(token) => token.for_host(host),
            Credential::Password(_) => Err(SmtpFailure::temporary(Reason::GatewaysForbidden)),
        }
    }
}

/// A source of credentials, read at the moment their bytes are sent.
#[async_trait]
pub trait Credentials: Send + Sync {
    /// Returns whether they are a password or a token.
    fn presents(&self) -> Presented;

    /// Returns the current credentials, or the reason why there are none any more.
    async fn now(&self) -> Result<Login, SmtpFailure>;

    /// Returns whether there is a newer token after the server refused this one, so that another attempt makes sense. Called
    /// once.
    async fn renewed(&self) -> bool {
        false
    }
}

/// Credentials that are known and do not change.
#[async_trait]
impl Credentials for Login {
    fn presents(&self) -> Presented {
        match self.credential {
            Credential::Password(_) => Presented::Password,
            Credential::Token(_) => Presented::Token,
        }
    }

    async fn now(&self) -> Result<Login, SmtpFailure> {
        Ok(self.clone())
    }
}

/// Credentials under trial. Whether they may be tried is decided after the addresses are known and before connecting.
pub trait Trial: Credentials {
    /// Checks that they may be tried at the server with these addresses. Returns the refusal otherwise.
    fn may_try(&self, addresses: &[IpAddr]) -> Result<(), SmtpFailure>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use fromline_base::idn::to_ascii;

    fn hosts(names: &[&str]) -> Arc<[Host]> {
        names
            .iter()
            .map(|name| Host::parse(name, &to_ascii).unwrap())
            .collect()
    }

    #[test]
    fn what_a_token_is() {
        let hosts = hosts(&["smtp.partner.com"]);
        let longest = "x".repeat(TOKEN);
        for (text, is_one) in [
            ("ya29.a0Af_-~+/b", true),
            ("dGVzdA==", true),
            (longest.as_str(), true),
            ("", false),
            ("=", false),
            ("a=b", false),
            ("a b", false),
            ("a\u{1}auth=Bearer b", false),
            ("a\r\nRSET", false),
            ("żeton", false),
        ] {
            assert_eq!(
                AccessToken::new(text, hosts.clone()).is_some(),
                is_one,
                "{text:?}"
            );
        }
        assert!(AccessToken::new(&format!("{longest}x"), hosts).is_none());
    }

    #[test]
    fn a_token_does_not_show_itself() {
        let token = AccessToken::new("canary-token", hosts(&["smtp.partner.com"])).unwrap();
        let login = Login {
            username: SecretString::from("canary-user"),
            credential: Credential::Token(token),
        };
        assert!(!format!("{login:?}").contains("canary"), "{login:?}");
    }

    proptest::proptest! {
        /// A host that is not exactly on the list never receives the token.
        #[test]
        fn a_token_is_told_to_its_hosts_alone(
            host in "(smtp|imap)?[.-]?(partner|gmail)[.](com|net)[.]?(evil[.]example)?|\\PC{0,30}"
        ) {
            let token = AccessToken::new("secret", hosts(&["smtp.partner.com", "smtp.gmail.com"])).unwrap();
            let told = token.for_host(&host).is_ok();
            proptest::prop_assert_eq!(told, host == "smtp.partner.com" || host == "smtp.gmail.com");
        }
    }
}
