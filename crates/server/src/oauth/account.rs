//! Who consented, by the ID token that came with the tokens (`OpenID` Connect Core section 2).

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::Deserialize;

/// The longest name that is shown, in characters.
const LONGEST: usize = 254;

/// Who consented: shown to the user, and compared with the user name. It decides nothing: the gateway does.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Account(String);

impl Account {
    /// From what a provider or the database says; none for what is no name to be shown.
    pub fn new(name: &str) -> Option<Self> {
        let name = name.trim();
        let is_shown = !name.is_empty()
            && name.chars().count() <= LONGEST
            && !name.chars().any(|c| c.is_control() || c.is_whitespace())
            && !fromline_core::hidden::has_invisible(name);
        is_shown.then(|| Self(name.to_owned()))
    }

    /// As it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a user name is this account's.
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

/// The account that an ID token names: its address, or what the user signs in with. It came from the token endpoint by TLS, so its
/// signature need not be looked at (`OpenID` Connect Core section 3.1.3.7, number 6); it must be ours.
pub fn account(id_token: &str, client_id: &str) -> Option<Account> {
    let claims = id_token.split('.').nth(1)?;
    let claims = BASE64_URL_SAFE_NO_PAD.decode(claims.trim_end_matches('=')).ok()?;
    let claims: Claims = serde_json::from_slice(&claims).ok()?;
    let is_ours = match &claims.aud {
        Audience::One(audience) => audience == client_id,
        Audience::Several(audiences) => audiences.iter().any(|audience| audience == client_id),
    };
    let named = [claims.email, claims.upn, claims.preferred_username];
    let named = named.iter().flatten().find_map(|name| Account::new(name));
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
            assert_eq!(found.as_ref().map(Account::as_str), expected, "{claims}");
        }
        for broken in ["", "..", "a.b.c", "a"] {
            assert_eq!(account(broken, "fromline"), None, "{broken}");
        }
    }

    #[test]
    fn an_account_and_a_user_name() {
        let account = Account::new("User.Name@Partner.com").unwrap();
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
