//! Answers of a token endpoint (RFC 6749, section 5), and the meaning of its errors by who can fix them.

use fromline_core::Reason;
use secrecy::SecretString;
use serde::Deserialize;

use super::account::{TokenAccount, account};

/// Longest refresh token that is stored, in bytes; Microsoft's have about two thousand.
const REFRESH: usize = 8192;
/// Validity of an access token without `expires_in`, in seconds (RFC 6749, section 5.1, only recommends that field).
const USUAL_LIFE: u64 = 600;
/// Longest validity of an access token that is accepted, in seconds: one day.
const LONGEST_LIFE: u64 = 24 * 60 * 60;

/// Tokens issued by a provider.
#[derive(Debug)]
pub struct Issued {
    /// The access token as received.
    pub access: SecretString,
    /// Seconds for which the access token is valid.
    pub life: u64,
    /// The refresh token; `None` if the previous one stays valid.
    pub refresh: Option<SecretString>,
    /// The granted scopes, if they differ from the requested ones.
    pub scopes: Option<Vec<String>>,
    /// The account that consented, if the provider names it.
    pub account: Option<TokenAccount>,
}

#[derive(Deserialize)]
struct Answer {
    access_token: String,
    token_type: String,
    expires_in: Option<serde_json::Value>,
    refresh_token: Option<String>,
    scope: Option<String>,
    id_token: Option<String>,
}

/// Parses a successful answer.
///
/// # Errors
///
/// [`Reason::OauthUnavailable`] if it is not a token answer.
pub fn issued(body: &[u8], client_id: &str) -> Result<Issued, Reason> {
    let answer: Answer = serde_json::from_slice(body).map_err(|_| Reason::OauthUnavailable)?;
    let is_bearer = answer.token_type.eq_ignore_ascii_case("bearer");
    let refresh = answer.refresh_token.filter(|token| !token.is_empty());
    let is_kept = refresh
        .as_ref()
        .is_none_or(|token| token.len() <= REFRESH && !token.contains('\0'));
    if !is_bearer || !is_kept || answer.access_token.is_empty() {
        return Err(Reason::OauthUnavailable);
    }
    // Microsoft sometimes sent the number as a string.
    let life = match answer.expires_in {
        Some(serde_json::Value::Number(seconds)) => seconds.as_u64(),
        Some(serde_json::Value::String(seconds)) => seconds.parse().ok(),
        _ => None,
    };
    let scopes = answer
        .scope
        .map(|scope| scope.split_whitespace().map(str::to_owned).collect());
    Ok(Issued {
        access: SecretString::from(answer.access_token),
        life: life.unwrap_or(USUAL_LIFE).min(LONGEST_LIFE),
        refresh: refresh.map(SecretString::from),
        scopes,
        account: answer.id_token.and_then(|token| account(&token, client_id)),
    })
}

#[derive(Deserialize)]
struct Refusal {
    #[serde(default)]
    error: String,
    #[serde(default)]
    suberror: String,
    #[serde(default)]
    error_codes: Vec<u32>,
}

/// Returns the reason for an error answer, from its status and body. Codes decide, never descriptions; for Microsoft the numbers
/// after `AADSTS` ("Microsoft Entra authentication and authorization error codes").
pub fn refused(status: u16, body: &[u8]) -> Reason {
    if status == 429 || status >= 500 {
        return Reason::OauthUnavailable;
    }
    let Ok(refusal) = serde_json::from_slice::<Refusal>(body) else {
        return Reason::OauthUnavailable;
    };
    let by_number = refusal.error_codes.iter().find_map(|code| of_microsoft(*code));
    by_number.unwrap_or_else(|| of_error(&refusal.error, &refusal.suberror))
}

/// Returns the reason for an `error` code (RFC 6749, sections 4.1.2.1 and 5.2; `OpenID` Connect Core, section 3.1.2.6; RFC 8628,
/// section 3.5) of a token endpoint or an authorization response.
pub fn of_error(error: &str, suberror: &str) -> Reason {
    match (error, suberror) {
        // The last two are Google's codes for an administrator's restrictions.
        ("invalid_grant" | "interaction_required" | "login_required", "consent_required")
        | ("consent_required" | "admin_policy_enforced" | "org_internal", _) => Reason::AdminConsentRequired,
        (
            "invalid_grant"
            | "interaction_required"
            | "login_required"
            | "account_selection_required"
            | "expired_token",
            _,
        ) => Reason::ConsentEnded,
        ("access_denied", _) => Reason::ConsentDenied,
        (
            "invalid_client"
            | "unauthorized_client"
            | "invalid_scope"
            | "invalid_request"
            | "unsupported_grant_type"
            | "unsupported_response_type"
            | "invalid_target"
            | "redirect_uri_mismatch"
            | "deleted_client"
            | "disabled_client",
            _,
        ) => Reason::OauthClientRejected,
        _ => Reason::OauthUnavailable,
    }
}

