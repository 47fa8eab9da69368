//! The switch between languages.

use leptos::prelude::*;

use crate::{
    i18n::{Language, use_i18n},
    view::attribute,
};

/// The languages by their own names; the one in use is marked.
#[component]
pub fn LanguageSwitch(
    /// Called with the language that was chosen.
    #[prop(into)]
    on_choose: Callback<Language>,
) -> AnyView {
    let i18n = use_i18n();
    let buttons = Language::all().map(|language| {
        view! {
            <button
                type="button"
                lang=language.code()
                title=language.name()
                aria-pressed=attribute(move || Some((i18n.language() == language).to_string()))
                on:click=move |_| on_choose.run(language)
            >
                {language.code().to_uppercase()}<span class="visually-hidden">" – "{language.name()}</span>
            </button>
        }
    });
    view! {
        <div class="language-switch" role="group" aria-label=attribute(|| Some(crate::ts!("shell-language")))>
            {buttons.collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}
