//! The mailed link: opening it shows a button, pressing the button confirms. Looking at a link changes nothing.

use fromline_core::{
    Reason,
    api::{ConfirmRequest, SendAs},
    standing::DonePlacement,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Look, Notice, Tone},
    focus::focus,
    pages::standing::{note, says_done, standing},
    route::{Route, decode},
    router::{Link, use_router},
    session::use_session,
    t,
    view::{show, text},
};

/// Address and token of the link.
#[derive(Clone, Debug, PartialEq)]
struct Proof {
    address: String,
    token: String,
}

impl Proof {
    /// From `address=…&token=…`.
    fn parse(fragment: &str) -> Option<Self> {
        let value = |name: &str| {
            let mut pairs = fragment.split('&').filter_map(|pair| pair.split_once('='));
            let (_, value) = pairs.find(|(other, _)| *other == name)?;
            decode(value).filter(|value| !value.is_empty())
        };
        Some(Self {
            address: value("address")?,
            token: value("token")?,
        })
    }
}

/// Draws the page of the emailed confirmation link.
pub fn page() -> AnyView {
    let content = move || match use_router().fragment.with(|fragment| Proof::parse(fragment)) {
        Some(proof) => question(proof),
        None => view! {
            <Notice tone=Tone::Error><p>{t!("confirm-broken")}</p></Notice>
            <p><Link to=Route::Aliases>{t!("confirm-list")}</Link></p>
        }
        .into_any(),
    };
    view! {
        <div class="narrow confirm">
            <h1 tabindex="-1">{t!("confirm-title")}</h1>
            {show(content)}
        </div>
    }
    .into_any()
}

fn question(proof: Proof) -> AnyView {
    let busy = RwSignal::new(false);
    let answer = RwSignal::new(None::<Result<SendAs, ApiFailure>>);
    let address = StoredValue::new(proof.address.clone());
    let press = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        answer.set(None);
        let Proof { address, token } = proof.clone();
        spawn_local(async move {
            let request = ConfirmRequest {
                code: None,
                token: Some(token),
            };
            let confirmed = api::confirm_alias(&address, &request).await;
            busy.set(false);
            let done = confirmed.is_ok();
            answer.set(Some(confirmed));
            if done {
                // The button that was pressed is gone.
                focus("main h1");
            }
        });
    };
    let content = move || match answer.get() {
        Some(Ok(alias)) => done(&alias, address.get_value()),
        Some(Err(failure)) => refused(failure, address.get_value()),
        None => ().into_any(),
    };
    let asks = Memo::new(move |_| answer.with(|answer| may_press(answer.as_ref())));
    let ask = move || {
        let press = press.clone();
        if !asks.get() {
            return ().into_any();
        }
        view! {
            <p>{t!("confirm-text", address = address.get_value())}</p>
            <Button look=Look::Primary busy=busy on_press=press>
                {t!("confirm-button", address = address.get_value())}
            </Button>
        }
        .into_any()
    };
    view! {
        <div class="card">
            {show(ask)}
            <div role="status">{show(content)}</div>
        </div>
    }
    .into_any()
}

/// Whether pressing (again) can still help.
fn may_press(answer: Option<&Result<SendAs, ApiFailure>>) -> bool {
    match answer {
        None => true,
        Some(Ok(_)) => false,
        Some(Err(failure)) => !matches!(
            failure.reason(),
            Some(
                Reason::NotFound
                    | Reason::CodeExpired
                    | Reason::CodeWrong
                    | Reason::AliasAccepted
                    | Reason::AliasTaken
            )
        ),
    }
}

fn done(alias: &SendAs, address: String) -> AnyView {
    let edit = Route::EditAlias(address.clone());
    let now = standing(alias);
    let (lead, write) = if now.route().is_ok() {
        let write = Route::WriteFrom(Some(address.clone()));
        let write = view! { <p><Link to=write>{t!("confirm-write")}</Link></p> };
        (t!("confirm-test"), Some(write))
    } else {
        // Whose mail is refused does not write from it.
        (t!("confirm-edit"), None)
    };
    view! {
        <p class="notice success">{says_done(now, DonePlacement::Link, address)}</p>
        {note(now)}
        {write}
        <p><Link to=edit>{lead}</Link></p>
        <p><Link to=Route::Aliases>{t!("confirm-list")}</Link></p>
    }
    .into_any()
}

fn refused(failure: ApiFailure, address: String) -> AnyView {
    let class = match failure.reason() {
        // What was wanted is so already.
        Some(Reason::AliasAccepted) => "notice success",
        _ => "notice failure",
    };
    let words = match failure.reason() {
        Some(Reason::NotFound) => {
            let user = use_session()
                .account()
                .map(|account| account.address)
                .unwrap_or_default();
            t!("confirm-other", user = user)
        }
        Some(Reason::CodeWrong | Reason::CodeExpired) => t!("confirm-expired"),
        Some(Reason::AliasAccepted) => t!("confirm-accepted"),
        _ => text(move || failure.text()),
    };
    view! {
        <p class=class>{words}</p>
        <p><Link to=Route::EditAlias(address)>{t!("confirm-edit")}</Link></p>
        <p><Link to=Route::Aliases>{t!("confirm-list")}</Link></p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_of_the_mail_is_read() {
        let proof = Proof::parse("address=a%2Bb@partner.com&token=xyz").unwrap();
        assert_eq!(
            (proof.address.as_str(), proof.token.as_str()),
            ("a+b@partner.com", "xyz")
        );
        for broken in [
            "",
            "address=a@b.cd",
            "token=x",
            "address=&token=x",
            "address=%zz&token=x",
        ] {
            assert_eq!(Proof::parse(broken), None, "{broken}");
        }
    }
}
