//! Removal of an alias with everything that belongs to it. A user whose alias someone else deleted is notified.

use fromline_core::{
    Reason,
    address::AddressKey,
    alias::{Action, ActionOutcome, decide},
};
use fromline_outbound::vault::grants::Grant;
use fromline_store::{
    Tx,
    aliases::{self, Alias},
    consents,
    gateways::CredentialKind,
    notices::{Announcement, NoticeContent},
    users::User,
};

use super::{derive_state, find};
use crate::{confirmation, notices, policies, refusal::Refusal, revocations, state::TokenContext};

/// Deletes an alias of `user` with its gateway and credentials. If it was the default, the primary address becomes the default.
/// If an administrator deletes another user's alias, that user is emailed.
///
/// # Errors
///
/// [`Reason::PrimaryFixed`] for the primary address, [`Reason::NotFound`] if the user has no such alias, and the reasons of
/// [`decide`].
pub async fn delete(
    context: &TokenContext,
    by: &User,
    user: &User,
    address_key: &AddressKey,
) -> Result<(), Refusal> {
    if address_key == user.address.key() {
        return Err(Refusal::new(Reason::PrimaryFixed));
    }
    context
        .store
        .write(|db| {
            let policy = policies::resolve(db, user)?;
            let alias = find(db, user, address_key)?;
            if let ActionOutcome::Refused(reason) = decide(derive_state(&alias, policy), Action::Delete) {
                return Err(Refusal::new(reason));
            }
            confirmation::withdraw(db, &alias)?;
            revoke_after(db, context, &alias)?;
            aliases::delete(db, alias.id)?;
            let was_used = alias.accepted || alias.gateway.is_some();
            // Without a relay the user cannot be emailed, but the alias is deleted all the same.
            if by.id != user.id && was_used && context.relay.is_some() {
                let announcement = Announcement {
                    news: NoticeContent::AliasDeleted(alias.address.to_string()),
                    by: by.address.to_string(),
                    sentence: String::new(),
                    unit: None,
                };
                notices::tell(db, &*context.clock, user, &announcement)?;
            }
            Ok(())
        })
        .await
}

/// Revokes a consent at the provider after its gateway was removed, if the provider supports that. It is kept if another gateway
/// of the user has tokens there, because some providers (Google) revoke all of a user's tokens at once.
pub(super) fn revoke_after(db: &mut Tx, context: &TokenContext, alias: &Alias) -> Result<(), Refusal> {
    let Some(stored) = alias
        .gateway
        .as_ref()
        .filter(|stored| stored.kind == CredentialKind::Token)
    else {
        return Ok(());
    };
    // A consent that cannot be decrypted cannot be revoked, but the gateway can still be removed.
    let Ok(grant) = Grant::open(&context.keys, &context.providers, alias, stored) else {
        return Ok(());
    };
    if consents::has_another(db, alias.user_id, stored.id, grant.provider.name())? {
        return Ok(());
    }
    revocations::enqueue(db, context, alias, &grant)?;
    let (tokens, gateway) = (context.tokens.clone(), stored.id);
    db.after_commit(move || tokens.forget_all(gateway));
    Ok(())
}
