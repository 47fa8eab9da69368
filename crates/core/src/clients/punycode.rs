//! Domains in the letters of their language: some clients show them so.

use crate::address::is_invisible;

/// Converts each A-label of a domain to its U-label (RFC 5890); other labels stay as they are.
pub fn to_unicode(domain: &str) -> String {
    let labels = domain.split('.').map(|label| {
        let encoded = label
            .get(..4)
            .filter(|prefix| prefix.eq_ignore_ascii_case("xn--"));
        encoded
            .and_then(|_| decode(label.get(4..)?))
            .unwrap_or_else(|| label.to_owned())
    });
    labels.collect::<Vec<_>>().join(".")
}

/// Punycode, RFC 3492 section 6.2, with the parameters of section 5.
fn decode(encoded: &str) -> Option<String> {
    const BASE: u32 = 36;
    // A label has 63 octets at most, four of them `xn--`.
    if encoded.len() > 59 {
        return None;
    }
    let (basic, digits) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut output: Vec<char> = basic.chars().collect();
    let (mut code, mut place, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = digits.bytes();
    while digits.len() > 0 {
        let before = place;
        let (mut weight, mut k) = (1_u32, BASE);
        loop {
            let digit = match digits.next()? {
                letter @ (b'a'..=b'z' | b'A'..=b'Z') => u32::from(letter.to_ascii_lowercase() - b'a'),
                figure @ b'0'..=b'9' => u32::from(figure - b'0') + 26,
                _ => return None,
            };
            place = place.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            k += BASE;
        }
        let length = u32::try_from(output.len()).ok()?.checked_add(1)?;
        bias = adapted(place - before, length, before == 0);
        code = code.checked_add(place / length)?;
        place %= length;
        output.insert(place as usize, char::from_u32(code)?);
        place += 1;
    }
    let label: String = output.into_iter().collect();
    // ToUnicode has to lead back to where it came from (RFC 3490 section 4.2): no label of plain letters does, and nothing that
    // looks like a part of an address may come out.
    let plain = label.is_ascii();
    let deceptive = |letter: char| {
        letter.is_ascii_punctuation() && letter != '-'
            || letter.is_whitespace()
            || is_invisible(letter)
            || matches!(
                letter,
                '\u{3002}' | '\u{ff00}'..='\u{ffef}' | '\u{2024}' | '\u{fe52}' | '\u{fe6b}'
            )
    };
    (!plain && !label.chars().any(deceptive)).then_some(label)
}

/// Section 6.1.
fn adapted(delta: u32, length: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / length;
    let mut k = 0;
    while delta > (35 * 26) / 2 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn labels_and_what_is_none() {
        for (domain, shown) in [
            ("partner.com", "partner.com"),
            ("xn--bcher-kva.example", "bücher.example"),
            ("mail.XN--w-uga1v8h.pl", "mail.żółw.pl"),
            ("xn--ihqwcrb4cv8a8dqg056pqjye.cn", "他们为什么不说中文.cn"),
            ("xn--.com", "xn--.com"),
            ("xn--partner-.com", "xn--partner-.com"),
            ("xn--99999999999.com", "xn--99999999999.com"),
        ] {
            assert_eq!(to_unicode(domain), shown);
        }
    }

    proptest! {
        #[test]
        fn whatever_comes(domain in "(xn--)?[a-zA-Z0-9-]{0,30}(\\.[a-z]{0,3})?") {
            let shown = to_unicode(&domain);
            prop_assert!(shown == domain || !shown.is_ascii());
            prop_assert_eq!(shown.matches('.').count(), domain.matches('.').count());
        }
    }
}
