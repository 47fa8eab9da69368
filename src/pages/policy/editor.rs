//! What the administrator changes, what is saved, and the way from one to the other.

use std::time::Duration;

use fromline_core::{
    Reason,
    api::{GatewaySetting, Notify, Policy, PolicyImpactCount, PolicyNotices},
    policy::{GatewayPolicy, PolicyChange, SuspendedMail},
};
use leptos::{prelude::*, task::spawn_local};

use super::list::TouchedList;
use crate::{
    api::{self, ApiFailure},
    outcome::Outcome,
    pages::notify::Telling,
    session::use_session,
};

/// The page's state.
#[derive(Clone, Copy)]
pub struct PolicyEditor {
    /// What the server has.
    pub saved: RwSignal<Policy>,
    /// The checkbox.
    pub allow: RwSignal<bool>,
    /// What happens to mail of suspended addresses.
    pub suspended_mail: RwSignal<SuspendedMail>,
    /// How many it concerns.
    pub impact: RwSignal<Option<Result<PolicyImpactCount, ApiFailure>>>,
    /// Who they are; asked for only before saving.
    pub list: TouchedList,
    /// Whether the question before saving is open.
    pub asking: RwSignal<bool>,
    /// Whether those are mailed whom it concerns.
    pub telling: Telling,
    /// How far the mails about the newest change are.
    pub notices: RwSignal<PolicyNotices>,
    /// What another administrator saved meanwhile.
    pub conflict: RwSignal<Option<Policy>>,
    /// Whether a save is under way.
    pub busy: RwSignal<bool>,
    /// How the last one ended.
    pub outcome: RwSignal<Option<Outcome>>,
}

impl PolicyEditor {
    /// Begins with what the server has.
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
            notices: RwSignal::new(PolicyNotices::default()),
            conflict: RwSignal::new(None),
            busy: RwSignal::new(false),
            outcome: RwSignal::new(None),
        };
        editor.read_impact();
        editor.follow(0);
        editor
    }

    /// The setting as the server has it; reactive.
    pub fn saved_value(self) -> GatewaySetting {
        self.saved.with(value)
    }

    /// Whether something is not saved.
    pub fn dirty(self) -> Signal<bool> {
        Signal::derive(move || {
            let saved = self.saved_value();
            let allow = self.allow.get();
            allow != saved.allow_users_to_use_external_smtp_servers
                || (!allow && self.suspended_mail.get() != saved.suspended_mail.unwrap_or_default())
        })
    }

    /// How many it concerns, once that is known; reactive.
    pub fn count(self) -> Option<PolicyImpactCount> {
        self.impact.with(|count| count.as_ref()?.as_ref().ok().cloned())
    }

    /// How many aliases it concerns.
    pub fn aliases_touched(self) -> u32 {
        self.count().map_or(0, |count| count.aliases)
    }

    /// Asks the server anew how many it concerns.
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

    /// Asks the server anew how many it concerns, and who they are.
    pub fn ask_whom(self) {
        self.impact.set(None);
        self.read_impact();
        self.list
            .begin(self.saved.with_untracked(|policy| policy.name.clone()));
    }

    /// Asks the server for more of those whom it concerns.
    pub fn show_more(self) {
        self.list
            .load(self.saved.with_untracked(|policy| policy.name.clone()));
    }

    /// What those whom it concerns would feel of what is chosen; reactive.
    pub fn change(self) -> Option<PolicyChange> {
        let chosen = GatewayPolicy {
            allowed: self.allow.get(),
            suspended_mail: self.suspended_mail.get(),
        };
        PolicyChange::between(policy(&self.saved_value()), chosen)
    }

    /// *Save*: what somebody feels asks first. That mail is allowed again asks only if there is somebody.
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

    /// Saves what is chosen, if nobody changed it since it was read, and has those told whom it concerns.
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

    /// Takes over what the server has: after saving, or when the other's change is to stay.
    pub fn take(self, policy: Policy) {
        let value = value(&policy);
        self.allow.set(value.allow_users_to_use_external_smtp_servers);
        self.suspended_mail.set(value.suspended_mail.unwrap_or_default());
        self.saved.set(policy);
        self.read_impact();
    }
}

/// The setting of a policy; what cannot be read forbids.
pub fn value(policy: &Policy) -> GatewaySetting {
    GatewaySetting::from_value(&policy.setting.value).unwrap_or_default()
}

/// The same as the domain has it.
pub fn policy(setting: &GatewaySetting) -> GatewayPolicy {
    GatewayPolicy {
        allowed: setting.allow_users_to_use_external_smtp_servers,
        suspended_mail: setting.suspended_mail.unwrap_or_default(),
    }
}
