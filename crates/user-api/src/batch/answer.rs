//! The multipart body that answers a batch.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use fromline_base::keys::random_token;
use fromline_http::error::ApiError;
use fromline_services::refusal::Refusal;

/// Length to which a part's Content-ID is limited when its answer repeats it, in bytes.
const ID: usize = 256;

/// The multipart response to a batch, built part by part.
#[derive(Debug)]
pub struct BatchResponse {
    boundary: String,
    body: Vec<u8>,
}

impl BatchResponse {
    /// Creates an empty response with a random boundary. Fails if the system provides no random bytes.
    pub fn new() -> Result<Self, ApiError> {
        let token = random_token().map_err(Refusal::from)?;
        Ok(Self {
            boundary: format!("batch_{}", &token[..32]),
            body: Vec::new(),
        })
    }

    /// Returns the size of the answers added so far, in bytes.
    pub fn len(&self) -> usize {
        self.body.len()
    }

    /// Appends the answer to the part with this Content-ID.
    pub async fn add(&mut self, id: Option<&str>, answer: Response) {
        let (head, body) = answer.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
        let mut text = format!("--{}\r\nContent-Type: application/http\r\n", self.boundary);
        if let Some(id) = id.filter(|id| is_id(id)) {
            // As in Google's API: the answer to `<a + 1>` is `<response-a + 1>`.
            let id = id
                .strip_prefix('<')
                .map_or_else(|| format!("response-{id}"), |rest| format!("<response-{rest}"));
            text.extend(["Content-ID: ", &id, "\r\n"]);
        }
        let status = head.status;
        let meaning = status.canonical_reason().unwrap_or("-");
        text.extend(["\r\nHTTP/1.1 ", status.as_str(), " ", meaning, "\r\n"]);
        for (name, value) in &head.headers {
            if name != header::CONTENT_LENGTH
                && let Ok(value) = value.to_str()
            {
                text.extend([name.as_str(), ": ", value, "\r\n"]);
            }
        }
        text.extend(["content-length: ", &body.len().to_string(), "\r\n\r\n"]);
        self.body.extend_from_slice(text.as_bytes());
        self.body.extend_from_slice(&body);
        self.body.extend_from_slice(b"\r\n");
    }
}

fn is_id(id: &str) -> bool {
    (1..=ID).contains(&id.len()) && id.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

impl IntoResponse for BatchResponse {
    fn into_response(mut self) -> Response {
        let end = format!("--{}--\r\n", self.boundary);
        self.body.extend_from_slice(end.as_bytes());
        let kind = format!("multipart/mixed; boundary={}", self.boundary);
        // Letters and digits are always a valid header value.
        let kind = HeaderValue::try_from(kind).unwrap_or(HeaderValue::from_static("multipart/mixed"));
        ([(header::CONTENT_TYPE, kind)], self.body).into_response()
    }
}
