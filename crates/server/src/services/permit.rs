//! Permission to change units and policies. Services that change them ask for it, so that none can be called without.

use fromline_core::Reason;

use super::refusal::Refusal;
use crate::store::users::User;

/// Permission to change organizational units, who is in them, and their policies.
#[derive(Clone, Debug)]
pub struct DirectoryPermit {
    by: String,
}

impl DirectoryPermit {
    /// Gives it to an administrator.
    ///
    /// # Errors
    ///
    /// [`Reason::Forbidden`] for anybody else.
    pub fn of(user: &User) -> Result<Self, Refusal> {
        if user.admin && !user.disabled {
            Ok(Self {
                by: user.address.to_string(),
            })
        } else {
            Err(Refusal::new(Reason::Forbidden))
        }
    }

    /// Gives it to an operator at this machine's command line, who can read and write the database anyway.
    pub fn of_command() -> Self {
        Self {
            by: "fromline".to_owned(),
        }
    }

    /// The name under which the change is recorded: an address, or `fromline` for the command line.
    pub fn by(&self) -> &str {
        &self.by
    }
}
