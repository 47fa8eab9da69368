//! Chance: the one place where it is asked for. Whatever has to be repeatable in a test is handed a function instead.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "everything else asks here"
)]

use rand::{RngExt as _, TryRng as _, rngs::SysRng};

/// `N` random bytes of the system, for secrets; none if the system gives none.
pub fn secret<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).ok()?;
    Some(bytes)
}

/// `N` random bytes that nobody can guess and that are no secret: nonces.
pub fn nonce<const N: usize>() -> [u8; N] {
    rand::rng().random()
}

/// A random number below 1000: how far something is moved so that not all comes at once.
pub fn thousandth() -> u16 {
    rand::rng().random_range(0..1000)
}
