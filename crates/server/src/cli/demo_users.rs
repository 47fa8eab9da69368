//! The demo's users and their shared password.

use fromline_base::{idn, keys::random, passwords::Passwords};
use fromline_core::{Language, address::Address};
use fromline_store::{
    Store,
    users::{self, NewUser},
};
use jiff::Timestamp;

use super::Failure;

/// Address, display name, whether administrator, and language of each user.
pub const PEOPLE: [(&str, &str, bool, Language); 4] = [
    ("admin@example.com", "Alex Admin", true, Language::EN),
    ("user@example.com", "Sam Taylor", false, Language::EN),
    ("utente@example.com", "Giulia Rossi", false, Language::IT),
    ("uzytkownik@example.com", "Anna Kowalska", false, Language::PL),
];

/// Returns the password that all of them share: from the environment, or a new one that is easy to type.
pub fn password() -> Result<String, Failure> {
    let Ok(given) = std::env::var("FROMLINE_DEMO_PASSWORD") else {
        return readable();
    };
    Passwords::check(&given).map_err(|reason| format!("FROMLINE_DEMO_PASSWORD: {}", reason.code()))?;
    Ok(given)
}

/// Generates a password of syllables, for example `bako-limu-roda-nuti-supa`, with 60 random bits.
fn readable() -> Result<String, Failure> {
    const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
    const VOWELS: &[u8; 4] = b"aiou";
    let mut password = String::new();
    for (place, byte) in random::<10>()?.into_iter().enumerate() {
        if place > 0 && place % 2 == 0 {
            password.push('-');
        }
        password.push(char::from(CONSONANTS[usize::from(byte & 15)]));
        password.push(char::from(VOWELS[usize::from(byte >> 4 & 3)]));
    }
    Ok(password)
}

/// Adds missing users and gives all of them the password.
pub async fn add(store: &Store, passwords: &Passwords, password: &str) -> Result<(), Failure> {
    let hash = passwords.hash(password).await?;
    store
        .write(|db| {
            for (address, name, admin, language) in PEOPLE {
                let address = Address::parse(address, &idn::to_ascii).map_err(fromline_core::Reason::code)?;
                let new = NewUser {
                    address: &address,
                    name,
                    admin,
                    language: Some(language),
                };
                users::add(db, &new, Timestamp::now())?;
                if let Some(user) = users::by_address(db, address.key())? {
                    users::set_password(db, user.id, &hash)?;
                }
            }
            Ok(())
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_readable_and_allowed() {
        let password = readable().unwrap();
        assert_eq!(Passwords::check(&password), Ok(()));
        assert_eq!(
            password.split('-').map(str::len).collect::<Vec<_>>(),
            [4; 5],
            "{password}"
        );
        assert_ne!(password, readable().unwrap());
    }
}
