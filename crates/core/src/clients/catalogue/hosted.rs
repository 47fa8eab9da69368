//! Mail services that people have an account with.

use super::{same, words};
use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform, Sign,
        style::{both, name},
    },
    text::id,
};

pub(super) const GMAIL_WEB: Client = Client {
    id: "gmail-web",
    name: "Gmail (web)",
    platform: Platform::Web,
    list: List::From(name),
    open: &[Line::From(Label::None, both)],
    details: &[],
    signs: &[Sign::Via(&words("via", "tramite", "przez")), Sign::Question],
    evidence: Evidence::new(
        Grade::B,
        "support.google.com/mail/answer/1311182, /180707; wordtothewise.com/2011/07",
        "2026",
    )
    .remarks(&[id!("evidence-remark-polish-assumed")]),
};

pub(super) const PROTON_MAIL: Client = Client {
    id: "proton-mail",
    name: "Proton Mail",
    platform: Platform::Web,
    list: List::From(name),
    open: &[Line::From(Label::None, both)],
    details: &[],
    signs: &[Sign::DmarcFailed(&same(
        "This email has failed its domain's authentication requirements. It may be spoofed or improperly forwarded.",
    ))],
    evidence: Evidence::new(
        Grade::A,
        "ProtonMail/WebClients HeaderExpanded.tsx, extras/ExtraSpamScore.tsx",
        "2026-08",
    )
    .remarks(&[id!("evidence-remark-words-not-read")]),
};

pub(super) const TUTA: Client = Client {
    id: "tuta",
    name: "Tuta",
    platform: Platform::Web,
    list: List::From(name),
    open: &[Line::From(Label::None, name)],
    details: &[Line::Sender(Label::Own(&same("Sender")), both, Compare::Address)],
    signs: &[],
    evidence: Evidence::new(
        Grade::A,
        "tutao/tutanota MailViewerHeader.ts renderDetails",
        "0f34397",
    )
    .remarks(&[id!("evidence-remark-tuta")]),
};

pub(super) const ZOHO_MAIL: Client = Client {
    id: "zoho-mail",
    name: "Zoho Mail",
    platform: Platform::Web,
    list: List::From(name),
    open: &[Line::From(Label::None, both)],
    details: &[Line::Sender(Label::Own(&same("Sent by")), both, Compare::Address)],
    signs: &[Sign::Via(&same("via"))],
    evidence: Evidence::new(Grade::B, "zoho.com/mail/help/email-encryption.html", "2026")
        .remarks(&[id!("evidence-remark-zoho")]),
};

pub(super) const YAHOO_MAIL: Client = not_known("yahoo-mail", "Yahoo Mail");
pub(super) const FASTMAIL: Client = not_known("fastmail", "Fastmail");
pub(super) const HEY: Client = not_known("hey", "HEY");

/// A service that we could not look at: assumed to show From and nothing else.
const fn not_known(id: &'static str, name_of_it: &'static str) -> Client {
    Client {
        id,
        name: name_of_it,
        platform: Platform::Web,
        list: List::From(name),
        open: &[Line::From(Label::None, both)],
        details: &[],
        signs: &[],
        evidence: Evidence::new(Grade::D, "", "2026"),
    }
}
