//! Notmuch on the command line.

use super::same;
use crate::{
    address::is_invisible,
    clients::{
        Client, Evidence, Grade, Label, Line, List, Platform,
        style::{as_written, first_name},
    },
    find::split_once,
    headers::Field,
    text::id,
};

pub(super) const NOTMUCH: Client = Client {
    id: "notmuch",
    name: "Notmuch",
    platform: Platform::Terminal,
    list: List::From(search),
    open: &[
        Line::From(Label::None, without_returns),
        Line::From(Label::Own(&same("From:")), without_returns),
        Line::NoFrom(Label::Own(&same("From:")), &same("(null)")),
    ],
    details: &[],
    signs: &[],
    evidence: Evidence::new(Grade::ARun, "docs/conformance.md", "0.37")
        .remarks(&[id!("evidence-remark-terminal")]),
};

/// The first author.
fn search(field: &Field) -> String {
    authors(field).replace('\r', "?").replace('\n', " ")
}

/// The first author's name. A name with bidi controls is not shown at all. `Last, First` is turned round where the address is
/// `first.last@`: `_thread_cleanup_author` of lib/thread.cc.
pub(super) fn authors(field: &Field) -> String {
    let name = first_name(field);
    if name
        .chars()
        .any(|character| is_invisible(character) && !character.is_control())
    {
        return String::new();
    }
    let address = field
        .first()
        .map(|mailbox| mailbox.address.as_str())
        .unwrap_or_default();
    let turned = split_once(&name, ", ").map(|(last, first)| format!("{first} {last}"));
    let is_address = |turned: &String| {
        let local = address.split('@').next().unwrap_or_default();
        local.eq_ignore_ascii_case(&turned.replace(' ', "."))
    };
    turned.filter(is_address).unwrap_or(name)
}

fn without_returns(field: &Field) -> String {
    as_written(field).replace('\r', "")
}
