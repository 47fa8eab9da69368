//! The Content-Security-Policy: the only inline content allowed is the page's own, by its hash.

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

/// Builds the policy for a page. `data:` images are allowed because of the page's icon.
pub fn build_policy(page: &str) -> String {
    let scripts = sources(page, "script");
    let styles = sources(page, "style");
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'; object-src 'none'"
    )
}

/// Lists the hash sources of the elements with this name that have inline content.
fn sources(page: &str, element: &str) -> String {
    let (opening, closing) = (format!("<{element}"), format!("</{element}"));
    let mut sources = String::new();
    let mut rest = page;
    while let Some(at) = find(rest, &opening) {
        rest = &rest[at + opening.len()..];
        let Some(inside) = rest.find('>') else { break };
        let name_ends = rest.starts_with(['>', '/']) || rest.starts_with(char::is_whitespace);
        let Some(end) = find(&rest[inside..], &closing) else {
            break;
        };
        let content = &rest[inside + 1..inside + end];
        if name_ends && !content.is_empty() {
            let hash = STANDARD.encode(Sha256::digest(content));
            let _ = write!(sources, " 'sha256-{hash}'");
        }
        rest = &rest[inside + end..];
    }
    sources
}

/// Finds an element by name, ignoring case.
fn find(text: &str, name: &str) -> Option<usize> {
    text.as_bytes()
        .windows(name.len())
        .position(|window| window.eq_ignore_ascii_case(name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_in_the_page_is_hashed() {
        let page = "<SCRIPT type=module>alert(1)</Script><script src=\"/a.js\"></script><style>\nb{}</style>\
            <stylesheet>no</stylesheet><noscript>text</noscript>";
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert_eq!(
            sources(page, "script"),
            " 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
        );
        assert_eq!(sources(page, "style").matches("sha256").count(), 1);
        assert!(!build_policy(page).contains("unsafe-inline"));
    }

    #[test]
    fn pages_cut_short_do_no_harm() {
        for page in [
            "<script",
            "<script>",
            "<script>x",
            "<script></script",
            "",
            "<styleÄ>",
            "</script>",
        ] {
            assert_eq!(sources(page, "script"), "", "{page}");
        }
    }

    #[test]
    fn without_anything_inline_there_is_no_hash() {
        insta::assert_snapshot!(build_policy("<html></html>"), @"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'");
    }
}
