//! A secret and every form in which it could leak.

/// The alphabets of base64 and of its variant for URLs.
const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A secret to search for: its name and its forms.
#[derive(Debug)]
pub struct Secret {
    name: String,
    forms: Vec<(&'static str, Vec<u8>)>,
}

impl Secret {
    /// Creates the forms: plain, base64 at each of the three alignments, hexadecimal, and escaped for URLs and JSON.
    pub fn new(name: &str, secret: &str) -> Self {
        let bytes = secret.as_bytes();
        assert!(bytes.len() >= 9, "{name} is too short to be told from chance");
        let mut forms = vec![("raw", bytes.to_vec())];
        for letters in [STANDARD, URL] {
            forms.extend((0..3).map(|shift| ("base64", inside_base64(bytes, shift, letters))));
        }
        let lower: String = bytes
            .iter()
            .flat_map(|byte| hex(*byte, b"0123456789abcdef"))
            .collect();
        forms.push(("hex", lower.to_uppercase().into_bytes()));
        forms.push(("hex", lower.into_bytes()));
        for plain in [&b"-._~"[..], b"-._~!*'()", b"-._*"] {
            let upper = escaped(bytes, plain);
            for spaces in [upper.replace("%20", "+"), upper] {
                forms.push(("URL", lower_escapes(&spaces).into_bytes()));
                forms.push(("URL", spaces.into_bytes()));
            }
        }
        let json = secret.replace('\\', "\\\\").replace('"', "\\\"");
        forms.push(("JSON", json.into_bytes()));
        Self {
            name: name.to_owned(),
            forms,
        }
    }

    /// Creates the forms of a username with its password, as in AUTH PLAIN.
    pub fn plain(name: &str, username: &str, password: &str) -> Self {
        Self::new(name, &format!("\0{username}\0{password}"))
    }

    /// Returns the name, form and place of a leak in `bytes`, if there is one.
    pub fn found_in(&self, place: &str, bytes: &[u8]) -> Option<String> {
        let (form, _) = self.forms.iter().find(|(_, form)| contains(bytes, form))?;
        Some(format!("{} as {form} in {place}", self.name))
    }
}

/// Returns every leak, one line each.
pub fn search(secrets: &[Secret], place: &str, bytes: &[u8]) -> Vec<String> {
    secrets
        .iter()
        .filter_map(|secret| secret.found_in(place, bytes))
        .collect()
}

fn contains(bytes: &[u8], form: &[u8]) -> bool {
    let Some((first, rest)) = form.split_first() else {
        return false;
    };
    let mut from = 0;
    while let Some(at) = bytes
        .get(from..)
        .and_then(|left| left.iter().position(|byte| byte == first))
    {
        from += at + 1;
        if bytes.get(from..).is_some_and(|left| left.starts_with(rest)) {
            return true;
        }
    }
    false
}

/// Returns the base64 letters of a text that starts `shift` bytes inside another, without letters shared with its neighbors.
fn inside_base64(bytes: &[u8], shift: usize, letters: &[u8; 64]) -> Vec<u8> {
    let mut whole = vec![0; shift];
    whole.extend_from_slice(bytes);
    let bits: Vec<bool> = whole
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1))
        .collect();
    let first = (shift * 8).div_ceil(6);
    bits.chunks_exact(6)
        .skip(first)
        .map(|six| letters[six.iter().fold(0, |number, bit| number * 2 + usize::from(*bit))])
        .collect()
}

fn hex(byte: u8, digits: &[u8; 16]) -> [char; 2] {
    [byte >> 4, byte & 15].map(|half| char::from(digits[usize::from(half)]))
}

fn escaped(bytes: &[u8], plain: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || plain.contains(byte) {
            text.push(char::from(*byte));
        } else {
            text.push('%');
            text.extend(hex(*byte, b"0123456789ABCDEF"));
        }
    }
    text
}

/// Converts escapes such as `%C3` to `%c3` and leaves the rest unchanged.
fn lower_escapes(text: &str) -> String {
    let mut parts = text.split('%');
    let mut lower = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        lower.extend(["%", &digits.to_ascii_lowercase(), rest]);
    }
    lower
}
