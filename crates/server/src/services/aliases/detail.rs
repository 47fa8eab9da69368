//! A From address with all that is known of it.

use fromline_core::{Reason, alias::State, api::MailState, policy::GatewayPolicy};
use jiff::Timestamp;

use crate::{
    services::{
        arrivals::{self, ShownArrival, Viewer},
        confirmation,
    },
    store::{
        StoreError, Tx,
        aliases::{self, Alias},
        consents,
        gateways::CredentialKind,
        health::{self, Health},
        outbox,
        users::User,
    },
};

/// The state that decides what may be done with an alias.
pub fn derive_state(alias: &Alias, policy: GatewayPolicy) -> State {
    State {
        gateways_allowed: policy.allowed,
        accepted: alias.accepted,
        gateway: alias.gateway.is_some(),
    }
}

/// An address that a user writes from.
#[derive(Clone, Debug)]
pub enum FromAddress {
    /// The user's own.
    Primary(PrimaryDetail),
    /// Another one.
    Alias(Box<AliasDetail>),
}

/// The primary address.
#[derive(Clone, Debug)]
pub struct PrimaryDetail {
    /// The address.
    pub address: String,
    /// The display name.
    pub name: String,
    /// Where answers go; empty: to the address.
    pub reply_to: String,
    /// HTML; none where it is not told.
    pub signature: Option<String>,
    /// Whether mail is written from it unless another one is chosen.
    pub is_default: bool,
}

impl PrimaryDetail {
    /// A user's.
    pub fn read(db: &mut Tx, user: &User) -> Result<Self, StoreError> {
        let (reply_to, signature, is_default) = aliases::find_primary(db, user.id)?;
        Ok(Self {
            address: user.address.to_string(),
            name: user.name.clone(),
            reply_to,
            signature: Some(signature),
            is_default,
        })
    }
}

/// An alias, and what hangs on it.
#[derive(Clone, Debug)]
pub struct AliasDetail {
    /// The alias.
    pub alias: Alias,
    /// The policy that holds for its user.
    pub policy: GatewayPolicy,
    /// The code that confirms it, if one is under way.
    pub confirmation: Option<PendingConfirmation>,
    /// The provider of its gateway's tokens, if it has such.
    pub provider: Option<String>,
    /// How its gateway fares, if that is known.
    pub health: Option<Health>,
    /// What its gateway changes, if a test message showed it.
    pub arrival: Option<ShownArrival>,
    /// When all this was so.
    pub at: Timestamp,
}

impl AliasDetail {
    /// As it is shown to `viewer`: what a gateway makes of the login for its owner alone.
    pub fn read(
        db: &mut Tx,
        alias: Alias,
        policy: GatewayPolicy,
        viewer: Viewer<'_>,
        at: Timestamp,
    ) -> Result<Self, StoreError> {
        let (health, provider) = match &alias.gateway {
            Some(stored) if stored.kind == CredentialKind::Token => {
                (health::find(db, stored.id)?, consents::provider(db, stored.id)?)
            }
            Some(stored) => (health::find(db, stored.id)?, None),
            None => (None, None),
        };
        Ok(Self {
            policy,
            confirmation: PendingConfirmation::read(db, &alias, at)?,
            provider,
            health,
            arrival: arrivals::find(db, &alias, viewer)?,
            at,
            alias,
        })
    }

    /// Whether its mail goes by no route.
    pub fn is_suspended(&self) -> bool {
        derive_state(&self.alias, self.policy).is_suspended()
    }

    /// Whether scheduled checks include its gateway now.
    pub fn is_checked(&self) -> bool {
        self.alias.accepted && !self.is_suspended()
    }
}

/// The code that confirms an alias: its mail, and what may still be done.
#[derive(Clone, Debug)]
pub struct PendingConfirmation {
    /// How far its mail is.
    pub mail: MailState,
    /// Why that did not leave, or waits.
    pub reason: Option<Reason>,
    /// When the code ends.
    pub expires: Timestamp,
    /// Wrong codes that may still be entered.
    pub tries_left: u8,
    /// Mails that may still be asked for.
    pub resends_left: u32,
}

impl PendingConfirmation {
    fn read(db: &mut Tx, alias: &Alias, now: Timestamp) -> Result<Option<Self>, StoreError> {
        let Some(stored) = &alias.confirmation else {
            return Ok(None);
        };
        let (mail, reason) = match stored.outbox_id {
            Some(id) => outbox::find_state(db, id)?,
            None => (MailState::Failed, Some(Reason::ResendLimit)),
        };
        let target = confirmation::strip_tag(alias.address.key());
        Ok(Some(Self {
            mail,
            reason,
            expires: confirmation::compute_end(stored, mail, now),
            tries_left: confirmation::TRIES.saturating_sub(stored.wrong),
            resends_left: confirmation::count_mails_left(db, alias.user_id, &target, now)?,
        }))
    }
}
