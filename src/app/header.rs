//! The header of every page.

use fromline_core::screen;
use leptos::{prelude::*, task::spawn_local};
use web_sys::Element;

use crate::{
    api,
    focus::focus_main,
    i18n::{self, Language, use_i18n},
    route::Route,
    router::use_router,
    session::{Visitor, use_session},
    vdom::{Deed, live},
};

/// Starts drawing the header into its element.
pub fn start(shell: &Element) {
    let (i18n, router, session) = (use_i18n(), use_router(), use_session());
    let account = Memo::new(move |_| session.account());
    let known = Memo::new(move |_| session.visitor.with(|visitor| *visitor != Visitor::Unknown));
    let demo = Memo::new(move |_| session.demo());
    let draw = move || {
        // Nobody is offered to sign in before it is known who is here.
        if !(i18n.ready() && known.get()) {
            return None;
        }
        let account = account.get();
        let header = screen::Header {
            here: &router.route.get(),
            account: account.as_ref(),
            demo: demo.get(),
            problems: &i18n.problems(),
        };
        Some(header.draw(&i18n))
    };
    live(shell, draw, on);
}

fn on(deed: Deed) {
    let Deed::Press(name) = deed else { return };
    match name.as_str() {
        "skip" => focus_main(),
        "sign-out" => sign_out(),
        other => {
            let language = other.strip_prefix("language-").and_then(Language::parse);
            if let Some(language) = language {
                choose_language(language);
            }
        }
    }
}

/// Speaks the language here; an account without one takes it for its mails.
fn choose_language(language: Language) {
    i18n::choose(language);
    use_session().learn_language(language);
}

/// Ends the session here and at the server, and whatever drafts the tab kept.
fn sign_out() {
    spawn_local(async {
        let gone = api::close_session().await;
        // Offline the cookie stays valid: saying "signed out" would be a lie.
        if matches!(gone, Err(api::ApiFailure::Offline)) {
            return;
        }
        if let Ok(Some(storage)) = window().session_storage() {
            let _ = storage.clear();
        }
        use_session().leave();
        use_router().go(Route::SignIn);
    });
}
