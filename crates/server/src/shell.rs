//! Words that an operator pastes into a shell.

/// A word for sh(1).
pub fn quoted(word: &str) -> String {
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
