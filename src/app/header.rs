//! The header: the product's name, where one can go, language, account.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use crate::{
    api,
    components::LanguageSwitch,
    i18n::{self, Language},
    route::Route,
    router::{Link, use_router},
    session::use_session,
    t, ts,
    view::{attribute, show},
};

/// The header of every page.
#[component]
pub fn Header() -> AnyView {
    let session = use_session();
    let account = move || session.account().map(|account| (account.address, account.admin));
    let account = Memo::new(move |_| account());
    let demo = Memo::new(move |_| session.demo());

    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let main = document().get_element_by_id("main");
        if let Some(Ok(main)) = main.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
            let _ = main.focus();
        }
    };
    let places = show(move || {
        let account = account.get();
        let mut places = Vec::new();
        if let Some((_, admin)) = account {
            if admin {
                places.push(
                    view! { <li><Link to=Route::Policy place=true>{t!("shell-nav-policy")}</Link></li> },
                );
            }
            places
                .push(view! { <li><Link to=Route::Aliases place=true>{t!("shell-nav-aliases")}</Link></li> });
        }
        places.push(view! { <li><Link to=Route::Preview place=true>{t!("shell-nav-preview")}</Link></li> });
        places.push(view! { <li><Link to=Route::Help place=true>{t!("shell-nav-help")}</Link></li> });
        if demo.get() {
            places.push(view! { <li><Link to=Route::DemoMail place=true>{t!("shell-nav-demo")}</Link></li> });
        }
        places.into_any()
    });
    let visitor = show(move || {
        match account.get() {
        Some((address, _)) => view! {
            <Link to=Route::Account class="who"><span class="visually-hidden">{t!("shell-nav-account")}" "</span><bdi>{address}</bdi></Link>
            <button type="button" class="button plain" on:click=|_| sign_out()>{t!("shell-sign-out")}</button>
        }
        .into_any(),
        None => view! { <Link to=Route::SignIn class="button plain">{t!("shell-sign-in")}</Link> }.into_any(),
    }
    });
    view! {
        <a class="skip" href="#main" on:click=skip>{t!("shell-skip")}</a>
        <header class="shell">
            <Link to=Route::Home class="brand">"Fromline"</Link>
            <nav aria-label=attribute(|| Some(ts!("shell-navigation")))><ul>{places}</ul></nav>
            <div class="tools">
                {visitor}
                // At the edge: the words beside it change with the language, and it must not move under the pointer.
                <LanguageSwitch on_choose=choose_language />
            </div>
        </header>
    }
    .into_any()
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
