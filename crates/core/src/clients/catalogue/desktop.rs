//! Programs with windows.

use super::{same, words};
use crate::clients::{Client, Compare, Evidence, Grade, Names, Opened, Platform, Rule};

pub(super) const OUTLOOK_CLASSIC: Client = Client {
    id: "outlook-classic",
    name: "Outlook (classic, Windows)",
    platform: Platform::Desktop,
    list: Names::Name,
    open: Opened::Line(Names::Both),
    sender: Rule::Inline(words("on behalf of", "per conto di", "w imieniu"), Names::Both),
    evidence: Evidence {
        grade: Grade::C,
        source: "jstedfast/MailKit#917; docker-mailserver#4793; order: Microsoft, Manage permissions for recipients",
        version: "2013 to 365",
    },
};

pub(super) const APPLE_MAIL: Client = Client {
    id: "apple-mail",
    name: "Apple Mail (macOS, iOS)",
    platform: Platform::Desktop,
    list: Names::Name,
    open: Opened::Line(Names::Name),
    sender: Rule::Nothing,
    evidence: Evidence {
        grade: Grade::C,
        source: "PHPMailer#1250; tech-and-check-alerts#166",
        version: "2017 to 2019",
    },
};

pub(super) const THUNDERBIRD: Client = Client {
    id: "thunderbird",
    name: "Thunderbird",
    platform: Platform::Desktop,
    list: Names::Both,
    open: Opened::TwoLines,
    sender: Rule::Nothing,
    evidence: Evidence {
        grade: Grade::A,
        source: "releases-comm-central mail/base/content/msgHdrView.js; mailnews.headers.showSender is false",
        version: "153",
    },
};

pub(super) const THUNDERBIRD_SHOW_SENDER: Client = Client {
    id: "thunderbird-show-sender",
    name: "Thunderbird with showSender",
    platform: Platform::Desktop,
    list: Names::Both,
    open: Opened::TwoLines,
    sender: Rule::Row(
        words("Sender", "Mittente", "Wysyłane przez"),
        Names::Both,
        Compare::Address,
    ),
    evidence: Evidence {
        grade: Grade::A,
        source: "releases-comm-central mail/base/content/msgHdrView.js; labels: msgHdrViewOverlay of the language packs",
        version: "153",
    },
};

pub(super) const KMAIL: Client = Client {
    id: "kmail",
    name: "KMail",
    platform: Platform::Desktop,
    list: Names::Name,
    open: Opened::Row(words("From:", "Da:", "Od:"), Names::Both),
    sender: Rule::Row(
        words("Sender:", "Mittente:", "Nadawca:"),
        Names::Both,
        Compare::Never,
    ),
    evidence: Evidence {
        grade: Grade::A,
        source: "KDE/messagelib defaultgrantleeheaderstyleplugin/theme/5.2/header.html; po/libmessageviewer6.po",
        version: "theme 5.2",
    },
};

pub(super) const EVOLUTION: Client = Client {
    id: "evolution",
    name: "Evolution",
    platform: Platform::Desktop,
    list: Names::Both,
    open: Opened::Row(words("From:", "Da:", "Od:"), Names::Both),
    sender: Rule::Nothing,
    evidence: Evidence {
        grade: Grade::A,
        source: "GNOME/evolution src/em-format/e-mail-part-headers.c, basic_headers",
        version: "3.46.4",
    },
};

pub(super) const GEARY: Client = Client {
    id: "geary",
    name: "Geary",
    platform: Platform::Desktop,
    list: Names::Name,
    open: Opened::Row(words("From:", "Da:", "Od:"), Names::Both),
    sender: Rule::Row(
        words("Sent by:", "Inviato da:", "Wysłane przez:"),
        Names::Both,
        Compare::Address,
    ),
    evidence: Evidence {
        grade: Grade::A,
        source: "GNOME/geary src/client/conversation-viewer/conversation-message.vala; po/it.po, po/pl.po",
        version: "43",
    },
};

pub(super) const CLAWS_MAIL: Client = Client {
    id: "claws-mail",
    name: "Claws Mail",
    platform: Platform::Desktop,
    list: Names::Name,
    open: Opened::Row(words("From:", "Da:", "Od:"), Names::Both),
    sender: Rule::Row(
        words("Sender:", "Mittente:", "Nadawca:"),
        Names::Both,
        Compare::Never,
    ),
    evidence: Evidence {
        grade: Grade::ARun,
        source: "src/prefs_display_header.c, src/textview.c; run under Xvfb",
        version: "4.1.1",
    },
};

pub(super) const SYLPHEED: Client = Client {
    id: "sylpheed",
    name: "Sylpheed",
    platform: Platform::Desktop,
    list: Names::Name,
    open: Opened::Row(words("From:", "Da:", "Od:"), Names::Both),
    sender: Rule::Row(same("Sender:"), Names::Both, Compare::Never),
    evidence: Evidence {
        grade: Grade::A,
        source: "src/prefs_display_header.c, defaults[]",
        version: "3.8",
    },
};
