//! Known browsers: in a browser where an account has signed in before, strangers' wrong passwords do not delay its sign-in.
//!
//! The browser keeps a cookie that proves this for one account and for 90 days. The server stores nothing, so the cookie outlasts
//! a restart. It grants no access and does not reveal whether an account exists. It becomes invalid when the key that signed it
//! is dropped (`fromline keys forget`), until the next sign-in.

use fromline_base::keys::{Key, KeyError, Keyring, SIGNED, decode_hex, encode_hex, random};
use jiff::{SignedDuration, Timestamp};

/// Validity of the cookie.
pub const KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);
/// The purpose that separates these keyed hashes from others.
const PURPOSE: &str = "device";

/// Builds the cookie for a browser in which `account` has signed in.
pub fn make_mark(key: &Key, account: &str, now: Timestamp) -> Result<String, KeyError> {
    let issued = now.as_second();
    let name = encode_hex(&random::<16>()?);
    let signed = key.sign(PURPOSE, &said(account, issued, &name));
    Ok(format!("{issued}.{name}.{}", encode_hex(&signed)))
}

/// Returns the id of the browser with this cookie, if `account` has signed in there.
pub fn verify_mark(keys: &Keyring, account: &str, mark: &str, now: Timestamp) -> Option<String> {
    let mut parts = mark.splitn(3, '.');
    let issued: i64 = parts.next()?.parse().ok()?;
    let name = parts.next().filter(|name| decode_hex::<16>(name).is_some())?;
    let signed = decode_hex::<SIGNED>(parts.next()?)?;
    // Whichever way the clock was set meanwhile.
    let age = Timestamp::from_second(issued).ok()?.duration_since(now).abs();
    let known = age < KEPT && keys.verify_known(PURPOSE, &said(account, issued, name), &signed);
    known.then(|| name.to_owned())
}

fn said(account: &str, issued: i64, name: &str) -> Vec<u8> {
    format!("{issued} {name} {account}").into_bytes()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;
    use fromline_base::testing::time;

    #[test]
    fn a_mark_is_for_one_account_for_ninety_days_while_its_key_is_there() {
        let keys = Keyring::generate().unwrap();
        let old = keys.all()[0].clone();
        let now = time("2026-11-23T09:00:00Z");
        let made = make_mark(&old, "user@example.com", now).unwrap();
        let known = |account: &str, mark: &str, now| verify_mark(&keys, account, mark, now).is_some();
        assert!(known("user@example.com", &made, now));
        assert!(known("user@example.com", &made, now - 48.hours()));
        assert!(known("user@example.com", &made, now + (90 * 24 - 1).hours()));
        assert!(!known("user@example.com", &made, now + (90 * 24).hours()));
        assert!(!known("other@example.com", &made, now));
        for wrong in [
            String::new(),
            "..".to_owned(),
            made.replacen('.', ".0", 1),
            format!("{made}0"),
            made[..made.len() - 1].to_owned(),
            made.replacen("17", "18", 1),
            format!("9223372036854775807.{}", made.split_once('.').unwrap().1),
            "x".repeat(5000),
        ] {
            assert!(!known("user@example.com", &wrong, now), "{wrong}");
        }
        keys.add(old.id()).unwrap();
        assert!(known("user@example.com", &made, now), "after a rotation");
        keys.retain(|id| id != old.id()).unwrap();
        assert!(
            !known("user@example.com", &made, now),
            "after its key was dropped"
        );
    }
}
