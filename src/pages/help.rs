//! The user's guide: how somebody sets up an address with a gateway of its own.

use leptos::prelude::*;

use crate::{route::Route, router::Link, t};

/// Draws the user's guide to gateways.
pub fn page() -> AnyView {
    view! {
        <div class="column help">
            <h1 tabindex="-1">{t!("help-title")}</h1>
            <p class="lead">{t!("help-lead")}</p>
            <section>
            <h2>{t!("help-need-heading")}</h2>
            <ul>
                <li>{t!("help-need-address")}</li>
                <li>{t!("help-need-server")}</li>
                <li>{t!("help-need-login")}</li>
            </ul>
            </section>
            <section>
            <h2>{t!("help-steps-heading")}</h2>
            <ol>
                <li>{t!("help-step-add")}" "<Link to=Route::NewAlias>{t!("help-step-add-link")}</Link></li>
                <li>{t!("help-step-server")}</li>
                <li>{t!("help-step-code")}</li>
                <li>{t!("help-step-test")}</li>
                <li>
                    {t!("help-step-write")}" "
                    <Link to=Route::WriteFrom(None)>{t!("help-step-write-link")}</Link>
                </li>
            </ol>
            </section>
            <section>
            <h2>{t!("help-treat-heading")}</h2>
            <p>{t!("help-treat-text")}</p>
            </section>
            <section>
            <h2>{t!("help-missing-heading")}</h2>
            <p>{t!("help-missing-text")}</p>
            </section>
            <section>
            <h2>{t!("help-suspended-heading")}</h2>
            <p>{t!("help-suspended-text")}</p>
            </section>
            <p><Link to=Route::Preview>{t!("help-preview-link")}</Link></p>
        </div>
    }
    .into_any()
}
