//! Prerendering: the content of a page before the app has loaded, printed into the page's frame (`core::screen::Canvas`).
//!
//! The inline script of `index.html` shows it only if the app would draw the same: in the language stored in the browser, and for
//! the example rather than the fragment after `#`, which servers do not see.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fromline_base::heavy;
use fromline_core::{Language, screen::Canvas};
use fromline_services::state::App;
use fromline_text::Spoken;

use super::{
    assets::{accepts, is_known, make_etag},
    locales::brotli,
};
use crate::embedded;

/// A prerendered page in its compressed and plain forms.
#[derive(Debug)]
pub struct Painted {
    /// The messages that the page was rendered with.
    spoken: Spoken,
    tag: String,
    plain: Bytes,
    packed: Bytes,
}

/// The most recent rendering of each page.
static PAINTED: Mutex<BTreeMap<(Canvas, Language, bool), Arc<Painted>>> = Mutex::new(BTreeMap::new());

impl Painted {
    /// Returns the prerendered page, or `None` if this server was built without the app.
    pub async fn at(app: &App, canvas: Canvas, language: Language) -> Option<Arc<Self>> {
        let (texts, demo) = (app.texts.clone(), app.config.demo);
        // With `--locales`, this reads files.
        if !texts.reads_files()
            && let Some(known) = known(canvas, language, demo)
            && known.spoken.is(&texts.spoken(language))
        {
            return Some(known);
        }
        let paint = heavy::run(move || Self::paint(canvas, language, demo, texts.spoken(language)));
        paint.await.ok().flatten()
    }

    /// Renders a page, unless the cached rendering is still current.
    pub fn paint(canvas: Canvas, language: Language, demo: bool, spoken: Spoken) -> Option<Arc<Self>> {
        let frame = String::from_utf8_lossy(embedded::file("/index.html")?);
        let plain = Bytes::from(canvas.page(&frame, &spoken, spoken.problems(), demo)?);
        let last = known(canvas, language, demo).filter(|last| last.plain == plain);
        let packed = last.map_or_else(|| brotli(&plain), |last| last.packed.clone());
        let painted = Arc::new(Self {
            spoken,
            tag: make_etag(&plain),
            plain,
            packed,
        });
        let mut all = PAINTED.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert((canvas, language, demo), painted.clone());
        Some(painted)
    }

    /// Builds the answer to a request with these headers.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let packed = accepts(asked, "br");
        let mut headers = HeaderMap::new();
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        headers.insert(header::CONTENT_TYPE, kind);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        // Each encoding has a tag of its own (RFC 9110, section 8.8.3.3).
        let mut tag = self.tag.clone();
        if packed {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            tag.insert(1, 'b');
        }
        let known = is_known(asked, &tag);
        if let Ok(tag) = HeaderValue::try_from(tag) {
            headers.insert(header::ETAG, tag);
        }
        if known {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        let body = if packed { &self.packed } else { &self.plain };
        (headers, body.clone()).into_response()
    }
}

fn known(canvas: Canvas, language: Language, demo: bool) -> Option<Arc<Painted>> {
    let all = PAINTED.lock().unwrap_or_else(PoisonError::into_inner);
    all.get(&(canvas, language, demo)).cloned()
}

/// Renders the pages that visitors see first, before they are requested.
pub async fn paint_ahead(app: &App) {
    for language in Language::all() {
        for canvas in Canvas::ALL {
            Painted::at(app, canvas, language).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use fromline_core::{Language, screen::Canvas};
    use fromline_text::Texts;

    const FRAME: &str = include_str!("../../../index.html");

    #[test]
    fn each_page_is_painted_in_each_language_without_styles_or_scripts_of_its_own() {
        let texts = Texts::new(None);
        for language in Language::all() {
            let spoken = texts.spoken(language);
            for (canvas, word) in [
                (Canvas::SignIn, "data-form=\"sign-in\""),
                (Canvas::Preview, "data-program="),
                (Canvas::PreviewAlone, "data-program="),
            ] {
                let page = canvas.page(FRAME, &spoken, "", true).unwrap();
                assert!(page.contains(word), "{canvas:?} {language:?}");
                assert!(page.contains(&format!("<html lang=\"{}\"", language.code())));
                assert!(!page.contains(" style="), "{canvas:?}");
                for once in ["<main id=\"main\"", "<header", "id=\"shell\""] {
                    assert_eq!(page.matches(once).count(), 1, "{canvas:?} {once}");
                }
                for element in ["<script", "<style"] {
                    assert_eq!(page.matches(element).count(), FRAME.matches(element).count());
                }
            }
        }
    }

    /// If the browser submitted the form without the app, none of the input could leave the page.
    #[test]
    fn what_is_typed_has_no_name_and_goes_into_no_address() {
        let texts = Texts::new(None);
        let spoken = texts.spoken(Language::EN);
        let page = Canvas::SignIn.page(FRAME, &spoken, "", true).unwrap();
        let (_, main) = page.split_once("<main id=\"main\"").unwrap();
        let (main, _) = main.split_once("</main>").unwrap();
        assert!(main.contains("<form class=\"form\" method=\"post\""));
        assert_eq!(main.matches("<input").count(), 2);
        assert!(!main.contains(" name="));
        assert!(!main.contains("action="));
    }

    #[test]
    fn a_frame_without_a_place_is_left_as_it_is() {
        let spoken = Texts::new(None).spoken(Language::EN);
        assert_eq!(
            Canvas::SignIn.page("<html lang=\"en\">", &spoken, "", false),
            None
        );
    }
}
