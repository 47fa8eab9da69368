//! Whether mail from a domain is signed: what the server that received a message wrote of its DKIM signatures.

use serde::{Deserialize, Serialize};

use super::{MethodResult, Results, are_related, is_server_name};
use crate::headers::HeaderFields;

/// The longest selector and the longest signing domain that are read, in bytes: a domain name is no longer.
const NAME_MAX: usize = 253;

/// What a receiving server found of an author's domain's DKIM signatures (RFC 6376).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SignatureResult {
    /// A valid signature of the domain.
    Pass,
    /// A signature of the domain, and none of them valid.
    Fail,
    /// No signature of the domain.
    Unsigned,
}

/// A receiving server's finding about the DKIM signatures of an author's domain.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FoundSignature {
    /// The server's verdict about the signature.
    pub result: SignatureResult,
    /// Where the key of the valid signature is: the selector and the signing domain (`s=`, `d=`), in lower case; `None` if the headers do
    /// not say.
    pub key: Option<(String, String)>,
    /// The receiving server's name in its `Authentication-Results` (authserv-id, RFC 8601 section 2.5); may be empty.
    pub authserv_id: String,
}

/// Finds what the server that received a message says of signatures for its author's domain (A-labels); `None` if no server wrote results of
/// DKIM, or the results are a temporary error.
///
/// The uppermost results count, since each server on the way writes its own above those of the servers before it. Whoever hands in the
/// headers of a message of their own has no reason to forge them.
pub fn find_signature(fields: &HeaderFields<'_>, domain: &str) -> Option<FoundSignature> {
    let results = fields
        .every("Authentication-Results")
        .filter_map(|(_, body)| Results::parse(body))
        .find(|results| results.checks.iter().any(is_dkim))?;
    let mut result = SignatureResult::Unsigned;
    let mut key = None;
    let mut is_uncertain = false;
    for check in results.checks.iter().filter(|check| is_dkim(check)) {
        let Some(signer) = check.domain(&["header.d", "header.i"]) else {
            continue;
        };
        if signer.len() > NAME_MAX || !are_related(&signer, domain) {
            continue;
        }
        match check.result.as_str() {
            "none" => (),
            "pass" => {
                result = SignatureResult::Pass;
                key = selector_in(check)
                    .or_else(|| selector_of(fields, &signer))
                    .map(|selector| (selector, signer));
                break;
            }
            // An error in between says nothing.
            "temperror" => is_uncertain = true,
            _ => result = SignatureResult::Fail,
        }
    }
    if is_uncertain && result == SignatureResult::Unsigned {
        return None;
    }
    let authserv_id = Some(results.authserv_id).filter(|name| is_server_name(name));
    Some(FoundSignature {
        result,
        key,
        authserv_id: authserv_id.unwrap_or_default(),
    })
}

fn is_dkim(check: &MethodResult) -> bool {
    check.method == "dkim"
}

/// The selector that the results name.
fn selector_in(check: &MethodResult) -> Option<String> {
    let (_, value) = check.properties.iter().find(|(name, _)| name == "header.s")?;
    selector(value)
}

/// The selector of the signature that names this domain, if there is exactly one.
fn selector_of(fields: &HeaderFields<'_>, domain: &str) -> Option<String> {
    let signatures = fields.every("DKIM-Signature");
    let mut selectors = signatures.filter_map(|(_, body)| {
        let signer = tag(body, "d")?;
        let is_its = signer.trim_end_matches('.').eq_ignore_ascii_case(domain);
        is_its.then(|| tag(body, "s"))?
    });
    let only = selectors.next()?;
    selectors.next().is_none().then_some(())?;
    selector(&only)
}

/// The value of a tag in a list of tags (RFC 6376 section 3.2), without white space.
fn tag(body: &str, name: &str) -> Option<String> {
    body.split(';').find_map(|tag| {
        let (its, value) = tag.split_once('=')?;
        (its.trim() == name).then(|| value.split_whitespace().collect())
    })
}

