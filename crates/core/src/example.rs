//! The help pages' own examples: what the preview shows until somebody types.

use crate::{
    Language,
    message::{Identity, Mailbox},
};

/// The example of an identity for a language.
pub fn example(language: Language) -> Identity {
    let (name, alias, primary) = match language {
        Language::IT => (
            "Nome Utente",
            "nome.utente@dominiopartner.it",
            "utente@example.com",
        ),
        Language::PL => (
            "Nazwa Użytkownika",
            "nazwa.uzytkownika@domena_partnera.com",
            "uzytkownik@example.com",
        ),
        _ => ("User Name", "user.name@partner.com", "user@example.com"),
    };
    Identity {
        from: Mailbox::new(name, alias),
        primary: Mailbox::new("", primary),
        reply_to: None,
    }
}

/// Fills empty addresses of an identity with those of the example.
pub fn or_example(mut typed: Identity, language: Language) -> Identity {
    let example = example(language);
    if typed.from.address.trim().is_empty() {
        typed.from.address = example.from.address;
    }
    if typed.primary.address.trim().is_empty() {
        typed.primary.address = example.primary.address;
    }
    typed
}
