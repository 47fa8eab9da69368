//! What the browser knows of domains and Unicode: the crates with the same tables would cost every page load 47 kB and
//! more.

use fromline_core::name::Unicode;
use js_sys::{JsString, RegExp};

/// Unicode as this browser has it. The server's tables may be newer or older, and have the last word.
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

/// The domain in A-labels; `None` if it is none.
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

/// An address as the mail carries it, its domain in ASCII; what has no domain as it is.
pub fn as_mailed(typed: &str) -> String {
    let typed = typed.trim();
    let ascii = typed
        .rsplit_once('@')
        .and_then(|(local, domain)| Some([local, "@", &to_ascii(domain)?].concat()));
    ascii.unwrap_or_else(|| typed.to_owned())
}
