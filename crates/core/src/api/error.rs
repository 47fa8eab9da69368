//! Google's error envelope.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Reason;

/// The body of every answer that is not a success.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ErrorEnvelope {
    /// The error that was answered.
    pub error: ErrorBody,
}

/// Google's `Status`, with the older `errors` list that its Python client reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ErrorBody {
    /// The HTTP status code.
    pub code: u16,
    /// A sentence for people, in the language of `Accept-Language`, else English; never the words of a remote server. It may
    /// change: programs look at `details[].reason`.
    pub message: String,
    /// Google's canonical name of the status, for example `NOT_FOUND`.
    pub status: String,
    /// The same error in the older form.
    // The page does not read it: its deserializer would be in every page load.
    #[serde(default)]
    #[cfg_attr(not(feature = "schema"), serde(skip_deserializing))]
    pub errors: Vec<LegacyError>,
    /// Details for programs: reason, fields, and the request's id.
    #[serde(default)]
    pub details: Vec<ErrorDetail>,
}

/// An entry of the older error list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LegacyError {
    /// The same sentence as [`ErrorBody::message`].
    pub message: String,
    /// The error domain, always `global`.
    pub domain: String,
    /// The status in lower camel case, for example `notFound`.
    pub reason: String,
}

/// A detail of an error, for programs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "@type")]
pub enum ErrorDetail {
    /// The reason for the refusal.
    #[serde(rename = "type.googleapis.com/google.rpc.ErrorInfo")]
    ErrorInfo {
        /// The reason's code.
        reason: Reason,
        /// The error domain, always `fromline`.
        domain: String,
        /// Values for the sentence, for example `retryAfterSeconds` or `triesLeft`.
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        metadata: BTreeMap<String, String>,
    },
    /// The request fields that were refused.
    #[serde(
        rename = "type.googleapis.com/google.rpc.BadRequest",
        rename_all = "camelCase"
    )]
    BadRequest {
        /// A violation for each refused field.
        field_violations: Vec<FieldViolation>,
    },
    /// The request that failed.
    #[serde(
        rename = "type.googleapis.com/google.rpc.RequestInfo",
        rename_all = "camelCase"
    )]
    RequestInfo {
        /// Id of the request, also in `X-Request-Id` and in the operator's log.
        request_id: String,
    },
}

/// Any detail, told apart by its fields: reading a tagged enum would bring serde's second deserializer into
/// every page load.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct AnyDetail {
    reason: Option<Reason>,
    domain: String,
    // Nor does the page read values: its sentences have none.
    #[cfg_attr(not(feature = "schema"), serde(skip))]
    metadata: BTreeMap<String, String>,
    field_violations: Option<Vec<FieldViolation>>,
    request_id: Option<String>,
}

impl<'de> Deserialize<'de> for ErrorDetail {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let detail = AnyDetail::deserialize(deserializer)?;
        Ok(match (detail.field_violations, detail.request_id) {
            (Some(field_violations), _) => Self::BadRequest { field_violations },
            (None, Some(request_id)) => Self::RequestInfo { request_id },
            (None, None) => Self::ErrorInfo {
                reason: detail.reason.unwrap_or(Reason::Unknown),
                domain: detail.domain,
                metadata: detail.metadata,
            },
        })
    }
}

/// A refused field of the request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FieldViolation {
    /// The path in the request body, for example `smtpMsa.host`.
    pub field: String,
    /// Reason code of the refusal.
    pub reason: Reason,
    /// Description in English, for developers.
    #[serde(default)]
    pub description: String,
}

impl FieldViolation {
    /// Returns a violation of `field` with the reason's code as its description.
    pub fn new(field: impl Into<String>, reason: Reason) -> Self {
        Self {
            field: field.into(),
            reason,
            description: reason.code().to_owned(),
        }
    }
}

impl ErrorBody {
    /// Returns the reason code; [`Reason::Unknown`] if the answer has none.
    pub fn reason(&self) -> Reason {
        self.details
            .iter()
            .find_map(|detail| match detail {
                ErrorDetail::ErrorInfo { reason, .. } => Some(*reason),
                _ => None,
            })
            .unwrap_or(Reason::Unknown)
    }

    /// Returns a value that came with the reason; `None` in the page, which does not read them.
    pub fn metadata(&self, key: &str) -> Option<&str> {
        self.details.iter().find_map(|detail| match detail {
            ErrorDetail::ErrorInfo { metadata, .. } => metadata.get(key).map(String::as_str),
            _ => None,
        })
    }

    /// Returns the request's id; `None` if the answer does not have it.
    pub fn request_id(&self) -> Option<&str> {
        self.details.iter().find_map(|detail| match detail {
            ErrorDetail::RequestInfo { request_id } => Some(request_id.as_str()),
            _ => None,
        })
    }

    /// Returns the refused fields.
    pub fn violations(&self) -> &[FieldViolation] {
        self.details
            .iter()
            .find_map(|detail| match detail {
                ErrorDetail::BadRequest { field_violations } => Some(field_violations.as_slice()),
                _ => None,
            })
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_told_apart_in_any_order() {
        let info = r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"0f3k9w2h7qzr"}"#;
        let reason =
            r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"INTERNAL","domain":"fromline"}"#;
        let field = r#"{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"a","reason":"HOST_INVALID"}]}"#;
        for details in [[info, reason, field], [field, info, reason]] {
            let details = details.join(",");
            let text = format!(r#"{{"code":500,"message":"","status":"INTERNAL","details":[{details}]}}"#);
            let body: ErrorBody = serde_json::from_str(&text).unwrap();
            assert_eq!(body.request_id(), Some("0f3k9w2h7qzr"));
            assert_eq!(body.reason(), Reason::Internal);
            assert_eq!(body.violations().len(), 1);
        }
        let older: ErrorBody = serde_json::from_str(r#"{"code":500,"message":"","status":""}"#).unwrap();
        assert_eq!(older.request_id(), None, "of a server that says none");
    }
}
