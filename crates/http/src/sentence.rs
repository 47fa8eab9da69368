//! The sentence for people in a refusal, in the language they asked for; many clients print nothing else.

use std::collections::BTreeMap;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use fromline_core::{
    Language,
    text::{Family, Piece, Value},
};
use fromline_services::state::App;
use fromline_text::{Texts, category};

use super::{error::ApiError, request_id};

/// Adds the sentence to every refusal, with `Content-Language` and `Vary`.
pub async fn add_sentence(State(app): State<App>, request: Request, next: Next) -> Response {
    let language = choose_language(request.headers());
    let id = request_id::find(request.extensions()).map(str::to_owned);
    let response = next.run(request).await;
    respond(&app, language, id, response).await
}

/// Adds the sentence to one answer, for the request with this id.
pub async fn respond(app: &App, language: Language, id: Option<String>, response: Response) -> Response {
    let Some(error) = response.extensions().get::<ApiError>().cloned() else {
        return response;
    };
    let said = if app.texts.reads_files() {
        let texts = app.texts.clone();
        let said = tokio::task::spawn_blocking(move || render(&error, &texts, language, id.as_deref()));
        said.await.ok().flatten()
    } else {
        render(&error, &app.texts, language, id.as_deref())
    };
    let Some(body) = said else {
        return response;
    };
    let (mut head, _) = response.into_parts();
    head.headers.remove(header::CONTENT_LENGTH);
    let vary = HeaderValue::from_static("accept-language");
    head.headers.append(header::VARY, vary);
    head.headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(language.code()),
    );
    Response::from_parts(head, body.into())
}

/// Renders the body of a refusal with its sentence and request id.
pub fn render(error: &ApiError, texts: &Texts, language: Language, id: Option<&str>) -> Option<Vec<u8>> {
    serde_json::to_vec(&error.envelope(&sentence(error, texts, language), id)).ok()
}

/// Chooses the language of an answer: the request's most preferred one that Fromline has, else English.
pub fn choose_language(headers: &HeaderMap) -> Language {
    let lines = headers.get_all(header::ACCEPT_LANGUAGE).iter();
    let lines: Vec<&str> = lines.filter_map(|line| line.to_str().ok()).collect();
    Language::preferred(&lines.join(",")).unwrap_or_default()
}

/// Chooses the sentence: the one for programs (`api-`) if the refusal has all of its values, else the page's (`reason-`).
fn sentence(error: &ApiError, texts: &Texts, language: Language) -> String {
    let table = texts.table(language);
    let own = Family::Api.id(&error.reason.slug());
    let is_whole = |pattern: &Vec<Piece>| pattern.iter().all(|piece| is_given(piece, &error.metadata));
    let id = if table.messages.get(own.as_str()).is_some_and(is_whole) {
        own
    } else {
        error.reason.message()
    };
    let values = error.metadata.iter();
    let values: Vec<(&str, Value)> = values
        .map(|(name, value)| (name.as_str(), Value::Text(value.clone())))
        .collect();
    table.format_text(id.as_str(), &values, &|number| category(language, number))
}

fn is_given(piece: &Piece, values: &BTreeMap<String, String>) -> bool {
    match piece {
        Piece::Text(_) | Piece::Reference { .. } => true,
        Piece::Variable { v: name } | Piece::Select { s: name, .. } => values.contains_key(name),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use fromline_core::Reason;

    use super::*;

    #[test]
    fn every_reason_is_a_sentence_in_every_language() {
        let texts = Texts::new(None);
        for language in Language::all() {
            for reason in Reason::ALL {
                let error = ApiError::new(StatusCode::BAD_REQUEST, *reason);
                let said = sentence(&error, &texts, language);
                let is_sentence =
                    said.contains(' ') && !said.contains(['{', '$']) && !said.contains(reason.code());
                assert!(is_sentence, "{} {reason:?}: {said}", language.code());
            }
        }
    }

    #[test]
    fn the_official_sentence_for_the_policy_that_is_off() {
        let texts = Texts::new(None);
        let error = ApiError::new(StatusCode::FORBIDDEN, Reason::GatewaysForbidden);
        let page = sentence(&error, &texts, Language::EN);
        assert!(page.starts_with("Your administrator"), "{page}");
        let whole = error
            .with("address", "user.name@partner.com")
            .with("domain", "partner.com");
        assert_eq!(
            sentence(&whole, &texts, Language::EN),
            "You must send through partner.com SMTP servers when you send as user.name@partner.com. However, this \
             functionality is not available for your account. Please contact your domain administrator for more \
             information."
        );
    }
}
