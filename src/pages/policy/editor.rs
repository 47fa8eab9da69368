//! What the administrator changes, what is saved, and the way from one to the other.

use fromline_core::{
    Reason,
    api::{GatewaySetting, Policy, PolicyImpactCount},
    policy::SuspendedMail,
};
use leptos::{prelude::*, task::spawn_local};

use super::list::List;
use crate::{
    api::{self, ApiFailure},
    outcome::Outcome,
    session::use_session,
    ts,
};

/// The page's state.
#[derive(Clone, Copy)]
pub struct Editor {
    /// What the server has.
    pub saved: RwSignal<Policy>,
    /// The checkbox.
    pub allow: RwSignal<bool>,
    /// What happens to mail of suspended addresses.
    pub suspended_mail: RwSignal<SuspendedMail>,
    /// How many have gateways now.
    pub impact: RwSignal<Option<Result<PolicyImpactCount, ApiFailure>>>,
    /// Who they are; asked for only before switching off.
    pub list: List,
    /// Whether the question before switching off is open.
    pub asking: RwSignal<bool>,
    /// What another administrator saved meanwhile.
    pub conflict: RwSignal<Option<Policy>>,
    /// Whether a save is under way.
    pub busy: RwSignal<bool>,
    /// How the last one ended.
    pub outcome: RwSignal<Option<Outcome>>,
}

impl Editor {
    /// Begins with what the server has.
    pub fn new(policy: Policy) -> Self {
        let value = value(&policy);
        let editor = Self {
            saved: RwSignal::new(policy),
            allow: RwSignal::new(value.allow_users_to_use_external_smtp_servers),
            suspended_mail: RwSignal::new(value.suspended_mail.unwrap_or_default()),
            impact: RwSignal::new(None),
            list: List::new(),
            asking: RwSignal::new(false),
            conflict: RwSignal::new(None),
            busy: RwSignal::new(false),
            outcome: RwSignal::new(None),
        };
        editor.read_impact();
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

    /// How many have gateways now, once it is known; reactive.
    pub fn count(self) -> Option<PolicyImpactCount> {
        self.impact.with(|count| count.as_ref()?.as_ref().ok().cloned())
    }

    /// How many aliases have a gateway now.
    pub fn aliases_touched(self) -> u32 {
        self.count().map_or(0, |count| count.aliases)
    }

    /// Asks the server anew how many have gateways.
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

    /// Asks the server anew how many have gateways, and who they are.
    pub fn ask_whom(self) {
        self.impact.set(None);
        self.read_impact();
        self.list
            .begin(self.saved.with_untracked(|policy| policy.name.clone()));
    }

    /// Asks the server for more of those who have gateways.
    pub fn show_more(self) {
        self.list
            .load(self.saved.with_untracked(|policy| policy.name.clone()));
    }

    /// *Save*: switching off asks first, everything else is done at once.
    pub fn submit(self) {
        if self.busy.get_untracked() || !untrack(|| self.dirty().get()) {
            return;
        }
        let saved = self.saved.with_untracked(value);
        if saved.allow_users_to_use_external_smtp_servers && !self.allow.get_untracked() {
            self.ask_whom();
            self.asking.set(true);
        } else {
            self.save();
        }
    }

    /// Saves what is chosen, if nobody changed it since it was read.
    pub fn save(self) {
        let mut policy = self.saved.get_untracked();
        policy.setting.value = serde_json::json!({
            "allowUsersToUseExternalSmtpServers": self.allow.get_untracked(),
            "suspendedMail": self.suspended_mail.get_untracked(),
        });
        self.busy.set(true);
        self.outcome.set(None);
        spawn_local(async move {
            let answer = api::patch_policy(&policy).await;
            match answer {
                Ok(policy) => {
                    self.saved_as(policy);
                    use_session().refresh().await;
                }
                Err(failure) if failure.reason() == Some(Reason::PolicyChanged) => {
                    match api::get_policy(&policy.name).await {
                        // The other administrator wanted the same: nothing to choose.
                        Ok(theirs) if value(&theirs) == value(&policy) => self.saved_as(theirs),
                        Ok(theirs) => self.conflict.set(Some(theirs)),
                        Err(failure) => self.outcome.set(Some(Outcome::Failed(failure))),
                    }
                }
                Err(failure) => self.outcome.set(Some(Outcome::Failed(failure))),
            }
            self.busy.set(false);
        });
    }

    /// What was chosen is what the server has now.
    fn saved_as(self, policy: Policy) {
        let allowed = value(&policy).allow_users_to_use_external_smtp_servers;
        self.take(policy);
        self.outcome.set(Some(Outcome::Done(if allowed {
            || ts!("policy-saved-on")
        } else {
            || ts!("policy-saved-off")
        })));
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
    let value = &policy.setting.value;
    let on_behalf = value["suspendedMail"].as_str() == Some("ON_BEHALF");
    GatewaySetting {
        allow_users_to_use_external_smtp_servers: value["allowUsersToUseExternalSmtpServers"] == true,
        suspended_mail: Some(if on_behalf {
            SuspendedMail::OnBehalf
        } else {
            SuspendedMail::Refuse
        }),
    }
}
