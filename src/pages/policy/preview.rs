//! Beside the switch: what recipients see of one address, with the switch on and off.

use fromline_core::{
    delivery_route::DeliveryRoute,
    message::{Identity, Mailbox},
    policy::GatewayPolicy,
    standing::{GatewayCondition, PolicyPlace, Standing},
};
use leptos::prelude::*;

use super::editor::PolicyEditor;
use crate::{
    components::{Beside, Notice, Tone, example},
    i18n::{draw, id, use_i18n},
    t,
    view::{attribute, show},
};

/// Draws the panel with pictures of what recipients see.
pub fn panel(editor: PolicyEditor) -> AnyView {
    let in_use = Memo::new(move |_| in_use(editor));
    let chosen = Memo::new(move |_| GatewayPolicy {
        allowed: editor.allow.get(),
        suspended_mail: editor.suspended_mail.get(),
    });
    // Whose mail is refused has nothing to show: then it is an example of an address without a gateway.
    let identity = Signal::derive(move || {
        let shown = in_use.get().filter(|_| route(chosen.get()).is_some());
        shown.unwrap_or_else(|| example(use_i18n().language()))
    });
    let whose = move || {
        if in_use.with(Option::is_none) {
            return view! {
                <p>{t!("policy-preview-legend")}</p>
                <p class="hint">{t!("policy-preview-example")}</p>
            }
            .into_any();
        }
        let words = draw(chosen.get().says(PolicyPlace::Preview));
        match route(chosen.get()) {
            Some(_) => view! { <p>{words}</p> }.into_any(),
            None => view! { <Notice tone=Tone::Warning><p>{words}</p></Notice> }.into_any(),
        }
    };
    let beside = Beside {
        identity,
        changes: None,
        captions: [id!("policy-preview-off"), id!("policy-preview-on")],
        routes: Signal::derive(move || {
            Beside::order(if editor.allow.get() {
                DeliveryRoute::Gateway
            } else {
                DeliveryRoute::Organisation
            })
        }),
    };
    let marked = attribute(move || {
        let name = if editor.allow.get() {
            "gateway"
        } else {
            "organisation"
        };
        Some(name.to_owned())
    });
    view! {
        <div class="policy-preview" data-delivers=marked>
            <h2 id="policy-preview">{t!("policy-preview-title")}</h2>
            {show(whose)}
            {beside.view()}
        </div>
    }
    .into_any()
}

/// Who delivers mail of an address that has a gateway.
fn route(policy: GatewayPolicy) -> Option<DeliveryRoute> {
    Standing::of(policy, true, Some(GatewayCondition::default()))
        .route()
        .ok()
}

/// The first address that a change concerns.
fn in_use(editor: PolicyEditor) -> Option<Identity> {
    let example = editor.count()?.example?;
    Some(Identity {
        from: Mailbox::new(&*example.name, &*example.address),
        primary: Mailbox::new(&*example.user_name, &*example.user_address),
        reply_to: None,
    })
}
