//! What the page shows, in the fragment of its address: one parser, one printer.

use std::fmt;

use crate::route::{decode, encode};

/// What was typed.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PreviewState {
    /// Display name of the From address.
    pub name: String,
    /// The From address.
    pub from: String,
    /// Display name of the primary address.
    pub primary_name: String,
    /// The primary address.
    pub primary: String,
    /// Reply-To.
    pub reply_to: String,
    /// Language of the recipient's client; empty: the page's.
    pub language: String,
    /// Where the clients run that are shown.
    pub platform: String,
    /// What readers see of the clients that are shown.
    pub effect: String,
    /// The domain for which SPF passes, said by hand.
    pub spf: String,
    /// The domain of the signature, said by hand.
    pub dkim: String,
    /// What the From address's domain asks receivers to do, said by hand.
    pub policy: String,
}

impl PreviewState {
    fn fields(&mut self) -> [(&'static str, &mut String); 11] {
        [
            ("from", &mut self.from),
            ("name", &mut self.name),
            ("primary", &mut self.primary),
            ("primaryName", &mut self.primary_name),
            ("replyTo", &mut self.reply_to),
            ("language", &mut self.language),
            ("platform", &mut self.platform),
            ("effect", &mut self.effect),
            ("spf", &mut self.spf),
            ("dkim", &mut self.dkim),
            ("policy", &mut self.policy),
        ]
    }

    /// Reads a fragment; `None` if nothing of ours stands in it.
    pub fn parse(fragment: &str) -> Option<Self> {
        let mut state = Self::default();
        let mut found = false;
        for (key, value) in fragment.split('&').filter_map(|pair| pair.split_once('=')) {
            let field = state.fields().into_iter().find(|(known, _)| *known == key);
            if let (Some((_, field)), Some(value)) = (field, decode(value)) {
                *field = value;
                found = true;
            }
        }
        found.then_some(state)
    }
}

impl fmt::Display for PreviewState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut state = self.clone();
        let filled = state.fields().into_iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = filled
            .map(|(key, value)| format!("{key}={}", encode(value).replace('&', "%26").replace('=', "%3D")))
            .collect();
        f.write_str(&pairs.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::PreviewState;

    #[test]
    fn what_is_printed_is_read_again() {
        let state = PreviewState {
            name: "Zażółć & Co = \"x\" #1 %20".into(),
            from: "user.name+tag@partner.com".into(),
            primary: "user@example.com".into(),
            language: "pl".into(),
            ..PreviewState::default()
        };
        assert_eq!(PreviewState::parse(&state.to_string()), Some(state));
        assert_eq!(PreviewState::parse(""), None);
        assert_eq!(PreviewState::parse("unknown=1&%%%"), None);
    }
}
