//! What the binary carries, by name and in order of names: `FILES` (`/index.html`, `/assets/…`, `/icon.svg`) and
//! `LOCALES` (`en/shell.ftl`). Made by `build.rs`.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// A file of the built app or of `public/`, by its path on the server.
pub(crate) fn file(path: &str) -> Option<&'static [u8]> {
    let index = FILES.binary_search_by(|(name, _)| (*name).cmp(path)).ok()?;
    FILES.get(index).map(|(_, bytes)| *bytes)
}
