//! Messages as they travel to the browser.

use std::collections::BTreeMap;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, MapAccess, Visitor},
};

use super::Extent;

/// The messages of one language, as the server sends them to the browser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MessageTable {
    /// BCP 47 tag of the language.
    pub language: String,
    /// Errors in the files that a translator is editing; these are then the last valid messages.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub problems: String,
    /// Patterns by message id.
    pub messages: BTreeMap<String, Vec<Piece>>,
    /// Further messages of the same language, which came later.
    #[serde(skip)]
    pub more: Vec<BTreeMap<String, Vec<Piece>>>,
}

impl MessageTable {
    /// The messages of a selection, as one file of the language.
    #[must_use]
    pub fn part(&self, extent: Extent) -> Self {
        let messages = self.messages.iter().filter(|(id, _)| extent.takes(id));
        Self {
            language: self.language.clone(),
            problems: self.problems.clone(),
            messages: messages
                .map(|(id, pattern)| (id.clone(), pattern.clone()))
                .collect(),
            more: Vec::new(),
        }
    }

    /// The pattern of a message.
    pub fn find(&self, id: &str) -> Option<&Vec<Piece>> {
        let more = || self.more.iter().find_map(|more| more.get(id));
        self.messages.get(id).or_else(more)
    }
}

/// A piece of a pattern, compact in JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Piece {
    /// Words of the translator.
    Text(String),
    /// A variable, `{ $name }`.
    Variable {
        /// Name of the variable.
        v: String,
    },
    /// A reference, `{ message-id }` or `{ -term }`.
    Reference {
        /// The id, terms with their hyphen.
        m: String,
    },
    /// A select expression, `{ $n -> [one] … *[other] … }`.
    Select {
        /// Name of the variable.
        s: String,
        /// Pattern by key: a category, a number or a word.
        k: BTreeMap<String, Vec<Piece>>,
        /// The key of the default pattern.
        d: String,
    },
}

// By hand: a derived untagged enum brings serde's second deserializer into every page load.
impl<'de> Deserialize<'de> for Piece {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PieceVisitor)
    }
}

struct PieceVisitor;

impl<'de> Visitor<'de> for PieceVisitor {
    type Value = Piece;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("words or an object")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Piece, E> {
        Ok(Piece::Text(words.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Piece, A::Error> {
        let (mut selector, mut patterns, mut default) = (None, None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "v" => return finish(map, |v| Piece::Variable { v }),
                "m" => return finish(map, |m| Piece::Reference { m }),
                "s" => selector = Some(map.next_value()?),
                "k" => patterns = Some(map.next_value()?),
                "d" => default = Some(map.next_value()?),
                _ => return Err(A::Error::custom("unknown key")),
            }
        }
        match (selector, patterns, default) {
            (Some(s), Some(k), Some(d)) => Ok(Piece::Select { s, k, d }),
            _ => Err(A::Error::custom("incomplete")),
        }
    }
}

/// An object of one key.
fn finish<'de, A: MapAccess<'de>>(mut map: A, piece: fn(String) -> Piece) -> Result<Piece, A::Error> {
    let piece = piece(map.next_value()?);
    match map.next_key::<String>()? {
        None => Ok(piece),
        Some(_) => Err(A::Error::custom("unknown key")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_piece_survives_the_wire() {
        let json =
            r#"["a ",{"v":"x"},{"m":"-brand"},{"s":"n","k":{"many":[{"v":"n"}],"one":["1"]},"d":"many"}]"#;
        let pieces: Vec<Piece> = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&pieces).unwrap(), json);
        assert!(matches!(
            pieces.as_slice(),
            [
                Piece::Text(_),
                Piece::Variable { .. },
                Piece::Reference { .. },
                Piece::Select { .. }
            ]
        ));
    }

    #[test]
    fn what_came_later_is_found_too() {
        let read = |json| serde_json::from_str::<MessageTable>(json).unwrap();
        let mut table = read(r#"{"language":"en","messages":{"a":["first"]}}"#);
        table
            .more
            .push(read(r#"{"language":"en","messages":{"b":["later"]}}"#).messages);
        let words = |id| table.find(id).map(std::vec::Vec::len);
        assert_eq!((words("a"), words("b"), words("c")), (Some(1), Some(1), None));
    }

    #[test]
    fn what_is_no_piece_is_refused() {
        for json in [
            r#"{"v":"x","m":"y"}"#,
            r#"{"s":"n","d":"x"}"#,
            r#"{"q":"x"}"#,
            "{}",
            "1",
            "null",
        ] {
            assert!(serde_json::from_str::<Piece>(json).is_err(), "{json}");
        }
    }
}
