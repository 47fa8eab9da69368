//! Done: what happens from now on, and a test message.

use fromline_core::{
    api::SendAs,
    changes::GatewayChange,
    message::Identity,
    standing::{DonePlacement, Standing},
};
use leptos::{prelude::*, task::spawn_local};

use super::state::Wizard;
use crate::{
    alias_form::test_message,
    api::{self, ApiFailure},
    components::{Button, Notice, Progress, Tone},
    pages::{
        gateway_health::sender,
        standing::{known_policy, note, says_done, standing},
    },
    route::Route,
    router::Link,
    t,
    view::{show, show_if, text},
};

/// Draws the wizard's last view.
pub fn view(wizard: Wizard, previewed: Signal<Identity>) -> AnyView {
    let address = wizard.created.get_untracked().unwrap_or_default();
    let alias = RwSignal::new(None::<Result<SendAs, ApiFailure>>);
    let failed = RwSignal::new(false);
    let wanted = StoredValue::new(address.clone());
    let read = move || {
        spawn_local(async move {
            let read = api::get_alias(&wanted.get_value()).await;
            // What was read before stays, unless there is something better.
            if read.is_ok() || alias.try_with_untracked(Option::is_none) == Some(true) {
                alias.try_set(Some(read));
            }
        });
    };
    read();
    let tried = Callback::new(move |left: bool| {
        failed.set(!left);
        read();
    });
    let now = Memo::new(move |_| {
        known_policy();
        alias.with(|alias| Some(standing(alias.as_ref()?.as_ref().ok()?)))
    });
    // Whose mail arrives with another author does not send from the address.
    let is_replaced = move || {
        let is_from = |change: &GatewayChange| matches!(change, GatewayChange::From { .. });
        let arrived = wizard.arrived.get();
        arrived.is_some_and(|arrived| arrived.changes.iter().any(is_from))
    };
    let name = address.clone();
    let write = Route::WriteFrom(Some(address.clone()));
    // What is true of it is on its way: that it is confirmed is true of all.
    let heading = move || {
        let name = name.clone();
        match now.get() {
            Some(now) if !failed.get() && !is_replaced() => {
                says_done(now, DonePlacement::Wizard, name).into_any()
            }
            _ => t!("wizard-done-confirmed", address = name),
        }
    };
    let waiting = move || match (now.get(), alias.get().and_then(Result::err)) {
        (Some(_), _) => ().into_any(),
        (None, None) => view! { <Progress /> }.into_any(),
        (None, Some(failure)) => {
            view! { <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice> }.into_any()
        }
    };
    let settings = Route::EditAlias(address.clone());
    let panel = move || {
        let Some(first) = now.get_untracked() else {
            return ().into_any();
        };
        // Drawn once: what a test message showed stays while the address is read again.
        let now = Signal::derive(move || now.get().unwrap_or(first));
        view! {
            {show(move || note(now.get()).into_any())}
            {show(move || sender(wizard.sender_unknown.get()))}
            {test_message(address.clone(), previewed, now, wizard.arrived, tried)}
        }
        .into_any()
    };
    let fails = Memo::new(move |_| failed.get() || is_replaced() || now.get().is_some_and(Standing::fails));
    let actions = move || {
        let (write, settings) = (write.clone(), settings.clone());
        let class = if fails.get() { "button" } else { "button primary" };
        view! {
            {fails.get().then(|| view! {
                <Link to=settings class="button primary">{t!("wizard-done-settings")}</Link>
            })}
            <Link to=write class=class>{t!("wizard-done-write")}</Link>
        }
        .into_any()
    };
    view! {
        <h2 class="step-heading" tabindex="-1">{show(heading)}</h2>
        {show(waiting)}
        {show_if(move || now.get().is_some(), panel)}
        <div class="actions">
            {show(actions)}
            <Link to=Route::Aliases class="button">{t!("wizard-done-list")}</Link>
            <Button on_press=move || wizard.start_over()>{t!("wizard-done-another")}</Button>
        </div>
    }
    .into_any()
}
