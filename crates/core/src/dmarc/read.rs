//! Faults and remedies as they are read: one shape for all kinds, checked afterwards. Derived, an internally tagged enum would bring
//! serde's second deserializer to every page with a form.

use serde::Deserialize;

use super::{RecordFault, Remedy};

/// The fields of every fault.
#[derive(Deserialize)]
pub(super) struct AnyFault {
    kind: FaultKind,
    #[serde(default)]
    tag: Option<String>,
    #[serde(default)]
    value: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum FaultKind {
    Several,
    LeadingBlank,
    Version,
    Separator,
    PolicyMissing,
    Value,
}

impl TryFrom<AnyFault> for RecordFault {
    type Error = &'static str;

    fn try_from(fault: AnyFault) -> Result<Self, Self::Error> {
        Ok(match fault.kind {
            FaultKind::Several => Self::Several,
            FaultKind::LeadingBlank => Self::LeadingBlank,
            FaultKind::Version => Self::Version,
            FaultKind::Separator => Self::Separator,
            FaultKind::PolicyMissing => Self::PolicyMissing,
            FaultKind::Value => Self::Value {
                tag: fault.tag.ok_or("tag is missing")?,
                value: fault.value.ok_or("value is missing")?,
            },
        })
    }
}

/// The fields of every remedy.
#[derive(Deserialize)]
pub(super) struct AnyRemedy {
    kind: RemedyKind,
    #[serde(default)]
    at: Option<String>,
    #[serde(default)]
    domain: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum RemedyKind {
    PublishRecord,
    RemovePsd,
    Sign,
}

impl TryFrom<AnyRemedy> for Remedy {
    type Error = &'static str;

    fn try_from(remedy: AnyRemedy) -> Result<Self, Self::Error> {
        let at = remedy.at.ok_or("at is missing");
        Ok(match remedy.kind {
            RemedyKind::PublishRecord => Self::PublishRecord { at: at? },
            RemedyKind::RemovePsd => Self::RemovePsd { at: at? },
            RemedyKind::Sign => Self::Sign {
                domain: remedy.domain.ok_or("domain is missing")?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::{Serialize, de::DeserializeOwned};

    use super::*;

    fn is_read_as_written<T: Serialize + DeserializeOwned + PartialEq + Debug>(all: &[T]) {
        for one in all {
            let written = serde_json::to_string(one).unwrap();
            assert_eq!(&serde_json::from_str::<T>(&written).unwrap(), one, "{written}");
        }
    }

    #[test]
    fn every_kind_is_read_as_it_is_written() {
        let (tag, value) = ("p".to_owned(), "nothing".to_owned());
        is_read_as_written(&[
            RecordFault::Several,
            RecordFault::LeadingBlank,
            RecordFault::Version,
            RecordFault::Separator,
            RecordFault::PolicyMissing,
            RecordFault::Value { tag, value },
        ]);
        let at = || "_dmarc.example.com".to_owned();
        let domain = "example.com".to_owned();
        is_read_as_written(&[
            Remedy::PublishRecord { at: at() },
            Remedy::RemovePsd { at: at() },
            Remedy::Sign { domain },
        ]);
    }

    #[test]
    fn what_a_kind_needs_must_be_there() {
        for lacking in ["{}", r#"{"kind":"VALUE","tag":"p"}"#, r#"{"kind":"NEW"}"#] {
            assert!(serde_json::from_str::<RecordFault>(lacking).is_err(), "{lacking}");
        }
        for lacking in [
            "{}",
            r#"{"kind":"SIGN"}"#,
            r#"{"kind":"REMOVE_PSD","domain":"x"}"#,
        ] {
            assert!(serde_json::from_str::<Remedy>(lacking).is_err(), "{lacking}");
        }
    }
}
