//! What a move of people or of a unit does to mail, said before it is done.

use fromline_core::{
    api::{MoveChange, MoveResult},
    policy::{PolicyChange, SuspendedMail},
};
use leptos::prelude::*;

use super::editor;
use crate::{label, pages::notify::Telling, t};

/// Draws what the move would do, and whether those whom it concerns are told; nothing until it is known.
pub fn view(tried: Option<MoveResult>, telling: Telling) -> AnyView {
    let Some(tried) = tried else {
        return ().into_any();
    };
    if tried.changes.is_empty() {
        return view! { <p class="effect">{t!("policy-move-nobody")}</p> }.into_any();
    }
    let users: u32 = tried.changes.iter().map(|change| change.users).sum();
    let lines = tried.changes.into_iter().filter_map(|change| {
        let example = change.example.clone().map(|example| {
            let (address, user) = (example.address, example.user_address);
            view! { <br /><span class="hint">{t!("policy-move-example", address = address, user = user)}</span> }
        });
        let words = sentence(&change)?;
        Some(view! { <li>{words}{example}</li> })
    });
    view! {
        <ul class="effect">{lines.collect::<Vec<_>>()}</ul>
        {telling.view(label!("policy-notify", count = users), Signal::stored(users))}
    }
    .into_any()
}

/// What a change means for mail; nothing if mail goes the same way.
fn sentence(change: &MoveChange) -> Option<AnyView> {
    let (before, after) = (editor::policy(&change.before), editor::policy(&change.after));
    let count = change.aliases;
    Some(match PolicyChange::between(before, after)? {
        PolicyChange::On => t!("policy-move-on", count = count),
        PolicyChange::Off(SuspendedMail::Refuse) | PolicyChange::Mail(SuspendedMail::Refuse) => {
            t!("policy-move-refuse", count = count)
        }
        PolicyChange::Off(SuspendedMail::OnBehalf) | PolicyChange::Mail(SuspendedMail::OnBehalf) => {
            t!("policy-move-behalf", count = count)
        }
    })
}