/// Returns the reason for Microsoft's error number.
const fn of_microsoft(code: u32) -> Option<Reason> {
    Some(match code {
        // No consent yet, an administrator's consent required, or the app not allowed.
        65001 | 90093 | 90094 | 650_056 | 650_052 => Reason::AdminConsentRequired,
        65004 => Reason::ConsentDenied,
        // Conditional Access; sign-in disabled for the app, or allowed only for assigned users.
        53000..=53004 | 50105 | 50131 | 500_021 | 530_032 => Reason::SignInPolicy,
        // Faults of the app registration: secret wrong or expired, app unknown, single-tenant app at `common`, redirect URI not
        // registered, scope missing.
        7_000_215 | 7_000_222 | 7_000_218 | 700_016 | 700_027 | 50194 | 50011 | 900_144 | 70011
        | 7_000_112 => Reason::OauthClientRejected,
        // Expired, revoked, second factor required or password changed: the user signs in again.
        70008 | 70043 | 700_081 | 700_082 | 700_084 | 50173 | 50076 | 50078 | 50079 | 50055 | 50058
        | 50133 | 54005 => Reason::ConsentEnded,
        90033 | 50196 | 90024 => Reason::OauthUnavailable,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Reason::{
        AdminConsentRequired, ConsentDenied, ConsentEnded, OauthClientRejected, OauthUnavailable,
        SignInPolicy,
    };
    use secrecy::ExposeSecret as _;

    #[test]
    fn each_refusal_has_its_reason() {
        for (status, body, expected) in [
            (
                400,
                r#"{"error":"invalid_grant","error_description":"Token has been expired or revoked."}"#,
                ConsentEnded,
            ),
            (
                400,
                r#"{"error":"invalid_grant","error_codes":[700082]}"#,
                ConsentEnded,
            ),
            (
                400,
                r#"{"error":"invalid_grant","error_codes":[50173]}"#,
                ConsentEnded,
            ),
            (
                400,
                r#"{"error":"interaction_required","error_codes":[50076]}"#,
                ConsentEnded,
            ),
            (
                400,
                r#"{"error":"invalid_grant","error_codes":[65001],"suberror":"consent_required"}"#,
                AdminConsentRequired,
            ),
            (
                400,
                r#"{"error":"invalid_grant","suberror":"consent_required"}"#,
                AdminConsentRequired,
            ),
            (
                400,
                r#"{"error":"interaction_required","error_codes":[53003]}"#,
                SignInPolicy,
            ),
            (
                400,
                r#"{"error":"invalid_grant","error_codes":[99999999]}"#,
                ConsentEnded,
            ),
            (
                401,
                r#"{"error":"invalid_client","error_codes":[7000222]}"#,
                OauthClientRejected,
            ),
            (401, r#"{"error":"invalid_client"}"#, OauthClientRejected),
            (
                400,
                r#"{"error":"unauthorized_client","error_codes":[700016]}"#,
                OauthClientRejected,
            ),
            (
                400,
                r#"{"error":"invalid_request","error_codes":[900144]}"#,
                OauthClientRejected,
            ),
            (
                400,
                r#"{"error":"invalid_request","error_codes":[50194]}"#,
                OauthClientRejected,
            ),
            (400, r#"{"error":"invalid_scope"}"#, OauthClientRejected),
            (400, r#"{"error":"admin_policy_enforced"}"#, AdminConsentRequired),
            (400, r#"{"error":"access_denied"}"#, ConsentDenied),
            (400, r#"{"error":"temporarily_unavailable"}"#, OauthUnavailable),
            (429, r#"{"error":"invalid_grant"}"#, OauthUnavailable),
            (503, r#"{"error":"invalid_grant"}"#, OauthUnavailable),
            (400, "<html>", OauthUnavailable),
            (400, r#"{"error":"something_new"}"#, OauthUnavailable),
            (400, "{}", OauthUnavailable),
        ] {
            assert_eq!(refused(status, body.as_bytes()), expected, "{status} {body}");
        }
    }

    #[test]
    fn what_is_issued() {
        let issued = |body: &str| issued(body.as_bytes(), "fromline");
        let whole = issued(
            r#"{"access_token":"a","token_type":"Bearer","expires_in":3599,"refresh_token":"r","scope":"x y"}"#,
        )
        .unwrap();
        assert_eq!((whole.access.expose_secret(), whole.life), ("a", 3599));
        assert_eq!(whole.refresh.unwrap().expose_secret(), "r");
        assert_eq!(whole.scopes.unwrap(), ["x", "y"]);
        for (body, life) in [
            (r#"{"access_token":"a","token_type":"bearer"}"#, USUAL_LIFE),
            (
                r#"{"access_token":"a","token_type":"bearer","expires_in":"3600"}"#,
                3600,
            ),
            (
                r#"{"access_token":"a","token_type":"bearer","expires_in":-1}"#,
                USUAL_LIFE,
            ),
            (
                r#"{"access_token":"a","token_type":"bearer","expires_in":99999999999}"#,
                LONGEST_LIFE,
            ),
        ] {
            let issued = issued(body).unwrap();
            assert_eq!(issued.life, life, "{body}");
            assert!(issued.refresh.is_none() && issued.account.is_none(), "{body}");
        }
        let long = format!(
            r#"{{"access_token":"a","token_type":"bearer","refresh_token":"{}"}}"#,
            "r".repeat(REFRESH + 1)
        );
        for body in [
            long.as_str(),
            r#"{"access_token":"a","token_type":"mac"}"#,
            r#"{"access_token":"","token_type":"bearer"}"#,
            r#"{"access_token":"a","token_type":"bearer","refresh_token":"r\u0000"}"#,
            r#"{"token_type":"bearer"}"#,
            "[]",
            "",
        ] {
            assert_eq!(issued(body).map(|_| ()), Err(OauthUnavailable), "{body:.80}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_a_provider_says_panics(status in 100_u16..600, body in "\\PC{0,80}") {
            let _ = issued(body.as_bytes(), "fromline");
            refused(status, body.as_bytes());
        }
    }
}
