//! A shell script that people read before they run it: comments, commands, and quotes only where they are needed.

use fromline_core::shell::quote;
use std::fmt::Write as _;

/// The widest line of a comment.
const WIDTH: usize = 110;
const INDENT: &str = "    ";

/// Joins words to a command line, quoted for sh(1).
pub fn command(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| quote(word)).collect();
    words.join(" ")
}

/// The body of a shell function.
#[derive(Debug, Default)]
pub struct Block(String);

impl Block {
    /// Adds a comment after an empty line.
    pub fn why(&mut self, text: &str) -> &mut Self {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.note(text)
    }

    /// Adds a comment that belongs to the line above it.
    pub fn note(&mut self, text: &str) -> &mut Self {
        self.0.push_str(&comment(text, INDENT));
        self
    }

    /// Adds a command with its arguments.
    pub fn run(&mut self, words: &[&str]) -> &mut Self {
        self.line(&command(words))
    }

    /// Adds a command whose last arguments have a line each.
    pub fn run_with(&mut self, words: &[&str], last: &[String]) -> &mut Self {
        if let [one] = last {
            let words: Vec<_> = words.iter().copied().chain([one.as_str()]).collect();
            return self.run(&words);
        }
        let mut line = command(words);
        for word in last {
            let _ = write!(line, " \\\n{INDENT}{INDENT}{}", quote(word));
        }
        self.line(&line)
    }

    /// Adds a line without quoting.
    pub fn line(&mut self, line: &str) -> &mut Self {
        let _ = writeln!(self.0, "{INDENT}{line}");
        self
    }

    /// Renders the lines as a shell function.
    pub fn function(&self, name: &str) -> String {
        format!("{name}() {{\n{}}}\n", self.0)
    }
}

/// Renders a folded comment. Line ends in the text cannot end it.
pub fn comment(text: &str, indent: &str) -> String {
    let mut lines = String::new();
    let mut line = format!("{indent}#");
    let clean = text.replace(|character: char| character.is_control(), " ");
    for word in clean.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push_str(&line);
            lines.push('\n');
            line = format!("{indent}#");
        }
        line.push(' ');
        line.push_str(word);
    }
    lines + &line + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_reads_what_was_written() {
        let words = [
            "plain",
            "",
            "two words",
            "it's",
            "$(id) `id` \\ \"",
            "*[a]",
            "a=b",
            "-",
        ];
        let line = format!("printf '%s|' {}", command(&words));
        let output = std::process::Command::new("sh")
            .args(["-c", &line])
            .output()
            .unwrap();
        let expected = words.join("|") + "|";
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
    }

    #[test]
    fn a_comment_stays_one() {
        assert_eq!(comment("a\nrm -rf /\r", "  "), "  # a rm -rf /\n");
        let long = comment(&"word ".repeat(60), "");
        assert!(
            long.lines()
                .all(|line| line.starts_with("# ") && line.len() <= WIDTH)
        );
    }
}
