//! Numbers that look random and are the same in every run.

/// A pseudorandom generator, Marsaglia's xorshift.
#[derive(Clone, Copy, Debug)]
pub struct Random(u64);

impl Random {
    /// Starts a sequence that depends on the seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number below `end`.
    pub const fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}
