//! The responses of OAUTHBEARER (RFC 7628) and XOAUTH2 (Google, "IMAP, POP and SMTP: OAuth 2.0 Mechanism"), and the error that a
//! server sends before it refuses.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use fromline_core::gateway::sign_in::Challenge;
use zeroize::Zeroizing;

/// The client's answer to an OAUTHBEARER error: one ^A (RFC 7628, section 3.2.3), in base64.
pub const ACKNOWLEDGED: &str = "AQ==";

/// Builds the OAUTHBEARER response; `None` if it cannot represent this username.
pub fn oauthbearer(username: &str, token: &str, host: &str, port: u16) -> Option<Zeroizing<String>> {
    let username = Zeroizing::new(carried(username)?.replace('=', "=3D").replace(',', "=2C"));
    let response = format!(
        "n,a={},\u{1}host={host}\u{1}port={port}\u{1}auth=Bearer {token}\u{1}\u{1}",
        *username
    );
    Some(Zeroizing::new(response))
}

/// Builds the XOAUTH2 response; `None` if it cannot represent this username.
pub fn xoauth2(username: &str, token: &str) -> Option<Zeroizing<String>> {
    let username = carried(username)?;
    let response = format!("user={username}\u{1}auth=Bearer {token}\u{1}\u{1}");
    Some(Zeroizing::new(response))
}

/// Returns the username if it has no control characters: both mechanisms end a field with ^A and cannot escape it.
fn carried(username: &str) -> Option<&str> {
    let is_carried = !username.is_empty() && !username.contains(char::is_control);
    is_carried.then_some(username)
}

/// Decodes a server's error about the token, which is JSON in base64.
pub fn challenge(prompt: &str) -> Challenge {
    let decoded = BASE64_STANDARD.decode(prompt.trim()).ok();
    let error = decoded.and_then(|json| serde_json::from_slice::<serde_json::Value>(&json).ok());
    match error.as_ref().and_then(|error| error.get("status")) {
        Some(serde_json::Value::String(status)) => Challenge::of_status(status),
        Some(serde_json::Value::Number(status)) => Challenge::of_status(&status.to_string()),
        _ => Challenge::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published examples: RFC 7628, section 4.1, and Google's.
    #[test]
    fn as_published() {
        let token = "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==";
        assert_eq!(
            BASE64_STANDARD
                .encode(&*oauthbearer("user@example.com", token, "server.example.com", 143).unwrap()),
            "bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9QmVhcmVyIHZGOWRmdDRxbVRjMk5\
             2YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB"
        );
        assert_eq!(
            BASE64_STANDARD.encode(
                &*xoauth2(
                    "someuser@example.com",
                    "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg"
                )
                .unwrap()
            ),
            "dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ=="
        );
    }

    #[test]
    fn user_names() {
        assert!(
            oauthbearer("a=b,c", "t", "h", 1)
                .unwrap()
                .starts_with("n,a=a=3Db=2Cc,\u{1}")
        );
        assert!(oauthbearer("żółw@partner.com", "t", "h", 1).is_some());
        for refused in ["", "a\u{1}auth=Bearer x", "a\r\nb", "a\0"] {
            assert!(oauthbearer(refused, "t", "h", 1).is_none(), "{refused:?}");
            assert!(xoauth2(refused, "t").is_none(), "{refused:?}");
        }
    }

    #[test]
    fn errors_of_servers() {
        for (json, expected) in [
            // Dovecot 2.3.19, by each mechanism; Google; RFC 7628 section 4.3.
            (
                r#"{"status":"401","schemes":"bearer","scope":"mail"}"#,
                Challenge::InvalidToken,
            ),
            (r#"{"status":"invalid_token"}"#, Challenge::InvalidToken),
            (
                r#"{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}"#,
                Challenge::None,
            ),
            (
                r#"{"status":"insufficient_scope","scope":"mail_send","openid-configuration":"https://example.com/"}"#,
                Challenge::InsufficientScope,
            ),
            (r#"{"status":401}"#, Challenge::InvalidToken),
            (r#"{"status":["401"]}"#, Challenge::None),
            ("[]", Challenge::None),
            ("what?", Challenge::None),
        ] {
            assert_eq!(challenge(&BASE64_STANDARD.encode(json)), expected, "{json}");
        }
        assert_eq!(challenge("no base64"), Challenge::None);
        assert_eq!(challenge(""), Challenge::None);
    }

    proptest::proptest! {
        #[test]
        fn nothing_a_server_says_panics(text in "\\PC{0,60}") {
            challenge(&text);
            challenge(&BASE64_STANDARD.encode(&text));
        }

        /// A username cannot inject fields of its own.
        #[test]
        fn two_fields_and_no_more(username in "[ -~]{1,40}") {
            let bearer = oauthbearer(&username, "t", "h", 1).unwrap();
            proptest::prop_assert_eq!(bearer.matches('\u{1}').count(), 5);
            proptest::prop_assert_eq!(bearer.split('\u{1}').next().unwrap().matches(',').count(), 2);
            proptest::prop_assert_eq!(xoauth2(&username, "t").unwrap().matches('\u{1}').count(), 3);
        }
    }
}
