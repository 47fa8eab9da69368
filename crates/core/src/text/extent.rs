//! Which messages travel when: every page load waits for the first of them, and nobody downloads an administrator's words but
//! administrators.

use crate::Reason;

/// A selection of messages: all, or those that travel with a part of the app (`src/pages/chunk.rs`).
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Extent {
    /// All messages of the language.
    Whole,
    /// Messages of the app that are read before sign-in.
    First,
    /// Messages that every page behind sign-in may show.
    Work,
    /// Messages about all programs and about whether mail arrives, for the preview.
    Board,
    /// Messages of the pages that add and change an address, and those of [`Board`](Self::Board).
    Alias,
    /// Messages of administrators' pages, and those of [`Board`](Self::Board).
    Admin,
    /// Messages of the setup checklist, which the administrators' first page shows.
    Checklist,
    /// Messages of the page that examines a received mail, and those of [`Board`](Self::Board).
    Received,
    /// Messages of the page about the user's account.
    Account,
    /// Messages of the pages that links in mails and other sites lead to.
    Links,
    /// Messages of the guides.
    Write,
    /// Messages of the demo's mailbox.
    Demo,
}

/// Where a message belongs by the beginning of its id; the first that fits. What is not in the list is read before sign-in. `None` stays
/// on the server: emails and sentences for programs.
const HOMES: &[(&str, Option<Extent>)] = &[
    ("api-", None),
    ("demo-provider-", None),
    ("findings-", None),
    ("mails-", None),
    ("replies-", None),
    // What stands above every page after the language was switched.
    ("account-language-saved", Some(Extent::Work)),
    ("account-mails-", Some(Extent::Work)),
    ("account-", Some(Extent::Account)),
    ("aliases-edit-", Some(Extent::Alias)),
    ("aliases-", Some(Extent::Work)),
    // What a gateway keeps and changes stands in the list of addresses, too.
    ("arrival-badge-", Some(Extent::Work)),
    ("arrival-changed", Some(Extent::Work)),
    ("arrival-envelope", Some(Extent::Work)),
    ("arrival-field", Some(Extent::Work)),
    ("arrival-from", Some(Extent::Work)),
    ("arrival-is-", Some(Extent::Work)),
    ("arrival-kept", Some(Extent::Work)),
    ("arrival-message-id", Some(Extent::Work)),
    ("arrival-name", Some(Extent::Work)),
    ("arrival-not-shown", Some(Extent::Work)),
    ("arrival-received", Some(Extent::Work)),
    ("arrival-remedy", Some(Extent::Work)),
    ("arrival-reply", Some(Extent::Work)),
    ("arrival-seen-", Some(Extent::Work)),
    ("arrival-sender", Some(Extent::Work)),
    ("arrival-", Some(Extent::Board)),
    ("checklist-", Some(Extent::Checklist)),
    ("confirm-", Some(Extent::Links)),
    ("demo-", Some(Extent::Demo)),
    // What the server says of its catalogue, when somebody asks.
    ("evidence-remark-", None),
    ("evidence-", Some(Extent::Board)),
    // What is said of a gateway to its user; the rest is in the list of all.
    ("gateways-all-work", Some(Extent::Work)),
    ("gateways-certificate-", Some(Extent::Work)),
    ("gateways-enter-password", Some(Extent::Work)),
    ("gateways-fails", Some(Extent::Work)),
    ("gateways-last-", Some(Extent::Work)),
    ("gateways-look-at-", Some(Extent::Work)),
    ("gateways-next", Some(Extent::Work)),
    ("gateways-no-message-", Some(Extent::Work)),
    ("gateways-not-tried", Some(Extent::Work)),
    ("gateways-off-", Some(Extent::Work)),
    ("gateways-password-since", Some(Extent::Work)),
    ("gateways-sender-unknown", Some(Extent::Work)),
    ("gateways-unknown", Some(Extent::Work)),
    ("gateways-unproven", Some(Extent::Work)),
    ("gateways-works", Some(Extent::Work)),
    ("gateways-", Some(Extent::Admin)),
    ("help-", Some(Extent::Write)),
    // It stands in the header, too.
    ("people-title", Some(Extent::First)),
    ("people-", Some(Extent::Admin)),
    ("policy-", Some(Extent::Admin)),
    // The choice of programs, and those that are not shown without it.
    ("preview-effect-", Some(Extent::Board)),
    ("preview-filter-", Some(Extent::Board)),
    ("preview-platform-", Some(Extent::Work)),
    ("preview-program-neomutt-", Some(Extent::Board)),
    ("preview-program-notmuch-", Some(Extent::Board)),
    ("received-arrival-", Some(Extent::Board)),
    ("received-by-", Some(Extent::Board)),
    ("received-headers", Some(Extent::Board)),
    ("received-policy", Some(Extent::Board)),
    ("received-", Some(Extent::Received)),
    ("shell-leave-", Some(Extent::Work)),
    ("sign-in-link-", Some(Extent::Links)),
    ("wizard-contact", Some(Extent::Work)),
    ("wizard-continue", Some(Extent::Work)),
    ("wizard-done-list", Some(Extent::Work)),
    ("wizard-return-", Some(Extent::Links)),
    ("wizard-", Some(Extent::Alias)),
    ("write-", Some(Extent::Write)),
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
    /// The selections that the app downloads, each under its name.
    pub const PARTS: [Self; 11] = [
        Self::First,
        Self::Work,
        Self::Board,
        Self::Alias,
        Self::Admin,
        Self::Checklist,
        Self::Received,
        Self::Account,
        Self::Links,
        Self::Write,
        Self::Demo,
    ];

    /// Name in the address of its file, `/locales/en.first.json`; empty for the whole.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::First => "first",
            Self::Work => "work",
            Self::Board => "board",
            Self::Alias => "alias",
            Self::Admin => "admin",
            Self::Checklist => "checklist",
            Self::Received => "received",
            Self::Account => "account",
            Self::Links => "links",
            Self::Write => "write",
            Self::Demo => "demo",
        }
    }

    /// Parses a name that is not empty.
    pub fn parse(name: &str) -> Option<Self> {
        Self::PARTS.into_iter().find(|part| part.name() == name)
    }

    /// Returns true if the selection contains a message.
    pub fn takes(self, id: &str) -> bool {
        match home(id) {
            _ if self == Self::Whole => true,
            Some(Self::Board) => matches!(self, Self::Board | Self::Alias | Self::Admin | Self::Received),
            home => home == Some(self),
        }
    }

    /// Returns true if a page that has this selection has the message: pages behind sign-in have two others, as well.
    pub fn reaches(self, id: &str) -> bool {
        self.takes(id) || Self::First.takes(id) || (self != Self::First && Self::Work.takes(id))
    }
}

