//! The gateway's fields: for the wizard, and for changing an alias.

use fromline_core::gateway::PORTS;
use leptos::prelude::*;

use super::{
    detection::Detection,
    fields::{Fields, STARTTLS, TLS},
    form::FieldId,
    password_hint, question,
};
use crate::{
    components::{Field, Select},
    label,
    pages::consent::{self, Consent},
    t, ts,
    view::{show, show_if},
};

/// Draws the gateway's fields. With `stored`, empty username and password mean "unchanged".
pub fn view(fields: Fields, detection: Detection, consent: Consent, stored: bool) -> AnyView {
    if !stored {
        detection.ask();
    }
    let ports = PORTS.map(|port| {
        let words = Signal::derive(move || match port {
            465 => ts!("wizard-port-465"),
            587 => ts!("wizard-port-587"),
            _ => ts!("wizard-port-25"),
        });
        (port.to_string(), words)
    });
    let security = vec![
        (TLS.to_owned(), label!("wizard-security-tls")),
        (STARTTLS.to_owned(), label!("wizard-security-starttls")),
    ];
    let username = Signal::derive(move || {
        if stored {
            ts!("aliases-edit-username")
        } else {
            ts!("wizard-username")
        }
    });
    let password = Signal::derive(move || {
        if stored {
            ts!("aliases-edit-password")
        } else {
            ts!("wizard-password")
        }
    });
    // Both are drawn together: browsers and password managers look at a password field as it comes, for its username.
    let by_password = Memo::new(move |_| consent.chosen().is_none());
    let credentials = move |by_password: bool| {
        let password = by_password.then(|| view! {
            <Field
                label=password value=fields.password kind="password" name="smtp-password" required=!stored
                autocomplete="new-password" hint=label!("wizard-password-hint") error=fields.error(FieldId::Password)
            />
        });
        view! {
            <Field
                label=username value=fields.username inputmode="email" name="smtp-username" required=!stored
                hint=label!("wizard-username-hint") error=fields.error(FieldId::Username)
            />
            {password}
        }
        .into_any()
    };
    let left = Callback::new(move |()| detection.host_left());
    view! {
        <div class="gateway form">
            {(!stored).then(|| detection.status())}
            <Field
                label=label!("wizard-host") value=fields.host inputmode="url" name="host" required=true
                hint=label!("wizard-host-hint") error=fields.error(FieldId::Host) on_leave=left
            />
            <div class="pair">
                <Select
                    label=label!("wizard-port") value=fields.port options=ports.into()
                    error=fields.error(FieldId::Port)
                />
                <Select
                    label=label!("wizard-security") value=fields.security options=security
                    error=fields.error(FieldId::Security)
                />
            </div>
            {(!stored).then(|| detection.others())}
            {consent::panel(consent)}
            {show_if(
                move || consent.chosen().is_none(),
                move || password_hint::advice(fields, detection, consent),
            )}
            {stored.then(|| show(move || {
                let words = if consent.chosen().is_some() {
                    t!("aliases-edit-unchanged-consent")
                } else {
                    t!("aliases-edit-unchanged")
                };
                view! { <p class="hint">{words}</p> }.into_any()
            }))}
            {consent::username_question(consent)}
            {show(move || credentials(by_password.get()))}
            {(!stored).then(|| question::view(fields, detection))}
        </div>
    }
    .into_any()
}
