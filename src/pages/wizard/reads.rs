//! The choice of who delivers, by its effect: what one program that names whoever transmits shows of the sender.

use fromline_core::{
    authentication::Authentication,
    clients::{BESIDE, program_name, render},
    headers::Headers,
    message::compose,
};
use leptos::prelude::*;

use super::state::Wizard;
use crate::{i18n::use_i18n, session::use_session, t, view::show};

/// Draws the sentence about the chosen route.
pub fn view(wizard: Wizard) -> AnyView {
    let Some(account) = untrack(|| use_session().account()) else {
        return ().into_any();
    };
    let identity = wizard.fields.identity(account);
    let draw = move || {
        let message = identity.with(|identity| compose(identity, wizard.route()));
        let facts = Authentication::expected(&message);
        let card = render(&Headers::from(&message), &facts, BESIDE, use_i18n().language());
        let Some(row) = card.rows.first() else {
            return ().into_any();
        };
        let (name, from) = (program_name(&use_i18n(), BESIDE), row.text.clone());
        view! { <p class="reads">{t!("wizard-reads", program = name, from = from)}</p> }.into_any()
    };
    view! { <div role="status">{show(draw)}</div> }.into_any()
}
