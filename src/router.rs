//! Where the page is: `Route` over the History API.

use std::cell::Cell;

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};

use crate::{route::Route, view::attribute};

/// The app's router. `Copy`; usable in views, event handlers and async code.
#[derive(Clone, Copy)]
pub struct Router {
    /// The page of the address bar.
    pub route: RwSignal<Route>,
    /// The fragment without `#`.
    pub fragment: RwSignal<String>,
    /// The navigation that waits because there are unsaved changes; the app asks first.
    pub held: RwSignal<Option<PendingNavigation>>,
    /// Which pages have something unsaved.
    unsaved: StoredValue<Vec<Signal<bool>>>,
    /// Place in this tab's history, kept in each entry's state, so that a step back can be taken back.
    index: StoredValue<i32>,
    /// The next `popstate` is of our own making.
    undoing: StoredValue<bool>,
}

/// A navigation that waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum PendingNavigation {
    /// A link, or a call of [`Router::go`].
    Go(Route),
    /// The browser's back or forward buttons, by this number of steps.
    Step(i32),
}

thread_local! {
    static CURRENT: Cell<Option<Router>> = const { Cell::new(None) };
}

/// Returns the app's router.
///
/// # Panics
/// Before [`Router::start`].
pub fn use_router() -> Router {
    CURRENT.get().expect("the app starts its router before it draws")
}

impl Router {
    /// Reads the address bar and listens to history and links.
    pub fn start() -> Self {
        let index = history_index().unwrap_or(0);
        let router = Self {
            route: RwSignal::new(here()),
            fragment: RwSignal::new(fragment()),
            held: RwSignal::new(None),
            unsaved: StoredValue::new(Vec::new()),
            index: StoredValue::new(index),
            undoing: StoredValue::new(false),
        };
        CURRENT.set(Some(router));
        router.replace_url(&current_url());

        window_event_listener(ev::popstate, move |_| router.popped());
        window_event_listener(ev::hashchange, move |_| router.fragment.set(fragment()));
        window_event_listener(ev::click, move |event| router.clicked(&event));
        window_event_listener(ev::beforeunload, move |event| {
            if router.is_unsaved() {
                event.prevent_default();
            }
        });
        router
    }

    /// Goes to a page; with unsaved changes the app asks first.
    pub fn go(self, route: Route) {
        if self.is_unsaved() && route != self.route.get_untracked() {
            self.held.set(Some(PendingNavigation::Go(route)));
        } else {
            self.enter(route, true);
        }
    }

    /// Replaces the page in the history, so that Back does not lead here again.
    pub fn replace(self, route: Route) {
        self.enter(route, false);
    }

    /// Replaces the page in the history, at this fragment.
    pub fn replace_at(self, route: Route, fragment: &str) {
        self.replace_url(&format!("{route}#{fragment}"));
        self.enter_here(route);
    }

    /// Leaves the app for another site that returns here, without asking about unsaved changes.
    pub fn leave(self, url: &str) {
        self.unsaved.update_value(Vec::clear);
        let _ = window().location().set_href(url);
    }

    /// Sets the fragment without a new history entry.
    pub fn set_fragment(self, fragment: &str) {
        let path = window().location().pathname().unwrap_or_default();
        let search = window().location().search().unwrap_or_default();
        let mark = if fragment.is_empty() { "" } else { "#" };
        self.replace_url(&format!("{path}{search}{mark}{fragment}"));
        self.fragment.set(fragment.to_owned());
    }

    /// Sets the fragment with a new history entry: a step within a page, which Back undoes.
    pub fn push_fragment(self, fragment: &str) {
        self.index.update_value(|index| *index += 1);
        if let Some(history) = history() {
            let _ = history.push_state(&self.state(), "");
        }
        self.set_fragment(fragment);
    }

    /// Asks before this page is left while `dirty` is true; ends with the page.
    pub fn guard(self, dirty: Signal<bool>) {
        self.unsaved.update_value(|unsaved| unsaved.push(dirty));
        on_cleanup(move || {
            self.unsaved
                .update_value(|unsaved| unsaved.retain(|other| *other != dirty));
        });
    }

