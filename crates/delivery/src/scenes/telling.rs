//! What in a header would tell a reader of a gateway's mail who wrote it, and where.

use crate::mailbox::Mail;

/// The header lines that contain one of these words, in lower case.
pub fn telling(mail: &Mail, words: &[String]) -> Vec<String> {
    let head = mail.head().to_lowercase();
    let head = head.replace("\n ", " ").replace("\n\t", " ");
    // That the organisation's server connected is all that the partner's knows, and tells.
    let known = |line: &&str| !line.starts_with("received: from example.com (");
    let tells = |line: &&str| words.iter().any(|word| line.contains(word.as_str()));
    head.lines()
        .filter(known)
        .filter(tells)
        .map(str::to_owned)
        .collect()
}

/// Words that reveal the holder of a primary address: the address, its percent-encoding, the login alone, and the organisation; then
/// `others`.
pub fn words(primary: &str, others: &[&str]) -> Vec<String> {
    let (login, domain) = primary.split_once('@').unwrap_or_default();
    let percent = primary.replace('@', "%40");
    let own = [primary, &percent, login, domain];
    own.iter().chain(others).map(|word| word.to_lowercase()).collect()
}
