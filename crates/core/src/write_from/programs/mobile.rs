//! Programs for telephones and tablets.

use super::menu;
use crate::{
    clients::Platform,
    write_from::{AliasSupport, How, Note, OutgoingIdentity, Program, ReplyAddress, RowEvidence, Step},
};

/// Apple Mail on iOS. Source for Exchange accounts: feedback-assistant reports 272.
pub(super) const APPLE_MAIL_IOS: Program = Program {
    id: "apple-mail-ios",
    name: "Apple Mail (iPhone, iPad)",
    platform: Platform::Mobile,
    way: AliasSupport::Can {
        steps: &[Step::ByHand, Step::Choose],
        sends: OutgoingIdentity::Untraced,
        answers: ReplyAddress::Unknown,
    },
    notes: &[Note::NoExchange],
    seen: RowEvidence {
        how: How::Told,
        version: "2022",
        day: "2026-11-28",
    },
};

/// Outlook for mobile: OfficeDocs-Exchange issue 866, of 2019.
pub(super) const OUTLOOK_MOBILE: Program = Program {
    id: "outlook-mobile",
    name: "Outlook (iOS, Android)",
    platform: Platform::Mobile,
    way: AliasSupport::Cannot,
    notes: &[Note::MicrosoftOnly],
    seen: RowEvidence {
        how: How::Told,
        version: "2019",
        day: "2026-11-28",
    },
};

pub(super) const GMAIL_MOBILE: Program = Program {
    id: "gmail-mobile",
    name: "Gmail (iOS, Android)",
    platform: Platform::Mobile,
    way: AliasSupport::Unknown,
    notes: &[],
    seen: RowEvidence {
        how: How::NotFound,
        version: "2026",
        day: "2026-11-28",
    },
};

pub(super) const THUNDERBIRD_ANDROID: Program = Program {
    id: "thunderbird-android",
    name: "Thunderbird (Android), K-9 Mail",
    platform: Platform::Mobile,
    way: AliasSupport::Can {
        steps: &[
            Step::Open(menu(
                &["Account settings", "Sending mail", "Manage identities"],
                &["Impostazioni account", "Invio messaggio", "Gestione identità"],
                &["Ustawienia konta", "Wysyłanie poczty", "Tożsamości"],
            )),
            Step::Enter,
            Step::InMessage(menu(
                &["From", "Choose identity"],
                &["Scegli identità"],
                &["Wybierz tożsamość"],
            )),
        ],
        sends: OutgoingIdentity::Quiet,
        answers: ReplyAddress::Delivered,
    },
    notes: &[],
    seen: RowEvidence {
        how: How::Read,
        version: "24",
        day: "2026-11-28",
    },
};

pub(super) const FAIREMAIL: Program = Program {
    id: "fairemail",
    name: "FairEmail",
    platform: Platform::Mobile,
    way: AliasSupport::Can {
        steps: &[
            Step::Open(menu(
                &["Settings", "Manual setup and account options", "Identities"],
                &["Configurazione manuale e opzioni dell'account", "Identità"],
                &["Ręczna konfiguracja i opcje konta", "Tożsamości"],
            )),
            Step::Hold(menu(&["Create alias"], &["Creare un alias"], &["Utwórz alias"])),
            Step::Enter,
            Step::Choose,
        ],
        sends: OutgoingIdentity::Untraced,
        answers: ReplyAddress::Delivered,
    },
    notes: &[Note::DecidedOnReceipt],
    seen: RowEvidence {
        how: How::Read,
        version: "1.2331",
        day: "2026-11-28",
    },
};
