//! Where a message stands in the text of a Fluent file.

/// The part of a file's text that is one message or term, in bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MessageSpan {
    /// Where its comment begins; without one, where it begins itself.
    pub comment: usize,
    /// Where the line with its id begins.
    pub id: usize,
    /// Behind its last line.
    pub end: usize,
}

impl MessageSpan {
    /// Finds a message by its id (of a term: with the hyphen); `None` if no line begins with it.
    ///
    /// A pattern that has parts of a placeable at the beginning of a line ends too early here: compare the result of an edit.
    pub fn find(text: &str, id: &str) -> Option<Self> {
        let mut at = 0;
        let mut comment = None;
        let mut lines = text.split_inclusive('\n');
        let begin = loop {
            let line = lines.next()?;
            if is_definition(line, id) {
                let begin = at;
                at += line.len();
                break begin;
            }
            let is_comment = line.trim_end() == "#" || line.starts_with("# ");
            comment = if is_comment { comment.or(Some(at)) } else { None };
            at += line.len();
        };
        let mut end = at;
        for line in lines {
            at += line.len();
            let is_blank = line.trim_end().is_empty();
            if !is_blank && !line.starts_with([' ', '\t', '}']) {
                break;
            }
            if !is_blank {
                end = at;
            }
        }
        Some(Self {
            comment: comment.unwrap_or(begin),
            id: begin,
            end,
        })
    }
}

fn is_definition(line: &str, id: &str) -> bool {
    line.strip_prefix(id)
        .is_some_and(|rest| rest.trim_start().starts_with('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_found_with_its_comment_and_its_lines() {
        let text = "### File\n\n# About a\na = A\n\n## Group\n\n# One\n#\n# two\nb =\n    { $n ->\n       *[x] y\n    }\n\n    more\n\nab=c";
        let part = |id: &str| {
            MessageSpan::find(text, id).map(|span| (&text[span.comment..span.id], &text[span.id..span.end]))
        };
        assert_eq!(part("a"), Some(("# About a\n", "a = A\n")));
        let several = "b =\n    { $n ->\n       *[x] y\n    }\n\n    more\n";
        assert_eq!(part("b"), Some(("# One\n#\n# two\n", several)));
        assert_eq!(part("ab"), Some(("", "ab=c")));
        assert_eq!(part("c"), None);
    }

    #[test]
    fn windows_line_ends_belong_to_the_lines() {
        let text = "# x\r\na =\r\n    A\r\n\r\nb = B\r\n";
        let span = MessageSpan::find(text, "a").unwrap();
        assert_eq!(&text[span.comment..span.end], "# x\r\na =\r\n    A\r\n");
    }
}
