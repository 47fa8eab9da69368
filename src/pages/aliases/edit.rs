//! Changing one address: name, replies, who delivers; for a pending one the code.

mod editor;
mod exposure;
mod later;
mod saving;

use fromline_core::{
    Reason,
    api::SendAs,
    changes::{self, Exposure},
    delivery_route::DeliveryRoute,
    standing::{Placement, Standing},
};
use leptos::{ev, prelude::*, task::spawn_local};

use super::{
    health,
    row::{is_pending, is_primary, trouble},
};
use crate::{
    alias_form::{FieldId, beside, connecting, contact, delivery_choice, faults_status, name_hint},
    api::{self, ApiFailure},
    components::{Button, Checkbox, Field, Look, Notice, Progress, RadioGroup, RadioOption, Status, Tone},
    i18n::{isolated, words},
    label,
    outcome::{Outcome, status},
    pages::{
        chunk::behind,
        consent::Consent,
        late::Late,
        standing::{gateways_allowed, route},
    },
    route::Route,
    router::{Link, use_router},
    session::use_session,
    t, ts,
    view::{effect, show, show_if, text},
};
pub use editor::{AliasEditor, EditCommand};
pub use later::{LATER, LaterParts};

/// What comes with another chunk.
type LateParts = Late<LaterParts>;

/// Draws the settings page of an address.
pub fn page(address: String) -> AnyView {
    let alias = RwSignal::new(None::<Result<SendAs, ApiFailure>>);
    let wanted = address.clone();
    spawn_local(async move {
        let answer = api::get_alias(&wanted).await;
        alias.set(Some(answer));
    });
    let later = LateParts::new(|| Box::pin(async { behind::setup().await.ok() }));
    let content = move || match alias.get() {
        None => view! { <Progress /> }.into_any(),
        Some(Err(failure)) => missing(failure),
        // What comes first there must not move the form when it comes.
        Some(Ok(alias)) if is_pending(&alias) && later.get().is_none() => later.waiting(),
        Some(Ok(alias)) => form(AliasEditor::new(alias), later),
    };
    let is_missing =
        Memo::new(move |_| alias.with(|alias| matches!(alias, Some(Err(failure)) if is_unknown(failure))));
    let title = move || {
        let address = address.clone();
        if is_missing.get() {
            isolated(address)
        } else {
            t!("aliases-edit-title", address = address.clone())
        }
    };
    view! {
        <p class="back"><Link to=Route::Aliases>{t!("aliases-edit-back")}</Link></p>
        <h1 tabindex="-1">{show(title)}</h1>
        {show(content)}
    }
    .into_any()
}

/// Returns true if the address is not in the user's list.
fn is_unknown(failure: &ApiFailure) -> bool {
    failure.reason() == Some(Reason::NotFound)
}

fn missing(failure: ApiFailure) -> AnyView {
    let words = move || {
        if is_unknown(&failure) {
            ts!("aliases-edit-missing")
        } else {
            failure.text()
        }
    };
    view! { <Notice tone=Tone::Error><p>{text(words)}</p></Notice> }.into_any()
}

fn form(editor: AliasEditor, later: LateParts) -> AnyView {
    let alias = editor.alias.get_untracked();
    let primary = is_primary(&alias);
    let pending = Memo::new(move |_| editor.alias.with(is_pending));
    use_router().guard(editor.dirty());
    carry_out(editor, later);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        editor.request(EditCommand::Save);
    };
    let unchanged =
        Signal::derive(move || (!editor.dirty().get()).then(|| ts!("aliases-edit-save-unchanged")));
    let progress = connecting(editor.work);
    let working = move || editor.work.with(Option::is_some) || editor.command.with(Option::is_some);
    let busy = move || working() || editor.consent.is_busy();
    let departs = Memo::new(move |_| editor.departs());
    let save = move || match departs.get() {
        Some(provider) => Consent::words_of_departure(&provider),
        None => t!("aliases-edit-save"),
    };
    let fields = editor.fields;
    let code = move || {
        let panel = later.draw(move |parts| (parts.confirmation)(editor));
        view! { <section class="card">{panel}</section> }.into_any()
    };
    let identity = untrack(|| use_session().account()).map(|account| fields.identity(account));
    let test = move || {
        let panel = identity.map(|identity| later.draw(move |parts| (parts.test_message)(editor, identity)));
        view! { <section class="card">{panel}</section> }.into_any()
    };
    let by = Signal::derive(move || editor.delivers());
    let reply_hint = if primary {
        label!("aliases-edit-reply-hint")
    } else {
        label!("wizard-reply-hint")
    };
    let name_hint = Signal::derive(move || if primary { String::new() } else { name_hint() });
    let has_gateway = move || editor.alias.with(|alias| alias.smtp_msa.is_some());
    let has_choice = Signal::derive(move || !primary && (has_gateway() || !editor.is_own_domain()));
    let beside = identity.map(|identity| beside(identity, by, has_choice, editor.changes()));
    view! {
        <div class="with-aside wizard">
            <div>
                <Status message=status(editor.confirmation) />
                {show(move || editor.alias.with(trouble))}
                {show(move || editor.alias.with(exposure::view).into_any())}
                {show(move || health::beside_form(editor))}
                {show_if(move || pending.get(), code)}
                <form class="form card" on:submit=submit novalidate="">
                    {faults_status(fields)}
                    <h2>{t!("aliases-edit-sender")}</h2>
                    <Field
                        label=label!("wizard-name") value=fields.name name="name" autocomplete="name"
                        hint=name_hint error=fields.error(FieldId::Name)
                    />
                    <Field
                        label=label!("wizard-reply") value=fields.reply_to inputmode="email" name="reply-to"
                        hint=reply_hint error=fields.error(FieldId::ReplyTo)
                    />
                    {(!primary).then(|| view! {
                        <Checkbox
                            label=label!("wizard-treat") checked=fields.treat_as_alias hint=label!("wizard-treat-hint")
                        />
                        <p class="hint more"><Link to=Route::Help>{t!("wizard-treat-more")}</Link></p>
                    })}
                    <h2>{t!("aliases-edit-delivery")}</h2>
                    {if primary {
                        view! { <p>{t!("aliases-edit-primary")}</p> }.into_any()
                    } else {
                        delivery(editor, later)
                    }}
                    <Status message=progress />
                    <Status message=status(editor.outcome) />
                    <div class="actions">
                        <Button look=Look::Primary submit=true disabled=unchanged busy=Signal::derive(busy)>
                            {show(save)}
                        </Button>
                        {show_if(move || editor.work.with(|work| work.as_ref().is_some_and(|host| !host.is_empty())), move || view! {
                            <Button on_press=move || editor.cancel()>{t!("wizard-cancel")}</Button>
                        }.into_any())}
                    </div>
                </form>
                {show_if(move || !pending.get(), test)}
            </div>
            {beside}
        </div>
    }
    .into_any()
}

