//! Encoded words in message headers (RFC 2047), in every character set used in mail.

use mail_parser::parsers::MessageStream;

/// Decodes `=?charset?encoding?text?=`; `None` if it is malformed.
pub fn decode(word: &str) -> Option<String> {
    let behind_the_equals_sign = word.strip_prefix('=')?;
    MessageStream::new(behind_the_equals_sign.as_bytes()).decode_rfc2047()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn words_of_many_alphabets() {
        for (word, text) in [
            ("=?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87_G?=", Some("Zażółć G")),
            ("=?ISO-8859-2?B?o3VrYXN6IK9haw==?=", Some("Łukasz Żak")),
            ("=?iso-2022-jp?B?GyRCOzNFRBsoQg==?=", Some("山田")),
            ("=?us-ascii*en?Q?Keith?=", Some("Keith")),
            ("=?utf-8?x?abc?=", None),
            ("=?", None),
            ("", None),
        ] {
            assert_eq!(decode(word).as_deref(), text, "{word}");
        }
    }
}
