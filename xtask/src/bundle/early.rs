//! What the page sends for before its script runs: code, compiled while it arrives, and the answers to the app's first questions.
//!
//! The script stands at the end of the page, and browsers lay out what the server has painted before they run it. By then all of this is
//! here.

use std::fmt::Write;

/// The beginning of the page's script. `code` compiles a file of the app's code, once; what failed is fetched again when it is asked for.
const HEAD: &str = "const sent={},\
send=(url,go)=>(sent[url]||(sent[url]=go()).catch(()=>delete sent[url]),sent[url]),\
code=url=>send(url,async()=>WebAssembly.compileStreaming(fetch(url))),\
read=async coming=>{const answer=await coming;return[answer,await answer.text()]},\
words=url=>send(url,()=>read(fetch(url)));";

/// Sends a request of the app's (`src/api/http.rs`): the answer, and its body. What the head has asked is not asked again.
pub const ASK: &str = "
const ask = (url, request) => {
    const early = sent[url];
    delete sent[url];
    return early || read(fetch(url, request));
};
";

/// Answered while the code is on its way, for the app's first question (`src/session.rs`).
pub const START: &str = "/api/v1/start";

/// The script for the page's head: `app` is the address of the code that every page needs, `open` are those of what `/preview` needs
/// beside. The server paints that page in one language, and the app most likely speaks the same.
pub fn script(app: &str, open: &[String]) -> String {
    let mut script =
        format!("{HEAD}code(\"{app}\");words(\"{START}\");if(location.pathname==\"/preview\"){{");
    for chunk in open {
        let _ = write!(script, "code(\"{chunk}\");");
    }
    script + "words(`/locales/${document.documentElement.lang}.first.json`)}"
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_head_sends_for_what_the_preview_needs() {
        let script = super::script(
            "/assets/app-0.wasm",
            &["common", "open"].map(|name| format!("/assets/{name}-0.wasm")),
        );
        let asks = "code(\"/assets/app-0.wasm\");words(\"/api/v1/start\");if(location.pathname==\"/preview\"){\
                    code(\"/assets/common-0.wasm\");code(\"/assets/open-0.wasm\");\
                    words(`/locales/${document.documentElement.lang}.first.json`)}";
        assert_eq!(script.strip_prefix(super::HEAD), Some(asks));
    }
}
