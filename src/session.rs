//! Who is signed in, and what the page knows of the server.

use std::cell::Cell;

use fromline_core::{
    Language,
    api::{Account, AccountChange, Instance},
    role::Permission,
};
use js_sys::Reflect;
use leptos::prelude::*;

use crate::{
    api::{self, ApiFailure},
    i18n::use_i18n,
};

/// The user of the page.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::large_enum_variant, reason = "there is one of it")
)]
pub enum Visitor {
    /// The session has not been read yet.
    Unknown,
    /// The server did not answer.
    Unreachable,
    /// No user is signed in.
    Anonymous,
    /// A user is signed in.
    SignedIn(Account),
}

/// The session's state. `Copy`; usable in views, event handlers and async code.
#[derive(Clone, Copy)]
pub struct SessionContext {
    /// The user of the page.
    pub visitor: RwSignal<Visitor>,
    /// True if the session ended while the page was open: sign-in is offered in place, and the page stays behind it.
    pub ended: RwSignal<bool>,
    /// The server's public settings, once read.
    pub instance: RwSignal<Option<Instance>>,
}

thread_local! {
    static CURRENT: Cell<Option<SessionContext>> = const { Cell::new(None) };
}

/// Returns the app's session.
///
/// # Panics
/// Before [`SessionContext::start`].
pub fn use_session() -> SessionContext {
    CURRENT.get().expect("the app starts its session before it draws")
}

impl SessionContext {
    /// Makes the state and reads the session from the server.
    pub fn start() -> Self {
        let session = Self {
            visitor: RwSignal::new(Visitor::Unknown),
            ended: RwSignal::new(false),
            instance: RwSignal::new(None),
        };
        CURRENT.set(Some(session));
        // A page that Back brings out of the browser's cache is as it was left: somebody may have signed out elsewhere since.
        window_event_listener_untyped("pageshow", move |event| {
            let persisted = Reflect::get(&event, &"persisted".into());
            if persisted.is_ok_and(|persisted| persisted.is_truthy()) {
                leptos::task::spawn_local(async move { session.refresh().await });
            }
        });
        leptos::task::spawn_local(async move { session.refresh().await });
        session
    }

    /// The signed-in user's account; reactive.
    pub fn account(self) -> Option<Account> {
        self.visitor.with(|visitor| match visitor {
            Visitor::SignedIn(account) => Some(account.clone()),
            _ => None,
        })
    }

    /// Returns whether the user's roles permit something in some unit at least; not reactive, for a page begins anew when they change.
    pub fn may(self, permission: Permission) -> bool {
        untrack(|| self.account()).is_some_and(|account| account.may(permission))
    }

    /// Returns whether the user's roles permit something in the whole organisation; not reactive.
    pub fn may_everywhere(self, permission: Permission) -> bool {
        untrack(|| self.account()).is_some_and(|account| account.may_everywhere(permission))
    }

    /// True in the demo; reactive.
    pub fn demo(self) -> bool {
        self.instance
            .with(|instance| instance.as_ref().is_some_and(|instance| instance.demo))
    }

    /// Reads the session again, after a change of the account or when the server did not answer.
    pub async fn refresh(self) {
        match api::start().await {
            Ok(start) => {
                self.instance.maybe_update(|instance| {
                    let changed = instance.as_ref() != Some(&start.instance);
                    *instance = Some(start.instance);
                    changed
                });
                match start.account {
                    Some(account) => self.enter(account),
                    None => self.leave(),
                }
            }
            Err(ApiFailure::Refused(..)) => self.leave(),
            Err(_)
                if self
                    .visitor
                    .with_untracked(|visitor| *visitor == Visitor::Unknown) =>
            {
                self.visitor.set(Visitor::Unreachable);
            }
            Err(_) => {}
        }
    }

    /// Takes a new sign-in and the language in use: an account without one takes it for its emails.
    pub fn arrive(self, account: Account) {
        let language = use_i18n().language.get_untracked();
        self.enter(account);
        self.learn_language(language);
    }

    /// Stores this language for the emails of an account without one.
    pub fn learn_language(self, language: Language) {
        let missing = |account: Account| account.language.is_none();
        if !untrack(|| self.account()).is_some_and(missing) {
            return;
        }
        let change = AccountChange {
            language: language.code().to_owned(),
        };
        leptos::task::spawn_local(async move {
            if let Ok(account) = api::change_account(&change).await {
                self.enter(account);
            }
        });
    }

    /// Sets the signed-in user.
    pub fn enter(self, account: Account) {
        use_i18n().follow_account(account.language.as_deref());
        // Signing in again as the same person must not redraw the page: drafts live in it.
        self.visitor.maybe_update(|visitor| {
            let new = Visitor::SignedIn(account);
            let changed = *visitor != new;
            *visitor = new;
            changed
        });
        self.ended.set(false);
    }

    /// Forgets the user after sign-out.
    pub fn leave(self) {
        self.visitor.set(Visitor::Anonymous);
        self.ended.set(false);
    }

    /// Returns true if somebody is signed in, and the session has not ended; reactive.
    pub fn is_back(self) -> bool {
        !self.ended.get()
            && self
                .visitor
                .with(|visitor| matches!(visitor, Visitor::SignedIn(_)))
    }

    /// Handles a 401 answer while signed in: keeps the page and offers sign-in.
    pub fn end(self) {
        if self
            .visitor
            .with_untracked(|visitor| matches!(visitor, Visitor::SignedIn(_)))
        {
            self.ended.set(true);
        }
    }
}
