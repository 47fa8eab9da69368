//! How the gateway of an address is signed in at: with a provider's consent, or with a password that the provider stops taking.

use fromline_core::{
    api::{ConsentProvider, SendAs},
    gateway::takes_no_passwords,
};
use leptos::prelude::*;

use super::{List, actions::ActionNotice, row::for_whom};
use crate::{
    components::{Button, Look},
    format,
    i18n::use_i18n,
    pages::{consent, standing::standing},
    t,
    view::show,
};

/// Draws the line about the gateway's sign-in; `None` for a password that stays accepted.
pub fn view(list: List, alias: &SendAs) -> Option<AnyView> {
    let gateway = alias.smtp_msa.as_ref()?;
    let address = alias.send_as_email.clone()?;
    let (host, known) = (gateway.host.clone(), alias.fromline.as_ref()?.consent.clone());
    let is_used = standing(alias).says_health().is_some();
    let line = move || match &known {
        Some(name) => with_provider(list.label(name)),
        None if is_used => {
            let provider = list.provider_of(&host);
            provider.map_or_else(
                || ().into_any(),
                |provider| offer(list, provider, takes_no_passwords(&host), address.clone()),
            )
        }
        None => ().into_any(),
    };
    Some(show(line))
}

fn with_provider(provider: String) -> AnyView {
    view! { <p class="hint">{t!("aliases-signs-in", provider = provider)}</p> }.into_any()
}

/// That a consent can take the password's place, with the day where there is one.
fn offer(list: List, provider: ConsentProvider, has_ended: bool, address: String) -> AnyView {
    let (named, label) = (provider.label.clone(), provider.label);
    let words = match provider.passwords_end {
        _ if has_ended => t!("aliases-password-ended", provider = named),
        Some(day) => {
            let day = move || format::day(use_i18n().language(), &day);
            t!("aliases-password-ends", provider = named, day = day())
        }
        None => return ().into_any(),
    };
    let (about, name) = (for_whom(address.clone()), provider.name);
    let press = move || depart(list, &name, address.clone());
    view! {
        <div class="notice">
            <p>{words}</p>
            <div class="actions">
                <Button busy=list.busy on_press=press>{t!("wizard-continue", provider = label)}{about}</Button>
            </div>
        </div>
    }
    .into_any()
}

/// Draws a button that renews an expired consent.
pub fn connect_again(list: List, provider: String, address: String) -> AnyView {
    let about = for_whom(address.clone());
    let press = move || depart(list, &provider, address.clone());
    view! {
        <div class="actions">
            <Button look=Look::Primary busy=list.busy on_press=press>{t!("aliases-connect-again")}{about}</Button>
        </div>
    }
    .into_any()
}

fn depart(list: List, provider: &str, address: String) {
    list.busy.set(true);
    list.said.set(None);
    consent::renew(provider, address, move |failure| {
        list.busy.try_set(false);
        list.said.try_set(Some(ActionNotice::Failed(failure)));
    });
}

impl List {
    /// How a provider is called; its name in the configuration while that is not known.
    fn label(self, name: &str) -> String {
        self.providers.with(|all| {
            let known = all.iter().find(|provider| provider.name == name);
            known.map_or_else(|| name.to_owned(), |provider| provider.label.clone())
        })
    }

    fn provider_of(self, host: &str) -> Option<ConsentProvider> {
        self.providers.with(|all| {
            let its = all
                .iter()
                .find(|provider| provider.hosts.iter().any(|known| known == host));
            its.cloned()
        })
    }
}
