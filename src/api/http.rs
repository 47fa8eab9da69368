//! One request and its answer; every call goes through [`send`].

use fromline_core::{
    Reason,
    api::{ErrorBody, ErrorEnvelope},
};
use js_sys::{Array, Promise};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Headers, RequestInit, Response};

use super::json;
use crate::session::use_session;

#[wasm_bindgen]
extern "C" {
    /// Sends a request; resolves to the answer and its body. What the page's head has asked is not asked again
    /// (`xtask/src/bundle/early.rs`).
    fn ask(url: &str, request: &RequestInit) -> Promise;
}

/// An HTTP method (RFC 9110, section 9).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Method(&'static str);

impl Method {
    /// GET: reads a resource.
    pub const GET: Self = Self("GET");
    /// POST: triggers an action.
    pub const POST: Self = Self("POST");
    /// PUT: replaces a resource.
    pub const PUT: Self = Self("PUT");
    /// PATCH: changes part of a resource.
    pub const PATCH: Self = Self("PATCH");
    /// DELETE: removes a resource.
    pub const DELETE: Self = Self("DELETE");
}

impl Default for Method {
    fn default() -> Self {
        Self::GET
    }
}

/// The failure of an API call.
#[derive(Clone, Debug, PartialEq)]
pub enum ApiFailure {
    /// The server did not answer, or the answer cannot be read.
    Offline,
    /// The call was cancelled in the app.
    Cancelled,
    /// The server refused; the number is the seconds after which to try again, if given (`Retry-After`, RFC 9110, section 10.2.3).
    Refused(ErrorBody, Option<u32>),
}

impl ApiFailure {
    /// The reason given by the server, if any.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Refused(body, _) => Some(body.reason()),
            Self::Offline | Self::Cancelled => None,
        }
    }

    /// The reason for refusing a field, by its path in the request.
    pub fn field(&self, path: &str) -> Option<Reason> {
        match self {
            Self::Refused(body, _) => body
                .violations()
                .iter()
                .find(|violation| violation.field == path)
                .map(|violation| violation.reason),
            Self::Offline | Self::Cancelled => None,
        }
    }

    /// Describes the failure in words: what happened and what to do. Empty if the user cancelled the call.
    pub fn text(&self) -> String {
        match self {
            Self::Offline => crate::ts!("shell-offline"),
            Self::Cancelled => String::new(),
            Self::Refused(body, _) if body.reason() == Reason::Unauthenticated && use_session().is_back() => {
                crate::ts!("shell-signed-in-again")
            }
            Self::Refused(body, wait) => {
                let sentence = crate::i18n::use_i18n().reason(body.reason());
                let is_limit = body.reason() == Reason::RateLimited;
                match (body.request_id(), *wait) {
                    // A fault of the server's: who reads it out leads the operator to the log's lines.
                    (Some(reference), _) if body.code >= 500 => {
                        crate::ts!("shell-reference", sentence = sentence, reference = reference)
                    }
                    (_, Some(seconds @ 5401..)) if is_limit => {
                        crate::ts!(
                            "shell-wait-hours",
                            sentence = sentence,
                            count = seconds.div_ceil(3600)
                        )
                    }
                    (_, Some(seconds)) if is_limit => {
                        crate::ts!(
                            "shell-wait-minutes",
                            sentence = sentence,
                            count = seconds.div_ceil(60)
                        )
                    }
                    _ => sentence,
                }
            }
        }
    }
}

/// Cancels an API call that is under way. Keep it in a `StoredValue::new_local`.
#[derive(Clone)]
pub struct Cancel(Option<AbortController>);

impl Cancel {
    /// Makes a canceller for one call.
    pub fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// Cancels the call: the connection closes and the server stops its work.
    pub fn cancel(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }

    fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

/// An API request; [`send`] is compiled once for all of them.
#[derive(Default)]
pub struct Call<'a> {
    /// The method, by default GET.
    pub method: Method,
    /// Path and query of the request.
    pub url: &'a str,
    /// The request's body, JSON.
    pub body: Option<String>,
    /// The `ETag` of the version that the change is based on.
    pub if_match: Option<&'a str>,
    /// Canceller of the call, if it can be cancelled.
    pub cancel: Option<&'a Cancel>,
}

/// Sends a request and returns the answer's body.
pub async fn send(call: Call<'_>) -> Result<String, ApiFailure> {
    let signal = call.cancel.and_then(Cancel::signal);
    let lost = || match &signal {
        Some(signal) if signal.aborted() => ApiFailure::Cancelled,
        _ => ApiFailure::Offline,
    };
    let answer = exchange(call, signal.as_ref()).await;
    let (response, text) = answer.map_err(|_| lost())?;
    if response.ok() {
        return Ok(text);
    }
    let wait = response.headers().get("retry-after").ok().flatten();
    let failure = json::read::<ErrorEnvelope>(&text).map_or(ApiFailure::Offline, |envelope| {
        ApiFailure::Refused(envelope.error, wait.and_then(|seconds| seconds.parse().ok()))
    });
    if failure.reason() == Some(Reason::Unauthenticated) {
        use_session().end();
    }
    Err(failure)
}

/// The answer, and its body.
async fn exchange(call: Call<'_>, signal: Option<&AbortSignal>) -> Result<(Response, String), JsValue> {
    let (request, headers) = (RequestInit::new(), Headers::new()?);
    request.set_method(call.method.0);
    request.set_signal(signal);
    if let Some(etag) = call.if_match {
        headers.set("if-match", etag)?;
    }
    // The server takes changes as JSON only: a form of another site cannot send that.
    if call.method != Method::GET {
        headers.set("content-type", "application/json")?;
        request.set_body(&call.body.as_deref().unwrap_or("{}").into());
    }
    request.set_headers(&headers);
    let answer: Array = JsFuture::from(ask(call.url, &request)).await?.unchecked_into();
    let text = answer.get(1).as_string().unwrap_or_default();
    Ok((answer.get(0).unchecked_into(), text))
}

/// Sends a GET request and deserialises the answer.
pub async fn get<T: DeserializeOwned>(url: &str) -> Result<T, ApiFailure> {
    let call = Call {
        url,
        ..Call::default()
    };
    read(&send(call).await?)
}

/// Sends a changing request whose answer is not parsed.
pub async fn change(method: Method, url: &str, body: String) -> Result<String, ApiFailure> {
    let call = Call {
        method,
        url,
        body: Some(body),
        ..Call::default()
    };
    send(call).await
}

/// Sends a value by POST and deserialises the answer.
pub async fn post<T: DeserializeOwned>(url: &str, body: &impl Serialize) -> Result<T, ApiFailure> {
    read(&change(Method::POST, url, write(body)).await?)
}

/// Deserialises an answer; one that this page cannot read counts as no answer.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, ApiFailure> {
    json::read(text).map_err(|_| ApiFailure::Offline)
}

/// Serialises a request body. Our own types always serialise.
pub fn write(body: &impl Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
