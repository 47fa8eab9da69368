//! Refusals of the API, in the format of Google's error envelope.

use std::collections::BTreeMap;

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use fromline_core::{
    Reason,
    api::{ErrorBody, ErrorDetail, ErrorEnvelope, FieldViolation, LegacyError},
};
use fromline_outbound::limits::{TooMany, Wait};
use fromline_services::{refusal::Refusal, sessions::SignInError};
use fromline_store::StoreError;

/// A refused request: status, reason and invalid fields. Handlers return it; no other code builds error bodies.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    /// The HTTP status of the answer.
    pub status: StatusCode,
    /// The reason code of the refusal.
    pub reason: Reason,
    /// The fields that were refused, each with its reason.
    pub violations: Vec<FieldViolation>,
    /// Values that the reason's sentence needs.
    pub metadata: BTreeMap<String, String>,
}

impl ApiError {
    /// Creates a refusal that concerns no particular field.
    pub fn new(status: StatusCode, reason: Reason) -> Self {
        Self {
            status,
            reason,
            violations: Vec::new(),
            metadata: BTreeMap::new(),
        }
    }

    /// Creates a 400 for one field, whose reason is also that of the whole.
    pub fn field(field: &str, reason: Reason) -> Self {
        Self {
            violations: vec![FieldViolation::new(field, reason)],
            ..Self::new(StatusCode::BAD_REQUEST, reason)
        }
    }

    /// Creates a 400 for several fields, with the reason of the first one.
    pub fn fields(violations: Vec<FieldViolation>) -> Self {
        let reason = violations
            .first()
            .map_or(Reason::BodyInvalid, |violation| violation.reason);
        Self {
            violations,
            ..Self::new(StatusCode::BAD_REQUEST, reason)
        }
    }

    /// Adds a value for the reason's sentence.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers hand in numbers and literals"
    )]
    pub fn with(mut self, key: &str, value: impl ToString) -> Self {
        self.metadata.insert(key.to_owned(), value.to_string());
        self
    }

    /// Creates the same 404 for everything that does not exist or that the caller may not know about.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, Reason::NotFound)
    }
}

/// Converts store errors as services do.
impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        Refusal::from(error).into()
    }
}

impl From<Wait> for ApiError {
    fn from(wait: Wait) -> Self {
        Refusal::from(wait).into()
    }
}

impl From<SignInError> for ApiError {
    fn from(refused: SignInError) -> Self {
        match refused {
            SignInError::Wrong => Self::new(StatusCode::UNAUTHORIZED, Reason::CredentialsWrong),
            SignInError::TooMany(TooMany::Sender(wait)) => Self::from(wait),
            SignInError::TooMany(TooMany::Account(Wait(seconds))) => {
                Self::new(StatusCode::TOO_MANY_REQUESTS, Reason::TooManyWrongPasswords)
                    .with("retryAfterSeconds", seconds)
            }
            SignInError::Busy(busy) => Self::from(busy),
            SignInError::Database(error) => Self::from(error),
        }
    }
}

impl From<fromline_base::passwords::PasswordQueueFull> for ApiError {
    fn from(_: fromline_base::passwords::PasswordQueueFull) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, Reason::Unavailable)
    }
}

impl ApiError {
    /// Builds the body with a sentence for people and the request id: the only place that builds bodies of refusals.
    pub fn envelope(&self, message: &str, request_id: Option<&str>) -> ErrorEnvelope {
        let (canonical, legacy) = match self.status {
            StatusCode::BAD_REQUEST
            | StatusCode::URI_TOO_LONG
            | StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => ("INVALID_ARGUMENT", "badRequest"),
            StatusCode::UNAUTHORIZED => ("UNAUTHENTICATED", "authError"),
            StatusCode::FORBIDDEN => ("PERMISSION_DENIED", "forbidden"),
            StatusCode::NOT_FOUND => ("NOT_FOUND", "notFound"),
            StatusCode::CONFLICT => ("ALREADY_EXISTS", "duplicate"),
            StatusCode::PRECONDITION_FAILED => ("FAILED_PRECONDITION", "conditionNotMet"),
            StatusCode::MISDIRECTED_REQUEST => ("FAILED_PRECONDITION", "misdirectedRequest"),
            StatusCode::PAYLOAD_TOO_LARGE => ("INVALID_ARGUMENT", "uploadTooLarge"),
            StatusCode::METHOD_NOT_ALLOWED => ("UNIMPLEMENTED", "httpMethodNotAllowed"),
            StatusCode::TOO_MANY_REQUESTS => ("RESOURCE_EXHAUSTED", "rateLimitExceeded"),
            StatusCode::NOT_IMPLEMENTED => ("UNIMPLEMENTED", "notImplemented"),
            StatusCode::SERVICE_UNAVAILABLE => ("UNAVAILABLE", "backendError"),
            _ => ("INTERNAL", "backendError"),
        };
        let mut details = vec![ErrorDetail::ErrorInfo {
            reason: self.reason,
            domain: "fromline".to_owned(),
            metadata: self.metadata.clone(),
        }];
        if !self.violations.is_empty() {
            details.push(ErrorDetail::BadRequest {
                field_violations: self.violations.clone(),
            });
        }
        details.extend(request_id.map(|id| ErrorDetail::RequestInfo {
            request_id: id.to_owned(),
        }));
        ErrorEnvelope {
            error: ErrorBody {
                code: self.status.as_u16(),
                message: message.to_owned(),
                status: canonical.to_owned(),
                errors: vec![LegacyError {
                    message: message.to_owned(),
                    domain: "global".to_owned(),
                    reason: legacy.to_owned(),
                }],
                details,
            },
        }
    }
}

/// Uses the reason code as the sentence until [`super::sentence`] replaces it.
impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let retry_after = self.metadata.get("retryAfterSeconds").cloned();
        let mut response = (self.status, Json(self.envelope(self.reason.code(), None))).into_response();
        response.extensions_mut().insert(self);
        if let Some(seconds) = retry_after.and_then(|seconds| seconds.parse().ok()) {
            response
                .headers_mut()
                .insert(axum::http::header::RETRY_AFTER, seconds);
        }
        response
    }
}
