//! `/oauth/return`: where a provider leads back to. The frame's script has taken state and code out of the address bar; here they are
//! posted once, from our own origin, and the user is led to where they were.

use fromline_core::api::{FinishConsentRequest, SendAs, SmtpMsa};
use js_sys::Reflect;
use leptos::{prelude::*, task::spawn_local};
use web_sys::UrlSearchParams;

use super::{
    ReturnedConsent,
    journey::{Journey, Returned, put_renewed, put_returned},
    owner,
};
use crate::{
    api::{self, ApiFailure},
    components::{Notice, Progress, Tone},
    pages::wizard::STEP_OF_GATEWAY,
    route::Route,
    router::{Link, use_router},
    t,
    view::show,
};

/// Draws the page that providers redirect to.
pub fn page() -> AnyView {
    let is_lost = RwSignal::new(false);
    match (take_answer(), Journey::take(&owner())) {
        (Some(answer), Some(journey)) => spawn_local(lead_back(answer, journey)),
        // Opened by itself, or in another tab than it began in.
        _ => is_lost.set(true),
    }
    let content = move || {
        if is_lost.get() {
            lost()
        } else {
            view! { <p>{t!("wizard-return-text")}</p><Progress /> }.into_any()
        }
    };
    view! {
        <div class="narrow">
            <h1 tabindex="-1">{t!("wizard-return-title")}</h1>
            {show(content)}
        </div>
    }
    .into_any()
}

fn lost() -> AnyView {
    view! {
        <Notice tone=Tone::Warning><p>{t!("wizard-return-lost")}</p></Notice>
        <p><Link to=Route::Aliases>{t!("wizard-done-list")}</Link></p>
    }
    .into_any()
}

/// What the provider brought back, once.
fn take_answer() -> Option<FinishConsentRequest> {
    let (window, name) = (window(), "returned".into());
    let query = Reflect::get(&window, &name).ok()?.as_string()?;
    let _ = Reflect::delete_property(&window, &name);
    let query = UrlSearchParams::new_with_str(&query).ok()?;
    Some(FinishConsentRequest {
        state: query.get("state")?,
        code: query.get("code"),
        iss: query.get("iss"),
        error: query.get("error"),
    })
}

async fn lead_back(answer: FinishConsentRequest, journey: Journey) {
    let outcome = api::finish_consent(&answer).await.map(ReturnedConsent::from);
    let router = use_router();
    match (&journey.address, &journey.typed) {
        (Some(address), None) => {
            let renewed = match outcome {
                Ok(given) => renew(address, given).await,
                Err(failure) => Err(failure),
            };
            put_renewed(renewed.map(|()| address.clone()));
            router.replace(Route::Aliases);
        }
        (Some(address), Some(_)) => {
            let page = Route::EditAlias(address.clone());
            put_returned(Returned { journey, outcome });
            router.replace(page);
        }
        (None, _) => {
            put_returned(Returned { journey, outcome });
            router.replace_at(Route::NewAlias, STEP_OF_GATEWAY);
        }
    }
}

/// Saves a gateway as it is, with another consent. The server signs in there first.
async fn renew(address: &str, given: ReturnedConsent) -> Result<(), ApiFailure> {
    let alias = api::get_alias(address).await?;
    let Some(stored) = alias.smtp_msa else {
        // It was taken away meanwhile.
        return Ok(());
    };
    let change = SendAs {
        smtp_msa: Some(SmtpMsa {
            consent: Some(given.consent),
            ..stored
        }),
        ..SendAs::default()
    };
    api::patch_alias(address, &change, None).await?;
    Ok(())
}
