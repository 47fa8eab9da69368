//! What the administrator changes, what is saved, and the way from one to the other.

use std::time::Duration;

use fromline_core::{
    Reason,
    api::{GatewaySetting, NoticeProgress, Notify, OrgUnitPolicy, Policy, PolicyImpactCount},
    policy::{GatewayPolicy, PolicyChange, SuspendedMail},
};
use leptos::{prelude::*, task::spawn_local};

use super::{list::TouchedList, units::Units};
use crate::{
    api::{self, ApiFailure},
    outcome::Outcome,
    pages::notify::Telling,
    session::use_session,
    ts,
    view::effect,
};

/// What a save does.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum PolicyAction {
    /// Sets the unit's policy to what is chosen.
    #[default]
    Save,
    /// Removes the unit's policy, so that it inherits.
    Inherit,
    /// Undoes the last change.
    Undo,
}

/// State of the policy page for one unit.
#[derive(Clone, Copy)]
pub struct PolicyEditor {
    /// The tree, whose marks change with the policy.
    units: Units,
    /// The unit's policy as stored on the server, and where it comes from.
    pub unit: RwSignal<OrgUnitPolicy>,
    /// What the save that is asked about does.
    pub action: RwSignal<PolicyAction>,
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
    pub fn new(unit: OrgUnitPolicy, units: Units) -> Self {
        let policy = unit.policy.clone();
        let value = value(&policy);
        let editor = Self {
            units,
            unit: RwSignal::new(unit),
            action: RwSignal::new(PolicyAction::Save),
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

    /// True if the unit inherits its policy; reactive. The root has nothing to inherit.
    pub fn inherits(self) -> bool {
        self.unit.with(|unit| !unit.overridden && unit.above.is_some())
    }

    /// Handles *Save*, and *Override*, which may also fix what is inherited.
    pub fn submit(self) {
        if self.busy.get_untracked() || !untrack(|| self.dirty().get() || self.inherits()) {
            return;
        }
        self.action.set(PolicyAction::Save);
        self.begin();
    }

    /// Handles *Inherit* and the undoing of the last change: chooses what they bring, and goes on as with a save.
    pub fn reset(self, action: PolicyAction) {
        if self.busy.get_untracked() {
            return;
        }
        let unit = self.unit.get_untracked();
        let target = match (action, unit.undo) {
            (PolicyAction::Undo, Some(undo)) => undo.effect,
            _ => unit.inherited,
        };
        self.action.set(action);
        self.choose(&target);
        self.begin();
    }

    /// Takes back what was to be asked about.
    pub fn cancel(self) {
        self.asking.set(false);
        let action = self.action.try_get_untracked();
        if action.is_some_and(|action| action != PolicyAction::Save) {
            self.action.set(PolicyAction::Save);
            self.choose(&untrack(|| self.saved_value()));
        }
    }

    fn choose(self, setting: &GatewaySetting) {
        self.allow.set(setting.allow_users_to_use_external_smtp_servers);
        self.suspended_mail
            .set(setting.suspended_mail.unwrap_or_default());
    }

    /// A change that users notice asks first. Allowing mail again asks only if users are affected.
    fn begin(self) {
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
        let action = self.action.get_untracked();
        self.busy.set(true);
        self.outcome.set(None);
        spawn_local(async move {
            let etag = policy.etag.as_deref();
            let answer = match action {
                PolicyAction::Save => api::change_policy(policy.clone(), notify).await,
                PolicyAction::Inherit => api::reset_policy(&policy.name, "inherit", etag, notify).await,
                PolicyAction::Undo => api::reset_policy(&policy.name, "undo", etag, notify).await,
            };
            if self.saved.try_with_untracked(|_| ()).is_none() {
                // The page was left: nothing of it is there any more.
                use_session().refresh().await;
                return;
            }
            match answer {
                Ok(changed) => {
                    self.action.set(PolicyAction::Save);
                    self.take(changed.policy);
                    self.read_unit().await;
                    // What is said to be done can be followed by the next change at once.
                    self.busy.set(false);
                    self.outcome.set(match action {
                        PolicyAction::Save => change.map(|change| Outcome::Said(change.saved())),
                        PolicyAction::Inherit => Some(Outcome::Done(|| ts!("policy-inherited-now"))),
                        PolicyAction::Undo => Some(Outcome::Done(|| ts!("policy-undone"))),
                    });
                    self.units.read();
                    if changed.notified > 0 {
                        self.follow(0);
                    }
                    use_session().refresh().await;
                }
                Err(failure) if failure.reason() == Some(Reason::PolicyChanged) => {
                    match api::unit_policy(Self::unit_id(&policy)).await {
                        // The other administrator wanted the same: nothing to choose.
                        Ok(theirs) if value(&theirs.policy) == value(&policy) => {
                            self.saved_as(theirs.policy.clone(), change);
                            self.unit.set(theirs);
                        }
                        Ok(theirs) if action == PolicyAction::Save => {
                            self.conflict.set(Some(theirs.policy.clone()));
                            self.unit.set(theirs);
                        }
                        // There is nothing of one's own that could be kept.
                        Ok(theirs) => {
                            self.action.set(PolicyAction::Save);
                            self.take(theirs.policy.clone());
                            self.unit.set(theirs);
                            self.outcome.set(Some(Outcome::Failed(failure)));
                        }
                        Err(failure) => self.fail(failure),
                    }
                }
                Err(failure) => self.fail(failure),
            }
            self.busy.set(false);
        });
    }

    /// What was to be saved is not.
    fn fail(self, failure: ApiFailure) {
        self.cancel();
        self.outcome.set(Some(Outcome::Failed(failure)));
    }

    /// Reads again where the policy comes from, and what can be undone.
    async fn read_unit(self) {
        // The page may have been left while it was saved.
        let Some(policy) = self.saved.try_get_untracked() else {
            return;
        };
        if let Ok(unit) = api::unit_policy(Self::unit_id(&policy)).await
            && self.unit.try_with_untracked(|_| ()).is_some()
        {
            self.unit.set(unit);
        }
    }

    /// The id of a policy's unit.
    fn unit_id(policy: &Policy) -> &str {
        policy.name.strip_prefix("policies/").unwrap_or(&policy.name)
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
