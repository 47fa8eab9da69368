//! An issuer's metadata: RFC 8414, or `OpenID` Connect Discovery where that is missing.

use fromline_config::{ClientAuth, Endpoints, ProviderConfig};
use serde::Deserialize;
use url::Url;

/// Returns the possible URLs of an issuer's metadata, the standard one first: between host and path of the issuer (RFC 8414,
/// section 3.1), then after the whole issuer.
pub fn places(issuer: &Url) -> Vec<Url> {
    let path = issuer.path().trim_end_matches('/');
    let inserted = format!("/.well-known/oauth-authorization-server{path}");
    let appended = format!("{path}/.well-known/openid-configuration");
    let at = |path: String| {
        let mut url = issuer.clone();
        url.set_path(&path);
        url
    };
    vec![at(inserted), at(appended)]
}

#[derive(Deserialize)]
struct Metadata {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    device_authorization_endpoint: Option<String>,
    revocation_endpoint: Option<String>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    code_challenge_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// Reads the endpoints from metadata, if they name this issuer and each endpoint is at an allowed place. Device and revocation
/// endpoints elsewhere are left out, since tokens do not require them.
pub fn endpoints(provider: &ProviderConfig, document: &[u8]) -> Option<Endpoints> {
    let metadata: Metadata = serde_json::from_slice(document).ok()?;
    // Compared exactly, except for the final slash that a URL without a path has and its text may lack.
    let is_issuer = metadata.issuer.trim_end_matches('/') == provider.issuer.as_str().trim_end_matches('/');
    let methods = metadata.code_challenge_methods_supported;
    let knows_s256 = methods.is_none_or(|methods| methods.iter().any(|method| method == "S256"));
    if !is_issuer || !knows_s256 {
        return None;
    }
    let allowed = |url: &str| Url::parse(url).ok().filter(|url| provider.may_answer_at(url));
    let [authorize, token] = [
        allowed(&metadata.authorization_endpoint)?,
        allowed(&metadata.token_endpoint)?,
    ];
    let optional = |url: Option<String>| url.and_then(|url| allowed(&url));
    // If none is named, Basic is the default (RFC 8414 section 2).
    let ways = metadata.token_endpoint_auth_methods_supported.unwrap_or_default();
    let has = |way: &str| ways.iter().any(|known| known == way);
    Some(Endpoints {
        authorize,
        token,
        device: optional(metadata.device_authorization_endpoint),
        revocation: optional(metadata.revocation_endpoint),
        client_auth: if has("client_secret_post") && !has("client_secret_basic") {
            ClientAuth::Post
        } else {
            ClientAuth::Basic
        },
        names_issuer: metadata.authorization_response_iss_parameter_supported,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::tests::provider;

    #[test]
    fn where_it_is_looked_for() {
        for (issuer, expected) in [
            (
                "https://id.partner.com",
                [
                    "https://id.partner.com/.well-known/oauth-authorization-server",
                    "https://id.partner.com/.well-known/openid-configuration",
                ],
            ),
            (
                "https://id.partner.com:8443/realms/mail",
                [
                    "https://id.partner.com:8443/.well-known/oauth-authorization-server/realms/mail",
                    "https://id.partner.com:8443/realms/mail/.well-known/openid-configuration",
                ],
            ),
        ] {
            let found: Vec<String> = places(&Url::parse(issuer).unwrap())
                .iter()
                .map(Url::to_string)
                .collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn what_is_believed() {
        let good = serde_json::json!({
            "issuer": "https://id.partner.com",
            "authorization_endpoint": "https://id.partner.com/authorize",
            "token_endpoint": "https://token.partner.com/token",
            "revocation_endpoint": "https://elsewhere.example/revoke",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["plain", "S256"],
            "authorization_response_iss_parameter_supported": true,
        });
        let read = |document: &serde_json::Value| endpoints(&provider(), document.to_string().as_bytes());
        let found = read(&good).unwrap();
        assert_eq!(found.token.as_str(), "https://token.partner.com/token");
        assert_eq!(
            (found.revocation, found.client_auth, found.names_issuer),
            (None, ClientAuth::Post, true)
        );
        for (field, value) in [
            ("issuer", "https://id.partner.com.evil.example"),
            ("issuer", "http://id.partner.com"),
            ("token_endpoint", "http://id.partner.com/token"),
            ("token_endpoint", "https://id.partner.com:8443/token"),
            ("token_endpoint", "https://token.partner.com:8443/token"),
            ("token_endpoint", "https://127.0.0.1/token"),
            ("authorization_endpoint", "https://id.partner.com@evil.example/"),
            ("authorization_endpoint", "javascript:alert(1)"),
            ("authorization_endpoint", "nonsense"),
        ] {
            let mut bad = good.clone();
            bad[field] = value.into();
            assert_eq!(read(&bad), None, "{field}: {value}");
        }
        let mut plain = good.clone();
        plain["code_challenge_methods_supported"] = serde_json::json!(["plain"]);
        assert_eq!(read(&plain), None);
        let mut both = good;
        both["token_endpoint_auth_methods_supported"] =
            serde_json::json!(["client_secret_basic", "client_secret_post"]);
        assert_eq!(read(&both).unwrap().client_auth, ClientAuth::Basic);
        assert_eq!(endpoints(&provider(), b"[]"), None);
    }
}
