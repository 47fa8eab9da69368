//! What the server's other crates stand on: clock and chance, keys and passwords, names, DNS, and the forms of mail.

pub mod chance;
pub mod clock;
pub mod dns;
pub mod encoded_word;
pub mod heavy;
pub mod idn;
pub mod keys;
pub mod lookalike;
pub mod metrics;
pub mod mime;
pub mod passwords;
pub mod socket;
pub mod spf;
pub mod spreadsheet;
pub mod testing;
pub mod unicode;
