//! Command lines for an operator to paste into a shell.

/// Quotes a word for a command line of sh(1) or zsh(1), unless all of its characters are plain.
pub fn quote(word: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:@%+=,[]".contains(&byte);
    // Brackets are patterns to the shell, which stay as they are if no file matches; `=` first would be one to zsh.
    if !word.is_empty()
        && word
            .bytes()
            .all(|byte| is_plain(byte) && byte != b'[' && byte != b']')
    {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
