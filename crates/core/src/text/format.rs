//! Formatting: never fails. An unknown message gives its id, an unknown variable its name in braces, so that a
//! gap in a translation is seen and nothing else breaks.

use super::{Category, FilledMessage, MessageTable, Piece, TextPart, Value};

/// How deep references are followed; a circle ends here.
const DEPTH: u8 = 8;

/// How many pieces one message may have, references followed: two files that refer to each other a hundred times
/// a line would otherwise keep a browser busy for ever.
const PIECES: u16 = 1000;

struct Formatter<'a> {
    table: &'a MessageTable,
    arguments: &'a [(&'a str, Value)],
    category: &'a dyn Fn(f64) -> Category,
    parts: Vec<TextPart>,
    pieces_left: u16,
}

impl MessageTable {
    /// Formats a message into words and values.
    pub fn parts(&self, message: FilledMessage<'_>, category: &dyn Fn(f64) -> Category) -> Vec<TextPart> {
        self.format(message.id(), message.values(), category)
    }

    /// Formats a message as one string, values without isolation: for emails and attributes.
    pub fn say(&self, message: FilledMessage<'_>, category: &dyn Fn(f64) -> Category) -> String {
        self.format_text(message.id(), message.values(), category)
    }

    /// Formats whatever has this id into words and values; for the files themselves, where ids are data. What is shown to people goes
    /// by [`parts`](Self::parts) and [`say`](Self::say).
    pub fn format(
        &self,
        id: &str,
        arguments: &[(&str, Value)],
        category: &dyn Fn(f64) -> Category,
    ) -> Vec<TextPart> {
        let mut formatter = Formatter {
            table: self,
            arguments,
            category,
            parts: Vec::new(),
            pieces_left: PIECES,
        };
        formatter.message(id, DEPTH);
        formatter.parts
    }

    /// Formats whatever has this id as one string; for the files themselves, where ids are data.
    pub fn format_text(
        &self,
        id: &str,
        arguments: &[(&str, Value)],
        category: &dyn Fn(f64) -> Category,
    ) -> String {
        let mut text = String::new();
        for part in self.format(id, arguments, category) {
            match part {
                TextPart::Text(part) | TextPart::Value(part) => text.push_str(&part),
            }
        }
        text
    }
}

impl Formatter<'_> {
    fn message(&mut self, id: &str, depth: u8) {
        let table = self.table;
        match table.find(id).filter(|_| depth > 0) {
            Some(pattern) => self.pattern(pattern, depth),
            None => self.words(id),
        }
    }

    fn pattern(&mut self, pattern: &[Piece], depth: u8) {
        for piece in pattern {
            let Some(left) = self.pieces_left.checked_sub(1) else {
                return;
            };
            self.pieces_left = left;
            match piece {
                Piece::Text(text) => self.words(text),
                Piece::Reference { m } => self.message(m, depth - 1),
                Piece::Variable { v } => match self.argument(v) {
                    Some(Value::Text(text) | Value::Number(_, text)) => {
                        let text = text.clone();
                        self.parts.push(TextPart::Value(text));
                    }
                    None => self.words(&format!("{{${v}}}")),
                },
                Piece::Select { s, k, d } => {
                    let key = self.argument(s).map(|value| self.variant(value, k));
                    let chosen = key.flatten().and_then(|key| k.get(&key)).or_else(|| k.get(d));
                    if let Some(pattern) = chosen {
                        self.pattern(pattern, depth);
                    }
                }
            }
        }
    }

    /// The key of the variant for `value`: the exact number before its plural category.
    fn variant(
        &self,
        value: &Value,
        variants: &std::collections::BTreeMap<String, Vec<Piece>>,
    ) -> Option<String> {
        match value {
            Value::Text(text) => variants.contains_key(text).then(|| text.clone()),
            Value::Number(number, _) => {
                // Whole numbers only: reading decimals would cost every page load 12 kB.
                let exact = variants.keys().find(|key| {
                    key.parse::<i32>()
                        .is_ok_and(|key| f64::from(key).total_cmp(number).is_eq())
                });
                exact
                    .cloned()
                    .or_else(|| Some((self.category)(*number).key().to_owned()))
            }
        }
    }

    fn argument(&self, name: &str) -> Option<&Value> {
        self.arguments
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    fn words(&mut self, text: &str) {
        if let Some(TextPart::Text(last)) = self.parts.last_mut() {
            last.push_str(text);
        } else {
            self.parts.push(TextPart::Text(text.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(json: &str) -> MessageTable {
        serde_json::from_str(json).unwrap()
    }

    fn polish(number: f64) -> Category {
        match number {
            1.0 => Category::One,
            n if (2.0..5.0).contains(&n) => Category::Few,
            _ => Category::Many,
        }
    }

    #[test]
    fn values_stay_apart_from_words() {
        let table = table(r#"{"language":"en","messages":{"a":["Sent through ",{"v":"host"},"."]}}"#);
        let parts = table.format("a", &[("host", Value::Text("smtp.partner.com".into()))], &polish);
        assert_eq!(
            parts,
            [
                TextPart::Text("Sent through ".into()),
                TextPart::Value("smtp.partner.com".into()),
                TextPart::Text(".".into())
            ]
        );
    }

    #[test]
    fn plurals_take_the_exact_number_first_and_the_default_last() {
        let table = table(
            r#"{"language":"pl","messages":{"n":[{"s":"n","k":{"0":["nic"],"one":["alias"],"few":["aliasy"],"many":["aliasów"]},"d":"many"}]}}"#,
        );
        let text = |n: f64| table.format_text("n", &[("n", Value::Number(n, n.to_string()))], &polish);
        assert_eq!(
            [text(0.0), text(1.0), text(3.0), text(5.0)],
            ["nic", "alias", "aliasy", "aliasów"]
        );
        assert_eq!(table.format_text("n", &[], &polish), "aliasów");
    }

    #[test]
    fn gaps_and_circles_are_seen_and_break_nothing() {
        let table = table(
            r#"{"language":"en","messages":{"a":["x",{"m":"b"}],"b":[{"m":"a"}],"c":[{"v":"who"},{"m":"-gone"}]}}"#,
        );
        assert!(table.format_text("a", &[], &polish).starts_with("xx"));
        assert_eq!(table.format_text("c", &[], &polish), "{$who}-gone");
        assert_eq!(table.format_text("nothing", &[], &polish), "nothing");
    }

    #[test]
    fn a_message_that_multiplies_ends() {
        let many = vec![r#"{"m":"a"}"#; 200].join(",");
        let table = table(&format!(r#"{{"language":"en","messages":{{"a":["x",{many}]}}}}"#));
        assert!(table.format_text("a", &[], &polish).len() <= 1000);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(id in "[ab]?", number in proptest::num::f64::ANY, key in "\\PC{0,4}|[0-9]") {
            let json = serde_json::json!({ "language": "pl", "messages": {
                "a": [{ "s": "n", "k": { &key: ["x", { "m": "b" }] }, "d": "gone" }, { "v": "n" }],
                "b": [{ "m": "a" }, { "m": "b" }],
            } });
            let table: MessageTable = serde_json::from_value(json).unwrap();
            let _ = table.format(&id, &[("n", Value::Number(number, String::new()))], &polish);
        }
    }
}
