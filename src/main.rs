//! Fromline in the browser: takes the page over that the server has painted.

mod alias_form;
mod api;
mod app;
mod components;
mod focus;
mod format;
mod i18n;
mod outcome;
mod pages;
mod platform;
mod png;
mod route;
mod router;
mod session;
mod vdom;
mod view;

use any_spawner::Executor;
use leptos::prelude::{Owner, document};

/// Allocates in constant time, with less code than the standard library's allocator: every page load downloads it.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// After a panic nothing on the page answers any more: the page's frame says so.
fn say_that_it_broke(_: &std::panic::PanicHookInfo<'_>) {
    if let Some(notice) = document().get_element_by_id("broken") {
        let _ = notice.remove_attribute("hidden");
    }
}

fn main() {
    std::panic::set_hook(Box::new(say_that_it_broke));
    // It fails only where it has been started already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(app::start);
    // What it owns ends with the page.
    std::mem::forget(owner);
}
