//! To-ASCII of a domain by the browser, which has UTS 46 on board: the crate would cost every page load 47 kB.

/// The domain in A-labels; `None` if it is none.
pub fn to_ascii(domain: &str) -> Option<String> {
    // What would end or change the host part of a URL is refused, not cut off.
    let foreign = |character: char| {
        character.is_whitespace() || character.is_control() || "/\\?#@:%[]".contains(character)
    };
    if domain.is_empty() || domain.contains(foreign) {
        return None;
    }
    let host = web_sys::Url::new(&format!("http://{domain}")).ok()?.hostname();
    (!host.is_empty()).then_some(host)
}
