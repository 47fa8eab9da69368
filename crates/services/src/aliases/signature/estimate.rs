//! An upper bound on what an HTML parser can build from a text, computed in one pass.
//!
//! Whether text counts as a comment, script or quoted value depends on what was built before. Here every `<` counts as a tag, so
//! that nothing is underestimated (HTML, sections 13.2.5 and 13.2.6).

/// Largest number of tags, including closing ones and comments, which also limits the depth.
const TAGS: usize = 1000;
/// Largest number of attributes as written.
const ATTRIBUTES: usize = 3000;
/// Largest number of elements, including repeated ones.
const ELEMENTS: usize = 150_000;
/// Largest number of attributes, including repeated ones.
const ALL_ATTRIBUTES: usize = 1_000_000;
/// Number of elements that the parser can imply for one tag: `tbody`, `tr` and the like.
const IMPLIED: usize = 5;
/// Number of elements that the adoption agency algorithm repeats for one tag: eight rounds of at most four.
const ADOPTED: usize = 32;
/// Number of rounds of the adoption agency algorithm.
const ROUNDS: usize = 8;

/// Formatting elements, which are repeated until they are closed.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// An upper bound on what can be built from a text.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Estimate {
    /// Number of `<` characters.
    pub tags: usize,
    /// Number of attributes as written.
    pub attributes: usize,
    formatting: usize,
    formatting_attributes: usize,
    adoptions: usize,
}

impl Estimate {
    /// Returns the largest number of elements that can be built.
    pub fn elements(&self) -> usize {
        // Before a tag and in the text after it, every open element is built again.
        let each = IMPLIED.saturating_add(self.formatting.saturating_mul(2));
        let adopted = self.adoptions.saturating_mul(ADOPTED);
        self.tags.saturating_mul(each).saturating_add(adopted)
    }

    /// Returns the largest number of attributes that they can have.
    pub fn all_attributes(&self) -> usize {
        let times = self.tags * 2 + self.adoptions * ROUNDS;
        let again = self.formatting_attributes.saturating_mul(times);
        self.attributes.saturating_add(again)
    }

    /// Returns whether parsing is safe.
    pub fn is_acceptable(&self) -> bool {
        self.tags <= TAGS
            && self.attributes <= ATTRIBUTES
            && self.elements() <= ELEMENTS
            && self.all_attributes() <= ALL_ATTRIBUTES
    }
}

/// Computes the bound; `None` if that takes too long because tags are nested in each other's quotation marks.
pub fn estimate(html: &str) -> Option<Estimate> {
    let bytes = html.as_bytes();
    let mut steps = bytes.len().saturating_mul(4);
    let mut estimate = Estimate::default();
    for (place, _) in html.match_indices('<') {
        estimate.tags += 1;
        let rest = bytes.get(place + 1..).unwrap_or_default();
        let (is_end, rest) = match rest.strip_prefix(b"/") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name = rest
            .iter()
            .position(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
        let name = &rest[..name.unwrap_or(rest.len())];
        let attributes = attributes(rest, &mut steps)?;
        estimate.attributes += attributes;
        if FORMATTING
            .iter()
            .any(|formatting| name.eq_ignore_ascii_case(formatting.as_bytes()))
        {
            // Start and end tags can both start the adoption agency algorithm.
            estimate.adoptions += 1;
            if !is_end {
                estimate.formatting += 1;
                estimate.formatting_attributes += attributes;
            }
        }
    }
    Some(estimate)
}

/// The tokenizer's position in a tag.
#[derive(Clone, Copy)]
enum At {
    Name,
    Between,
    Attribute,
    AfterAttribute,
    BeforeValue,
    Quoted(u8),
    Unquoted,
}

/// Counts the attributes of the tag whose name begins here, as the tokenizer does; each byte costs a step.
fn attributes(tag: &[u8], steps: &mut usize) -> Option<usize> {
    let mut count = 0;
    let mut at = At::Name;
    for &byte in tag {
        *steps = steps.checked_sub(1)?;
        let space = is_space(byte);
        at = match (at, byte) {
            (At::Quoted(quote), _) if byte == quote => At::Between,
            (At::Quoted(_), _) => at,
            (_, b'>') => return Some(count),
            (At::BeforeValue, b'"' | b'\'') => At::Quoted(byte),
            (At::BeforeValue, _) if space => At::BeforeValue,
            (At::Unquoted, _) if space => At::Between,
            (At::BeforeValue | At::Unquoted, _) => At::Unquoted,
            (At::Attribute | At::AfterAttribute, b'=') => At::BeforeValue,
            (_, b'/') => At::Between,
            (At::Attribute | At::AfterAttribute, _) if space => At::AfterAttribute,
            (_, _) if space => At::Between,
            (At::Name, _) => At::Name,
            (At::Attribute, _) => At::Attribute,
            (At::Between | At::AfterAttribute, _) => {
                count += 1;
                At::Attribute
            }
        };
    }
    Some(count)
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_as_the_tokenizer_does() {
        for (tag, expected) in [
            ("b>", 0),
            ("br/>", 0),
            ("a href=x>", 1),
            ("a href='x>y' b>z c", 2),
            ("a href=\"x\"title='y'>", 2),
            ("a/b/c=d/e>", 2),
            ("a b = c >", 1),
            ("a = b >", 2),
            ("a b = c d>", 2),
            ("a b c d", 3),
            ("a b='", 1),
        ] {
            assert_eq!(attributes(tag.as_bytes(), &mut 100), Some(expected), "{tag}");
        }
        assert_eq!(attributes(b"a b", &mut 2), None);
    }

    #[test]
    fn what_people_write_is_acceptable() {
        let row = "<tr><td style=\"width: 80px\"><a href=\"https://example.com/\"><b>Anna</b></a></td><td><i>Team</i><br></td></tr>";
        for html in [
            String::new(),
            "Anna\n-- \n1 < 2 > 0".to_owned(),
            format!("<table>{}</table>", row.repeat(30)),
            format!(
                "<!-- old --><style>p {{ margin: 0 }}</style>{}",
                "<p><font color=red>x</font></p>".repeat(80)
            ),
        ] {
            assert!(estimate(&html).unwrap().is_acceptable(), "{html}");
        }
    }

    #[test]
    fn what_grows_is_not() {
        for html in [
            "<p>".repeat(1001),
            "<i>x<p>".repeat(400),
            format!("<b {}>", "a ".repeat(3001)),
            format!("<b {}>{}", "a ".repeat(900), "<p>x".repeat(700)),
            "</b>".repeat(1001),
        ] {
            assert!(!estimate(&html).unwrap().is_acceptable(), "{}", &html[..40]);
        }
        assert_eq!(estimate(&"<a b='".repeat(500)), None, "too many steps");
    }
}
