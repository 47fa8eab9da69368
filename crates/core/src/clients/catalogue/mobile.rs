//! Other programs for telephones and tablets.

use super::words;
use crate::{
    clients::{
        Client, Compare, Evidence, Grade, Label, Line, List, Platform, Sign,
        style::{both, name},
    },
    text::id,
};

pub(super) const FAIREMAIL: Client = Client {
    id: "fairemail",
    name: "FairEmail",
    platform: Platform::Mobile,
    list: List::From(name),
    open: &[
        Line::From(Label::None, name),
        Line::Submitter(
            Label::Own(&words("Sent by:", "Inviato da:", "Wysłane przez:")),
            both,
        ),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(
        Grade::A,
        "M66B/FairEmail MessageHelper.getSubmitter, AdapterMessage.java; values-it-rIT, values-pl-rPL",
        "e23dd9d",
    ),
};

pub(super) const GMAIL_MOBILE: Client = Client {
    id: "gmail-mobile",
    name: "Gmail (iOS, Android)",
    platform: Platform::Mobile,
    list: List::From(name),
    open: &[Line::From(Label::None, name)],
    details: &[
        Line::From(Label::None, both),
        Line::ReplyTo(
            Label::Own(&words("Reply-To:", "Rispondi a:", "Odpowiedz do:")),
            both,
            Compare::Address,
        ),
    ],
    signs: &[Sign::ViaInDetails(&words("via", "tramite", "przez"))],
    evidence: Evidence::new(Grade::B, "support.google.com/mail/answer/180707; LineageOS UnifiedEmail MessageHeaderView.renderEmailList, values-it, values-pl", "17abdd5, 2026").remarks(&[id!("evidence-remark-gmail-mobile")]),
};
