//! The page: the source `index.html` with stylesheet and script put in.

use super::Asset;
use crate::shell::Outcome;

const PLACE: &str = "<!-- bundle -->";

/// Puts stylesheet, script and preload where the source says `<!-- bundle -->`.
pub fn write(source: &[u8], script: &Asset, style: &Asset, wasm: &Asset) -> Outcome<String> {
    let source = String::from_utf8_lossy(source);
    let (before, after) = source
        .split_once(PLACE)
        .ok_or(format!("index.html has no line {PLACE}"))?;
    let head = format!(
        "<link rel=\"stylesheet\" href=\"{}\" integrity=\"{}\">\n  \
         <link rel=\"preload\" href=\"{}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n  \
         <script type=\"module\" src=\"{}\" integrity=\"{}\"></script>",
        style.url, style.integrity, wasm.url, script.url, script.integrity
    );
    Ok([before, &head, after].concat())
}
