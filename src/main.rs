//! Fromline in the browser: mounts the app into the page's frame.

mod api;
mod app;
mod components;
mod format;
mod i18n;
mod outcome;
mod pages;
mod route;
mod router;
mod session;
mod vdom;
mod view;

use leptos::prelude::document;

/// After a panic nothing on the page answers any more: the page's frame says so.
fn say_that_it_broke(_: &std::panic::PanicHookInfo<'_>) {
    if let Some(notice) = document().get_element_by_id("broken") {
        let _ = notice.remove_attribute("hidden");
    }
}

fn main() {
    std::panic::set_hook(Box::new(say_that_it_broke));
    leptos::mount::mount_to_body(app::App);
}
