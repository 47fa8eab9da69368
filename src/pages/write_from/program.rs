//! One program: its steps, and what it does with answers.

use fromline_core::write_from::{AliasSupport, Menu, OutgoingIdentity, Program, ReplyAddress, Step};
use leptos::prelude::*;

use super::words;
use crate::{i18n::use_i18n, t, view::show};

/// Draws a program's name and, when opened, its instructions.
pub fn view(program: &'static Program, address: Option<&str>) -> AnyView {
    let badge = match program.way {
        AliasSupport::Can { .. } => ().into_any(),
        AliasSupport::Cannot => {
            view! { " "<span class="badge warning">{t!("write-cannot")}</span> }.into_any()
        }
        AliasSupport::Unknown => view! { " "<span class="badge">{t!("write-unknown")}</span> }.into_any(),
    };
    let notes = program
        .notes
        .iter()
        .map(|note| view! { <p>{words::note(*note)}</p> });
    let notes: Vec<_> = notes.collect();
    view! {
        <details name="program" data-program=program.id>
            <summary>{name(program)}{badge}</summary>
            <div>
                {way(program.way, address)}
                {notes}
                <dl class="meaning"><dt>{t!("write-seen")}</dt><dd>{words::seen(program.seen)}</dd></dl>
            </div>
        </details>
    }
    .into_any()
}

/// What it calls itself; two of them have a word of the language in it.
fn name(program: &'static Program) -> AnyView {
    match program.id {
        "outlook-classic" => t!("write-program-outlook-classic"),
        "outlook-new" => t!("write-program-outlook-new"),
        _ => view! { <span lang="en">{program.name}</span> }.into_any(),
    }
}

fn way(way: AliasSupport, address: Option<&str>) -> AnyView {
    let (steps, sends, answers) = match way {
        AliasSupport::Cannot => return view! { <p>{t!("write-cannot-text")}</p> }.into_any(),
        AliasSupport::Unknown => return view! { <p>{t!("write-unknown-text")}</p> }.into_any(),
        AliasSupport::Can {
            steps,
            sends,
            answers,
        } => (steps, sends, answers),
    };
    let items: Vec<_> = steps
        .iter()
        .map(|one| view! { <li>{step(*one, address)}</li> })
        .collect();
    view! {
        <ol>{items}</ol>
        {answering(answers, address)}
        <dl class="meaning"><dt>{t!("write-sends")}</dt><dd>{sending(sends)}</dd></dl>
    }
    .into_any()
}

fn step(step: Step, address: Option<&str>) -> AnyView {
    match (step, address.map(str::to_owned)) {
        (Step::Open(words), _) => view! { {t!("write-step-open")}{menu(words)} }.into_any(),
        (Step::Hold(words), _) => view! { {t!("write-step-hold")}{menu(words)} }.into_any(),
        (Step::InMessage(words), _) => view! { {t!("write-step-message")}{menu(words)} }.into_any(),
        (Step::Enter, None) => t!("write-step-enter"),
        (Step::Enter, Some(address)) => t!("write-step-enter-address", address = address),
        (Step::Type, None) => t!("write-step-type"),
        (Step::Type, Some(address)) => t!("write-step-type-address", address = address),
        (Step::Choose, None) => t!("write-step-choose"),
        (Step::Choose, Some(address)) => t!("write-step-choose-address", address = address),
        (Step::KeepServer, _) => t!("write-step-server"),
        (Step::Configure(lines), address) => {
            view! { {t!("write-step-configure")}{code(lines, address.as_deref())} }.into_any()
        }
        (Step::Run(lines), address) => {
            view! { {t!("write-step-run")}{code(lines, address.as_deref())} }.into_any()
        }
        (Step::ByHand, _) => t!("write-step-by-hand"),
    }
}

/// Entries of menus, in the program's words in the page's language, or in English with a word about it.
fn menu(menu: Menu) -> AnyView {
    let draw = move || {
        let language = use_i18n().language();
        let (entries, spoken) = menu.words(language);
        let entries: Vec<_> = entries.iter().map(|entry| words::entry(entry)).collect();
        let foreign = (spoken != language).then(|| view! { <p class="hint">{t!("write-words-english")}</p> });
        view! { <ul class="menu" lang=spoken.code() dir=spoken.direction()>{entries}</ul>{foreign} }
            .into_any()
    };
    show(draw)
}

/// Lines of a configuration, with the address in them.
fn code(lines: &str, address: Option<&str>) -> AnyView {
    let lines = lines.replace("{address}", address.unwrap_or("user.name@partner.com"));
    view! { <pre dir="ltr" tabindex="0"><code>{lines}</code></pre> }.into_any()
}

/// Which address an answer is from: a warning where that tells the primary address.
fn answering(answers: ReplyAddress, address: Option<&str>) -> AnyView {
    let (class, words) = match answers {
        ReplyAddress::Addressed => ("notice", t!("write-answers-addressed")),
        ReplyAddress::Delivered => ("notice", t!("write-answers-delivered")),
        ReplyAddress::Account => ("notice warning", t!("write-answers-account")),
        ReplyAddress::Unknown => ("notice warning", t!("write-answers-unknown")),
        ReplyAddress::Configured(lines) => (
            "notice warning",
            view! { {t!("write-answers-configured")}{code(lines, address)} }.into_any(),
        ),
    };
    view! {
        <div class=class><p><b>{t!("write-answers")}</b></p><div>{words}</div></div>
    }
    .into_any()
}

fn sending(sends: OutgoingIdentity) -> AnyView {
    match sends {
        OutgoingIdentity::Quiet => t!("write-sends-quiet"),
        OutgoingIdentity::AccountAsSender => t!("write-sends-sender"),
        OutgoingIdentity::AccountInEnvelope => t!("write-sends-envelope"),
        OutgoingIdentity::Untraced => t!("write-sends-untraced"),
    }
}
