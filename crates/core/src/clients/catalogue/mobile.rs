//! Telephones and tablets.

use super::words;
use crate::clients::{Client, Compare, Evidence, Grade, Names, Opened, Platform, Rule};

pub(super) const THUNDERBIRD_ANDROID: Client = Client {
    id: "thunderbird-android",
    name: "Thunderbird for Android, K-9",
    platform: Platform::Mobile,
    list: Names::Name,
    open: Opened::Line(Names::Name),
    sender: Rule::Details(
        words("Sender", "Mittente", "Nadawca"),
        Names::Both,
        Compare::Never,
    ),
    evidence: Evidence {
        grade: Grade::A,
        source: "thunderbird-android MessageHeader.java, MessageDetailsViewModel.kt; values-it, values-pl",
        version: "a59bd67",
    },
};

pub(super) const FAIREMAIL: Client = Client {
    id: "fairemail",
    name: "FairEmail",
    platform: Platform::Mobile,
    list: Names::Name,
    open: Opened::Line(Names::Name),
    sender: Rule::Row(
        words("Sent by:", "Inviato da:", "Wysłane przez:"),
        Names::Both,
        Compare::Address,
    ),
    evidence: Evidence {
        grade: Grade::A,
        source: "M66B/FairEmail MessageHelper.getSubmitter, AdapterMessage.java; values-it-rIT, values-pl-rPL",
        version: "e23dd9d",
    },
};

pub(super) const OUTLOOK_MOBILE: Client = Client {
    id: "outlook-mobile",
    name: "Outlook (iOS, Android)",
    platform: Platform::Mobile,
    list: Names::Name,
    open: Opened::Line(Names::Name),
    sender: Rule::Nothing,
    evidence: Evidence {
        grade: Grade::D,
        source: "nothing reliable found",
        version: "2026",
    },
};

pub(super) const GMAIL_MOBILE: Client = Client {
    id: "gmail-mobile",
    name: "Gmail (iOS, Android)",
    platform: Platform::Mobile,
    list: Names::Name,
    open: Opened::Line(Names::Name),
    sender: Rule::Nothing,
    evidence: Evidence {
        grade: Grade::D,
        source: "nothing reliable found; details may show via as on the web",
        version: "2026",
    },
};
