//! What the administrator changes, what is saved, and the way from one to the other.

use std::time::Duration;

use fromline_core::{
    api::{GatewaySetting, NoticeProgress, OrgUnitPolicy, Policy, PolicyImpactCount},
    policy::{GatewayPolicy, PolicyChange, SuspendedMail},
};
use leptos::{prelude::*, task::spawn_local};

use super::{list::TouchedList, units::Units};
use crate::{
    api::{self, ApiFailure},
    outcome::Outcome,
    pages::notify::Telling,
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
    pub units: Units,
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
    /// True if a save was asked for and has not begun: its code comes with another chunk.
    pub begins: RwSignal<bool>,
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
            begins: RwSignal::new(false),
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

    /// Path of the unit whose policy it is, where there are several; the organisation's own is named nowhere. Reactive.
    pub fn named_unit(self) -> Option<String> {
        let path = self.unit.with(|unit| unit.path.clone());
        (path != "/").then_some(path)
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

    /// True if nobody has set the root's policy yet; reactive. To leave the default as it is, is a decision, too.
    pub fn undecided(self) -> bool {
        self.unit.with(|unit| unit.above.is_none()) && self.saved.with(|policy| policy.updated_by.is_none())
    }

    /// Handles *Save*, and *Override*, which may also fix what is inherited.
    pub fn submit(self) {
        let is_save = || self.dirty().get() || self.inherits() || self.undecided();
        if self.busy.get_untracked() || !untrack(is_save) {
            return;
        }
        self.action.set(PolicyAction::Save);
        self.begins.set(true);
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
        self.begins.set(true);
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

    /// Asks how far the mails are, and again while some are to be sent: less often each time, as long as the page is open.
    pub fn follow(self, times: u32) {
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