/// A selector that can be a part of a domain name.
fn selector(value: &str) -> Option<String> {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let is_name = !value.is_empty() && value.len() <= NAME_MAX && value.bytes().all(letter);
    is_name.then(|| value.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::headers::parse_fields;

    const SIGNATURE: &str =
        "DKIM-Signature: v=1; a=rsa-sha256; d=Example.com;\r\n s=Mail\r\n 2026; b=AA=\r\n";

    fn found(headers: &str) -> String {
        let fields = parse_fields(headers.as_bytes()).unwrap();
        match find_signature(&fields, "example.com") {
            None => "not told".to_owned(),
            Some(FoundSignature {
                result,
                key,
                authserv_id,
            }) => {
                let key = key.map(|(selector, domain)| format!(" {selector}._domainkey.{domain}"));
                format!("{result:?}{} by {authserv_id:?}", key.unwrap_or_default())
            }
        }
    }

    #[test]
    fn what_servers_wrote() {
        for (results, expected) in [
            (
                "mx.example.net; dkim=pass header.d=example.com header.s=s1",
                "Pass s1._domainkey.example.com by \"mx.example.net\"",
            ),
            // The selector stands in the signature alone.
            (
                "mx.google.com; dkim=pass header.i=@example.com header.b=AA; spf=pass",
                "Pass mail2026._domainkey.example.com by \"mx.google.com\"",
            ),
            (
                "mx; dkim=pass header.d=mail.example.com header.s=s1",
                "Pass s1._domainkey.mail.example.com by \"mx\"",
            ),
            // Of two signatures the valid one counts, wherever it stands.
            (
                "mx; dkim=fail header.d=example.com; dkim=pass header.d=example.com header.s=s2",
                "Pass s2._domainkey.example.com by \"mx\"",
            ),
            (
                "mx; dkim=pass header.d=provider.net; dkim=fail header.d=example.com",
                "Fail by \"mx\"",
            ),
            ("mx; dkim=permerror header.d=example.com", "Fail by \"mx\""),
            ("mx; dkim=none", "Unsigned by \"mx\""),
            ("mx; dkim=pass header.d=provider.net", "Unsigned by \"mx\""),
            ("mx; dkim=pass header.d=notexample.com", "Unsigned by \"mx\""),
            ("mx; dkim=temperror header.d=example.com", "not told"),
            (
                "dkim=pass header.d=example.com header.s=s1",
                "Pass s1._domainkey.example.com by \"\"",
            ),
            (
                "mx; dkim=pass header.d=example.com header.s=\"a b\"",
                "Pass mail2026._domainkey.example.com by \"mx\"",
            ),
            ("mx; spf=pass; dmarc=pass", "not told"),
        ] {
            let headers = format!("Authentication-Results: {results}\r\n{SIGNATURE}From: a@example.com\r\n");
            assert_eq!(found(&headers), expected, "{results}");
        }
        assert_eq!(found(SIGNATURE), "not told");
    }

    #[test]
    fn the_server_that_received_it_last_counts() {
        let own = "Authentication-Results: mx.example.net; dkim=none\r\n";
        let spf = "Authentication-Results: mx.example.net; spf=pass\r\n";
        let other = "Authentication-Results: relay.example; dkim=pass header.d=example.com header.s=s\r\n";
        assert_eq!(found(&format!("{own}{other}")), "Unsigned by \"mx.example.net\"");
        assert_eq!(
            found(&format!("{spf}{other}")),
            "Pass s._domainkey.example.com by \"relay.example\""
        );
    }

    #[test]
    fn a_key_is_named_only_if_it_is_certain() {
        let pass = "Authentication-Results: mx; dkim=pass header.d=example.com\r\n";
        let other = SIGNATURE.replace("Mail", "Other");
        assert_eq!(found(&format!("{pass}{SIGNATURE}{other}")), "Pass by \"mx\"");
        assert_eq!(found(pass), "Pass by \"mx\"");
    }
}
