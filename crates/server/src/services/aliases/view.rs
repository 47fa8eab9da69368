//! An alias as the API shows it.

use fromline_core::{
    alias::State,
    api::{Confirmation, MailState, SendAs, SendAsState, SmtpMsa, VerificationStatus},
    policy::GatewayPolicy,
};
use jiff::Timestamp;

use crate::{
    lookalike,
    services::{
        arrivals::{self, Viewer},
        confirmation, gateway_health,
    },
    store::{
        StoreError, Tx,
        aliases::{self, Alias},
        consents,
        gateways::CredentialKind,
        health as kept, outbox,
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

/// An alias for the wire: credentials never, code never; what a gateway makes of the login for its owner alone.
pub fn alias_to_api(
    db: &mut Tx,
    alias: &Alias,
    policy: GatewayPolicy,
    reader: Viewer<'_>,
    now: Timestamp,
) -> Result<SendAs, StoreError> {
    let suspended = derive_state(alias, policy).is_suspended();
    let known = match &alias.gateway {
        Some(stored) => kept::find(db, stored.id)?,
        None => None,
    };
    let is_checked = alias.accepted && !suspended;
    Ok(SendAs {
        send_as_email: Some(alias.address.to_string()),
        display_name: Some(alias.name.clone()),
        reply_to_address: Some(alias.reply_to.clone()),
        signature: alias.signature.clone(),
        is_primary: None,
        is_default: alias.is_default.then_some(true),
        treat_as_alias: Some(alias.treat_as_alias),
        smtp_msa: alias.gateway.as_ref().map(|stored| SmtpMsa {
            host: stored.gateway.host.to_string(),
            port: i64::from(stored.gateway.port),
            username: None,
            password: None,
            consent: None,
            security_mode: stored.gateway.security.mode(),
        }),
        verification_status: Some(if alias.accepted {
            VerificationStatus::Accepted
        } else {
            VerificationStatus::Pending
        }),
        fromline: Some(SendAsState {
            suspended,
            suspended_mail: suspended.then_some(policy.suspended_mail),
            spelled_out: lookalike::spelled_out(alias.address.as_str()),
            confirmation: confirmation_state(db, alias, now)?,
            consent: consent_of(db, alias)?,
            health: known.map(|known| gateway_health::to_api(&known, is_checked, now)),
            arrived: arrivals::find(db, alias, reader)?,
        }),
    })
}

fn consent_of(db: &mut Tx, alias: &Alias) -> Result<Option<String>, StoreError> {
    match &alias.gateway {
        Some(stored) if stored.kind == CredentialKind::Token => consents::provider(db, stored.id),
        _ => Ok(None),
    }
}

fn confirmation_state(
    db: &mut Tx,
    alias: &Alias,
    now: Timestamp,
) -> Result<Option<Confirmation>, StoreError> {
    let Some(stored) = &alias.confirmation else {
        return Ok(None);
    };
    let (mail, reason) = match stored.outbox_id {
        Some(id) => outbox::find_state(db, id)?,
        None => (MailState::Failed, Some(fromline_core::Reason::ResendLimit)),
    };
    let target = confirmation::strip_tag(alias.address.key());
    let resends = confirmation::count_mails_left(db, alias.user_id, &target, now)?;
    Ok(Some(Confirmation {
        mail,
        reason,
        expires: confirmation::compute_end(stored, mail, now).to_string(),
        tries_left: confirmation::TRIES.saturating_sub(stored.wrong),
        resends_left: u8::try_from(resends).unwrap_or(u8::MAX),
    }))
}

/// The primary address for the wire.
pub fn primary_to_api(db: &mut Tx, user: &User) -> Result<SendAs, StoreError> {
    let (reply_to, signature, is_default) = aliases::find_primary(db, user.id)?;
    Ok(SendAs {
        send_as_email: Some(user.address.to_string()),
        display_name: Some(user.name.clone()),
        reply_to_address: Some(reply_to),
        signature: Some(signature),
        is_primary: Some(true),
        is_default: is_default.then_some(true),
        treat_as_alias: None,
        smtp_msa: None,
        verification_status: Some(VerificationStatus::Accepted),
        fromline: None,
    })
}
