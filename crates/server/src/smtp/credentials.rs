//! What a session presents: a user name, and a password or a token. A token is told to its provider's hosts alone.

use std::{fmt, net::IpAddr, sync::Arc};

use async_trait::async_trait;
use fromline_core::{
    Reason,
    gateway::{Host, sign_in::Presented},
};
use secrecy::{ExposeSecret as _, SecretString};

use super::SmtpFailure;

/// User name and what proves it, for a moment.
#[derive(Clone, Debug)]
pub struct Login {
    /// User name.
    pub username: SecretString,
    /// What proves it.
    pub credential: Credential,
}

/// What is presented beside a user name.
#[derive(Clone, Debug)]
pub enum Credential {
    /// A password.
    Password(SecretString),
    /// An access token.
    Token(AccessToken),
}

/// The longest access token, in bytes: with the user name it has to fit into a line of 12,288 octets (RFC 4954 section 4.9). Microsoft's
/// have two to four thousand.
const TOKEN: usize = 8192;

/// An access token (RFC 6750), and the hosts that may see it: one for Google opens a whole mailbox. There is no other way to its
/// bytes than [`AccessToken::for_host`].
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
    /// One that these hosts may see; none if it is no bearer token (`b64token` of RFC 6750 section 2.1), or a longer one than SMTP
    /// carries.
    pub fn new(secret: &str, hosts: Arc<[Host]>) -> Option<Self> {
        let body = secret.trim_end_matches('=');
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
        let is_good = !body.is_empty() && secret.len() <= TOKEN && body.bytes().all(is_token);
        is_good.then(|| Self {
            secret: SecretString::from(secret),
            hosts,
        })
    }

    /// Its bytes, for a server that has shown a certificate for this name.
    ///
    /// # Errors
    ///
    /// [`Reason::TokenHostForbidden`] if it is none of the provider's.
    pub fn for_host(&self, host: &str) -> Result<&str, SmtpFailure> {
        if self.hosts.iter().any(|known| known.as_str() == host) {
            Ok(self.secret.expose_secret())
        } else {
            Err(SmtpFailure::permanent(Reason::TokenHostForbidden))
        }
    }

    /// Whether this is that token.
    pub fn is(&self, other: &Self) -> bool {
        self.secret.expose_secret() == other.secret.expose_secret()
    }
}

impl Login {
    /// With a password.
    pub fn with_password(username: SecretString, password: SecretString) -> Self {
        Self {
            username,
            credential: Credential::Password(password),
        }
    }

    /// The password; where it is none any longer, somebody has changed the credentials meanwhile.
    ///
    /// # Errors
    ///
    /// [`Reason::GatewaysForbidden`], for a while: it has to be decided anew.
    pub fn password(&self) -> Result<&str, SmtpFailure> {
        match &self.credential {
            Credential::Password(password) => Ok(password.expose_secret()),
            Credential::Token(_) => Err(SmtpFailure::temporary(Reason::GatewaysForbidden)),
        }
    }

    /// The token for a server that has shown a certificate for this name; the same.
    pub(super) fn token(&self, host: &str) -> Result<&str, SmtpFailure> {
        match &self.credential {
            Credential::Token(token) => token.for_host(host),
            Credential::Password(_) => Err(SmtpFailure::temporary(Reason::GatewaysForbidden)),
        }
    }
}

/// Where a session's credentials come from: asked each time bytes of them are due.
#[async_trait]
pub trait Credentials: Send + Sync {
    /// Of which kind they are.
    fn presents(&self) -> Presented;

    /// The credentials that hold now, or why there are none any longer.
    async fn now(&self) -> Result<Login, SmtpFailure>;

    /// The server refused the token: whether there is a newer one by now, which is worth another try. Asked once.
    async fn renewed(&self) -> bool {
        false
    }
}

/// Known, and not going to change.
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

/// Credentials that are tried: whether they may be is asked once it is known where, and before anybody connects.
pub trait Trial: Credentials {
    /// Whether they may be tried at the server that has these addresses, or why not.
    fn may_try(&self, addresses: &[IpAddr]) -> Result<(), SmtpFailure>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::idn::to_ascii;

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
        /// Whatever is typed as a host: one that is not on the list, letter by letter, sees nothing.
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
