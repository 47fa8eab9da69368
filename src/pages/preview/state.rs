//! What the page shows, in the fragment of its address: one parser, one printer.

use std::fmt;

use crate::route::{decode, encode};

/// The preview's inputs, as in a link's fragment.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PreviewState {
    /// Display name of the From address.
    pub name: String,
    /// Address in the From header.
    pub from: String,
    /// Display name of the primary address.
    pub primary_name: String,
    /// The user's primary address.
    pub primary: String,
    /// Address in the Reply-To header.
    pub reply_to: String,
    /// Language of the recipient's client; empty for the page's.
    pub language: String,
    /// Platform of the clients shown.
    pub platform: String,
    /// Effect of the clients shown.
    pub effect: String,
    /// The domain for which SPF passes, entered by hand.
    pub spf: String,
    /// The domain of the DKIM signature, entered by hand.
    pub dkim: String,
    /// DMARC disposition requested by the From domain, entered by hand.
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

    /// Parses a fragment; `None` if it has none of the inputs.
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
