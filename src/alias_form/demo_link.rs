//! The way to the mailbox of the demo.

use leptos::prelude::*;

use crate::{route::Route, router::Link, session::use_session, t, view::show_if};

/// Link to the demo's mailbox, in the demo.
pub fn demo_link() -> AnyView {
    show_if(
        || use_session().demo(),
        || view! { <p><Link to=Route::DemoMail>{t!("wizard-demo-mail")}</Link></p> }.into_any(),
    )
}
