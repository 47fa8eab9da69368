//! Descriptive names of mail programs: each has one message, and its English text equals the catalogue's.

use fromline_core::{
    Language,
    clients::{Client, catalogue},
    text::Family,
};
use fromline_text::Texts;

#[test]
fn names_in_words_are_those_of_the_catalogue() {
    let texts = Texts::new(None);
    let table = texts.table(Language::EN);
    let begins = Family::Program.beginning();
    let ids: Vec<&str> = table
        .messages
        .keys()
        .filter_map(|id| id.strip_prefix(begins))
        .collect();
    assert!(ids.len() > 5);
    for id in ids {
        let client = Client::find(id).unwrap_or_else(|| panic!("no program {id}"));
        let name = texts.say(Language::EN, (&Family::Program.id(id)).into());
        assert_eq!(name, client.name);
    }
    // English prepositions are no part of a name.
    for client in catalogue() {
        let describes = [
            " with ",
            " for ",
            " of ",
            " in ",
            " on the ",
            "classic,",
            " without ",
            "(web)",
        ]
        .iter()
        .any(|word| client.name.contains(word));
        let is_said = table.messages.contains_key(&format!("{begins}{}", client.id));
        assert_eq!(describes, is_said, "{}", client.name);
    }
}
