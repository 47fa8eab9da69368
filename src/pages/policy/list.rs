//! Whom switching off touches, page by page.

use fromline_core::api::{ImpactAlias, PolicyImpact};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    focus::focus,
};

/// The affected users that were read so far. `Copy`.
#[derive(Clone, Copy)]
pub struct TouchedList {
    /// The pages read so far, with the token of the next one.
    pub known: RwSignal<PolicyImpact>,
    /// Result of the last request; `None` before the first answer.
    pub answer: RwSignal<Option<Result<(), ApiFailure>>>,
    /// Index of the first user on the newest page, if it is not the first page.
    pub newest: RwSignal<Option<usize>>,
    /// True while a page is being read.
    pub busy: RwSignal<bool>,
    /// Counts the beginnings: an answer to an earlier one comes too late.
    begun: RwSignal<u32>,
}

impl TouchedList {
    /// Makes an empty list.
    pub fn new() -> Self {
        Self {
            known: RwSignal::new(PolicyImpact::default()),
            answer: RwSignal::new(None),
            newest: RwSignal::new(None),
            busy: RwSignal::new(false),
            begun: RwSignal::new(0),
        }
    }

    /// Reads the first page of a policy's affected users.
    pub fn begin(self, policy: String) {
        self.known.set(PolicyImpact::default());
        self.answer.set(None);
        self.newest.set(None);
        self.busy.set(false);
        self.begun.update(|begun| *begun += 1);
        self.load(policy);
    }

    /// Reads the next page.
    pub fn load(self, policy: String) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let begun = self.begun.get_untracked();
        spawn_local(async move {
            let token = self.known.with_untracked(|known| known.next_page_token.clone());
            let answer = api::policy_impact(&policy, &token).await;
            // Not after the page was left, or the list begun anew.
            if self.begun.try_get_untracked() == Some(begun) {
                self.busy.set(false);
                self.answer.set(Some(answer.map(|page| self.take(page))));
            }
        });
    }

    fn take(self, page: PolicyImpact) {
        let mut users = self.known.with_untracked(|known| known.users.clone());
        let is_first = users.is_empty();
        let mut more = page.users.into_iter().peekable();
        let mut newest = users.len();
        // A user with many addresses may stand on both sides of a page's end.
        if let Some(last) = users.last_mut()
            && let Some(rest) = more.next_if(|user| user.address == last.address)
        {
            last.aliases.extend(rest.aliases);
            newest -= 1;
        }
        users.extend(more);
        self.newest.set((!is_first).then_some(newest));
        self.known.set(PolicyImpact {
            users,
            next_page_token: page.next_page_token,
        });
        if !is_first {
            focus("dialog [data-news]");
        }
    }

    /// Maps every alias that was read so far; reactive.
    pub fn aliases<T>(self, of: impl Fn(&ImpactAlias) -> T) -> Vec<T> {
        self.known.with(|known| {
            let all = known.users.iter().flat_map(|user| &user.aliases);
            all.map(of).collect()
        })
    }
}