/// Does what was asked for as soon as its code is here, or says that it did not come.
fn carry_out(editor: AliasEditor, later: LateParts) {
    effect(move || {
        let Some(command) = editor.command.get() else {
            return;
        };
        if let Some(parts) = later.get() {
            editor.command.set(None);
            untrack(|| (parts.run)(editor, command));
        } else if later.is_lost() {
            editor.command.set(None);
            editor.outcome.set(Some(Outcome::Failed(ApiFailure::Offline)));
        }
    });
}

/// Who delivers, as far as it can be changed.
fn delivery(editor: AliasEditor, later: LateParts) -> AnyView {
    let view = move || {
        let stored = editor.alias.with(|alias| alias.smtp_msa.clone());
        let now = editor.standing();
        let allowed = editor.alias.with(gateways_allowed);
        // The address stays as it is: drawing anew with each letter would lose the focus.
        let own = untrack(|| editor.is_own_domain());
        let shown = editor.alias.with(route);
        let removed = stored.is_some().then(|| {
            let removes = move || editor.fields.route.get() == DeliveryRoute::Organisation;
            show_if(removes, move || {
                view! {
                    <p class="hint">{t!("aliases-edit-remove-hint")}</p>
                    {later.draw(move |parts| (parts.arrival_without)(editor))}
                }
                .into_any()
            })
        });
        let by_gateway = move || editor.fields.route.get() == DeliveryRoute::Gateway;
        match stored {
            None if own => view! { <p>{t!("wizard-own-domain")}</p> }.into_any(),
            None if !allowed => view! {
                <p>{shown}</p>
                <Notice><p>{t!("aliases-edit-none")}</p>{contact(t!("wizard-contact"))}</Notice>
            }
            .into_any(),
            Some(_) if !allowed => view! {
                <p>{shown}</p>
                <Notice tone=Tone::Warning>
                    <p>{t!("aliases-edit-locked")}</p>
                    // Of a confirmed one the note above says whom to ask.
                    {(!now.accepted).then(|| contact(t!("wizard-contact")))}
                </Notice>
                {keep_or_remove(editor, now)}
                {removed}
            }
            .into_any(),
            stored => {
                let known = stored.is_some();
                let pending = editor.alias.with(is_pending);
                let fields = move || {
                    view! {
                        {later.draw(move |parts| (parts.gateway_fields)(editor, known))}
                        {show_if(move || known && editor.consent.goes_on(), move || again(editor))}
                        {pending.then(|| view! { <p class="hint">{t!("aliases-edit-code-ends")}</p> })}
                    }
                    .into_any()
                };
                view! {
                    <p>{shown}</p>
                    {delivery_choice(editor.fields.route, by_gateway_means(editor))}
                    {show_if(by_gateway, fields)}
                    {removed}
                }
                .into_any()
            }
        }
    };
    show(view)
}

/// What recipients see of mail that the gateway in the fields delivers: what a test message has shown of it, or else what is usual.
fn by_gateway_means(editor: AliasEditor) -> Signal<String> {
    let changes = editor.changes();
    Signal::derive(move || {
        if changes.with(|changes| changes::exposure(changes)) == Exposure::Visible {
            ts!("aliases-edit-gateway-exposes")
        } else {
            ts!("wizard-delivery-gateway-hint")
        }
    })
}

/// The way to the provider again: another account, or a consent that has ended.
fn again(editor: AliasEditor) -> AnyView {
    view! {
        <p>
            <Button busy=Signal::derive(move || editor.consent.is_busy()) on_press=move || editor.request(EditCommand::ConnectAgain)>
                {t!("aliases-connect-again")}
            </Button>
        </p>
    }
    .into_any()
}

/// While gateways are forbidden: whether one is kept for later.
fn keep_or_remove(editor: AliasEditor, now: Standing) -> AnyView {
    let hint = |place| now.says(place).map(words);
    let options = vec![
        RadioOption {
            value: DeliveryRoute::Gateway,
            label: label!("aliases-edit-keep"),
            hint: hint(Placement::Keep),
        },
        RadioOption {
            value: DeliveryRoute::Organisation,
            label: label!("aliases-edit-remove"),
            hint: hint(Placement::Remove),
        },
    ];
    view! {
        <RadioGroup legend=label!("aliases-edit-keep-legend") value=editor.fields.route options=options />
    }
    .into_any()
}
