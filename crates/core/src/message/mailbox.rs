//! A name with an address, and its one printer for headers.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::find::split_once;

/// A name and an address, as in a From header.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Mailbox {
    /// Display name, decoded; empty if there is none.
    pub name: String,
    /// The address, domain in A-labels.
    pub address: String,
}

impl Mailbox {
    /// Makes a mailbox from name and address.
    pub fn new(name: impl Into<String>, address: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            address: address.into(),
        }
    }

    /// The value of a header field: `name <address>`, the name as it is (RFC 5322 atoms), quoted, or as encoded
    /// words (RFC 2047), which are separated by single spaces, so that a line may be folded there.
    pub fn header_value(&self) -> String {
        self.written(encode_words)
    }

    /// The value of the header field with encoded words decoded, as shown by programs that do not parse the field.
    pub fn decoded_value(&self) -> String {
        self.written(str::to_owned)
    }

    fn written(&self, encoded: fn(&str) -> String) -> String {
        let address = clean(&self.address);
        let name = clean(&self.name);
        if name.is_empty() {
            return address;
        }
        // What looks like an encoded word would be decoded by the reader: it is encoded itself.
        if !name.is_ascii() || split_once(&name, "=?").is_some() || name.len() > 60 {
            format!("{} <{address}>", encoded(&name))
        } else if name.bytes().all(|byte| byte == b' ' || is_atext(byte)) && split_once(&name, "  ").is_none()
        {
            format!("{name} <{address}>")
        } else {
            format!("{} <{address}>", quote_phrase(&name))
        }
    }
}

/// Quotes a phrase as a quoted string, RFC 5322 section 3.2.4.
pub fn quote_phrase(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Encodes a phrase as encoded words of at most 75 characters, RFC 2047 section 2, in `q` encoding, section 5 (3).
pub fn encode_words(text: &str) -> String {
    const ROOM: usize = 75 - "=?utf-8?q?".len() - "?=".len();
    let mut words = vec![String::new()];
    for character in text.chars() {
        let mut utf8 = [0; 4];
        let encoded = character
            .encode_utf8(&mut utf8)
            .bytes()
            .fold(String::new(), |mut encoded, byte| {
                match byte {
                    b' ' => encoded.push('_'),
                    b if b.is_ascii_alphanumeric() || b"!*+-/".contains(&b) => encoded.push(char::from(b)),
                    b => {
                        let _ = write!(encoded, "={b:02X}");
                    }
                }
                encoded
            });
        // Characters are never split between words: each word must decode by itself.
        match words.last_mut() {
            Some(word) if word.len() + encoded.len() <= ROOM => word.push_str(&encoded),
            _ => words.push(encoded),
        }
    }
    let words: Vec<String> = words.iter().map(|word| format!("=?utf-8?q?{word}?=")).collect();
    words.join(" ")
}

fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// Nothing that could end a line gets into a header, whatever the callers did.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control())
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn atoms_quotes_and_encoded_words() {
        let value = |name: &str| Mailbox::new(name, "a@b.cd").header_value();
        assert_eq!(value(""), "a@b.cd");
        assert_eq!(value("User Name"), "User Name <a@b.cd>");
        assert_eq!(value("Name, User"), "\"Name, User\" <a@b.cd>");
        assert_eq!(value("A \"B\" \\"), "\"A \\\"B\\\" \\\\\" <a@b.cd>");
        assert_eq!(value("Zażółć"), "=?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87?= <a@b.cd>");
        assert_eq!(value("x\r\nBcc: y"), "\"xBcc: y\" <a@b.cd>");
    }

    /// Decodes what [`encode_words`] makes.
    fn decode(value: &str) -> String {
        let mut bytes = Vec::new();
        for word in value.split(' ') {
            let body = word
                .strip_prefix("=?utf-8?q?")
                .and_then(|word| word.strip_suffix("?="))
                .unwrap();
            assert!(word.len() <= 75);
            let mut rest = body.bytes();
            while let Some(byte) = rest.next() {
                bytes.push(match byte {
                    b'_' => b' ',
                    b'=' => {
                        let hex = [rest.next().unwrap(), rest.next().unwrap()];
                        u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap()
                    }
                    byte => byte,
                });
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    proptest! {
        #[test]
        fn encoded_words_decode_to_the_same(text in "\\PC{1,200}") {
            prop_assert_eq!(decode(&encode_words(&text)), text);
        }

        #[test]
        fn no_line_ever_ends_inside_a_value(name in any::<String>()) {
            let value = Mailbox::new(name, "a@b.cd").header_value();
            prop_assert!(value.is_ascii() && !value.contains(['\r', '\n', '\0']));
            prop_assert!(value.ends_with("a@b.cd") || value.ends_with("<a@b.cd>"));
        }
    }
}
