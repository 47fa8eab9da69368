//! What the administrator changes, what is saved, and the way from one to the other.

use std::time::Duration;

use fromline_core::{
    Reason,
    api::{GatewaySetting, NoticeProgress, Notify, Policy, PolicyImpactCount},
    policy::{GatewayPolicy, PolicyChange, SuspendedMail},
};
use leptos::{prelude::*, task::spawn_local};

use super::list::TouchedList;
use crate::{
    api::{self, ApiFailure},
    outcome::Outcome,
    pages::notify::Telling,
    session::use_session,
    view::effect,
};

/// State of the policy page.
#[derive(Clone, Copy)]
pub struct PolicyEditor {
    /// The policy as stored on the server.
    pub saved: RwSignal<Policy>,
    /// The checkbox that allows gateways.
    pub allow: RwSignal<bool>,
    /// Policy for mail of suspended aliases, as chosen.
    pub suspended_mail: RwSignal<SuspendedMail>,
    /// Numbers of affected users and aliases, once read.
    pub impact: RwSignal<Option<Result<PolicyImpactCount, ApiFailure>>>,
    /// The affected users; read only before saving.
    pub list: TouchedList,
    /// True while the question before saving is open.
    pub asking: RwSignal<bool>,
    /// The form for an email to affected users.
    pub telling: Telling,
    /// Progress of the emails about the newest change.
    pub notices: RwSignal<NoticeProgress>,
    /// A policy that another administrator has saved in the meantime.
    pub conflict: RwSignal<Option<Policy>>,
    /// True while a save is under way.
    pub busy: RwSignal<bool>,
    /// Outcome of the last save.
    pub outcome: RwSignal<Option<Outcome>>,
}

impl PolicyEditor {
    /// Makes the state from the policy as stored on the server.
    pub fn new(policy: Policy) -> Self {
        let value = value(&policy);
        let editor = Self {
            saved: RwSignal::new(policy),
            allow: RwSignal::new(value.allow_users_to_use_external_smtp_servers),
            suspended_mail: RwSignal::new(value.suspended_mail.unwrap_or_default()),
            impact: RwSignal::new(None),
            list: TouchedList::new(),
            asking: RwSignal::new(false),
            telling: Telling::new(),
            notices: RwSignal::new(NoticeProgress::default()),
            conflict: RwSignal::new(None),
            busy: RwSignal::new(false),
            outcome: RwSignal::new(None),
        };
        editor.read_impact();
        editor.follow(0);
        // What was said of the last save is not said of what is chosen now.
        effect(move || {
            if editor.dirty().get() && editor.outcome.with_untracked(Option::is_some) {
                editor.outcome.set(None);
            }
        });
        editor
    }

    /// The setting as stored on the server; reactive.
    pub fn saved_value(self) -> GatewaySetting {
        self.saved.with(value)
    }

    /// True if there are unsaved changes.
    pub fn dirty(self) -> Signal<bool> {
        Signal::derive(move || {
            let saved = self.saved_value();
            let allow = self.allow.get();
            allow != saved.allow_users_to_use_external_smtp_servers
                || (!allow && self.suspended_mail.get() != saved.suspended_mail.unwrap_or_default())
        })
    }

    /// Numbers of affected users and aliases, once read; reactive.
    pub fn count(self) -> Option<PolicyImpactCount> {
        self.impact.with(|count| count.as_ref()?.as_ref().ok().cloned())
    }

    /// Number of affected aliases.
    pub fn aliases_touched(self) -> u32 {
        self.count().map_or(0, |count| count.aliases)
    }

    /// Reads the numbers of affected users and aliases again.
    pub fn read_impact(self) {
        // Not after the page was left.
        let Some(name) = self.saved.try_with_untracked(|policy| policy.name.clone()) else {
            return;
        };
        spawn_local(async move {
            let answer = api::policy_impact_count(&name).await;
            self.impact.set(Some(answer));
        });
    }

    /// Reads the numbers and the list of affected users again.
    pub fn ask_whom(self) {
        self.impact.set(None);
        self.read_impact();
        self.list
            .begin(self.saved.with_untracked(|policy| policy.name.clone()));
    }

