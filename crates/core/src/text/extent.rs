//! Which messages travel when: every page load waits for the first of them.

use crate::Reason;

/// A selection of messages.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Extent {
    /// All messages of the language.
    Whole,
    /// Messages of the app: without emails and sentences for programs.
    App,
    /// Messages of the app that are read before sign-in.
    First,
}

/// What the ids of messages begin with that nobody reads before sign-in, or only on demand.
const LATER: [&str; 19] = [
    "account-",
    "aliases-",
    "arrival-",
    "confirm-",
    "demo-",
    "evidence-",
    "gateways-",
    "help-",
    "policy-",
    // The choice of programs, and those that are not shown without it.
    "preview-effect-",
    "preview-filter-",
    "preview-platform-",
    "preview-program-neomutt-",
    "preview-program-notmuch-",
    "received-",
    "shell-leave-",
    "sign-in-link-",
    "wizard-",
    "write-",
];

/// What a server may say to somebody who is not signed in.
const EARLY: [Reason; 15] = [
    Reason::Unauthenticated,
    Reason::CredentialsWrong,
    Reason::CredentialsAmbiguous,
    Reason::CrossSite,
    Reason::Forbidden,
    Reason::NotFound,
    Reason::MethodNotAllowed,
    Reason::RateLimited,
    Reason::BodyInvalid,
    Reason::Internal,
    Reason::Unavailable,
    Reason::StorageFull,
    Reason::StorageBusy,
    Reason::TooManyWrongPasswords,
    Reason::Unknown,
];

impl Extent {
    /// Returns true if the selection contains a message.
    pub fn takes(self, id: &str) -> bool {
        if self == Self::Whole {
            return true;
        }
        if ["mails-", "api-", "demo-provider-", "findings-"]
            .iter()
            .any(|other| id.starts_with(other))
        {
            return false;
        }
        let early = match id.strip_prefix("reason-") {
            Some(slug) => EARLY.iter().any(|reason| reason.slug() == slug),
            None => !LATER.iter().any(|beginning| id.starts_with(beginning)),
        };
        self == Self::App || early
    }
}

#[cfg(test)]
mod tests {
    use super::Extent;

    #[test]
    fn what_travels_when() {
        for (id, app, first) in [
            ("shell-retry", true, true),
            ("sign-in-title", true, true),
            ("sign-in-demo-title", true, true),
            // Pages that need no sign-in, and come with what is behind it.
            ("sign-in-link-title", true, false),
            ("demo-title", true, false),
            ("preview-title", true, true),
            ("preview-program-outlook-web", true, true),
            ("preview-program-neomutt-all-headers", true, false),
            ("preview-filter-all", true, false),
            ("reason-credentials-wrong", true, true),
            ("reason-port-invalid", true, false),
            ("wizard-title", true, false),
            ("write-title", true, false),
            // Only pages behind sign-in can be left with something unsaved.
            ("shell-leave-title", true, false),
            ("evidence-why-hidden", true, false),
            ("mails-subject", false, false),
            ("api-not-found", false, false),
            ("findings-empty", false, false),
        ] {
            assert_eq!(
                (Extent::App.takes(id), Extent::First.takes(id)),
                (app, first),
                "{id}"
            );
            assert!(Extent::Whole.takes(id));
        }
    }
}
