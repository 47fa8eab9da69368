//! `GET /locales/{language}.json`: the messages of one language.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fromline_base::heavy;
use fromline_core::{Language, Reason, text::Extent};
use fromline_services::state::App;
use fromline_text::Texts;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    assets::{accepts, is_known, make_etag},
    error::ApiError,
};

/// Returns the router of the locales endpoint.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(locale))
}

/// The most recently compressed table of each file, with its entity tag.
static PACKED: Mutex<BTreeMap<(Language, Extent), (String, Bytes)>> = Mutex::new(BTreeMap::new());

/// Returns the messages of one language (`en.json`, `it.json`, `pl.json`) as the app reads them; `en.first.json` contains only
/// those that it needs before sign-in, `en.admin.json` those of administrators' pages, and so on for each part of the app. With
/// `If-None-Match` the answer is 304 while nothing has changed.
#[utoipa::path(get, path = "/locales/{file}", tag = "instance", params(("file" = String, Path, example = "it.json")),
    security(()), responses((status = 200, content_type = "application/json"), (status = 304), (status = 404)))]
async fn locale(
    State(app): State<App>,
    Path(file): Path<String>,
    asked: HeaderMap,
) -> Result<Response, ApiError> {
    let name = file.strip_suffix(".json").ok_or_else(ApiError::not_found)?;
    let (code, extent) = match name.split_once('.') {
        None => (name, Extent::Whole),
        Some((code, name)) => (code, Extent::parse(name).ok_or_else(ApiError::not_found)?),
    };
    let language = app.texts.language(code).ok_or_else(ApiError::not_found)?;
    // With `--locales`, this reads files.
    let read =
        tokio::task::spawn_blocking(move || serde_json::to_vec(&app.texts.table(language).part(extent)));
    let plain = read
        .await
        .ok()
        .and_then(Result::ok)
        .map(Bytes::from)
        .ok_or_else(fault)?;
    let tag = make_etag(&plain);
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::ETAG, HeaderValue::try_from(&tag).map_err(|_| fault())?);
    if is_known(&asked, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    if !accepts(&asked, "br") {
        return Ok((headers, plain).into_response());
    }
    let packed = heavy::run(move || packed((language, extent), &tag, &plain));
    headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    Ok((headers, packed.await.map_err(|_| fault())?).into_response())
}

/// Compresses the tables before they are first requested, which takes some milliseconds each.
pub async fn pack_ahead(texts: &Arc<Texts>) {
    for language in Language::all() {
        for extent in Extent::PARTS {
            let texts = texts.clone();
            let pack = heavy::run(move || {
                if let Ok(plain) = serde_json::to_vec(&texts.table(language).part(extent)) {
                    packed((language, extent), &make_etag(&plain), &plain);
                }
            });
            // An error is reported by the request for the texts.
            let _ = pack.await;
        }
    }
}

fn packed(file: (Language, Extent), tag: &str, plain: &[u8]) -> Bytes {
    let cache = || PACKED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, packed)) = cache().get(&file)
        && known == tag
    {
        return packed.clone();
    }
    let packed = brotli(plain);
    cache().insert(file, (tag.to_owned(), packed.clone()));
    packed
}

/// Compresses with brotli at the highest quality that every browser can decode.
pub fn brotli(plain: &[u8]) -> Bytes {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: choose_window(plain.len()),
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    // Compressing from memory to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut &*plain, &mut packed, &parameters);
    Bytes::from(packed)
}

/// Returns the smallest window that holds the whole input, as a power of two (RFC 7932, section 9.1: 2^n - 16 bytes, n from 10 to
/// 24). The encoder uses eight bytes of memory per byte of the window.
fn choose_window(length: usize) -> i32 {
    (10..22).find(|bits| (1 << bits) - 16 >= length).unwrap_or(22)
}

fn fault() -> ApiError {
    ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, Reason::Internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_holds_what_is_compressed_and_little_more() {
        for (length, bits) in [
            (0, 10),
            (1008, 10),
            (1009, 11),
            (100_000, 17),
            (1 << 22, 22),
            (1 << 30, 22),
        ] {
            assert_eq!(choose_window(length), bits, "{length}");
        }
    }

    #[test]
    fn what_is_compressed_is_found_again() {
        for length in [0, 1, 1009, 70_000] {
            let plain: Vec<u8> = (0..=250)
                .flat_map(|byte| [byte; 7])
                .cycle()
                .take(length)
                .collect();
            let mut found = Vec::new();
            brotli::BrotliDecompress(&mut &*brotli(&plain), &mut found).unwrap();
            assert_eq!(found, plain, "{length}");
        }
    }
}
