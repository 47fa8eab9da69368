//! SPF macros, RFC 7208, section 7.

use std::{fmt::Write as _, net::IpAddr};

use super::MalformedSpf;

/// Longest domain name, in characters; longer ones lose labels from the left.
const NAME_MAX: usize = 253;

/// A string with macros.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct MacroString(Vec<Part>);

#[derive(Clone, Debug, Eq, PartialEq)]
enum Part {
    Text(String),
    Macro(Macro),
}

#[derive(Clone, Debug, Eq, PartialEq)]
struct Macro {
    /// The macro letter, in lower case.
    letter: u8,
    /// Whether the letter was in upper case, which requests URL escaping.
    escaped: bool,
    /// Number of parts to keep, counted from the right.
    parts: usize,
    reversed: bool,
    delimiters: String,
}

/// The values of the macro letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct MacroValues<'a> {
    pub local: &'a str,
    pub sender_domain: &'a str,
    pub domain: &'a str,
    pub ip: IpAddr,
    pub helo: &'a str,
    /// The validated name of the sending address.
    pub name: &'a str,
}

impl MacroString {
    /// Parses a string with any macros.
    pub(super) fn any(text: &str) -> Result<Self, MalformedSpf> {
        Self::read(text, b"slodiphvcrt")
    }

    /// Parses a `domain-spec`, which ends with a label that is not all digits or with a macro.
    pub(super) fn domain(text: &str) -> Result<Self, MalformedSpf> {
        let read = Self::read(text, b"slodiphv")?;
        let ends_well = match read.0.last() {
            Some(Part::Macro(_)) => true,
            // `%%`, `%_` and `%-` are macros, too.
            Some(Part::Text(_)) if ["%%", "%_", "%-"].iter().any(|end| text.ends_with(end)) => true,
            Some(Part::Text(text)) => {
                let text = text.strip_suffix('.').unwrap_or(text);
                text.rsplit_once('.').is_some_and(|(_, last)| is_top_label(last))
            }
            None => false,
        };
        if ends_well { Ok(read) } else { Err(MalformedSpf) }
    }

    fn read(text: &str, letters: &[u8]) -> Result<Self, MalformedSpf> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('%') {
            literal.push_str(before);
            let (kind, after) = after.split_at_checked(1).ok_or(MalformedSpf)?;
            rest = after;
            match kind {
                "%" => literal.push('%'),
                "_" => literal.push(' '),
                "-" => literal.push_str("%20"),
                "{" => {
                    let (inside, after) = rest.split_once('}').ok_or(MalformedSpf)?;
                    if !literal.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut literal)));
                    }
                    parts.push(Part::Macro(Macro::read(inside, letters)?));
                    rest = after;
                }
                _ => return Err(MalformedSpf),
            }
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            parts.push(Part::Text(literal));
        }
        Ok(Self(parts))
    }

    /// Returns whether the string uses the validated name of the sending address, which needs a DNS lookup.
    pub(super) fn wants_name(&self) -> bool {
        self.0
            .iter()
            .any(|part| matches!(part, Part::Macro(found) if found.letter == b'p'))
    }

    /// Expands all macros and truncates the result to the length of a name.
    pub(super) fn expand(&self, values: &MacroValues<'_>) -> String {
        let mut text = String::new();
        for part in &self.0 {
            match part {
                Part::Text(literal) => text.push_str(literal),
                Part::Macro(found) => found.expand(values, &mut text),
            }
        }
        let mut name = text.as_str();
        while name.len() > NAME_MAX {
            name = name.split_once('.').map_or("", |(_, rest)| rest);
        }
        name.to_owned()
    }
}

impl Macro {
    fn read(text: &str, letters: &[u8]) -> Result<Self, MalformedSpf> {
        let (letter, rest) = text.as_bytes().split_first().ok_or(MalformedSpf)?;
        let lower = letter.to_ascii_lowercase();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = text
            .get(1..)
            .ok_or(MalformedSpf)?
            .split_at_checked(digits)
            .ok_or(MalformedSpf)?;
        let parts = match digits {
            "" => usize::MAX,
            // A number larger than that of all labels means all of them.
            digits => digits.parse().unwrap_or(usize::MAX),
        };
        let (reversed, delimiters) = match rest.strip_prefix(['r', 'R']) {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let fits = delimiters.bytes().all(|byte| b".-+,/_=".contains(&byte));
        if !letters.contains(&lower) || parts == 0 || !fits {
            return Err(MalformedSpf);
        }
        Ok(Self {
            letter: lower,
            escaped: letter.is_ascii_uppercase(),
            parts,
            reversed,
            delimiters: if delimiters.is_empty() { "." } else { delimiters }.to_owned(),
        })
    }

    fn expand(&self, values: &MacroValues<'_>, text: &mut String) {
        let value = match self.letter {
            b's' => format!("{}@{}", values.local, values.sender_domain),
            b'l' => values.local.to_owned(),
            b'o' => values.sender_domain.to_owned(),
            b'd' => values.domain.to_owned(),
            b'i' => dotted(values.ip),
            b'p' => values.name.to_owned(),
            b'h' => values.helo.to_owned(),
            b'v' if values.ip.is_ipv4() => "in-addr".to_owned(),
            b'v' => "ip6".to_owned(),
            _ => String::new(),
        };
        let mut parts: Vec<&str> = value
            .split(|character| self.delimiters.contains(character))
            .collect();
        if self.reversed {
            parts.reverse();
        }
        let skip = parts.len().saturating_sub(self.parts);
        let value = parts.get(skip..).unwrap_or_default().join(".");
        if !self.escaped {
            text.push_str(&value);
            return;
        }
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                text.push(char::from(byte));
            } else {
                let _ = write!(text, "%{byte:02X}");
            }
        }
    }
}

/// Formats an address as `%{i}` does, with IPv6 as dot-separated hexadecimal digits.
fn dotted(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let digits: Vec<String> = (0..32)
                .rev()
                .map(|place| format!("{:x}", (v6.to_bits() >> (4 * place)) & 0xf))
                .collect();
            digits.join(".")
        }
    }
}

/// Returns whether a label consists of letters, digits and inner hyphens and is not all digits.
fn is_top_label(label: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !label.is_empty()
        && label.bytes().all(inner)
        && !label.starts_with('-')
        && !label.ends_with('-')
        && !label.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_as_they_are_unless_escaped() {
        let values = MacroValues {
            local: "o'brien+x",
            sender_domain: "example.com",
            domain: "example.com",
            ip: [192, 0, 2, 10].into(),
            helo: "example.com",
            name: "zażółć.example.com",
        };
        for (text, expanded) in [
            ("%{l}._spf.%{d}", "o'brien+x._spf.example.com"),
            ("%{L}._spf.%{d}", "o%27brien%2Bx._spf.example.com"),
            ("%{s}", "o'brien+x@example.com"),
            ("%{l1+}.%{d}", "x.example.com"),
            ("%{p}", "zażółć.example.com"),
            ("%{P3}", "za%C5%BC%C3%B3%C5%82%C4%87.example.com"),
        ] {
            let read = MacroString::any(text).unwrap();
            assert_eq!(read.expand(&values), expanded, "{text}");
        }
    }
}
