//! Domains that could be mistaken for others: Unicode Technical Standard 39, sections 4 and 5.

use unicode_security::{MixedScript as _, confusable_detection::skeleton};

use crate::idn::to_ascii;

/// Returns the address with its domain in A-labels if the domain could be mistaken for another one: a label mixes letters of
/// several scripts, or all of its letters look like ASCII.
pub fn spelled_out(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    if !domain.split('.').any(deceives) {
        return None;
    }
    Some(format!("{local}@{}", to_ascii(domain)?))
}

fn deceives(label: &str) -> bool {
    !label.is_ascii() && (!label.is_single_script() || skeleton(label).all(|letter| letter.is_ascii()))
}

#[cfg(test)]
mod tests {
    use super::spelled_out;

    #[test]
    fn brands_in_other_letters_are_spelled_out() {
        for (address, spelled) in [
            // All letters are Cyrillic.
            ("a@раураl.com", Some("a@xn--l-7sba6dbr.com")),
            ("a@аррӏе.com", Some("a@xn--80ak6aa92e.com")),
            // One letter is Cyrillic, the others are Latin.
            ("a@gооgle.com", Some("a@xn--ggle-55da.com")),
            ("a@exаmple.com", Some("a@xn--exmple-4nf.com")),
            // A Greek omicron.
            ("a@micrοsoft.com", Some("a@xn--micrsoft-2dg.com")),
            // A dotless i.
            ("a@mıcrosoft.com", Some("a@xn--mcrosoft-tkb.com")),
            ("a@mail.раураl.com", Some("a@mail.xn--l-7sba6dbr.com")),
        ] {
            assert_eq!(spelled_out(address).as_deref(), spelled, "{address}");
        }
    }

    #[test]
    fn honest_names_stay_as_they_are() {
        for address in [
            "user@example.com",
            "uzytkownik@żółw.example",
            "utente@città.example",
            "a@münchen.example",
            "a@пример.example",
            "a@例え.example",
            "nazwa.uzytkownika@domena_partnera.com",
            "no address",
            "",
        ] {
            assert_eq!(spelled_out(address), None, "{address}");
        }
    }
}
