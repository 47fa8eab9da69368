//! Mutation of inputs for the fuzz targets.

/// Creates new inputs from old ones.
pub struct Mutator<'a> {
    state: u64,
    dictionary: &'a [&'a str],
}

/// Strings that often break parsers.
const WORDS: &[&str] = &[
    "\0",
    "\r\n",
    "\n",
    "\r",
    " ",
    "\t",
    "\"",
    "\\",
    "/",
    "%",
    "%00",
    "@",
    ".",
    "-",
    "_",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "<",
    ">",
    ",",
    ";",
    ":",
    "=",
    "&",
    "'",
    "0",
    "-1",
    "65536",
    "18446744073709551616",
    "1e999",
    "\u{feff}",
    "\u{202e}",
    "\u{200d}",
    "\u{301}",
    "ż",
    "ß",
    "İ",
    "①",
    "例",
    "🐢",
    "\u{10ffff}",
    "\u{fffd}",
    "\u{2028}",
];

impl<'a> Mutator<'a> {
    pub fn new(seed: u64, dictionary: &'a [&'a str]) -> Self {
        Self {
            state: seed,
            dictionary,
        }
    }

    /// Creates an input from one or two inputs of the pool.
    pub fn child(&mut self, pool: &[Vec<u8>]) -> Vec<u8> {
        let mut input = self.parent(pool).to_vec();
        for _ in 0..=self.below(4) {
            let (at, end) = (self.below(input.len() + 1), self.below(input.len() + 1));
            let range = at.min(end)..at.max(end);
            match self.below(9) {
                0 if at < input.len() => input[at] ^= 1 << self.below(8),
                1 if at < input.len() => input[at] = u8::try_from(self.below(256)).unwrap_or_default(),
                2 => drop(input.drain(range)),
                3 => {
                    let piece = input[range].to_vec();
                    input.splice(at..at, piece);
                }
                4 => {
                    let other = self.parent(pool).to_vec();
                    let from = self.below(other.len() + 1);
                    input.splice(range, other[from..].iter().copied());
                }
                5 => {
                    let piece = input[range.clone()].repeat(1 + self.below(8));
                    input.splice(range, piece);
                }
                6 => {
                    let word = self.word(WORDS).repeat(1 + self.below(3));
                    input.splice(at..at, word);
                }
                _ => {
                    let words = if self.dictionary.is_empty() {
                        WORDS
                    } else {
                        self.dictionary
                    };
                    let word = self.word(words);
                    input.splice(at..at, word);
                }
            }
        }
        input
    }

    fn parent<'p>(&mut self, pool: &'p [Vec<u8>]) -> &'p [u8] {
        pool.get(self.below(pool.len())).map_or(&[], Vec::as_slice)
    }

    fn word(&mut self, words: &[&str]) -> Vec<u8> {
        words[self.below(words.len())].as_bytes().to_vec()
    }

    /// Returns a pseudorandom number below `end` (xorshift64*).
    fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let mixed = self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16;
        usize::try_from(mixed % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or_default()
    }
}
