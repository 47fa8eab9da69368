//! Fromline in the browser: mounts the app into the page's frame.

mod api;
mod app;
mod components;
mod format;
mod i18n;
mod outcome;
mod pages;
mod picture;
mod route;
mod router;
mod session;
mod view;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