/// The selection that a message belongs to.
fn home(id: &str) -> Option<Extent> {
    if let Some(slug) = id.strip_prefix("reason-") {
        let early = EARLY.iter().any(|reason| reason.slug() == slug);
        return Some(if early { Extent::First } else { Extent::Work });
    }
    let known = HOMES.iter().find(|(beginning, _)| id.starts_with(beginning));
    known.map_or(Some(Extent::First), |(_, home)| *home)
}

#[cfg(test)]
mod tests {
    use super::Extent;

    #[test]
    fn what_travels_when() {
        for (id, parts) in [
            ("shell-retry", &[Extent::First][..]),
            ("sign-in-title", &[Extent::First]),
            ("sign-in-demo-title", &[Extent::First]),
            // Pages that need no sign-in, and come with what is behind it.
            ("sign-in-link-title", &[Extent::Links]),
            ("demo-title", &[Extent::Demo]),
            ("preview-title", &[Extent::First]),
            ("preview-program-outlook-web", &[Extent::First]),
            ("preview-platform-web", &[Extent::Work]),
            ("reason-credentials-wrong", &[Extent::First]),
            ("reason-port-invalid", &[Extent::Work]),
            ("account-title", &[Extent::Account]),
            ("account-mails-keep", &[Extent::Work]),
            ("wizard-title", &[Extent::Alias]),
            ("wizard-contact", &[Extent::Work]),
            ("write-title", &[Extent::Write]),
            ("policy-save", &[Extent::Admin]),
            ("gateways-title", &[Extent::Admin]),
            ("checklist-title", &[Extent::Checklist]),
            ("gateways-fails-since", &[Extent::Work]),
            // Only pages behind sign-in can be left with something unsaved.
            ("shell-leave-title", &[Extent::Work]),
            ("mails-subject", &[]),
            ("api-not-found", &[]),
            ("demo-provider-title", &[]),
            ("findings-empty", &[]),
            ("evidence-remark-terminal", &[]),
            ("replies-pending", &[]),
        ] {
            let found: Vec<_> = Extent::PARTS.into_iter().filter(|part| part.takes(id)).collect();
            assert_eq!(found, parts, "{id}");
            assert!(Extent::Whole.takes(id));
        }
        for id in [
            "preview-program-neomutt-all-headers",
            "preview-filter-all",
            "evidence-why-hidden",
        ] {
            let found: Vec<_> = Extent::PARTS.into_iter().filter(|part| part.takes(id)).collect();
            assert_eq!(
                found,
                [Extent::Board, Extent::Alias, Extent::Admin, Extent::Received],
                "{id}"
            );
        }
    }

    #[test]
    fn a_page_reaches_what_comes_with_it_and_before_it() {
        for (part, id, reaches) in [
            (Extent::Admin, "policy-save", true),
            (Extent::Admin, "aliases-title", true),
            (Extent::Admin, "shell-retry", true),
            (Extent::Admin, "evidence-why-hidden", true),
            (Extent::Work, "policy-save", false),
            (Extent::Alias, "policy-save", false),
            (Extent::First, "aliases-title", false),
        ] {
            assert_eq!(part.reaches(id), reaches, "{part:?} {id}");
        }
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for part in Extent::PARTS {
            assert_eq!(Extent::parse(part.name()), Some(part));
        }
        assert_eq!(Extent::parse(""), None);
        assert_eq!(Extent::parse("app"), None);
    }
}
