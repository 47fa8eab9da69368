//! Characters that a reader does not see, and where some of them belong all the same.

/// Zero width non-joiner: keeps two letters apart that would join.
const ZWNJ: char = '\u{200c}';
/// Zero width joiner: joins what would stand apart.
const ZWJ: char = '\u{200d}';

/// Returns true for characters that a reader does not see, or that change the direction of a line: controls, bidi, zero-width, tags.
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Returns true if a text has an invisible character where its script does not need one.
///
/// A single joiner or non-joiner belongs between two characters of one script that is written with them (Persian and other
/// Arabic writing, the scripts of India and Sri Lanka), and a joiner between two emoji.
pub fn has_invisible(text: &str) -> bool {
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        if is_invisible(character) {
            let sides = (before.and_then(joined), rest.peek().copied().and_then(joined));
            let belongs = match (character, sides) {
                (ZWJ, (Some(one), Some(other))) => one == other,
                (ZWNJ, (Some(one), Some(other))) => one == other && one != EMOJI,
                _ => false,
            };
            if !belongs {
                return true;
            }
        }
        before = Some(character);
    }
    false
}

/// What emoji are numbered with among the scripts of [`joined`].
const EMOJI: u32 = 0;

/// A number for the script of a character that joiners may stand beside: letters and marks, no digits, no punctuation.
///
/// Core has no tables of scripts: Unicode gives each script of India a block of its own of 128 places, in which the same
/// places are for danda and digits (The Unicode Standard 16.0, chapters 12 and 13.2).
fn joined(character: char) -> Option<u32> {
    match character {
        '\u{620}'..='\u{65f}'
        | '\u{66e}'..='\u{6d3}'
        | '\u{6d5}'..='\u{6dc}'
        | '\u{6e1}'..='\u{6ef}'
        | '\u{6fa}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8ff}' => Some(1),
        '\u{900}'..='\u{dff}' if !matches!(u32::from(character) & 0x7f, 0x64..=0x6f) => {
            Some(u32::from(character) >> 7)
        }
        '\u{fe0f}'
        | '\u{2194}'
        | '\u{2195}'
        | '\u{2600}'..='\u{27bf}'
        | '\u{2b1b}'
        | '\u{1f300}'..='\u{1faff}' => Some(EMOJI),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joiners_where_they_belong() {
        for text in [
            "علی\u{200c}رضا",
            "نامه\u{200c}ای",
            "क्\u{200d}ष",
            "র\u{200d}্য",
            "ශ්\u{200d}රී",
            "👨\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥",
            "👩🏽\u{200d}⚕\u{fe0f}",
            "Anna",
            "",
        ] {
            assert!(!has_invisible(text), "{text:?}");
        }
    }

    #[test]
    fn joiners_elsewhere_and_everything_else() {
        for text in [
            "a\u{200d}b",
            "a\u{200c}b",
            "\u{200c}علی",
            "علی\u{200c}",
            "علی\u{200c}\u{200c}رضا",
            "علی\u{200c}a",
            "a\u{200c}علی",
            "क\u{200d}ল",
            "۱\u{200c}۲",
            "१\u{200d}२",
            "।\u{200d}क",
            "👨\u{200c}👩",
            "👨\u{200d}",
            "👨\u{200d}a",
            "علی\u{200d}👩",
            "علی\u{200b}رضا",
            "علی\u{200f}رضا",
            "क\u{2060}ष",
            "a\nb",
        ] {
            assert!(has_invisible(text), "{text:?}");
        }
    }
}
