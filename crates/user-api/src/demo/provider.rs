//! The pages of the demo's OAuth provider; 404 outside the demo. They stand for a third party's pages and so are not part of the
//! app: complete HTML documents without scripts, whose choices are links.

mod authorize;
mod decide;
mod device;

use std::collections::BTreeMap;

use axum::{
    http::{HeaderMap, StatusCode, Uri},
    response::{Html, IntoResponse as _, Response},
    routing::get,
};
use fromline_core::{
    Language,
    shape::{Shape, shape},
    text::{FilledMessage, MessageId, argument, id, signature, values},
};
use fromline_http::{assets::expected, embedded};
use fromline_outbound::demo::{AccountValues, ConsentChoice, LABEL, PAGES};
use fromline_services::state::App;
use fromline_text::Spoken;
use url::form_urlencoded;
use utoipa_axum::router::OpenApiRouter;

/// Another person's account at the same provider, which does not fit the address that the user is setting up.
const OTHER: &str = "second.account@example.org";

/// Returns the router of the provider's pages.
pub fn pages() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .route(&format!("{PAGES}/authorize"), get(authorize::authorize))
        .route(&format!("{PAGES}/decide"), get(decide::decide))
        .route(&format!("{PAGES}/device"), get(device::device))
}

/// The query parameters of a request.
type Fields = BTreeMap<String, String>;

signature! {
    /// The name of the provider.
    struct ProviderValues { provider: Text }
}

/// One page of the provider, in the visitor's language.
struct ProviderPage<'a> {
    spoken: Spoken,
    language: Language,
    uri: &'a Uri,
}

impl<'a> ProviderPage<'a> {
    fn new(app: &App, uri: &'a Uri, headers: &HeaderMap) -> Self {
        let language = expected(uri, headers);
        Self {
            spoken: app.texts.spoken(language),
            language,
            uri,
        }
    }

    /// Builds an element that contains a message without variables.
    fn say(&self, tag: &'static str, class: &str, id: MessageId) -> Shape {
        self.fill(tag, class, id.plain())
    }

    /// Builds an element that contains a message and its values.
    fn fill(&self, tag: &'static str, class: &str, message: FilledMessage<'_>) -> Shape {
        shape(tag, class).say(&self.spoken, message)
    }

    fn title(&self, tag: &'static str, id: MessageId<ProviderValues>) -> Shape {
        self.fill(
            tag,
            "",
            id.with(&values!(argument, ProviderValues { provider = LABEL })),
        )
    }

    /// Builds the links for the user's choices, each of which carries the consent's parameters along.
    fn choices(&self, account: &str, about: &[(&str, &str)]) -> Shape {
        let link = |class: &str, account: &str, choice: ConsentChoice| {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(about);
            query.extend_pairs([("account", account), ("choice", choice.code())]);
            query.append_pair("hl", self.language.code());
            let values = values!(argument, AccountValues { account = account });
            // In one piece: white space beside a value would go with each being an item of its own.
            shape("a", class)
                .and(self.fill("span", "", choice.message().with(&values)))
                .with("href", &format!("{PAGES}/decide?{}", query.finish()))
                .with("data-choice", choice.code())
                .with("data-account", account)
        };
        let troubles = ConsentChoice::TROUBLES
            .into_iter()
            .map(|choice| shape("li", "").and(link("", account, choice)));
        let troubles = troubles.fold(shape("ul", ""), Shape::and);
        shape("div", "stack")
            .and(
                shape("div", "actions")
                    .and(link("button primary", account, ConsentChoice::Agree))
                    .and(link("button", OTHER, ConsentChoice::Agree))
                    .and(link("button", account, ConsentChoice::Deny)),
            )
            .and(self.say("h2", "", id!("demo-provider-troubles")))
            .and(troubles)
    }

    /// Builds the HTML answer with this title and content.
    fn answer(&self, status: StatusCode, title: MessageId<ProviderValues>, main: Shape) -> Response {
        let mut other = form_urlencoded::parse(self.uri.query().unwrap_or_default().as_bytes())
            .into_owned()
            .filter(|(name, _)| name != "hl")
            .collect::<Vec<(String, String)>>();
        let languages = Language::all()
            .filter(|language| *language != self.language)
            .map(|language| {
                other.push(("hl".to_owned(), language.code().to_owned()));
                let query = form_urlencoded::Serializer::new(String::new())
                    .extend_pairs(&other)
                    .finish();
                other.pop();
                shape("a", "")
                    .with("href", &format!("{}?{query}", self.uri.path()))
                    .with("lang", language.code())
                    .text(language.name())
            });
        let languages = languages.fold(shape("p", "actions"), Shape::and);
        let main = shape("main", "narrow")
            .and(self.say("p", "hint", id!("demo-provider-hint")))
            .and(main)
            .and(languages);
        let title = self.title("title", title);
        let title: String = title.parts.iter().map(|part| part.text.as_str()).collect();
        let document = format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\">{}{}</head>\n<body>{}</body>\n</html>\n",
            self.language.code(),
            self.language.direction(),
            shape("title", "").text(&title).html(),
            style(),
            main.html(),
        );
        (status, Html(document)).into_response()
    }

    /// Builds a page that contains only one message.
    fn notice(&self, status: StatusCode, id: MessageId<ProviderValues>) -> Response {
        self.answer(status, id, self.title("h1", id))
    }
}

/// Returns the app's own style, unchanged, because the Content-Security-Policy allows it by its hash.
fn style() -> String {
    let page = embedded::file("/index.html").unwrap_or_default();
    let page = String::from_utf8_lossy(page);
    let style = page
        .split_once("<style>")
        .and_then(|(_, rest)| rest.split_once("</style>"));
    style.map_or_else(String::new, |(style, _)| format!("<style>{style}</style>"))
}

#[cfg(test)]
mod tests {
    use crate::tests::Harness;

    #[tokio::test]
    async fn outside_of_the_demo_there_is_no_such_page() {
        let harness = Harness::new().await;
        for page in ["authorize", "decide?choice=agree", "device"] {
            let answer = harness.nobody().get(&format!("/demo/provider/{page}")).await;
            assert_eq!(answer.outcome(), "404 NOT_FOUND", "{page}");
        }
    }
}
