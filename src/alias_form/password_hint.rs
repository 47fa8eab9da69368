//! Which password a server wants, and where it is made.

use fromline_core::{
    api::{MailProvider, PasswordKind},
    gateway::{Hint, find_hint},
};
use leptos::prelude::*;

use super::{detection::Detection, fields::Fields};
use crate::{
    components::{Notice, Tone},
    pages::consent::Consent,
    t,
    view::show,
};

/// Draws advice beside the password: about the provider, or else about the host typed.
pub fn advice(fields: Fields, detection: Detection, consent: Consent) -> AnyView {
    let provider = Memo::new(move |_| detection.provider());
    let by_host = Memo::new(move |_| fields.host.with(|host| find_hint(host)));
    // Where a consent is offered, that says what becomes of passwords.
    let is_offered = Memo::new(move |_| consent.provider().is_some());
    let is_microsoft = |kind: &MailProvider| {
        matches!(
            kind.password,
            PasswordKind::MicrosoftPersonal | PasswordKind::MicrosoftOrganisation
        )
    };
    show(move || match (provider.get(), by_host.get()) {
        (Some(provider), _) if is_offered.get() && is_microsoft(&provider) => ().into_any(),
        (None, Some(Hint::MicrosoftPersonal | Hint::MicrosoftOrganisation)) if is_offered.get() => {
            ().into_any()
        }
        (Some(provider), _) => of_provider(&provider),
        (None, Some(Hint::AppPassword)) => {
            view! { <Notice><p>{t!("wizard-app-password")}</p></Notice> }.into_any()
        }
        (None, Some(Hint::MicrosoftPersonal)) => microsoft_personal(),
        (None, Some(Hint::MicrosoftOrganisation)) => microsoft_organisation(),
        (None, None) => ().into_any(),
    })
}

fn of_provider(provider: &MailProvider) -> AnyView {
    let name = provider.name.clone();
    let password = match provider.password {
        PasswordKind::MicrosoftPersonal => return microsoft_personal(),
        PasswordKind::MicrosoftOrganisation => return microsoft_organisation(),
        PasswordKind::App => Some(t!("wizard-app-password")),
        PasswordKind::AppWithTwoSteps => Some(t!("wizard-app-password-two-steps")),
        PasswordKind::Separate => Some(t!("wizard-separate-password", provider = name)),
        PasswordKind::Mailbox | PasswordKind::Unknown => None,
    };
    let name = provider.name.clone();
    let switched_off = provider
        .switched_off
        .then(|| view! { <p>{t!("wizard-switched-off", provider = name)}</p> });
    if password.is_none() && switched_off.is_none() {
        return ().into_any();
    }
    let name = provider.name.clone();
    let page = provider.page.clone().map(|page| {
        view! {
            <p><a href=page target="_blank" rel="noopener noreferrer">{t!("wizard-provider-page", provider = name)}</a></p>
        }
    });
    view! {
        <Notice>
            {password.map(|words| view! { <p>{words}</p> })}
            {switched_off}
            {page}
        </Notice>
    }
    .into_any()
}

fn microsoft_personal() -> AnyView {
    view! { <Notice tone=Tone::Warning><p>{t!("wizard-microsoft-personal")}</p></Notice> }.into_any()
}

fn microsoft_organisation() -> AnyView {
    view! { <Notice tone=Tone::Warning><p>{t!("wizard-microsoft")}</p></Notice> }.into_any()
}
