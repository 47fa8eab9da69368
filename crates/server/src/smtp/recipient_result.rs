//! What a server says of each recipient: numbers, never words.

pub use fromline_core::gateway::reply::Stage;
use fromline_core::{Reason, gateway::reply};

use super::SmtpFailure;

/// The server's reply for one recipient: accepted, or rejected.
pub type RecipientResult = Result<(), Rejection>;

/// A server refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rejection {
    /// The reply code, 400 to 599 (RFC 5321 section 4.2).
    pub code: u16,
    /// The enhanced status code (RFC 3463): the server's, if it belongs to the reply code, or class.0.0.
    pub enhanced: [u16; 3],
    /// What was refused.
    pub stage: Stage,
}

impl Rejection {
    /// Whether trying again later makes sense.
    pub const fn is_temporary(self) -> bool {
        self.code < 500
    }

    /// What it means.
    pub const fn reason(self) -> Reason {
        reply::find_reason(self.stage, self.code, self.enhanced)
    }
}

impl From<Rejection> for SmtpFailure {
    fn from(rejection: Rejection) -> Self {
        Self {
            reason: rejection.reason(),
            temporary: rejection.is_temporary(),
        }
    }
}
