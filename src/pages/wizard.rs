//! The wizard that adds an alias: address, who delivers, confirmation, done. Beside it the preview, as one types.

mod adding;
mod address;
mod delivery;
mod done;
mod draft;
mod reads;
mod state;
mod step;

use fromline_core::{api::Account, message::Identity};
use leptos::prelude::*;

use crate::{
    alias_form::{beside, changes_of, confirmation, contact},
    components::{Button, Look, Notice, Tone, focus_first_error},
    focus::focus,
    i18n::isolated,
    pages::{chunk::behind, late::Late},
    route::Route,
    router::{Link, use_router},
    session::use_session,
    t,
    view::{effect, show, show_if},
};
use state::Wizard;
use step::WizardStep;

/// Fragment of the wizard's step for gateways, without `#`.
pub const STEP_OF_GATEWAY: &str = WizardStep::Delivery.fragment();

/// The steps that come with another chunk: most who open the wizard type an address first.
#[derive(Clone, Copy)]
pub struct LaterSteps {
    detect: fn(Wizard),
    submit: fn(Wizard),
    delivery: fn(Wizard) -> AnyView,
    confirm: fn(Wizard) -> AnyView,
    done: fn(Wizard, Signal<Identity>) -> AnyView,
}

/// Draws the later steps.
pub const LATER: LaterSteps = LaterSteps {
    detect: |wizard| wizard.detection.ask(),
    submit: Wizard::submit,
    delivery: delivery::view,
    confirm,
    done: done::view,
};

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
    let later = Late::new(|| Box::pin(async { behind::steps().await.ok() }));
    let step = Memo::new(move |_| shown(wizard, later.get().is_some()));
    Effect::new(move |before: Option<Shown>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) && !matches!(now, Shown::Coming(_)) {
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
    for (wish, code) in [
        (
            wizard.detects,
            (|later| later.detect) as fn(LaterSteps) -> fn(Wizard),
        ),
        (wizard.submits, |later| later.submit),
    ] {
        effect(move || {
            if wish.get()
                && let Some(later) = later.get()
            {
                wish.set(false);
                untrack(|| code(later)(wizard));
            }
        });
    }
    let identity = wizard.fields.identity(account);
    let changes = Signal::derive(move || wizard.arrived.with(|arrived| changes_of(arrived.as_ref())));
    let content = move || match (step.get(), untrack(|| later.get())) {
        (Shown::Added, _) => added(wizard),
        (Shown::Step(WizardStep::Delivery), Some(later)) => (later.delivery)(wizard),
        (Shown::Step(WizardStep::Confirm), Some(later)) => (later.confirm)(wizard),
        (Shown::Step(WizardStep::Done), Some(later)) => (later.done)(wizard, identity),
        (Shown::Step(WizardStep::Address), _) => address::view(wizard),
        (Shown::Coming(_) | Shown::Step(_), _) => show(move || later.waiting()),
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

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shown {
    Step(WizardStep),
    /// A step whose chunk is on its way.
    Coming(WizardStep),
    /// The user returned to a form that has been sent already.
    Added,
}

/// The step in the address bar, if what it needs is there; `complete` tells whether the later steps are.
fn shown(wizard: Wizard, complete: bool) -> Shown {
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
        step if complete || step == WizardStep::Address => Shown::Step(step),
        step => Shown::Coming(step),
    }
}

/// Where one stands, for everybody and as words.
fn progress(shown: Shown) -> AnyView {
    let at = match shown {
        Shown::Step(step) | Shown::Coming(step) => step,
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
        <h2 class="step-heading" tabindex="-1">{isolated(address.clone())}</h2>
        <p>{t!("wizard-already")}</p>
        <div class="actions">
            <Button look=Look::Primary on_press=go>{t!("wizard-already-go")}</Button>
            <Link to=Route::EditAlias(address) class="button">{t!("wizard-already-edit")}</Link>
            <Button on_press=move || wizard.start_over()>{t!("wizard-already-new")}</Button>
        </div>
    }
    .into_any()
}
