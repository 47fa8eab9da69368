//! The pages that are printed into the page's frame (`index.html`) before the app has loaded, from the same trees that the app draws.

use std::borrow::Cow;

use super::{Header, SignIn, example_page};
use crate::{Language, page::Page, text::Messages};

/// Content of the frame's header before it is replaced by a prerendered one.
const SHELL: &str = "<header class=\"shell\"><span class=\"brand\">Fromline</span></header>";
const MAIN: &str = "<main id=\"main\" tabindex=\"-1\" hidden></main>";
const ROOT: &str = "<html lang=\"en\">";

/// The content that can be prerendered.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Canvas {
    /// The sign-in page with its header.
    SignIn,
    /// The preview page of the example with its header.
    Preview,
    /// The preview page without its header, which depends on who is signed in.
    PreviewAlone,
}

impl Canvas {
    /// All content that can be prerendered.
    pub const ALL: [Self; 3] = [Self::SignIn, Self::Preview, Self::PreviewAlone];

    /// Returns what can be prerendered of a page. `has_session` tells whether the browser sent a session cookie, which may be
    /// invalid.
    pub const fn of(page: &Page, has_session: bool) -> Option<Self> {
        match (page, has_session) {
            (Page::SignIn, false) => Some(Self::SignIn),
            (Page::Preview, false) => Some(Self::Preview),
            (Page::Preview, true) => Some(Self::PreviewAlone),
            _ => None,
        }
    }

    /// The page's head. What only the preview preloads stands in a comment there (`xtask/src/bundle/page.rs`).
    fn head(self, head: &str) -> Cow<'_, str> {
        match head.split_once("<!--preview") {
            Some((before, rest)) if matches!(self, Self::Preview | Self::PreviewAlone) => {
                Cow::Owned(before.to_owned() + &rest.replacen("-->", "", 1))
            }
            _ => Cow::Borrowed(head),
        }
    }

    fn header(self, messages: &dyn Messages, problems: &str, demo: bool) -> String {
        let here = match self {
            Self::SignIn => Page::SignIn,
            Self::Preview => Page::Preview,
            Self::PreviewAlone => return SHELL.to_owned(),
        };
        let header = Header {
            here: &here,
            account: None,
            demo,
            problems,
        };
        let header = header.draw(messages);
        header.parts.iter().map(|part| part.html()).collect()
    }

    fn main(self, messages: &dyn Messages, demo: bool) -> String {
        let main = match self {
            Self::SignIn => SignIn::default().page(messages, demo),
            Self::Preview | Self::PreviewAlone => example_page(messages),
        };
        main.parts.iter().map(|part| part.html()).collect()
    }

    /// Returns the complete page, or `None` if the frame has no place for the content. `problems` are the mistakes in a translator's
    /// files, usually none; `demo` tells whether the server is one.
    pub fn page(self, frame: &str, messages: &dyn Messages, problems: &str, demo: bool) -> Option<String> {
        let (before, rest) = frame.split_once(ROOT)?;
        let (head, rest) = rest.split_once(SHELL)?;
        let head = self.head(head);
        let (between, after) = rest.split_once(MAIN)?;
        let language = messages.language();
        let languages: Vec<&str> = Language::all().map(Language::code).collect();
        Some(format!(
            "{before}<html lang=\"{}\" dir=\"{}\">{head}{}{between}<main id=\"main\" tabindex=\"-1\" hidden data-painted=\"{}\">{}</main>{after}",
            language.code(),
            language.direction(),
            self.header(messages, problems, demo),
            languages.join(" "),
            self.main(messages, demo),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::Canvas;

    #[test]
    fn only_the_preview_preloads_what_it_needs_beside() {
        let head = "<link><!--preview<link rel>-->\n<style>";
        for (canvas, seen) in [
            (Canvas::SignIn, head),
            (Canvas::Preview, "<link><link rel>\n<style>"),
            (Canvas::PreviewAlone, "<link><link rel>\n<style>"),
        ] {
            assert_eq!(canvas.head(head), seen);
        }
    }
}
