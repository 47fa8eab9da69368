//! Lines of a Fluent file: where a message begins, and where a mistake should be corrected.

use fluent_syntax::parser::ParserError;

/// Deepest nesting of braces; three levels are useful.
const DEPTH: usize = 50;

/// Returns the line on which braces are nested too deeply for the parser, which is recursive.
pub fn too_deep(source: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, line) in source.lines().enumerate() {
        // The parser starts anew at each message, whatever was left open.
        if line.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '-') {
            open = 0;
        }
        for sign in line.bytes() {
            match sign {
                b'{' => open += 1,
                b'}' => open = open.saturating_sub(1),
                _ => (),
            }
            if open > DEPTH {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Returns the line of a byte offset, counted from 1.
pub fn line_of(source: &str, at: usize) -> usize {
    // Searching for a letter is fast in every build, since that is compiled already; going through bytes is not.
    let before = source.get(..at).unwrap_or(source);
    before.matches('\n').count() + 1
}

/// Returns the line to correct: after a missing } the parser continues and fails at the next message.
pub fn line_to_mend(source: &str, error: &ParserError) -> usize {
    let line = line_of(source, error.pos.start);
    let first = error
        .slice
        .as_ref()
        .map_or(line, |slice| line_of(source, slice.start));
    let stumbled = source.lines().nth(line - 1).unwrap_or_default();
    if line == first || !stumbled.starts_with(|letter: char| letter.is_alphabetic() || letter == '#') {
        return line;
    }
    let own = source.lines().take(line - 1).collect::<Vec<_>>();
    let last = own.iter().rposition(|line| !line.trim().is_empty());
    last.map_or(line, |last| last + 1).max(first)
}

/// Returns the offset at which `id` is defined, at or after `from`.
pub fn position(source: &str, from: usize, id: &str) -> usize {
    let mut at = from;
    for line in source.get(from..).unwrap_or_default().split_inclusive('\n') {
        if line
            .strip_prefix(id)
            .is_some_and(|rest| rest.trim_start().starts_with('='))
        {
            return at;
        }
        at += line.len();
    }
    from
}
