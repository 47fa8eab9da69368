//! Pages in a browser.

use super::{same, words};
use crate::clients::{Client, Compare, Evidence, Grade, Names, Opened, Platform, Rule};

pub(super) const OUTLOOK_WEB: Client = Client {
    id: "outlook-web",
    name: "Outlook on the web, new Outlook, Outlook.com",
    platform: Platform::Web,
    list: Names::Name,
    open: Opened::Line(Names::Both),
    sender: Rule::Via(same("via")),
    evidence: Evidence {
        grade: Grade::B,
        source: "Microsoft Learn, anti-phishing policies: the via tag. With a Sender header reports conflict",
        version: "2026",
    },
};

pub(super) const GMAIL_WEB: Client = Client {
    id: "gmail-web",
    name: "Gmail (web)",
    platform: Platform::Web,
    list: Names::Name,
    open: Opened::Line(Names::Both),
    sender: Rule::Via(words("via", "tramite", "przez")),
    evidence: Evidence {
        grade: Grade::B,
        source: "support.google.com/mail/answer/1311182; rule: wordtothewise.com/2011/07; the Polish word is assumed",
        version: "2026",
    },
};

pub(super) const ROUNDCUBE: Client = Client {
    id: "roundcube",
    name: "Roundcube",
    platform: Platform::Web,
    list: Names::Name,
    open: Opened::Row(words("From", "Da", "Od"), Names::Name),
    sender: Rule::Details(
        words("Sender", "Mittente", "Nadawca"),
        Names::Name,
        Compare::Value,
    ),
    evidence: Evidence {
        grade: Grade::A,
        source: "program/actions/mail/show.php message_headers; program/localization/*/labels.inc",
        version: "1.6.5",
    },
};

pub(super) const ZIMBRA_CLASSIC: Client = Client {
    id: "zimbra-classic",
    name: "Zimbra (Classic)",
    platform: Platform::Web,
    list: Names::Name,
    open: Opened::Row(words("From:", "Da:", "Od:"), Names::Name),
    sender: Rule::Inline(words("on behalf of", "per conto di", "w imieniu"), Names::Name),
    evidence: Evidence {
        grade: Grade::A,
        source: "Zimbra/zm-web-client ZmMailMsgView.js _getAddrInfo; ZmMsg_it, ZmMsg_pl onBehalfOfMidLabel",
        version: "518cc8b",
    },
};

pub(super) const OPEN_XCHANGE: Client = Client {
    id: "open-xchange",
    name: "Open-Xchange App Suite",
    platform: Platform::Web,
    list: Names::Name,
    open: Opened::Line(Names::Both),
    sender: Rule::Row(same("Via"), Names::Bracketed, Compare::Address),
    evidence: Evidence {
        grade: Grade::A,
        source: "open-xchange/appsuite-frontend ui/apps/io.ox/mail/detail/view.js; labels in it, pl not read",
        version: "7.10",
    },
};

pub(super) const NEXTCLOUD_MAIL: Client = Client {
    id: "nextcloud-mail",
    name: "Nextcloud Mail",
    platform: Platform::Web,
    list: Names::Name,
    open: Opened::TwoLines,
    sender: Rule::Nothing,
    evidence: Evidence {
        grade: Grade::A,
        source: "nextcloud/mail src/components/ThreadEnvelope.vue",
        version: "e5734fe",
    },
};

pub(super) const SNAPPYMAIL: Client = Client {
    id: "snappymail",
    name: "SnappyMail",
    platform: Platform::Web,
    list: Names::Name,
    open: Opened::Line(Names::Both),
    sender: Rule::Nothing,
    evidence: Evidence {
        grade: Grade::A,
        source: "dev/View/User/MailBox/MessageView.js viewFromShort",
        version: "ba49691",
    },
};

pub(super) const SOGO: Client = Client {
    id: "sogo",
    name: "SOGo",
    platform: Platform::Web,
    list: Names::Name,
    open: Opened::TwoLines,
    sender: Rule::Nothing,
    evidence: Evidence {
        grade: Grade::A,
        source: "UI/Templates/MailerUI/UIxMailViewTemplate.wox",
        version: "5",
    },
};

pub(super) const PROTON_MAIL: Client = Client {
    id: "proton-mail",
    name: "Proton Mail",
    platform: Platform::Web,
    list: Names::Name,
    open: Opened::Line(Names::Both),
    sender: Rule::Nothing,
    evidence: Evidence {
        grade: Grade::A,
        source: "ProtonMail/WebClients HeaderExpanded.tsx",
        version: "2026-08",
    },
};

pub(super) const YAHOO_MAIL: Client = Client {
    id: "yahoo-mail",
    name: "Yahoo Mail",
    platform: Platform::Web,
    list: Names::Name,
    open: Opened::Line(Names::Both),
    sender: Rule::Nothing,
    evidence: Evidence {
        grade: Grade::D,
        source: "nothing reliable found",
        version: "2026",
    },
};
