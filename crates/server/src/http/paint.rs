//! What a page shows before the app is there: the trees that the app draws (`core::screen`), printed into the page's frame.
//!
//! The inline script of `index.html` shows it if it is what the app will draw: in the language that the browser has kept, of an example
//! and not of what stands behind `#`, which no server sees.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fromline_core::{Language, page::Page, screen};

use super::{
    assets::{accepts, is_known, make_etag},
    locales::brotli,
};
use crate::{embedded, heavy, state::App, text::Spoken};

/// What stands in the frame until something is painted there.
const SHELL: &str = "<header class=\"shell\"><span class=\"brand\">Fromline</span></header>";
const MAIN: &str = "<main id=\"main\" tabindex=\"-1\" hidden></main>";
const ROOT: &str = "<html lang=\"en\">";

/// What is painted.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Canvas {
    /// Signing in, with its header.
    SignIn,
    /// The preview of the example, with its header.
    Preview,
    /// The same for somebody who may be signed in: the header depends on who they are.
    PreviewAlone,
}

impl Canvas {
    /// What is painted of a page; `has_session` if the browser holds a session, which may be worthless.
    pub const fn of(page: &Page, has_session: bool) -> Option<Self> {
        match (page, has_session) {
            (Page::SignIn, false) => Some(Self::SignIn),
            (Page::Preview, false) => Some(Self::Preview),
            (Page::Preview, true) => Some(Self::PreviewAlone),
            _ => None,
        }
    }

    fn header(self, spoken: &Spoken, demo: bool) -> String {
        let here = match self {
            Self::SignIn => Page::SignIn,
            Self::Preview => Page::Preview,
            Self::PreviewAlone => return SHELL.to_owned(),
        };
        let header = screen::Header {
            here: &here,
            account: None,
            demo,
            problems: spoken.problems(),
        };
        let header = header.draw(spoken);
        header.parts.iter().map(|part| part.html()).collect()
    }

    fn main(self, spoken: &Spoken, demo: bool) -> String {
        let main = match self {
            Self::SignIn => screen::SignIn::default().page(spoken, demo),
            Self::Preview | Self::PreviewAlone => screen::example_page(spoken),
        };
        main.parts.iter().map(|part| part.html()).collect()
    }

    /// The whole page; none if the frame has no place for it.
    fn page(self, frame: &str, spoken: &Spoken, language: Language, demo: bool) -> Option<String> {
        let (before, rest) = frame.split_once(ROOT)?;
        let (head, rest) = rest.split_once(SHELL)?;
        let (between, after) = rest.split_once(MAIN)?;
        let languages: Vec<&str> = Language::all().map(Language::code).collect();
        Some(format!(
            "{before}<html lang=\"{}\" dir=\"{}\">{head}{}{between}<main id=\"main\" tabindex=\"-1\" hidden data-painted=\"{}\">{}</main>{after}",
            language.code(),
            language.direction(),
            self.header(spoken, demo),
            languages.join(" "),
            self.main(spoken, demo),
        ))
    }
}

/// A painted page, as it travels.
#[derive(Debug)]
pub struct Painted {
    /// The messages that it was painted with.
    spoken: Spoken,
    tag: String,
    plain: Bytes,
    packed: Bytes,
}

/// The last of each.
static PAINTED: Mutex<BTreeMap<(Canvas, Language, bool), Arc<Painted>>> = Mutex::new(BTreeMap::new());

impl Painted {
    /// The page as it is painted now; none if this server was built without the app.
    pub async fn at(app: &App, canvas: Canvas, language: Language) -> Option<Arc<Self>> {
        let (texts, demo) = (app.texts.clone(), app.config.demo);
        // With `--locales` this reads files.
        if !texts.reads_files()
            && let Some(known) = known(canvas, language, demo)
            && known.spoken.is(&texts.spoken(language))
        {
            return Some(known);
        }
        let paint = heavy::run(move || Self::paint(canvas, language, demo, texts.spoken(language)));
        paint.await.ok().flatten()
    }

    /// Paints a page, unless it was painted just like that.
    pub fn paint(canvas: Canvas, language: Language, demo: bool, spoken: Spoken) -> Option<Arc<Self>> {
        let frame = String::from_utf8_lossy(embedded::file("/index.html")?);
        let plain = Bytes::from(canvas.page(&frame, &spoken, language, demo)?);
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

    /// The answer to whoever asked with these headers.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let packed = accepts(asked, "br");
        let mut headers = HeaderMap::new();
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        headers.insert(header::CONTENT_TYPE, kind);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        // Each form has a tag of its own (RFC 9110, section 8.8.3.3).
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

/// Paints what visitors see before anybody asks.
pub async fn paint_ahead(app: &App) {
    for language in Language::all() {
        for canvas in [Canvas::SignIn, Canvas::Preview, Canvas::PreviewAlone] {
            Painted::at(app, canvas, language).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use fromline_core::Language;

    use super::Canvas;
    use crate::text::Texts;

    const FRAME: &str = include_str!("../../../../index.html");

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
                let page = canvas.page(FRAME, &spoken, language, true).unwrap();
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

    /// If the browser sent the form by itself, nothing of it could leave.
    #[test]
    fn what_is_typed_has_no_name_and_goes_into_no_address() {
        let texts = Texts::new(None);
        let spoken = texts.spoken(Language::EN);
        let main = Canvas::SignIn.main(&spoken, true);
        assert!(main.contains("<form class=\"form\" method=\"post\""));
        assert_eq!(main.matches("<input").count(), 2);
        assert!(!main.contains(" name="));
        assert!(!main.contains("action="));
    }

    #[test]
    fn a_frame_without_a_place_is_left_as_it_is() {
        let spoken = Texts::new(None).spoken(Language::EN);
        assert_eq!(
            Canvas::SignIn.page("<html lang=\"en\">", &spoken, Language::EN, false),
            None
        );
    }
}
