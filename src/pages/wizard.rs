//! The wizard that adds an alias: address, who delivers, confirmation, done. Beside it the preview, as one types.

mod address;
mod arrived;
mod confirmation;
mod connecting;
mod contact;
mod delivery;
mod detection;
mod done;
mod draft;
mod fields;
mod form;
mod gateway;
mod organisation_arrival;
mod others;
mod password_hint;
mod platform;
mod question;
mod reads;
mod state;
mod step;
mod test_message;

use fromline_core::{
    api::{Account, SeenArrival},
    changes::GatewayChange,
    delivery_route::DeliveryRoute,
    message::Identity,
};
use leptos::prelude::*;

use crate::{
    components::{Beside, Button, Look, Notice, Status, Tone, focus_first_error},
    focus::focus,
    route::Route,
    router::{Link, use_router},
    session::use_session,
    t, ts,
    view::{attribute, show, show_if},
};
use state::Wizard;
use step::WizardStep;

pub use confirmation::panel as confirmation;
pub use connecting::connecting;
pub use contact::contact;
pub use delivery::choice as delivery_choice;
pub use detection::Detection;
pub use fields::Fields;
pub use form::{FieldId, TypedAlias};
pub use gateway::view as gateway_fields;
pub use platform::{UNICODE, as_mailed, to_ascii};
pub use test_message::panel as test_message;

/// Fragment of the wizard's step for gateways, without `#`.
pub const STEP_OF_GATEWAY: &str = WizardStep::Delivery.fragment();

/// Draws the wizard that adds an address.
pub fn page() -> AnyView {
    // Once: a change of the account, such as the policy's, must not begin the wizard anew.
    let Some(account) = untrack(|| use_session().account()) else {
        return ().into_any();
    };
    let relay = Memo::new(|_| {
        use_session()
            .account()
            .is_some_and(|account| account.organisation.relay)
    });
    let wizard = Wizard::start(&account);
    view! {
        <h1 tabindex="-1">{t!("wizard-title")}</h1>
        {show_if(move || !relay.get(), no_relay)}
        {show_if(move || relay.get(), move || steps(wizard, account.clone()))}
    }
    .into_any()
}

/// Said before anything is typed.
fn no_relay() -> AnyView {
    view! {
        <Notice tone=Tone::Warning>
            <p>{t!("wizard-no-relay")}</p>
            {contact(t!("wizard-contact"))}
            <p><Link to=Route::Aliases>{t!("wizard-done-list")}</Link></p>
        </Notice>
    }
    .into_any()
}

fn steps(wizard: Wizard, account: Account) -> AnyView {
    let step = Memo::new(move |_| shown(wizard));
    Effect::new(move |before: Option<Shown>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            // Led back by a refusal, one looks for the field that it is about.
            let led_back = now == Shown::Step(WizardStep::Address) && wizard.fields.is_address_refused();
            if led_back {
                focus_first_error();
            } else {
                focus("main .step-heading");
            }
        }
        now
    });
    let identity = wizard.fields.identity(account);
    let changes = Signal::derive(move || wizard.arrived.with(|arrived| changes_of(arrived.as_ref())));
    let content = move || match step.get() {
        Shown::Added => added(wizard),
        Shown::Step(WizardStep::Address) => address::view(wizard),
        Shown::Step(WizardStep::Delivery) => delivery::view(wizard),
        Shown::Step(WizardStep::Confirm) => confirm(wizard),
        Shown::Step(WizardStep::Done) => done::view(wizard, identity),
    };
    view! {
        {show(move || progress(step.get()))}
        <div class="with-aside wizard">
            <div>
                <section class="card">{show(content)}</section>
                <p class="guide"><Link to=Route::Help>{t!("wizard-guide")}</Link></p>
            </div>
            {beside(
                identity,
                Signal::derive(move || Some(wizard.route())),
                Signal::derive(move || !wizard.is_own_domain()),
                changes,
            )}
        </div>
    }
    .into_any()
}

/// Known changes of a gateway.
pub fn changes_of(arrived: Option<&SeenArrival>) -> Vec<GatewayChange> {
    arrived.map(|arrived| arrived.changes.clone()).unwrap_or_default()
}

