//! The setup checklist: what is known of each task. What takes time (DNS, the relay) is looked up beside requests and remembered for a
//! while, so that an answer never waits: until then it says that it is being looked up.

mod found;
mod looks;
mod report;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use fromline_core::{
    Reason,
    checklist::{
        ChecklistFinding, ChecklistTask, judge_mail_server, judge_people, judge_policy, judge_relay,
        judge_test,
    },
    directory::UnitId,
};
use fromline_outbound::limits::ChecklistMemory;
use fromline_store::{
    StoreError, Tx,
    checklist::{self, ChecklistTest, SeenSignature},
    meta, people, policies,
    users::User,
};
use jiff::Timestamp;

use super::refusal::Refusal;
use crate::state::{DeliveryContext, LookupContext};
pub use found::{FoundChecklist, FoundDetail, FoundRecord};

/// The setup checklist of an organization.
#[derive(Clone, Copy)]
pub struct Checklist<'a> {
    /// Context in which the test message is delivered.
    pub context: &'a DeliveryContext,
    /// Context in which DNS is asked.
    pub lookups: &'a LookupContext,
    /// What was found out outside of this machine.
    pub memory: &'a Arc<ChecklistMemory>,
}

/// What the database knows.
struct Known {
    hidden: bool,
    test: Option<ChecklistTest>,
    signatures: Vec<SeenSignature>,
    asked: Option<Timestamp>,
    /// When the organization's policy was set.
    policy: Option<Timestamp>,
    has_users: bool,
}

impl Known {
    fn read(db: &mut Tx, user_id: i64) -> Result<Self, StoreError> {
        Ok(Self {
            hidden: checklist::is_hidden(db, user_id)?,
            test: checklist::find_newest_test(db)?,
            signatures: checklist::list_signatures(db)?,
            asked: meta::get_time(db, meta::MAIL_SERVER_ASKED)?,
            policy: policies::find(db, UnitId::ROOT)?.map(|stored| stored.updated),
            has_users: people::is_any_user(db)?,
        })
    }
}

impl Checklist<'_> {
    /// Returns what is known, as an administrator sees it, and begins to find out what is not.
    pub async fn read(self, user: &User) -> Result<FoundChecklist, Refusal> {
        let known = self.context.store.read(|db| Known::read(db, user.id)).await?;
        let config = &self.context.config;
        let mut items = vec![(ChecklistTask::Relay, vec![FoundDetail::new(self.relay())])];
        // The demo has none.
        if !config.demo {
            let finding = judge_mail_server(config.mta.is_some(), known.asked.is_some());
            let at = known
                .asked
                .filter(|_| finding == ChecklistFinding::MailServerAsks);
            items.push((ChecklistTask::MailServer, vec![FoundDetail::at(finding, at)]));
        }
        items.extend(self.domains(&known.signatures));
        let has_arrived = known.test.as_ref().and_then(|test| test.arrived);
        let at = has_arrived.or(known.test.as_ref().map(|test| test.sent));
        let finding = judge_test(known.test.is_some(), has_arrived.is_some());
        items.push((ChecklistTask::TestMessage, vec![FoundDetail::at(finding, at)]));
        let finding = judge_policy(known.policy.is_some());
        items.push((
            ChecklistTask::Policy,
            vec![FoundDetail::at(finding, known.policy)],
        ));
        let finding = judge_people(known.has_users);
        items.push((ChecklistTask::People, vec![FoundDetail::new(finding)]));
        Ok(FoundChecklist {
            items,
            hidden: known.hidden,
        })
    }

    fn relay(self) -> ChecklistFinding {
        let relay = self.context.relay.as_ref();
        let session = relay.and_then(|relay| looks::relay(self.context, self.memory, relay));
        judge_relay(relay.is_some(), session)
    }

    /// Hides the list from an administrator's page, or shows it again.
    pub async fn set_hidden(self, user: &User, hidden: bool) -> Result<(), Refusal> {
        let store = &self.context.store;
        Ok(store
            .write(|db| checklist::set_hidden(db, user.id, hidden))
            .await?)
    }

    /// Records that an administrator has sent a test message.
    pub async fn record_test(self, user: &User, message_id: &str) -> Result<(), Refusal> {
        let (store, now) = (&self.context.store, self.context.clock.now());
        Ok(store
            .write(|db| checklist::record_test(db, user.id, message_id, now))
            .await?)
    }

    /// Records that an administrator's test message has arrived, as they say.
    ///
    /// # Errors
    ///
    /// [`Reason::NotFound`] if they have sent none.
    pub async fn confirm_test(self, user: &User) -> Result<(), Refusal> {
        let (store, now) = (&self.context.store, self.context.clock.now());
        let was_sent = store
            .write(|db| checklist::record_arrival(db, user.id, now))
            .await?;
        was_sent
            .then_some(())
            .ok_or_else(|| Refusal::new(Reason::NotFound))
    }
}

/// Records that the mail server has asked. The caller does not wait for the disk; a failed write is repeated an hour later.
pub fn note_asked(context: &DeliveryContext, memory: &ChecklistMemory) {
    if !memory.note_asked(context.clock.monotonic()) {
        return;
    }
    let (store, now) = (context.store.clone(), context.clock.now());
    tokio::spawn(async move {
        let written = store
            .write(|db| meta::set_time(db, meta::MAIL_SERVER_ASKED, now))
            .await;
        if let Err(error) = written {
            let error: StoreError = error;
            tracing::warn!(%error, "that the mail server asks is not written");
        }
    });
}
