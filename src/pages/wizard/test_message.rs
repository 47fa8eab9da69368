//! A test message by the alias's route, exactly what left, and what became of it.

use fromline_core::{
    api::{SendAs, SendTestRequest, SendTestResponse, VerificationStatus},
    route::Route,
};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api,
    components::{Button, Select, Status, Tone},
    i18n::use_i18n,
    label,
    outcome::{Outcome, status},
    session::use_session,
    t, ts,
    view::show,
};

/// The panel for one address; `by_gateway`: whether it has a server of its own.
pub fn panel(address: String, by_gateway: Signal<bool>) -> AnyView {
    let account = untrack(|| use_session().account());
    let own = account.map(|account| account.address).unwrap_or_default();
    let to = RwSignal::new(own.clone());
    let recipients = RwSignal::new(vec![own]);
    spawn_local(async move {
        if let Ok(answer) = api::list_aliases().await {
            recipients.set(answer.send_as.into_iter().filter_map(recipient).collect());
        }
    });
    let arrived = super::arrived::view(address.clone(), by_gateway);
    let sent = RwSignal::new(None::<SendTestResponse>);
    let outcome = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        outcome.set(None);
        sent.set(None);
        let language = untrack(|| use_i18n().language().code().to_owned());
        let request = SendTestRequest {
            to: to.get_untracked(),
            language: Some(language),
        };
        let address = address.clone();
        spawn_local(async move {
            let answer = api::send_test(&address, &request).await;
            busy.set(false);
            match answer {
                Ok(answer) => sent.set(Some(answer)),
                Err(failure) => outcome.set(Some(Outcome::Failed(failure))),
            }
        });
    };
    let select = move || {
        let options = recipients
            .get()
            .into_iter()
            .map(|address| (address.clone(), Signal::stored(address)));
        view! { <Select label=label!("wizard-test-to") value=to options=options.collect() /> }.into_any()
    };
    let progress = Signal::derive(move || busy.get().then(|| (Tone::Info, ts!("wizard-test-sending"))));
    view! {
        <form class="form test-message" on:submit=submit novalidate="">
            <h3>{t!("wizard-test-heading")}</h3>
            <p>{t!("wizard-test-text")}</p>
            {show(select)}
            <Button submit=true busy=busy>{t!("wizard-test-send")}</Button>
            <Status message=progress />
            <Status message=status(outcome) />
            <div role="status">{show(move || sent.get().map(what_left).into_any())}</div>
        </form>
        {arrived}
    }
    .into_any()
}

/// One's own address that may get a test message.
fn recipient(alias: SendAs) -> Option<String> {
    let accepted = alias.verification_status == Some(VerificationStatus::Accepted);
    alias.send_as_email.filter(|_| accepted)
}

/// Headers and envelope, byte for byte.
fn what_left(sent: SendTestResponse) -> AnyView {
    let words = match sent.route {
        Route::Organisation => t!("wizard-test-sent-organization"),
        Route::Gateway => t!("wizard-test-sent-gateway"),
    };
    let row = |name: AnyView, id: &'static str, value: Option<String>| {
        let value = match value {
            Some(value) => view! { <code data-header=id><bdi>{value}</bdi></code> }.into_any(),
            None => view! { <span class="hint" data-header=id>{t!("wizard-test-none")}</span> }.into_any(),
        };
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
    };
    view! {
        <div class="notice success">
            <p>{words}</p>
            <dl class="headers">
                {row("From".into_any(), "from", Some(sent.from))}
                {row("Sender".into_any(), "sender", sent.sender)}
                {row("Reply-To".into_any(), "reply-to", sent.reply_to)}
                {row(t!("wizard-test-envelope"), "envelope", Some(sent.envelope_sender))}
            </dl>
            {super::demo_link()}
        </div>
    }
    .into_any()
}
