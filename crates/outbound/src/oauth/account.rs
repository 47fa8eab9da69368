//! The account that consented, as named by the ID token (`OpenID` Connect Core, section 2).

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::Deserialize;

/// Longest account name that is shown, in characters.
const LONGEST: usize = 254;

/// The account that consented, which is shown to the user and compared with the username. It grants nothing; only the gateway
/// decides.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TokenAccount(String);

impl TokenAccount {
    /// Creates an account name from a provider or the database; `None` if it cannot be shown.
    pub fn new(name: &str) -> Option<Self> {
        let name = name.trim();
        let is_shown = !name.is_empty()
            && name.chars().count() <= LONGEST
            && !name.chars().any(|c| c.is_control() || c.is_whitespace())
            && !fromline_core::hidden::has_invisible(name);
        is_shown.then(|| Self(name.to_owned()))
    }

    /// Returns the name to show.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether a username is this account's.
    pub fn is(&self, username: &str) -> bool {
        self.0.eq_ignore_ascii_case(username.trim())
    }
}

#[derive(Deserialize)]
struct Claims {
    aud: Audience,
    email: Option<String>,
    preferred_username: Option<String>,
    upn: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// Returns the account named by an ID token: its email address, or its sign-in name. The token came directly from the token
/// endpoint over TLS, so its signature need not be verified (`OpenID` Connect Core, section 3.1.3.7, number 6), but its audience
/// must be ours.
pub fn account(id_token: &str, client_id: &str) -> Option<TokenAccount> {
    let claims = id_token.split('.').nth(1)?;
    let claims = BASE64_URL_SAFE_NO_PAD.decode(claims.trim_end_matches('=')).ok()?;
    let claims: Claims = serde_json::from_slice(&claims).ok()?;
    let is_ours = match &claims.aud {
        Audience::One(audience) => audience == client_id,
        Audience::Several(audiences) => audiences.iter().any(|audience| audience == client_id),
    };
    let named = [claims.email, claims.upn, claims.preferred_username];
    let named = named.iter().flatten().find_map(|name| TokenAccount::new(name));
    named.filter(|_| is_ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(claims: &str) -> String {
        format!("e30.{}.x", BASE64_URL_SAFE_NO_PAD.encode(claims))
    }

    #[test]
    fn who_consented() {
        for (claims, expected) in [
            (
                r#"{"aud":"fromline","email":"a@partner.com","preferred_username":"b"}"#,
                Some("a@partner.com"),
            ),
            (
                r#"{"aud":["x","fromline"],"preferred_username":"b@partner.com"}"#,
                Some("b@partner.com"),
            ),
            (
                r#"{"aud":"fromline","upn":"c@partner.com","preferred_username":"d"}"#,
                Some("c@partner.com"),
            ),
            (r#"{"aud":"other","email":"a@partner.com"}"#, None),
            (r#"{"aud":"fromline"}"#, None),
            (r#"{"aud":"fromline","email":"a@partner.com\nb"}"#, None),
            (r#"{"aud":"fromline","email":"a\u202e@partner.com"}"#, None),
            ("[]", None),
        ] {
            let found = account(&token(claims), "fromline");
            assert_eq!(found.as_ref().map(TokenAccount::as_str), expected, "{claims}");
        }
        for broken in ["", "..", "a.b.c", "a"] {
            assert_eq!(account(broken, "fromline"), None, "{broken}");
        }
    }

    #[test]
    fn an_account_and_a_user_name() {
        let account = TokenAccount::new("User.Name@Partner.com").unwrap();
        assert!(account.is("user.name@partner.com") && account.is(" user.name@partner.com "));
        assert!(!account.is("info@partner.com") && !account.is(""));
    }

    proptest::proptest! {
        #[test]
        fn no_token_panics(token in "\\PC{0,60}|[a-zA-Z0-9_-]{0,20}[.][a-zA-Z0-9_-]{0,40}[.]x") {
            account(&token, "fromline");
        }
    }
}
