//! Randomness: the only module that requests it. Code that must be repeatable in tests takes a function instead.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "everything else asks here"
)]

use rand::{RngExt as _, TryRng as _, rngs::SysRng};

/// Returns `N` random bytes from the system, for secrets; `None` if the system provides none.
pub fn secret<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).ok()?;
    Some(bytes)
}

/// Returns `N` unpredictable random bytes that are not secret: nonces.
pub fn nonce<const N: usize>() -> [u8; N] {
    rand::rng().random()
}

/// Returns a random number below 1000, for spreading events over time.
pub fn thousandth() -> u16 {
    rand::rng().random_range(0..1000)
}
