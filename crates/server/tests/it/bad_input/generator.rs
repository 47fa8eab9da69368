//! Generated cases: valid input with something forbidden in it, and strings of meaningful parts. They are the same in every run,
//! so that a failure can be repeated.

use std::collections::BTreeSet;

/// Characters that hide text, break lines or reverse direction: never accepted inside a field.
pub const FORBIDDEN: &[&str] = &[
    "\0",
    "\u{1}",
    "\u{8}",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\r\nBcc: ",
    "\u{b}",
    "\u{c}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{80}",
    "\u{85}",
    "\u{9f}",
    "\u{ad}",
    "\u{61c}",
    "\u{180e}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{200e}",
    "\u{200f}",
    "\u{2028}",
    "\u{2029}",
    "\u{202a}",
    "\u{202b}",
    "\u{202d}",
    "\u{202e}",
    "\u{2060}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{206f}",
    "\u{3164}",
    "\u{feff}",
    "\u{fff9}",
    "\u{e0001}",
    "\u{e007f}",
];

/// Strings with a meaning for some parser.
const PARTS: &[&str] = &[
    "@", "＠", ".", "..", "。", "-", "_", "+", "'", "\"", "\\", "/", ":", ";", ",", "<", ">", "(", ")", "[",
    "]", "%", "%00", "%0d%0a", "=?", "?=", " ", "\u{a0}", "\u{3000}", "a", "user", "partner", "com",
    "example", "xn--", "0", "127", "0x7f", "::1", "ß", "ż", "é", "\u{301}", "例", "а", "مثال", "①", "ｃ",
    "🐢", "\u{fffd}",
];

/// Generates at least a thousand cases: each of `good` with each forbidden string in its middle, then other mixtures.
pub fn cases(good: &[&str], seed: u64) -> BTreeSet<String> {
    let mut random = Random(seed);
    let mut cases = BTreeSet::new();
    for good in good {
        for forbidden in FORBIDDEN {
            cases.insert(inside(good, forbidden));
        }
    }
    for round in 0..1500 {
        let parts = (0..=random.below(8))
            .map(|_| random.of(PARTS))
            .collect::<String>();
        cases.insert(match round % 4 {
            0 => parts,
            1 => inside(random.of(good), &parts),
            2 => format!("{parts}{}", random.of(good)),
            _ => format!("{}{parts}", random.of(good)),
        });
    }
    for length in [
        60, 61, 62, 63, 64, 65, 190, 199, 200, 201, 240, 253, 254, 255, 400, 4000,
    ] {
        for part in ["a", "a.", "é", "例", "1", "-", "🐢"] {
            cases.insert(part.repeat(length));
            cases.insert(format!("{}@partner.com", part.repeat(length)));
            cases.insert(format!("user@{}.com", part.repeat(length)));
        }
    }
    cases
}

/// Inserts `what` in the middle of `text`, between characters that are not trimmed.
pub fn inside(text: &str, what: &str) -> String {
    let text = text.trim();
    let middle = (0..=text.len() / 2)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let (before, after) = text.split_at(middle);
    format!("{before}{what}{after}")
}

/// `SplitMix64`, a small pseudorandom generator.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}
