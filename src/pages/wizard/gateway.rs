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

/// The fields. When something is `stored`, empty username and password mean "as before".
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
            <Field
                label=username value=fields.username inputmode="email" name="smtp-username" required=!stored
                hint=label!("wizard-username-hint") error=fields.error(FieldId::Username)
            />
            {consent::username_question(consent)}
            {show_if(
                move || consent.chosen().is_none(),
                move || view! {
                    <Field
                        label=password value=fields.password kind="password" name="smtp-password" required=!stored
                        autocomplete="new-password" hint=label!("wizard-password-hint")
                        error=fields.error(FieldId::Password)
                    />
                }
                .into_any(),
            )}
            {(!stored).then(|| question::view(fields, detection))}
        </div>
    }
    .into_any()
}
