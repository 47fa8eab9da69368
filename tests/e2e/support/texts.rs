//! The words of a language, from the server: tests know ids, never words.

use fromline_core::text::{Category, MessageTable, Value};

use super::Server;

/// The messages of one language.
pub struct Texts(MessageTable);

impl Texts {
    /// As the server gives them to every page.
    pub fn of(server: &Server, language: &str) -> Self {
        Self(serde_json::from_str(&server.get(&format!("/locales/{language}.json"))).unwrap())
    }

    /// Its tag.
    pub fn language(&self) -> &str {
        &self.0.language
    }

    /// Whether this is the id of a message.
    pub fn is_id(&self, word: &str) -> bool {
        self.0.messages.contains_key(word)
    }

    /// A message with values.
    pub fn t(&self, id: &str, arguments: &[(&str, Value)]) -> String {
        assert!(self.0.messages.contains_key(id), "no message {id}");
        self.0.format_text(id, arguments, &|number| self.category(number))
    }

    /// Enough of CLDR for whole numbers.
    #[expect(clippy::cast_possible_truncation, reason = "small whole numbers")]
    fn category(&self, number: f64) -> Category {
        let whole = number as i64;
        match (self.language(), whole) {
            (_, 1) => Category::One,
            ("pl", n) if (2..=4).contains(&(n % 10)) && !(12..=14).contains(&(n % 100)) => Category::Few,
            ("pl", _) => Category::Many,
            _ => Category::Other,
        }
    }
}

/// A text as a value.
pub fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}
