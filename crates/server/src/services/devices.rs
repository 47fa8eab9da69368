//! A browser in which an account has signed in before: strangers' wrong passwords never make it wait.
//!
//! The browser keeps a cookie that proves it, for this account alone and for 90 days; the server keeps nothing, so it holds after
//! a restart. It opens nothing and says nothing about whether there is such an account. It ends when the key that made it is
//! dropped (`fromline keys forget`): then the browser is a stranger's until it signs in again.

use jiff::{SignedDuration, Timestamp};

use crate::keys::{Key, KeyError, Keyring, SIGNED, decode_hex, encode_hex, random};

/// How long a browser is known.
pub const KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);
/// Keeps these keyed hashes apart from others.
const PURPOSE: &str = "device";

/// What a browser keeps after `account` has signed in there.
pub fn make_mark(key: &Key, account: &str, now: Timestamp) -> Result<String, KeyError> {
    let issued = now.as_second();
    let name = encode_hex(&random::<16>()?);
    let signed = key.sign(PURPOSE, &said(account, issued, &name));
    Ok(format!("{issued}.{name}.{}", encode_hex(&signed)))
}

/// The name of the browser that keeps this mark, if `account` has signed in there.
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
    use crate::testing::time;

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
