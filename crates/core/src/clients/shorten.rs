//! Long names, as directories have them: the beginning is enough to be known by, and the whole stands a click away.

/// How many characters are shown at once.
const SHOWN_MAX: usize = 100;
/// How many of a longer name are left.
const LEFT: usize = 48;

/// Shortens a text that is too long, keeping the address behind a name; `None` if it is short enough.
pub fn shorten(text: &str) -> Option<String> {
    if text.chars().count() <= SHOWN_MAX {
        return None;
    }
    let short = |text: &str| {
        let left: String = text.chars().take(LEFT).collect();
        format!("{}…", left.trim_end())
    };
    let address = text
        .rsplit_once(" <")
        .filter(|(_, address)| address.ends_with('>') && address.chars().count() <= SHOWN_MAX);
    Some(address.map_or_else(
        || short(text),
        |(name, address)| {
            let name = if name.chars().count() <= LEFT {
                name.to_owned()
            } else {
                short(name)
            };
            format!("{name} <{address}")
        },
    ))
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
            "Kowalska, Anna (Department of Research and Devel… <anna@example.com>"
        );
        assert_eq!(shorten(&"ż".repeat(120)).unwrap(), format!("{}…", "ż".repeat(48)));
        assert_eq!(shorten(&"ż".repeat(100)), None);
        assert_eq!(
            shorten(&format!("N <{}@example.com>", "a".repeat(200)))
                .unwrap()
                .chars()
                .count(),
            49
        );
        assert_eq!(shorten(""), None);
    }
}
