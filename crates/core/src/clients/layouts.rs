//! The layouts that are known, by program. Read in the programs' source, in vendors' help, or in users' reports; November 2026.

use super::{
    Evidence, Grade,
    layout::{
        Avatar, Date, HEAD, Head, Layout, Lines, ListRow, NEUTRAL, Opener, ROW, Recipients, Subject, Weight,
    },
};
use crate::text::id;

/// The layouts by program id. Programs not listed have [`NEUTRAL`].
pub(super) const LAYOUTS: &[(&str, Layout)] = &[
    (
        "apple-mail-ios",
        Layout {
            row: ROW,
            head: Head {
                avatar: Avatar::Round,
                evidence: Evidence::new(Grade::C, "cryptosmith.com 2020, techecho 25262355", "2020")
                    .remarks(&[id!("evidence-remark-layout-tap")]),
                ..HEAD
            },
        },
    ),
    (
        "apple-mail",
        Layout {
            row: ROW,
            head: Head {
                avatar: Avatar::Round,
                evidence: Evidence::new(Grade::C, "olympus.net help; letemsvetemapplem", "2018")
                    .remarks(&[id!("evidence-remark-layout-arrow")]),
                ..HEAD
            },
        },
    ),
    (
        "gmail-mobile",
        Layout {
            row: ListRow {
                avatar: Avatar::Round,
                lines: Lines::Three,
                weight: Weight::Bold,
                evidence: Evidence::new(
                    Grade::A,
                    "LineageOS UnifiedEmail conversation_item_view.xml",
                    "17abdd5",
                )
                .remarks(&[id!("evidence-remark-layout-open-base")]),
            },
            head: Head {
                avatar: Avatar::Round,
                opener: Opener::Triangle,
                evidence: Evidence::new(
                    Grade::B,
                    "support.google.com/mail/answer/180707; LineageOS UnifiedEmail MessageHeaderView.java",
                    "2026",
                )
                .remarks(&[id!("evidence-remark-layout-open-base")]),
                ..HEAD
            },
        },
    ),
    (
        "gmail-web",
        Layout {
            row: ROW,
            head: Head {
                avatar: Avatar::Round,
                opener: Opener::Triangle,
                evidence: Evidence::new(
                    Grade::B,
                    "support.google.com/mail/answer/1311182, /180707",
                    "2026",
                )
                .remarks(&[id!("evidence-remark-layout-gmail")]),
                ..HEAD
            },
        },
    ),
    (
        "outlook-classic",
        Layout {
            row: ListRow {
                lines: Lines::Two,
                weight: Weight::Bold,
                evidence: Evidence::new(Grade::B, "Microsoft Press, Outlook 2010 Step by Step", "2010")
                    .remarks(&[id!("evidence-remark-layout-two-lines")]),
                ..ROW
            },
            head: HEAD,
        },
    ),
    (
        "outlook-web",
        Layout {
            row: ROW,
            head: Head {
                avatar: Avatar::Round,
                evidence: Evidence::new(
                    Grade::B,
                    "MicrosoftDocs defender-docs anti-phishing-policies-about.md",
                    "2025-01-07",
                )
                .remarks(&[id!("evidence-remark-layout-outlook-web")]),
                ..HEAD
            },
        },
    ),
    ("thunderbird", THUNDERBIRD),
    ("thunderbird-show-sender", THUNDERBIRD),
    (
        "thunderbird-android",
        Layout {
            row: ListRow {
                avatar: Avatar::Round,
                lines: Lines::SubjectFirst,
                weight: Weight::Bold,
                evidence: Evidence::new(
                    Grade::A,
                    "thunderbird/thunderbird-android MessageViewHolder.kt, DisplayInboxSettings.kt",
                    "a59bd67",
                ),
            },
            head: Head {
                avatar: Avatar::Round,
                cut: true,
                opener: Opener::Hidden,
                evidence: Evidence::new(
                    Grade::A,
                    "thunderbird/thunderbird-android message_view_header.xml",
                    "a59bd67",
                )
                .remarks(&[id!("evidence-remark-layout-button")]),
                ..HEAD
            },
        },
    ),
    (
        "fairemail",
        Layout {
            row: ListRow {
                avatar: Avatar::Round,
                lines: Lines::Two,
                weight: Weight::Bold,
                evidence: Evidence::new(Grade::A, "M66B/FairEmail", "e23dd9d")
                    .remarks(&[id!("evidence-remark-layout-fairemail")]),
            },
            head: Head {
                avatar: Avatar::Round,
                evidence: Evidence::new(
                    Grade::A,
                    "M66B/FairEmail include_message_addresses.xml",
                    "e23dd9d",
                ),
                ..HEAD
            },
        },
    ),
    (
        "proton-mail",
        Layout {
            row: ListRow {
                avatar: Avatar::Tile,
                lines: Lines::Two,
                weight: Weight::Bold,
                evidence: Evidence::new(Grade::A, "ProtonMail/WebClients ItemColumnLayout.tsx", "ba70d3f"),
            },
            head: Head {
                avatar: Avatar::Tile,
                cut: true,
                evidence: Evidence::new(
                    Grade::A,
                    "ProtonMail/WebClients HeaderExpanded.tsx, RecipientItemLayout.tsx",
                    "9f781ca, 041704e",
                ),
                ..HEAD
            },
        },
    ),
    (
        "roundcube",
        Layout {
            row: ListRow {
                avatar: Avatar::DotBelow,
                lines: Lines::Two,
                weight: Weight::Small,
                evidence: Evidence::new(Grade::ARun, "Roundcube, Elastic", "1.6.5")
                    .remarks(&[id!("evidence-remark-layout-seen")]),
            },
            head: Head {
                avatar: Avatar::Blank,
                date: Date::Sentence,
                recipients: Recipients::Hidden,
                opener: Opener::Links,
                evidence: Evidence::new(Grade::ARun, "Roundcube, Elastic", "1.6.5")
                    .remarks(&[id!("evidence-remark-layout-seen")]),
                ..HEAD
            },
        },
    ),
    (
        "nextcloud-mail",
        Layout {
            row: ListRow {
                avatar: Avatar::Round,
                lines: Lines::Three,
                weight: Weight::Bold,
                evidence: Evidence::new(Grade::A, "nextcloud/mail Envelope.vue", "e5734fe"),
            },
            head: Head {
                avatar: Avatar::Round,
                opener: Opener::Triangle,
                evidence: Evidence::new(Grade::A, "nextcloud/mail ThreadEnvelope.vue", "e5734fe"),
                ..HEAD
            },
        },
    ),
    (
        "sogo",
        Layout {
            row: ListRow {
                avatar: Avatar::Round,
                lines: Lines::Two,
                weight: Weight::Bold,
                evidence: Evidence::new(
                    Grade::A,
                    "Alinto/sogo sgMessageListItemMain.directive.js",
                    "ee2ebbb",
                ),
            },
            head: Head {
                avatar: Avatar::Round,
                date: Date::Subject,
                evidence: Evidence::new(Grade::A, "Alinto/sogo UIxMailViewTemplate.wox", "ee2ebbb"),
                ..HEAD
            },
        },
    ),
    ("open-xchange", OPEN_XCHANGE),
    ("libero", OPEN_XCHANGE),
    (
        "zoho-mail",
        Layout {
            head: Head {
                opener: Opener::Triangle,
                evidence: Evidence::new(Grade::B, "zoho.com/mail/help/email-encryption.html", "2026")
                    .remarks(&[id!("evidence-remark-layout-zoho")]),
                ..HEAD
            },
            ..NEUTRAL
        },
    ),
];

