//! The choice between a provider's consent and a password, where the server in the fields belongs to a provider.

use fromline_core::{api::ConsentProvider, gateway::takes_no_passwords};
use leptos::prelude::*;

use super::{Consent, Way};
use crate::{
    alias_form::FieldId,
    components::{Button, Look, Notice, RadioGroup, RadioOption, Status, Tone},
    format,
    i18n::use_i18n,
    label, t,
    view::{show, show_if},
};

/// Draws the choice of the sign-in method; empty if the server belongs to no registered provider.
pub fn panel(consent: Consent) -> AnyView {
    // Two servers of one provider may differ in what they take.
    let provider = Memo::new(move |_| {
        let ended = consent.fields.host.with(|host| takes_no_passwords(host));
        consent.provider().map(|provider| (provider, ended))
    });
    show(move || {
        provider.get().map_or_else(
            || ().into_any(),
            |(provider, ended)| choice(consent, provider, ended),
        )
    })
}

fn choice(consent: Consent, provider: ConsentProvider, has_ended: bool) -> AnyView {
    let name = provider.label.clone();
    let with_provider = {
        let name = name.clone();
        label!("wizard-way-provider", provider = name)
    };
    let ends = provider.passwords_end.clone();
    let password_hint = if has_ended {
        Some(label!("wizard-way-password-ended"))
    } else {
        ends.map(|day| {
            let name = name.clone();
            let day = move || format::day(use_i18n().language(), &day);
            label!("wizard-way-password-ends", provider = name, day = day())
        })
    };
    let options = vec![
        RadioOption {
            value: Way::Provider,
            label: with_provider,
            hint: Some(label!("wizard-way-provider-hint", provider = name)),
        },
        RadioOption {
            value: Way::Password,
            label: label!("wizard-way-password"),
            hint: password_hint,
        },
    ];
    let by_provider = Memo::new(move |_| consent.way.get() == Way::Provider);
    view! {
        <RadioGroup legend=label!("wizard-way-legend") value=consent.way options=options />
        {show_if(move || by_provider.get(), move || state(consent, &provider))}
    }
    .into_any()
}

/// Where one stands with the provider: who has consented, why not, or the other device.
fn state(consent: Consent, provider: &ConsentProvider) -> AnyView {
    let failure = Signal::derive(move || {
        let words = consent
            .failure
            .with(|failure| failure.as_ref().map(crate::api::ApiFailure::text));
        words.map(|words| (Tone::Error, words))
    });
    let refused = consent.fields.error(FieldId::Consent);
    let refused = Signal::derive(move || refused.get().map(|words| (Tone::Error, words)));
    let (named, offered) = (provider.label.clone(), provider.clone());
    let is_idle = move || consent.given().is_none() && consent.waiting.with(Option::is_none);
    let connected = move || {
        consent
            .given()
            .map_or_else(|| ().into_any(), |given| connected(named.clone(), given.account))
    };
    view! {
        <div class="consent" data-consent="" tabindex="-1">
            <div role="status">{show(connected)}</div>
            <Status message=failure />
            <Status message=refused />
            <div role="status">{show(move || consent.waiting().into_any())}</div>
            {show_if(is_idle, move || consent.device_button(offered.clone()))}
        </div>
    }
    .into_any()
}

fn connected(provider: String, account: Option<String>) -> AnyView {
    let words = match account {
        Some(account) => t!("wizard-connected-as", provider = provider, account = account),
        None => t!("wizard-connected", provider = provider),
    };
    view! { <Notice tone=Tone::Success><p>{words}</p></Notice> }.into_any()
}

/// Asks which mailbox is meant if another account consented than the user name: a shared mailbox, or the wrong account.
pub fn username_question(consent: Consent) -> AnyView {
    let account = Memo::new(move |_| consent.other_account());
    let ask = move || {
        let Some(account) = account.get() else {
            return ().into_any();
        };
        let take = {
            let account = account.clone();
            move || {
                consent.fields.username.set(account.clone());
                consent.go_on();
            }
        };
        let username = move || consent.fields.username.with(|name| name.trim().to_owned());
        let (named, shown) = (account.clone(), account);
        view! {
            <Notice tone=Tone::Warning>
                <p>{t!("wizard-other-account", account = named, username = username())}</p>
                <div class="actions">
                    <Button look=Look::Primary on_press=take>{t!("wizard-take-account", account = shown)}</Button>
                    <Button on_press=move || consent.go_on()>
                        {t!("wizard-keep-username", username = username())}
                    </Button>
                </div>
            </Notice>
        }
        .into_any()
    };
    view! { <div role="status" data-question="">{show(ask)}</div> }.into_any()
}

impl Consent {
    fn go_on(self) {
        if let Some(Some(go_on)) = self.go_on.try_get_value() {
            go_on.run(());
        }
    }

    /// Text of the form's submit button if the user first visits the provider.
    pub fn words_of_departure(provider: &ConsentProvider) -> AnyView {
        let name = provider.label.clone();
        t!("wizard-continue", provider = name)
    }
}
