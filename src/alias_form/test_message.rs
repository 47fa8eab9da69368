//! A test message by the alias's route, exactly what left, and what became of it.

use fromline_core::{
    api::{SeenArrival, SendAs, SendTestRequest, SendTestResponse, VerificationStatus},
    delivery_route::DeliveryRoute,
    message::{Identity, Mailbox, Message, compose},
    standing::{Placement, Standing},
};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api,
    components::{Button, Select, Status, Tone},
    i18n::{isolated, use_i18n},
    label,
    outcome::{Outcome, status},
    pages::standing::says,
    session::use_session,
    t, ts,
    view::{show, show_if},
};

/// Draws the panel for a test message from one address. `previewed` is the preview's identity, `now` the address's standing, `known` the
/// gateway's known changes. After each attempt `tried` learns whether the message left: by then the server knows how the gateway fares.
pub fn panel(
    address: String,
    previewed: Signal<Identity>,
    now: Signal<Standing>,
    known: RwSignal<Option<SeenArrival>>,
    tried: Callback<bool>,
) -> AnyView {
    let leaves = move || now.get().route().is_ok();
    let failed = RwSignal::new(false);
    // Of a message that did not leave nothing can have arrived.
    let is_told = Signal::derive(move || now.get().says_arrival().is_some() && !failed.get());
    let is_expected = Signal::derive(move || now.get().can_send());
    let arrived = super::arrived::view(address.clone(), is_told, is_expected, known);
    let by_organisation =
        Signal::derive(move || matches!(now.get().route(), Ok(DeliveryRoute::Organisation)));
    let doubtful = super::organisation_arrival(&address, by_organisation);
    view! {
        <div class="form test-message">
            <h3>{t!("wizard-test-heading")}</h3>
            <p>{show(move || says(now.get(), Placement::Test).into_any())}</p>
            {show_if(leaves, move || form(address.clone(), previewed, failed, tried))}
        </div>
        {arrived}
        {doubtful}
    }
    .into_any()
}

/// `failed`: whether the last one did not leave.
fn form(
    address: String,
    previewed: Signal<Identity>,
    failed: RwSignal<bool>,
    tried: Callback<bool>,
) -> AnyView {
    let account = untrack(|| use_session().account());
    let own = account.map(|account| account.address).unwrap_or_default();
    let to = RwSignal::new(own.clone());
    let recipients = RwSignal::new(vec![own]);
    spawn_local(async move {
        if let Ok(answer) = api::list_aliases().await {
            recipients.try_set(answer.send_as.into_iter().filter_map(recipient).collect());
        }
    });
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
            busy.try_set(false);
            failed.try_set(answer.is_err());
            let left = answer.is_ok();
            match answer {
                Ok(answer) => _ = sent.try_set(Some(answer)),
                Err(failure) => _ = outcome.try_set(Some(Outcome::Failed(failure))),
            }
            tried.try_run(left);
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
        <form class="form" on:submit=submit novalidate="">
            {show(select)}
            <Button submit=true busy=busy>{t!("wizard-test-send")}</Button>
            <Status message=progress />
            <Status message=status(outcome) />
            <div role="status">
                {show(move || sent.get().map(|sent| what_left(sent, &previewed.get_untracked())).into_any())}
            </div>
        </form>
    }
    .into_any()
}

/// One's own address that may get a test message.
fn recipient(alias: SendAs) -> Option<String> {
    let accepted = alias.verification_status == Some(VerificationStatus::Accepted);
    alias.send_as_email.filter(|_| accepted)
}

/// Headers and envelope, byte for byte, and whether they are those of the preview.
fn what_left(sent: SendTestResponse, previewed: &Identity) -> AnyView {
    let words = match sent.route {
        DeliveryRoute::Organisation => t!("wizard-test-sent-organization"),
        DeliveryRoute::Gateway => t!("wizard-test-sent-gateway"),
    };
    let Message {
        from,
        sender,
        reply_to,
        envelope_sender,
    } = compose(previewed, sent.route);
    let rows = [
        Row::of("from", Some(sent.from), Some(from)),
        Row::of("sender", sent.sender, sender),
        Row::of("reply-to", sent.reply_to, reply_to),
        Row {
            id: "envelope",
            left: Some(sent.envelope_sender),
            previewed: Some(envelope_sender),
            decoded: None,
        },
    ];
    let same = rows.iter().all(|row| row.left == row.previewed);
    let verdict = if same {
        t!("wizard-test-as-previewed")
    } else {
        t!("wizard-test-not-as-previewed")
    };
    view! {
        <div class=if same { "notice success" } else { "notice warning" }>
            <p>{words}</p>
            <dl class="headers">{rows.map(Row::view)}</dl>
            <p>{verdict}</p>
            {super::demo_link()}
        </div>
    }
    .into_any()
}

/// A header, or the envelope's sender: as it left, and as the preview has it.
struct Row {
    id: &'static str,
    left: Option<String>,
    previewed: Option<String>,
    /// What programs make of what the preview has.
    decoded: Option<String>,
}

impl Row {
    fn of(id: &'static str, left: Option<String>, previewed: Option<Mailbox>) -> Self {
        let values = previewed.map(|mailbox| (mailbox.header_value(), mailbox.decoded_value()));
        let (previewed, decoded) = values.unzip();
        Self {
            id,
            left,
            previewed,
            decoded,
        }
    }

    fn view(self) -> AnyView {
        let name = match self.id {
            "from" => "From".into_any(),
            "sender" => "Sender".into_any(),
            "reply-to" => "Reply-To".into_any(),
            _ => t!("wizard-test-envelope"),
        };
        let words = if self.left == self.previewed {
            // A name beyond ASCII is encoded on the way, and nobody can read that.
            let read = self.decoded.filter(|decoded| self.left.as_ref() != Some(decoded));
            read.map(|value| t!("wizard-test-decoded", value = value))
        } else {
            Some(match self.previewed {
                Some(value) => t!("wizard-test-previewed", value = value),
                None => t!("wizard-test-previewed-none"),
            })
        };
        let hint = words.map(|words| view! { <dd class="hint">{words}</dd> });
        let id = self.id;
        view! { <div><dt>{name}</dt><dd data-header=id>{written(self.left)}</dd>{hint}</div> }.into_any()
    }
}

/// The value of a header, or that there is none.
fn written(value: Option<String>) -> AnyView {
    match value {
        Some(value) => view! { <code>{isolated(value)}</code> }.into_any(),
        None => view! { <span class="hint">{t!("wizard-test-none")}</span> }.into_any(),
    }
}
