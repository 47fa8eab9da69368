//! What the browser knows of domains and Unicode: the crates with the same tables would cost every page load 47 kB and
//! more.

use fromline_core::name::Unicode;
use js_sys::{JsString, RegExp};

/// The browser's Unicode functions. The server's tables may be newer or older, and decide.
pub const UNICODE: Unicode<'static> = Unicode {
    to_nfc: &to_nfc,
    has_unassigned: &has_unassigned,
};

fn to_nfc(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

fn has_unassigned(text: &str) -> bool {
    RegExp::new(r"\p{Cn}", "u").test(text)
}

/// Converts a text to lower case.
pub fn to_lowercase(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// Converts a domain to A-labels; `None` if it is invalid.
pub fn to_ascii(domain: &str) -> Option<String> {
    // What would end or change the host part of a URL is refused, not cut off.
    let foreign = |character: char| {
        character.is_whitespace()
            || character.is_control()
            || matches!(character, '/' | '\\' | '?' | '#' | '@' | ':' | '%' | '[' | ']')
    };
    if domain.is_empty() || domain.contains(foreign) {
        return None;
    }
    let host = web_sys::Url::new(&format!("http://{domain}")).ok()?.hostname();
    (!host.is_empty()).then_some(host)
}

/// Converts an address to its form in mail, with the domain in ASCII; text without a domain stays as it is.
pub fn as_mailed(typed: &str) -> String {
    let typed = typed.trim();
    let ascii = typed
        .rsplit_once('@')
        .and_then(|(local, domain)| Some([local, "@", &to_ascii(domain)?].concat()));
    ascii.unwrap_or_else(|| typed.to_owned())
}
