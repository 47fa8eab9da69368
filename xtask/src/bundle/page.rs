//! The page: the source `index.html` with style, script and icon put in. All are inside: what a slow phone pays for is each
//! further request, not these few kilobytes. The server's Content-Security-Policy names their hashes.

use super::early;
use crate::shell::Outcome;

const IN_HEAD: &str = "<!-- style -->";
const ICON: &str = "/icon.svg";
const AT_END: &str = "<!-- script -->";

/// Inserts style, script, preloads and icon into the page's source; `open` are the addresses of the chunks that `/preview` is in.
pub fn write(
    source: &[u8],
    icon: &[u8],
    script: &str,
    style: &str,
    wasm: &str,
    open: &[String],
) -> Outcome<String> {
    let source = String::from_utf8_lossy(source);
    let source = put(&source, ICON, &inside(&String::from_utf8_lossy(icon)))?;
    // Either would end its element early.
    if script.contains("</script") || style.contains("</style") {
        return Err("style or script cannot stand in a page".to_owned());
    }
    let head = format!(
        "{}{}\n<!--preview{}-->\n<script>{}</script><style>{style}</style>",
        preload(wasm),
        preload(early::START),
        open.iter().map(|url| preload(url)).collect::<String>(),
        early::script(wasm, open)
    );
    let page = put(&source, IN_HEAD, &head)?;
    put(
        &page,
        AT_END,
        &format!("<script type=\"module\">{script}</script>"),
    )
}

/// Browsers find it before they run anything. What stands in the comment, the server takes out of it where it paints the preview
/// (`crates/http/src/paint.rs`).
fn preload(url: &str) -> String {
    format!("<link rel=\"preload\" href=\"{url}\" as=\"fetch\" crossorigin>")
}

/// An SVG as the URL of itself (RFC 2397).
fn inside(svg: &str) -> String {
    let mut url = "data:image/svg+xml,".to_owned();
    for letter in svg.trim().chars() {
        match letter {
            '"' => url.push('\''),
            '#' => url.push_str("%23"),
            '<' => url.push_str("%3C"),
            '>' => url.push_str("%3E"),
            '%' => url.push_str("%25"),
            _ => url.push(letter),
        }
    }
    url
}

fn put(page: &str, place: &str, what: &str) -> Outcome<String> {
    let (before, after) = page
        .split_once(place)
        .ok_or(format!("index.html has no line {place}"))?;
    Ok([before, what, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What browsers the page asks for, in each language, is what people read before they install.
    #[test]
    fn the_page_and_the_readme_name_the_same_browsers() {
        let page = include_str!("../../../index.html");
        let readme = include_str!("../../../README.md");
        assert!(readme.contains("Chrome or Edge 120, Firefox 121, Safari 16.4"));
        for browser in ["Edge 120", "Firefox 121", "Safari 16.4"] {
            assert_eq!(page.matches(browser).count(), 3, "{browser}");
        }
    }

    #[test]
    fn style_script_and_icon_stand_in_the_page() {
        let (wasm, open) = ("/assets/app-0.wasm", ["/assets/open-0.wasm".to_owned()]);
        let source = b"<head><link href=\"/icon.svg\"><!-- style --></head><body><!-- script --></body>";
        let page = write(source, b"<svg fill=\"#fff\"/>\n", "go()", "a{}", wasm, &open).unwrap();
        let early = early::script(wasm, &open);
        assert_eq!(
            page,
            format!(
                "<head><link href=\"data:image/svg+xml,%3Csvg fill='%23fff'/%3E\">\
                 <link rel=\"preload\" href=\"/assets/app-0.wasm\" as=\"fetch\" crossorigin>\
                 <link rel=\"preload\" href=\"/api/v1/start\" as=\"fetch\" crossorigin>\n\
                 <!--preview<link rel=\"preload\" href=\"/assets/open-0.wasm\" as=\"fetch\" crossorigin>-->\n\
                 <script>{early}</script><style>a{{}}</style></head>\
                 <body><script type=\"module\">go()</script></body>"
            )
        );
        assert!(write(b"", b"", "go()", "a{}", wasm, &[]).is_err());
        assert!(write(source, b"", "'</script>'", "", wasm, &[]).is_err());
    }
}
