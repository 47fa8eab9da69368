//! Other programs for telephones and tablets.

use super::words;
use crate::clients::{
    Client, Evidence, Grade, Label, Line, List, Platform,
    style::{both, name},
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
    details: &[],
    signs: &[],
    evidence: Evidence::new(
        Grade::D,
        "nothing reliable found; details may show via as on the web",
        "2026",
    ),
};
