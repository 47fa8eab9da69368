//! What is said of a reason: the id of its message, which is there for each.

use fromline_messages::{Family, FamilyId, declares};

use super::Reason;

impl Reason {
    /// Returns true if the reason is an unreadable From line or one that is not the user's: the user cannot change what somebody else
    /// wrote.
    pub const fn is_about_author(self) -> bool {
        matches!(
            self,
            Self::FromMissing
                | Self::FromSeveral
                | Self::FromInvalid
                | Self::FromNotAscii
                | Self::FromTooLong
                | Self::FromControl
                | Self::FromNotOwn
        )
    }

    /// The code in kebab case, the end of the message id: `host-not-found`.
    pub fn slug(self) -> String {
        self.code().to_ascii_lowercase().replace('_', "-")
    }

    /// The message that says what happened and what to do.
    pub fn message(self) -> FamilyId {
        Family::Reason.id(&self.slug())
    }
}

// A reason without words does not compile.
const _: () = {
    assert!(declares(Family::Reason, Reason::Unknown.code()));
    let mut at = 0;
    while at < Reason::ALL.len() {
        let code = Reason::ALL[at].code();
        assert!(declares(Family::Reason, code), "{}", code);
        at += 1;
    }
};
