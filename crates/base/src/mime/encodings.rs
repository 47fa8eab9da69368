//! Content-Transfer-Encodings (RFC 2045, section 6): decoding and encoding.

use base64::{Engine as _, engine::GeneralPurpose, prelude::BASE64_STANDARD};
use quoted_printable::ParseMode;

/// Bytes encoded on one line of base64.
const LINE: usize = 57;

/// Decodes the body of a part; `None` if it is malformed.
pub fn decoded(encoding: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    match encoding {
        "" | "7bit" | "8bit" | "binary" => Some(bytes.to_vec()),
        "quoted-printable" => quoted_printable::decode(bytes, ParseMode::Robust).ok(),
        "base64" => {
            let solid: Vec<u8> = bytes
                .iter()
                .copied()
                .filter(|byte| !byte.is_ascii_whitespace())
                .collect();
            let engine: &GeneralPurpose = &BASE64_STANDARD;
            engine.decode(solid).ok()
        }
        _ => None,
    }
}

/// Encodes a body, with CRLF line ends.
pub fn encoded(encoding: &str, bytes: &[u8]) -> Vec<u8> {
    match encoding {
        "quoted-printable" => quoted_printable::encode(bytes),
        "base64" => {
            let lines = bytes.chunks(LINE).map(|line| BASE64_STANDARD.encode(line));
            lines.collect::<Vec<_>>().join("\r\n").into_bytes()
        }
        _ => bytes.to_vec(),
    }
}
