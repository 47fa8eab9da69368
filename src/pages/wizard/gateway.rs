//! The gateway's fields: for the wizard, and for changing an alias.

use fromline_core::gateway::{Hint, PORTS, hint};
use leptos::prelude::*;

use super::{
    fields::{Fields, STARTTLS, TLS},
    form::FieldId,
};
use crate::{
    components::{Field, Notice, Select, Tone},
    label, t, ts,
    view::show,
};

/// The fields. When something is `stored`, empty username and password mean "as before".
pub fn view(fields: Fields, stored: bool) -> AnyView {
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
    let known = Memo::new(move |_| {
        let domain = fields
            .address
            .with(|address| address.rsplit_once('@').map(|(_, domain)| domain.to_owned()));
        fields
            .host
            .with(|host| hint(host))
            .or_else(|| hint(&domain.unwrap_or_default()))
    });
    let advice = move || match known.get() {
        Some(Hint::AppPassword) => view! { <Notice><p>{t!("wizard-app-password")}</p></Notice> }.into_any(),
        Some(Hint::BasicAuthenticationEnds) => {
            view! { <Notice tone=Tone::Warning><p>{t!("wizard-microsoft")}</p></Notice> }.into_any()
        }
        None => ().into_any(),
    };
    view! {
        <div class="gateway form">
            <Field
                label=label!("wizard-host") value=fields.host inputmode="url" name="host" required=true
                hint=label!("wizard-host-hint") error=fields.error(FieldId::Host)
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
            {show(advice)}
            {stored.then(|| view! { <p class="hint">{t!("aliases-edit-unchanged")}</p> })}
            <Field
                label=username value=fields.username inputmode="email" name="smtp-username" required=!stored
                hint=label!("wizard-username-hint") error=fields.error(FieldId::Username)
            />
            <Field
                label=password value=fields.password kind="password" name="smtp-password" required=!stored
                autocomplete="new-password" hint=label!("wizard-password-hint") error=fields.error(FieldId::Password)
            />
        </div>
    }
    .into_any()
}