    /// Reads the next page of affected users.
    pub fn show_more(self) {
        self.list
            .load(self.saved.with_untracked(|policy| policy.name.clone()));
    }

    /// The change that affected users would notice; reactive.
    pub fn change(self) -> Option<PolicyChange> {
        let chosen = GatewayPolicy {
            allowed: self.allow.get(),
            suspended_mail: self.suspended_mail.get(),
        };
        PolicyChange::between(policy(&self.saved_value()), chosen)
    }

    /// Handles *Save*: a change that users notice asks first. Allowing mail again asks only if users are affected.
    pub fn submit(self) {
        if self.busy.get_untracked() || !untrack(|| self.dirty().get()) {
            return;
        }
        let nobody = untrack(|| self.count()).is_some_and(|count| count.aliases == 0);
        match untrack(|| self.change()) {
            Some(PolicyChange::On) if nobody => self.save(None),
            None => self.save(None),
            Some(_) => {
                self.telling.begin();
                self.ask_whom();
                self.asking.set(true);
            }
        }
    }

    /// Saves the chosen policy, unless somebody changed it since it was read, and has affected users emailed.
    pub fn save(self, notify: Option<Notify>) {
        let change = untrack(|| self.change());
        let mut policy = self.saved.get_untracked();
        let chosen = GatewaySetting {
            allow_users_to_use_external_smtp_servers: self.allow.get_untracked(),
            suspended_mail: Some(self.suspended_mail.get_untracked()),
        };
        policy.setting.value = chosen.to_value();
        self.busy.set(true);
        self.outcome.set(None);
        spawn_local(async move {
            let answer = api::change_policy(policy.clone(), notify).await;
            match answer {
                Ok(changed) => {
                    self.saved_as(changed.policy, change);
                    if changed.notified > 0 {
                        self.follow(0);
                    }
                    use_session().refresh().await;
                }
                Err(failure) if failure.reason() == Some(Reason::PolicyChanged) => {
                    match api::get_policy(&policy.name).await {
                        // The other administrator wanted the same: nothing to choose.
                        Ok(theirs) if value(&theirs) == value(&policy) => self.saved_as(theirs, change),
                        Ok(theirs) => self.conflict.set(Some(theirs)),
                        Err(failure) => self.outcome.set(Some(Outcome::Failed(failure))),
                    }
                }
                Err(failure) => self.outcome.set(Some(Outcome::Failed(failure))),
            }
            self.busy.set(false);
        });
    }

    /// Asks how far the mails are, and again while some are to be sent: less often each time, as long as the page is open.
    fn follow(self, times: u32) {
        let Some(name) = self.saved.try_with_untracked(|policy| policy.name.clone()) else {
            return;
        };
        spawn_local(async move {
            let Ok(notices) = api::policy_notices(&name).await else {
                return;
            };
            let waits = notices.waiting() > 0;
            // Set without need, the status would be read out again.
            if self.notices.try_with_untracked(|known| *known != notices) == Some(true) {
                self.notices.set(notices);
            }
            if waits {
                let pause = Duration::from_secs(u64::from((times + 1).min(30)));
                set_timeout(move || self.follow(times + 1), pause);
            }
        });
    }

    /// What was chosen is what the server has now.
    fn saved_as(self, policy: Policy, change: Option<PolicyChange>) {
        self.take(policy);
        self.outcome
            .set(change.map(|change| Outcome::Said(change.saved())));
    }

    /// Takes over the stored policy: after saving, or to keep another administrator's change.
    pub fn take(self, policy: Policy) {
        let value = value(&policy);
        self.allow.set(value.allow_users_to_use_external_smtp_servers);
        self.suspended_mail.set(value.suspended_mail.unwrap_or_default());
        self.saved.set(policy);
        self.read_impact();
    }
}

/// The setting of a policy; an unreadable one forbids.
pub fn value(policy: &Policy) -> GatewaySetting {
    GatewaySetting::from_value(&policy.setting.value).unwrap_or_default()
}

/// Converts a setting to the domain's type.
pub fn policy(setting: &GatewaySetting) -> GatewayPolicy {
    GatewayPolicy {
        allowed: setting.allow_users_to_use_external_smtp_servers,
        suspended_mail: setting.suspended_mail.unwrap_or_default(),
    }
}
