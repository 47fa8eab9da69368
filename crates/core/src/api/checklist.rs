//! The setup checklist on the wire.

use serde::{Deserialize, Serialize};

use crate::checklist::{ChecklistFinding, ChecklistState, ChecklistTask};

/// The answer of `GET /api/v1/setupChecklist`, and of everything that changes it: what has to be set up before users can start, as far as the
/// server knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct SetupChecklist {
    /// The tasks, in the order in which they are done. In the demo, which has no mail server, `MAIL_SERVER` is absent.
    pub items: Vec<ChecklistItem>,
    /// True while the server is finding something out, which takes seconds: ask again.
    pub looking: bool,
    /// True if the administrator who asked has hidden the list from the page.
    pub hidden: bool,
}

/// A task of the setup checklist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChecklistItem {
    /// Task that the item is about.
    pub task: ChecklistTask,
    /// The state of the task: the worst of its details.
    pub state: ChecklistState,
    /// The findings: one, or one for each of the organisation's domains.
    pub details: Vec<ChecklistDetail>,
}

/// A finding about a task, with what is known about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ChecklistDetail {
    /// Finding that the details belong to.
    pub finding: ChecklistFinding,
    /// The domain that it is about, in A-labels; absent if it is about the organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// When it was seen, RFC 3339: a message was sent, or arrived, or the mail server asked (to within an hour).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The receiving server that saw it, by its name in `Authentication-Results` (RFC 8601).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// The sending address that SPF does not allow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// A DNS record to publish, or the one to look at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<ChecklistRecord>,
}

impl ChecklistDetail {
    /// Makes a detail that says nothing but its finding.
    pub fn new(finding: ChecklistFinding) -> Self {
        Self {
            finding,
            domain: None,
            at: None,
            server: None,
            address: None,
            record: None,
        }
    }
}

impl ChecklistItem {
    /// Makes a task of its findings.
    pub fn new(task: ChecklistTask, details: Vec<ChecklistDetail>) -> Self {
        let states = details.iter().map(|detail| detail.finding.state());
        Self {
            task,
            state: ChecklistState::of_all(states),
            details,
        }
    }
}

/// A DNS record of the type TXT.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChecklistRecord {
    /// Host name at which the record is published.
    pub name: String,
    /// Its text, as a beginning that does no harm; absent where only the owner of the domain can know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The request of `PATCH /api/v1/setupChecklist`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChecklistChange {
    /// True to hide the list from the caller's page, false to show it again.
    pub hidden: bool,
}

/// The request of `POST /api/v1/setupChecklist/readMessage`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadMessageRequest {
    /// The headers of a message as it was received, or the whole message.
    pub message: String,
}
