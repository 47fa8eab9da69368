//! Programs with windows.

use super::menu;
use crate::{
    clients::Platform,
    write_from::{
        ACCOUNT, AliasSupport, How, Note, OutgoingIdentity, Program, ReplyAddress, RowEvidence, Step,
    },
};

/// Outlook classic, as reported in hMailServer's issue 13 and docker-mailserver's issue 4793, among others.
pub(super) const OUTLOOK_CLASSIC: Program = Program {
    id: "outlook-classic",
    name: "Outlook (classic)",
    platform: Platform::Desktop,
    way: AliasSupport::Can {
        steps: &[
            Step::InMessage(menu(&["From", "Other Email Address…"], &[], &[])),
            Step::Type,
        ],
        sends: OutgoingIdentity::AccountAsSender,
        answers: ReplyAddress::Account,
    },
    notes: &[Note::SentShowsAccount],
    seen: RowEvidence {
        how: How::Told,
        version: "2014–2026",
        day: "2026-11-28",
    },
};

pub(super) const OUTLOOK_NEW: Program = Program {
    id: "outlook-new",
    name: "Outlook (new)",
    platform: Platform::Desktop,
    way: AliasSupport::Unknown,
    notes: &[],
    seen: RowEvidence {
        how: How::NotFound,
        version: "2026",
        day: "2026-11-28",
    },
};

/// Thunderbird, run from Debian's package; words from `messenger/accountcreation` and the account manager's files.
pub(super) const THUNDERBIRD: Program = Program {
    id: "thunderbird",
    name: "Thunderbird",
    platform: Platform::Desktop,
    way: AliasSupport::Can {
        steps: &[
            Step::Open(menu(
                &["Account Settings", ACCOUNT, "Manage Identities…", "Add…"],
                &["Impostazioni account", ACCOUNT, "Gestione identità…", "Aggiungi…"],
                &["Konfiguracja kont", ACCOUNT, "Zarządzaj tożsamościami…", "Dodaj…"],
            )),
            Step::Enter,
            Step::KeepServer,
            Step::Choose,
        ],
        sends: OutgoingIdentity::Quiet,
        answers: ReplyAddress::Addressed,
    },
    notes: &[],
    seen: RowEvidence {
        how: How::Run,
        version: "153.8.0 ESR, Debian 12",
        day: "2026-11-28",
    },
};

/// Apple Mail on macOS. On the wire: openradar 35667841; words: Apple's Polish page for High Sierra.
pub(super) const APPLE_MAIL: Program = Program {
    id: "apple-mail",
    name: "Apple Mail (Mac)",
    platform: Platform::Desktop,
    way: AliasSupport::Can {
        steps: &[
            Step::Open(menu(
                &[
                    "Accounts",
                    ACCOUNT,
                    "Account Information",
                    "Email Address",
                    "Edit Email Addresses",
                    "+",
                ],
                &[],
                &[
                    "Mail",
                    "Preferencje",
                    "Konta",
                    ACCOUNT,
                    "Dane konta",
                    "Adres email",
                    "Edytuj adresy email",
                ],
            )),
            Step::Enter,
            Step::Choose,
        ],
        sends: OutgoingIdentity::Quiet,
        answers: ReplyAddress::Unknown,
    },
    notes: &[],
    seen: RowEvidence {
        how: How::Told,
        version: "macOS High Sierra",
        day: "2026-11-28",
    },
};

pub(super) const EVOLUTION: Program = Program {
    id: "evolution",
    name: "Evolution",
    platform: Platform::Desktop,
    way: AliasSupport::Can {
        steps: &[
            Step::Open(menu(
                &[
                    "Preferences",
                    "Mail Accounts",
                    ACCOUNT,
                    "Edit",
                    "Identity",
                    "Aliases",
                    "Add",
                ],
                &[
                    "Preferenze",
                    "Account di posta",
                    ACCOUNT,
                    "Modifica",
                    "Identità",
                    "Alias",
                    "Aggiungi",
                ],
                &[
                    "Preferencje",
                    "Konta poczty",
                    ACCOUNT,
                    "Edycja",
                    "Tożsamość",
                    "Aliasy",
                    "Dodaj",
                ],
            )),
            Step::Enter,
            Step::Choose,
        ],
        sends: OutgoingIdentity::Untraced,
        answers: ReplyAddress::Unknown,
    },
    notes: &[],
    seen: RowEvidence {
        how: How::Read,
        version: "3.46, Debian 12",
        day: "2026-11-28",
    },
};

pub(super) const GEARY: Program = Program {
    id: "geary",
    name: "Geary",
    platform: Platform::Desktop,
    way: AliasSupport::Can {
        steps: &[
            Step::Open(menu(
                &["Accounts", ACCOUNT, "Email addresses", "Add"],
                &["Indirizzi email", "Aggiungi"],
                &["Adresy e-mail", "Dodaj"],
            )),
            Step::Enter,
            Step::Choose,
        ],
        sends: OutgoingIdentity::Quiet,
        answers: ReplyAddress::Addressed,
    },
    notes: &[],
    seen: RowEvidence {
        how: How::Read,
        version: "46",
        day: "2026-11-28",
    },
};

pub(super) const KMAIL: Program = Program {
    id: "kmail",
    name: "KMail",
    platform: Platform::Desktop,
    way: AliasSupport::Can {
        steps: &[
            Step::Open(menu(
                &["Identities", "Add a new identity"],
                &["Identità", "Aggiungi una nuova identità"],
                &["Tożsamości", "Dodaj nową tożsamość"],
            )),
            Step::Enter,
            Step::KeepServer,
            Step::Choose,
        ],
        sends: OutgoingIdentity::Untraced,
        answers: ReplyAddress::Addressed,
    },
    notes: &[Note::RecognisesOnly("Email aliases")],
    seen: RowEvidence {
        how: How::Read,
        version: "22.12",
        day: "2026-11-28",
    },
};
