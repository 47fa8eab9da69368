//! A server's result for each recipient, as codes without its words.

pub use fromline_core::gateway::reply::Stage;
use fromline_core::{Reason, gateway::reply};

use super::SmtpFailure;

/// The server's reply for one recipient: accepted, or rejected.
pub type RecipientResult = Result<(), Rejection>;

/// A rejection by a server.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rejection {
    /// The reply code, 400 to 599 (RFC 5321, section 4.2).
    pub code: u16,
    /// The enhanced status code (RFC 3463): the server's if it agrees with the reply code, otherwise class.0.0.
    pub enhanced: [u16; 3],
    /// The stage of the session that was rejected.
    pub stage: Stage,
}

impl Rejection {
    /// Returns whether a later attempt may succeed.
    pub const fn is_temporary(self) -> bool {
        self.code < 500
    }

    /// Returns the reason that the codes stand for at this stage.
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
