//! From the press to what is saved: whom the change touches, the save, and what its answer means. It comes with the dialogs.

use fromline_core::{
    Reason,
    api::{GatewaySetting, Notify, Policy},
    policy::PolicyChange,
};
use leptos::{prelude::*, task::spawn_local};

use super::editor::{PolicyAction, PolicyEditor, value};
use crate::{
    api::{self, ApiFailure},
    outcome::Outcome,
    session::use_session,
    ts,
};

/// Begins a save that was asked for. A change that users notice asks first. Allowing mail again asks only if users are affected.
pub fn begin(editor: PolicyEditor) {
    let nobody = untrack(|| editor.count()).is_some_and(|count| count.aliases == 0);
    match untrack(|| editor.change()) {
        Some(PolicyChange::On) if nobody => editor.save(None),
        None => editor.save(None),
        Some(_) => {
            editor.telling.begin();
            editor.ask_whom();
            editor.asking.set(true);
        }
    }
}

impl PolicyEditor {
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
                    match api::unit_policy(unit_id(&policy)).await {
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
        if let Ok(unit) = api::unit_policy(unit_id(&policy)).await
            && self.unit.try_with_untracked(|_| ()).is_some()
        {
            self.unit.set(unit);
        }
    }

    /// What was chosen is what the server has now.
    fn saved_as(self, policy: Policy, change: Option<PolicyChange>) {
        self.take(policy);
        self.outcome
            .set(change.map(|change| Outcome::Said(change.saved())));
    }
}

/// The id of a policy's unit.
fn unit_id(policy: &Policy) -> &str {
    policy.name.strip_prefix("policies/").unwrap_or(&policy.name)
}
