//! Conversion of services' refusals into HTTP answers.

use axum::http::StatusCode;
use fromline_core::Reason;
use fromline_services::refusal::Refusal;

use super::error::ApiError;

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        let Refusal {
            reason,
            fields,
            values,
        } = refusal;
        Self {
            status: status(reason),
            reason,
            violations: fields,
            metadata: values,
        }
    }
}

/// Returns the HTTP status for a reason that a service gives.
fn status(reason: Reason) -> StatusCode {
    match reason {
        Reason::NotFound => StatusCode::NOT_FOUND,
        Reason::GatewaysForbidden | Reason::Forbidden | Reason::SignInAgain => StatusCode::FORBIDDEN,
        Reason::AliasExists
        | Reason::AliasTaken
        | Reason::PolicyExists
        | Reason::UnitExists
        | Reason::ConsentPending => StatusCode::CONFLICT,
        Reason::PolicyChanged | Reason::UnitChanged | Reason::UnitNotEmpty => StatusCode::PRECONDITION_FAILED,
        Reason::RateLimited
        | Reason::TooManyWrongPasswords
        | Reason::WrongPasswordLimit
        | Reason::ResendLimit => StatusCode::TOO_MANY_REQUESTS,
        Reason::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Reason::Unavailable
        | Reason::RelayUnavailable
        | Reason::OauthUnavailable
        | Reason::StorageFull
        | Reason::StorageBusy => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::BAD_REQUEST,
    }
}
