//! Long names, as directories have them: the beginning is enough to be known by, and the whole stands a click away.

/// How many characters are shown at once, the address behind a name not counted.
const SHOWN_MAX: usize = 100;
/// How many of a longer name are left.
const LEFT: usize = 80;

/// Shortens a text that is too long, keeping the address behind a name; `None` if it is short enough.
pub fn shorten(text: &str) -> Option<String> {
    // A sentence that names addresses is about them.
    let max = |text: &str| {
        if text.contains('@') {
            2 * SHOWN_MAX
        } else {
            SHOWN_MAX
        }
    };
    let is_short = |text: &str| text.chars().count() <= max(text);
    let address = text.rsplit_once(" <");
    let address = address.filter(|(_, address)| address.ends_with('>') && is_short(address));
    let name = address.map_or(text, |(name, _)| name);
    if is_short(name) {
        return None;
    }
    let left: String = name.chars().take(LEFT).collect();
    let left = left.trim_end();
    Some(match address {
        Some((_, address)) => format!("{left}… <{address}"),
        None => format!("{left}…"),
    })
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn a_long_name_is_shortened_and_its_address_is_kept() {
        let long = "Kowalska, Anna (Department of Research and Development) ".repeat(3);
        let short = shorten(&format!("{long}<anna@example.com>")).unwrap();
        assert_eq!(
            short,
            "Kowalska, Anna (Department of Research and Development) Kowalska, Anna (Departme… <anna@example.com>"
        );
        assert_eq!(shorten(&"ż".repeat(120)).unwrap(), format!("{}…", "ż".repeat(80)));
        assert_eq!(shorten(&"ż".repeat(100)), None);
        let both = "Example Ltd Secure Mail <securemail@example.com> on behalf of Kowalska, Anna <anna.kowalska@example.com>";
        assert_eq!(shorten(both), None);
        let sentence = "Questo messaggio è stato inviato da user@example.com per conto di nazwa.uzytkownika@domena_partnera.com";
        assert_eq!(shorten(sentence), None);
        let address = format!("N <{}@example.com>", "a".repeat(200));
        assert_eq!(shorten(&address).unwrap().chars().count(), 81);
        assert_eq!(shorten(""), None);
    }
}
