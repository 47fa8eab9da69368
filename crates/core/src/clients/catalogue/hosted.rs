//! Mail services that people have an account with.

use super::{same, words};
use crate::clients::{
    Client, Compare, Evidence, Grade, Label, Line, List, Platform, Sign,
    style::{both, name},
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
        "support.google.com/mail/answer/1311182, /180707; rule: wordtothewise.com/2011/07; the Polish word is assumed",
        "2026",
    ),
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
        "ProtonMail/WebClients HeaderExpanded.tsx, extras/ExtraSpamScore.tsx; the Italian and Polish words were not read",
        "2026-08",
    ),
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
        "tutao/tutanota MailViewerHeader.ts renderDetails; that its server takes Sender for the technical sender is assumed",
        "0f34397",
    ),
};

pub(super) const ZOHO_MAIL: Client = Client {
    id: "zoho-mail",
    name: "Zoho Mail",
    platform: Platform::Web,
    list: List::From(name),
    open: &[Line::From(Label::None, both)],
    details: &[Line::Sender(Label::Own(&same("Sent by")), both, Compare::Address)],
    signs: &[Sign::Via(&same("via"))],
    evidence: Evidence::new(
        Grade::B,
        "zoho.com/mail/help/email-encryption.html: via at the sender, a triangle opens whoever sent. Whether Sender or the envelope \
         decides is not said; that it is who vouches is assumed",
        "2026",
    ),
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
        evidence: Evidence::new(Grade::D, "nothing reliable found", "2026"),
    }
}
