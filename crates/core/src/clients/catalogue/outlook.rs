//! Outlook in its forms.

use super::{same, words};
use crate::{
    clients::{
        Client, Evidence, Grade, Label, Line, List, Platform, Sign,
        style::{both, name},
    },
    headers::Field,
    text::id,
};

pub(super) const OUTLOOK_CLASSIC: Client = Client {
    id: "outlook-classic",
    name: "Outlook (classic, Windows)",
    platform: Platform::Desktop,
    list: List::From(name),
    open: &[Line::OnBehalf(
        Label::None,
        &words(
            "{sender} on behalf of {from}",
            "{sender} per conto di {from}",
            "{sender} w imieniu {from}",
        ),
        both,
        both,
    )],
    details: &[],
    signs: &[],
    evidence: Evidence::new(
        Grade::C,
        "jstedfast/MailKit#917; docker-mailserver#4793; Microsoft, Manage permissions for recipients",
        "2013 to 365",
    )
    .remarks(&[id!("evidence-remark-polish-assumed")]),
};

pub(super) const OUTLOOK_2010: Client = Client {
    id: "outlook-2010",
    name: "Outlook 2007, 2010",
    platform: Platform::Desktop,
    list: List::From(name),
    open: &[Line::OnBehalf(
        Label::None,
        &words(
            "{sender}; on behalf of; {from}",
            "{sender}; per conto di; {from}",
            "{sender}; w imieniu; {from}",
        ),
        name,
        in_square_brackets,
    )],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::C, "swiftmailer#678", "2007, 2010")
        .remarks(&[id!("evidence-remark-words-assumed")]),
};

pub(super) const OUTLOOK_WEB: Client = Client {
    id: "outlook-web",
    name: "Outlook on the web, new Outlook, Outlook.com",
    platform: Platform::Web,
    list: List::From(name),
    open: &[Line::From(Label::None, both)],
    details: &[],
    signs: &[Sign::Via(&same("via")), Sign::Question],
    evidence: Evidence::new(Grade::B, "Microsoft Learn, anti-phishing policies", "2026")
        .remarks(&[id!("evidence-remark-outlook-web")]),
};

pub(super) const OUTLOOK_MAC: Client = Client {
    id: "outlook-mac",
    name: "Outlook for Mac",
    platform: Platform::Desktop,
    open: OUTLOOK_CLASSIC.open,
    evidence: Evidence::new(Grade::D, "", "2026").remarks(&[id!("evidence-remark-outlook-mac")]),
    ..OUTLOOK_CLASSIC
};

pub(super) const OUTLOOK_MOBILE: Client = Client {
    id: "outlook-mobile",
    name: "Outlook (iOS, Android)",
    platform: Platform::Mobile,
    list: List::From(name),
    open: &[Line::From(Label::None, name)],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::D, "", "2026"),
};

fn in_square_brackets(field: &Field) -> String {
    field
        .first()
        .map_or_else(String::new, |mailbox| match mailbox.name.as_str() {
            "" => mailbox.address.clone(),
            name => format!("{name} [{}]", mailbox.address),
        })
}
