//! MH-E, which shows what nmh lists as Emacs shows messages.

use super::{
    emacs::{plain, visible},
    mailx::scan,
};
use crate::{
    clients::{Client, Compare, Evidence, Grade, Label, Line, List, Platform},
    text::id,
};

pub(super) const MH_E: Client = Client {
    id: "mh-e",
    name: "MH-E",
    platform: Platform::Terminal,
    list: List::Of(|headers| visible(&scan(headers))),
    open: &[
        Line::From(Label::AsWritten, plain),
        Line::Sender(Label::AsWritten, plain, Compare::Never),
        Line::ReplyTo(Label::AsWritten, plain, Compare::Never),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "Emacs 28.2, nmh 1.8~RC2")
        .remarks(&[id!("evidence-remark-terminal")]),
};
