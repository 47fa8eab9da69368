//! What a page does not need at first: a chunk that it loads as soon as it is drawn.

use std::pin::Pin;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    components::{Button, Notice, Progress, Tone},
    t,
    view::show,
};

/// A chunk on its way to a page that is drawn already; `None` if it did not come.
pub type ComingLate<T> = Pin<Box<dyn Future<Output = Option<T>>>>;

/// What another chunk brings to a page. `Copy`; usable in views and event handlers.
pub struct Late<T: Send + Sync + 'static> {
    load: fn() -> ComingLate<T>,
    brought: RwSignal<Option<T>>,
    lost: RwSignal<bool>,
}

impl<T: Send + Sync> Clone for Late<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Late<T> {}

impl<T: Copy + Send + Sync> Late<T> {
    /// Asks for the chunk and returns a place for what comes.
    pub fn new(load: fn() -> ComingLate<T>) -> Self {
        let late = Self {
            load,
            brought: RwSignal::new(None),
            lost: RwSignal::new(false),
        };
        late.ask();
        late
    }

    fn ask(self) {
        self.lost.set(false);
        spawn_local(async move {
            let brought = (self.load)().await;
            // The page may be gone.
            let _ = self.lost.try_set(brought.is_none());
            let _ = self.brought.try_set(brought);
        });
    }

    /// Returns what came, or `None` before; reactive.
    pub fn get(self) -> Option<T> {
        self.brought.get()
    }

    /// Whether it did not come; reactive.
    pub fn is_lost(self) -> bool {
        self.lost.get()
    }

    /// Draws what came of it, and until then that it is on its way.
    pub fn draw(self, brought: impl Fn(T) -> AnyView + Send + 'static) -> AnyView {
        show(move || match self.get() {
            Some(came) => untrack(|| brought(came)),
            None => self.waiting(),
        })
    }

    /// Draws that it is on its way, or that it did not come and can be asked for again; reactive.
    pub fn waiting(self) -> AnyView {
        if self.lost.get() {
            view! {
                <Notice tone=Tone::Error><p>{t!("shell-offline")}</p></Notice>
                <Button on_press=move || self.ask()>{t!("shell-retry")}</Button>
            }
            .into_any()
        } else {
            view! { <Progress /> }.into_any()
        }
    }
}