/// Draws what recipients will see by each route, the one in use marked, or that mail takes none; the gateway's with its changes.
///
/// `has_choice`: whether a gateway can deliver at all; else the organisation's route is shown alone.
pub fn beside(
    identity: Signal<Identity>,
    by: Signal<Option<DeliveryRoute>>,
    has_choice: Signal<bool>,
    changes: Signal<Vec<GatewayChange>>,
) -> AnyView {
    let routes = Memo::new(move |_| match (has_choice.get(), by.get()) {
        (true, first) => Beside::order(first.unwrap_or_default()),
        (false, _) => vec![DeliveryRoute::Organisation],
    });
    let beside = Beside {
        identity,
        changes: Some(changes),
        captions: Beside::ROUTES,
        routes: routes.into(),
    };
    let chosen = attribute(move || {
        by.get().map(|route| match route {
            DeliveryRoute::Gateway => "gateway".to_owned(),
            DeliveryRoute::Organisation => "organisation".to_owned(),
        })
    });
    view! {
        <aside class="beside" aria-labelledby="beside-heading" data-delivers=chosen>
            <h2 id="beside-heading">{t!("wizard-preview")}</h2>
            {show_if(
                move || by.get().is_none(),
                || view! { <p class="hint">{t!("wizard-preview-refused")}</p> }.into_any(),
            )}
            {show_if(
                move || changes.with(|changes| !changes.is_empty()),
                || view! { <p class="hint">{t!("arrival-preview")}</p> }.into_any(),
            )}
            {beside.view()}
        </aside>
    }
    .into_any()
}

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shown {
    Step(WizardStep),
    /// The user returned to a form that has been sent already.
    Added,
}

/// The step in the address bar, if what it needs is there.
fn shown(wizard: Wizard) -> Shown {
    let step = use_router().fragment.with(|fragment| WizardStep::parse(fragment));
    let created = wizard.created.with(Option::is_some);
    match step {
        WizardStep::Address | WizardStep::Delivery if created => Shown::Added,
        WizardStep::Confirm | WizardStep::Done if !created => Shown::Step(WizardStep::Address),
        // A link into the middle of a wizard that was never begun.
        WizardStep::Delivery
            if wizard
                .fields
                .address
                .with_untracked(|address| address.trim().is_empty()) =>
        {
            Shown::Step(WizardStep::Address)
        }
        step => Shown::Step(step),
    }
}

/// Where one stands, for everybody and as words.
fn progress(shown: Shown) -> AnyView {
    let at = match shown {
        Shown::Step(step) => step,
        Shown::Added => WizardStep::Confirm,
    };
    let items = WizardStep::ALL.map(|step| {
        let words = match step {
            WizardStep::Address => t!("wizard-step-address"),
            WizardStep::Delivery => t!("wizard-step-delivery"),
            WizardStep::Confirm => t!("wizard-step-confirm"),
            WizardStep::Done => t!("wizard-step-done"),
        };
        let class = if step.number() < at.number() { "past" } else { "" };
        view! { <li class=class aria-current=(step == at).then_some("step")>{words}</li> }
    });
    let number = (at != WizardStep::Done).then(|| {
        view! { <p class="visually-hidden">{t!("wizard-progress", step = at.number(), steps = 3_u8)}</p> }
    });
    view! { {number}<ol class="steps">{items.into_iter().collect::<Vec<_>>()}</ol> }.into_any()
}

/// Step 3.
fn confirm(wizard: Wizard) -> AnyView {
    let address = wizard.created.get_untracked().unwrap_or_default();
    let confirmed = Callback::new(|()| use_router().push_fragment(WizardStep::Done.fragment()));
    view! {
        <h2 class="step-heading" tabindex="-1">{t!("wizard-confirm-heading")}</h2>
        {confirmation(address, confirmed)}
        <p class="later">
            <Link to=Route::Aliases>{t!("wizard-later")}</Link>" "<span class="hint">{t!("wizard-later-hint")}</span>
        </p>
    }
    .into_any()
}

/// Back in the first steps after the address was added: it is changed elsewhere.
fn added(wizard: Wizard) -> AnyView {
    let address = wizard.created.get_untracked().unwrap_or_default();
    let go = || use_router().push_fragment(WizardStep::Confirm.fragment());
    view! {
        <h2 class="step-heading" tabindex="-1"><bdi>{address.clone()}</bdi></h2>
        <p>{t!("wizard-already")}</p>
        <div class="actions">
            <Button look=Look::Primary on_press=go>{t!("wizard-already-go")}</Button>
            <Link to=Route::EditAlias(address) class="button">{t!("wizard-already-edit")}</Link>
            <Button on_press=move || wizard.start_over()>{t!("wizard-already-new")}</Button>
        </div>
    }
    .into_any()
}

/// Number of refused fields, read aloud; the fields themselves say why.
pub fn faults_status(fields: Fields) -> AnyView {
    let message = Signal::derive(move || {
        let count = fields.faults.with(Vec::len);
        (count > 0).then(|| (Tone::Error, ts!("wizard-errors", count = count)))
    });
    view! { <Status message=message /> }.into_any()
}

/// Link to the demo's mailbox, in the demo.
pub fn demo_link() -> AnyView {
    show_if(
        || use_session().demo(),
        || view! { <p><Link to=Route::DemoMail>{t!("wizard-demo-mail")}</Link></p> }.into_any(),
    )
}
