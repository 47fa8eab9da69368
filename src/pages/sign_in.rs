//! Signing in, as a page and in place when a session ended.

use fromline_core::{
    Reason,
    api::{Account, SignInRequest},
    screen::{ADDRESS, PASSWORD, Said, SignIn},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::{
    api::{self, ApiFailure},
    i18n::use_i18n,
    outcome::Outcome,
    session::use_session,
    ts,
    vdom::{Deed, live, take_over},
    view::mark_live,
};

/// A form. What is typed stays in its inputs, which the server may have painted and somebody filled in before this was here.
#[derive(Clone, Copy)]
struct Form {
    /// Whose address stands in it at first.
    address: StoredValue<String>,
    busy: RwSignal<bool>,
    shown: RwSignal<bool>,
    outcome: RwSignal<Option<Outcome>>,
}

/// Draws the sign-in page.
pub fn draw(main: &Element) {
    let (form, session) = (Form::new(String::new()), use_session());
    let draw = move || Some(form.state().page(&use_i18n(), session.demo()));
    take_over(main, draw, move |deed| form.on(deed));
    mark_live(main);
}

/// Draws the form for the user whose session expired into an element.
pub fn again(place: &Element) {
    let account = use_session().account().map(|account| account.address);
    let form = Form::new(account.unwrap_or_default());
    let draw = move || Some(fromline_core::shape::shape("div", "").and(form.state().form(&use_i18n())));
    live(place, draw, move |deed| form.on(deed));
}

impl Form {
    fn new(address: String) -> Self {
        Self {
            address: StoredValue::new(address),
            busy: RwSignal::new(false),
            shown: RwSignal::new(false),
            outcome: RwSignal::new(None),
        }
    }

    /// What is drawn; reactive.
    fn state(self) -> SignIn {
        let said = |outcome: &Outcome| {
            let (tone, words) = outcome.words();
            Said::from((tone.class(), words))
        };
        SignIn {
            busy: self.busy.get(),
            shown: self.shown.get(),
            said: self.outcome.with(|outcome| outcome.as_ref().map(said)),
            address: self.address.get_value(),
        }
    }

    fn on(self, deed: Deed) {
        match deed {
            Deed::Send => self.send(),
            Deed::Press(name) if name == "reveal" => self.shown.update(|shown| *shown = !*shown),
            // An account of the demo.
            Deed::Press(address) => put(ADDRESS, &address),
            Deed::Type(..) => (),
        }
    }

    /// Afterwards whoever signed in is the session's account.
    fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.outcome.set(None);
        let request = SignInRequest {
            address: typed(ADDRESS).trim().to_owned(),
            password: typed(PASSWORD),
        };
        spawn_local(async move {
            let answer = match api::open_session(&request).await {
                Ok(_) => kept().await,
                Err(failure) => Err(Outcome::Failed(failure)),
            };
            self.busy.try_set(false);
            match answer {
                Ok(account) => use_session().arrive(account),
                Err(why) => {
                    put(PASSWORD, "");
                    self.outcome.try_set(Some(why));
                }
            }
        });
    }
}

fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn typed(id: &str) -> String {
    input(id).map(|input| input.value()).unwrap_or_default()
}

fn put(id: &str, value: &str) {
    if let Some(input) = input(id) {
        input.set_value(value);
    }
}

/// Reads the account after sign-in; an error if the browser did not keep the session.
pub async fn kept() -> Result<Account, Outcome> {
    api::account().await.map_err(|failure| match failure {
        ApiFailure::Refused(body, _) if body.reason() == Reason::Unauthenticated => {
            Outcome::FailedHere(|| ts!("sign-in-no-cookie"))
        }
        other => Outcome::Failed(other),
    })
}
