//! The setup checklist, for administrators. Each change is answered with the list as it is then.

use fromline_core::api::{ChecklistChange, ReadMessageRequest, SetupChecklist};

use super::http::{ApiFailure, Method, change, get, post, read, write};

const PATH: &str = "/api/v1/setupChecklist";

/// An action on the setup checklist without a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChecklistAction {
    /// Sends a test message to oneself.
    SendTest,
    /// States that it has arrived.
    ConfirmTest,
}

/// Reads the setup checklist.
pub async fn setup_checklist() -> Result<SetupChecklist, ApiFailure> {
    get(PATH).await
}

/// Hides the setup checklist from one's page, or shows it again. The answer is not read: the policy page, which shows the list again, would
/// contain the code for it.
pub async fn hide_checklist(hidden: bool) -> Result<(), ApiFailure> {
    let body = write(&ChecklistChange { hidden });
    change(Method::PATCH, PATH, body).await.map(drop)
}

/// Performs an action on the checklist and returns the checklist after it.
pub async fn act_on_checklist(action: ChecklistAction) -> Result<SetupChecklist, ApiFailure> {
    let verb = match action {
        ChecklistAction::SendTest => "sendTest",
        ChecklistAction::ConfirmTest => "confirmTest",
    };
    read(&change(Method::POST, &format!("{PATH}/{verb}"), "{}".to_owned()).await?)
}

/// Has the headers of a received message read.
pub async fn read_received(message: &str) -> Result<SetupChecklist, ApiFailure> {
    let request = ReadMessageRequest {
        message: message.to_owned(),
    };
    post(&format!("{PATH}/readMessage"), &request).await
}
