//! Pages in a browser.

use super::menu;
use crate::{
    clients::Platform,
    write_from::{
        ACCOUNT, AliasSupport, How, Note, OutgoingIdentity, Program, ReplyAddress, RowEvidence, Step,
    },
};

pub(super) const ROUNDCUBE: Program = Program {
    id: "roundcube",
    name: "Roundcube",
    platform: Platform::Web,
    way: AliasSupport::Can {
        steps: &[
            Step::Open(menu(
                &["Settings", "Identities", "Create"],
                &["Impostazioni", "Identità", "Crea una nuova identità"],
                &["Ustawienia", "Tożsamości", "Utwórz nową tożsamość"],
            )),
            Step::Enter,
            Step::Choose,
        ],
        sends: OutgoingIdentity::Quiet,
        answers: ReplyAddress::Addressed,
    },
    notes: &[],
    seen: RowEvidence {
        how: How::Run,
        version: "1.6.5, Debian 12",
        day: "2026-11-28",
    },
};

pub(super) const SOGO: Program = Program {
    id: "sogo",
    name: "SOGo",
    platform: Platform::Web,
    way: AliasSupport::Can {
        steps: &[
            Step::Open(menu(
                &["Preferences", "Mail", "IMAP Accounts", ACCOUNT, "New Identity"],
                &["Account IMAP", ACCOUNT, "Nuova Identità"],
                &["Konta IMAP", ACCOUNT, "Nowa tożsamość"],
            )),
            Step::Enter,
            Step::Choose,
        ],
        sends: OutgoingIdentity::Quiet,
        answers: ReplyAddress::Addressed,
    },
    notes: &[Note::DefaultIdentityOption, Note::MailcowTypes],
    seen: RowEvidence {
        how: How::Read,
        version: "5.12.7",
        day: "2026-11-28",
    },
};

pub(super) const NEXTCLOUD_MAIL: Program = Program {
    id: "nextcloud-mail",
    name: "Nextcloud Mail",
    platform: Platform::Web,
    way: AliasSupport::Can {
        steps: &[
            Step::Open(menu(
                &["Account settings", "Aliases", "Add alias", "Create alias"],
                &["Impostazioni account", "Alias", "Aggiungi alias", "Crea alias"],
                &["Ustawienia konta", "Aliasy", "Dodaj alias", "Utwórz alias"],
            )),
            Step::Enter,
            Step::Choose,
        ],
        sends: OutgoingIdentity::Untraced,
        answers: ReplyAddress::Account,
    },
    notes: &[Note::DeletedWhileWaiting],
    seen: RowEvidence {
        how: How::Read,
        version: "5.11, 5.12",
        day: "2026-11-28",
    },
};

pub(super) const SNAPPYMAIL: Program = Program {
    id: "snappymail",
    name: "SnappyMail",
    platform: Platform::Web,
    way: AliasSupport::Can {
        steps: &[
            Step::Open(menu(
                &["Accounts", "Add an Identity"],
                &["Aggiungi identità"],
                &["Dodaj tożsamość"],
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
        version: "2.38.2",
        day: "2026-11-28",
    },
};

/// Horde IMP; the words of its menus were not looked for.
pub(super) const HORDE_IMP: Program = Program {
    id: "horde-imp",
    name: "Horde IMP",
    platform: Platform::Web,
    way: AliasSupport::Can {
        steps: &[Step::ByHand, Step::Choose],
        sends: OutgoingIdentity::Untraced,
        answers: ReplyAddress::Addressed,
    },
    notes: &[],
    seen: RowEvidence {
        how: How::Read,
        version: "2024",
        day: "2026-11-28",
    },
};