const OPEN_XCHANGE: Layout = Layout {
    row: ListRow {
        avatar: Avatar::None,
        lines: Lines::Two,
        weight: Weight::Bold,
        evidence: Evidence::new(
            Grade::A,
            "open-xchange/appsuite-frontend mail/listview.js",
            "7.10",
        ),
    },
    head: Head {
        avatar: Avatar::Tile,
        evidence: Evidence::new(
            Grade::A,
            "open-xchange/appsuite-frontend mail/detail/view.js",
            "7.10",
        ),
        ..HEAD
    },
};

/// The default, cards. All headers open in the same head, between those who receive and the subject.
const THUNDERBIRD: Layout = Layout {
    row: ListRow {
        avatar: Avatar::Dot,
        lines: Lines::Two,
        weight: Weight::Bold,
        evidence: Evidence::new(Grade::ARun, "Thunderbird, cards", "153.8.0esr")
            .remarks(&[id!("evidence-remark-layout-seen")]),
    },
    head: Head {
        avatar: Avatar::Round,
        subject: Subject::Below,
        date: Date::Recipients,
        recipients: Recipients::Below,
        evidence: Evidence::new(Grade::ARun, "Thunderbird", "153.8.0esr")
            .remarks(&[id!("evidence-remark-layout-seen")]),
        ..HEAD
    },
};
