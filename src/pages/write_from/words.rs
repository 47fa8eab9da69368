//! Words for what the table of programs says.

use fromline_core::write_from::{ACCOUNT, How, Note, RowEvidence};
use leptos::prelude::*;

use crate::{format, i18n::use_i18n, t, view::show};

/// Draws a menu entry as the program writes it; the account's entry is described, since its name differs.
pub fn entry(entry: &'static str) -> AnyView {
    if entry == ACCOUNT {
        let language = use_i18n().language.get_untracked();
        view! { <li lang=language.code()><i>{t!("write-account")}</i></li> }.into_any()
    } else {
        view! { <li>{entry}</li> }.into_any()
    }
}

/// Describes a further fact about a program.
pub fn note(note: Note) -> AnyView {
    match note {
        Note::MicrosoftOnly => t!("write-note-microsoft-only"),
        Note::NoExchange => t!("write-note-no-exchange"),
        Note::SentShowsAccount => t!("write-note-sent"),
        Note::DeletedWhileWaiting => t!("write-note-deleted"),
        Note::DecidedOnReceipt => t!("write-note-receipt"),
        Note::RecognisesOnly(label) => t!("write-note-recognises", label = label.to_owned()),
        Note::DefaultIdentityOption => t!("write-note-default"),
        Note::MailcowTypes => t!("write-note-mailcow"),
    }
}

/// Describes the evidence for an entry: its kind, version and date.
pub fn seen(seen: RowEvidence) -> AnyView {
    let draw = move || {
        let version = seen.version.to_owned();
        let day = format::date(use_i18n().language(), seen.day);
        match seen.how {
            How::Run => t!("write-seen-run", version = version, day = day),
            How::Read => t!("write-seen-read", version = version, day = day),
            How::Told => t!("write-seen-told", version = version, day = day),
            How::NotFound => t!("write-seen-none", day = day),
        }
    };
    show(draw)
}
