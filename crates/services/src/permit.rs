//! Permission to change people, units and policies. Services that change them ask for it, so that none can be called without.

use fromline_core::Reason;
use fromline_store::users::User;

use super::refusal::Refusal;

/// Permission to change people, organizational units and who is in them, and their policies.
#[derive(Clone, Debug)]
pub struct DirectoryPermit {
    by: String,
    user: Option<i64>,
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
                user: Some(user.id),
            })
        } else {
            Err(Refusal::new(Reason::Forbidden))
        }
    }

    /// Gives it to an operator at this machine's command line, who can read and write the database anyway.
    pub fn of_command() -> Self {
        Self {
            by: "fromline".to_owned(),
            user: None,
        }
    }

    /// True if it was given to this user, who cannot end their own access.
    pub fn is_of(&self, user_id: i64) -> bool {
        self.user == Some(user_id)
    }

    /// The name under which the change is recorded: an address, or `fromline` for the command line.
    pub fn by(&self) -> &str {
        &self.by
    }
}
