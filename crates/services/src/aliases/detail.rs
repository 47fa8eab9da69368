//! A From address with everything known about it.

use fromline_core::{Reason, alias::State, api::MailState, policy::GatewayPolicy};
use fromline_store::{
    StoreError, Tx,
    aliases::{self, Alias},
    consents,
    gateways::CredentialKind,
    health::{self, Health},
    outbox,
    users::User,
};
use jiff::Timestamp;

use crate::{
    arrivals::{self, ShownArrival, Viewer},
    confirmation,
};

/// Derives the state that decides what may be done with an alias.
pub fn derive_state(alias: &Alias, policy: GatewayPolicy) -> State {
    State {
        gateways_allowed: policy.allowed,
        accepted: alias.accepted,
        gateway: alias.gateway.is_some(),
    }
}

/// An address that a user can send from.
#[derive(Clone, Debug)]
pub enum FromAddress {
    /// The user's primary address.
    Primary(PrimaryDetail),
    /// An alias, with what is known of its gateway.
    Alias(Box<AliasDetail>),
}

/// The primary address with its settings.
#[derive(Clone, Debug)]
pub struct PrimaryDetail {
    /// Primary address of the user.
    pub address: String,
    /// Display name that is written before the address.
    pub name: String,
    /// The address for replies; empty if it is the address itself.
    pub reply_to: String,
    /// The signature as HTML; `None` where it is left out.
    pub signature: Option<String>,
    /// Whether mail is sent from it unless another address is chosen.
    pub is_default: bool,
}

impl PrimaryDetail {
    /// Reads a user's primary address.
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

/// An alias with its gateway, confirmation and health.
#[derive(Clone, Debug)]
pub struct AliasDetail {
    /// The alias as it is stored.
    pub alias: Alias,
    /// The policy that applies to its user.
    pub policy: GatewayPolicy,
    /// The pending confirmation, if there is one.
    pub confirmation: Option<PendingConfirmation>,
    /// The provider of its gateway's tokens, if it uses tokens.
    pub provider: Option<String>,
    /// The health of its gateway, if it is known.
    pub health: Option<Health>,
    /// What its gateway changes, if a test message has shown that.
    pub arrival: Option<ShownArrival>,
    /// The time at which all of this was read.
    pub at: Timestamp,
}

impl AliasDetail {
    /// Reads the details for `viewer`; the login that a gateway writes into messages is shown only to the owner.
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

    /// Returns whether the alias is suspended.
    pub fn is_suspended(&self) -> bool {
        derive_state(&self.alias, self.policy).is_suspended()
    }

    /// Returns whether scheduled checks currently include its gateway.
    pub fn is_checked(&self) -> bool {
        self.alias.accepted && !self.is_suspended()
    }
}

/// The pending confirmation of an alias: its email, and the remaining attempts.
#[derive(Clone, Debug)]
pub struct PendingConfirmation {
    /// The state of the email.
    pub mail: MailState,
    /// Why the email failed or waits.
    pub reason: Option<Reason>,
    /// When the code expires.
    pub expires: Timestamp,
    /// Number of wrong codes that may still be entered.
    pub tries_left: u8,
    /// Number of emails that may still be requested.
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