    /// Continues the waiting navigation; unsaved changes are lost.
    pub fn release(self) {
        let Some(held) = self.held.get_untracked() else {
            return;
        };
        self.held.set(None);
        self.unsaved.update_value(Vec::clear);
        match held {
            PendingNavigation::Go(route) => self.enter(route, true),
            PendingNavigation::Step(steps) => history().map_or((), |history| {
                let _ = history.go_with_delta(steps);
            }),
        }
    }

    fn is_unsaved(self) -> bool {
        self.unsaved.with_value(|unsaved| {
            unsaved
                .iter()
                .any(|dirty| dirty.try_get_untracked().unwrap_or(false))
        })
    }

    fn enter(self, route: Route, push: bool) {
        let url = route.to_string();
        if push && self.route.get_untracked() != route {
            self.index.update_value(|index| *index += 1);
            if let Some(history) = history() {
                let _ = history.push_state_with_url(&self.state(), "", Some(&url));
            }
        } else {
            self.replace_url(&url);
        }
        self.enter_here(route);
    }

    fn enter_here(self, route: Route) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        self.fragment.set(fragment());
        self.route.set(route);
    }

    fn popped(self) {
        if self.undoing.get_value() {
            self.undoing.set_value(false);
            return;
        }
        let index = history_index().unwrap_or_else(|| self.index.get_value() + 1);
        let steps = index - self.index.get_value();
        if self.is_unsaved() && here() != self.route.get_untracked() && steps != 0 {
            self.undoing.set_value(true);
            if let Some(history) = history() {
                let _ = history.go_with_delta(-steps);
            }
            self.held.set(Some(PendingNavigation::Step(steps)));
            return;
        }
        self.index.set_value(index);
        self.fragment.set(fragment());
        if here() != self.route.get_untracked() {
            self.route.set(here());
        }
    }

    /// A plain click on a link to one of our pages; everything else is the browser's.
    fn clicked(self, event: &web_sys::MouseEvent) {
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
            && !event.default_prevented();
        let link = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .and_then(|element| element.closest(":is(a, button)[data-route]").ok()?);
        let Some(path) = link.as_ref().and_then(|link| link.get_attribute("data-route")) else {
            return;
        };
        if plain {
            event.prevent_default();
            self.go(Route::parse(&path));
        } else if link.is_some_and(|link| !link.has_attribute("href")) {
            // What a browser does with a link by itself.
            let _ = window().open_with_url_and_target(&path, "_blank");
        }
    }

    fn replace_url(self, url: &str) {
        if let Some(history) = history() {
            let _ = history.replace_state_with_url(&self.state(), "", Some(url));
        }
    }

    fn state(self) -> JsValue {
        self.index.get_value().into()
    }
}

/// A link to a page, marked if that page, or one that belongs to it, is open.
///
/// One that looks like a button is one to the browser: Safari's Tab key passes over links unless somebody sets it otherwise, and
/// would stop at the buttons beside it alone.
#[component]
pub fn Link(
    /// The page that the link leads to.
    to: Route,
    /// CSS class names; with `button` first it looks like a button.
    #[prop(optional)]
    class: &'static str,
    /// True for one of the header's places.
    #[prop(optional)]
    place: bool,
    /// Text of the link.
    children: Children,
) -> AnyView {
    let href = to.to_string();
    let router = use_router();
    let current = attribute(move || {
        let here = router.route.get();
        let current = if here == to {
            "page"
        } else if place && here.is_within(&to) {
            "true"
        } else {
            return None;
        };
        Some(current.to_owned())
    });
    if class.starts_with("button") && !class.ends_with("plain") {
        return view! {
            <button type="button" role="link" class=class data-route=href aria-current=current>{children()}</button>
        }
        .into_any();
    }
    view! { <a href=href.clone() class=class data-route=href aria-current=current>{children()}</a> }
        .into_any()
}

fn history() -> Option<web_sys::History> {
    window().history().ok()
}

fn history_index() -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "written by `state` from an i32")]
    let index = history()?.state().ok()?.as_f64()? as i32;
    Some(index)
}

fn here() -> Route {
    Route::parse(&window().location().pathname().unwrap_or_default())
}

fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or_default()
}

fn current_url() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()]
        .into_iter()
        .filter_map(Result::ok)
        .collect()
}
