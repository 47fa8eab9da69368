//! Done: what happens from now on, and a test message.

use fromline_core::{api::SendAs, message::Identity, standing::DonePlacement};
use leptos::{prelude::*, task::spawn_local};

use super::{state::Wizard, test_message};
use crate::{
    api::{self, ApiFailure},
    components::{Button, Notice, Progress, Tone},
    pages::{
        gateway_health::sender,
        standing::{known_policy, note, says_done, standing},
    },
    route::Route,
    router::Link,
    t,
    view::{show, text},
};

/// Draws the wizard's last view.
pub fn view(wizard: Wizard, previewed: Signal<Identity>) -> AnyView {
    let address = wizard.created.get_untracked().unwrap_or_default();
    let alias = RwSignal::new(None::<Result<SendAs, ApiFailure>>);
    let wanted = address.clone();
    spawn_local(async move {
        let read = api::get_alias(&wanted).await;
        alias.try_set(Some(read));
    });
    let now = Memo::new(move |_| {
        known_policy();
        alias.with(|alias| Some(standing(alias.as_ref()?.as_ref().ok()?)))
    });
    let name = address.clone();
    let write = Route::WriteFrom(Some(address.clone()));
    // What is true of it is on its way: that it is confirmed is true of all.
    let heading = move || {
        let name = name.clone();
        match now.get() {
            Some(now) => says_done(now, DonePlacement::Wizard, name).into_any(),
            None => t!("wizard-done-confirmed", address = name),
        }
    };
    let rest = move || {
        let Some(now) = now.get() else {
            return match alias.get().and_then(Result::err) {
                None => view! { <Progress /> }.into_any(),
                Some(failure) => view! {
                    <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
                }
                .into_any(),
            };
        };
        view! {
            {note(now)}
            {show(move || sender(wizard.sender_unknown.get()))}
            {test_message::panel(address.clone(), previewed, Signal::stored(now), wizard.arrived)}
        }
        .into_any()
    };
    view! {
        <h2 class="step-heading" tabindex="-1">{show(heading)}</h2>
        {show(rest)}
        <div class="actions">
            <Link to=write class="button primary">{t!("wizard-done-write")}</Link>
            <Link to=Route::Aliases class="button">{t!("wizard-done-list")}</Link>
            <Button on_press=move || wizard.start_over()>{t!("wizard-done-another")}</Button>
        </div>
    }
    .into_any()
}
