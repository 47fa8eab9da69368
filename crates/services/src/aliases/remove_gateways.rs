//! Removal of gateways by an administrator, one or many; the addresses stay.

use std::collections::BTreeMap;

use fromline_core::{
    Reason,
    address::AddressKey,
    alias::{Action, ActionOutcome, decide},
    role::{Permission, Reach},
};
use fromline_store::{
    Tx, aliases, gateways,
    notices::{Announcement, NoticeContent},
    org_units,
    users::{self, User},
};

use super::{derive_state, remove::revoke_after};
use crate::{notices, permit::Permit, policies, refusal::Refusal, state::TokenContext};

/// A gateway to remove, by whose it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OwnedGateway {
    /// The user's primary address.
    pub user: AddressKey,
    /// Address of the alias that has the gateway.
    pub alias: AddressKey,
}

/// What became of the removal of gateways.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GatewayRemovals {
    /// Why each was refused; `None` if it was removed.
    pub outcomes: Vec<Option<Reason>>,
    /// Number of users who are emailed.
    pub notified: u32,
}

/// Removes gateways with their credentials, so that the organization's servers deliver from then on; each is answered on its own. With
/// a sentence, which may be empty, every user who lost some is emailed once, except the one who asks. `None` stands for
/// what is no address.
///
/// # Errors
///
/// Those of the database. The reasons of the outcomes are [`Reason::NotFound`] without such a user, alias or gateway,
/// and those of [`decide`].
pub async fn remove_gateways(
    context: &TokenContext,
    permit: &Permit,
    asked: &[Option<OwnedGateway>],
    sentence: Option<&str>,
) -> Result<GatewayRemovals, Refusal> {
    let reach = permit.reach(Permission::RemoveGateways)?;
    context
        .store
        .write(|db| {
            let mut removals = GatewayRemovals::default();
            let mut lost: BTreeMap<i64, (User, Vec<String>)> = BTreeMap::new();
            for asked in asked {
                let removed = match asked {
                    Some(owned) => remove_one(db, context, &reach, owned)?,
                    None => Err(Reason::NotFound),
                };
                removals.outcomes.push(removed.as_ref().err().copied());
                if let Ok((user, address)) = removed {
                    let (_, addresses) = lost.entry(user.id).or_insert((user, Vec::new()));
                    addresses.push(address);
                }
            }
            let Some(sentence) = sentence else {
                return Ok(removals);
            };
            for (id, (user, addresses)) in lost {
                if permit.is_of(id) {
                    continue;
                }
                let announcement = Announcement {
                    news: NoticeContent::GatewaysRemoved(addresses),
                    by: permit.by().to_owned(),
                    sentence: sentence.to_owned(),
                    unit: None,
                };
                notices::tell(db, &*context.clock, &user, &announcement)?;
                removals.notified += 1;
            }
            Ok(removals)
        })
        .await
}

/// Removes one gateway and returns its user and the address of its alias, or why it stays.
fn remove_one(
    db: &mut Tx,
    context: &TokenContext,
    reach: &Reach,
    owned: &OwnedGateway,
) -> Result<Result<(User, String), Reason>, Refusal> {
    let Some(user) = users::by_address(db, &owned.user)? else {
        return Ok(Err(Reason::NotFound));
    };
    if !reach.covers(&org_units::of_user(db, user.id)?.path) {
        return Ok(Err(Reason::NotFound));
    }
    let alias = aliases::find(db, user.id, &owned.alias)?;
    let Some(alias) = alias.filter(|alias| alias.gateway.is_some()) else {
        return Ok(Err(Reason::NotFound));
    };
    let policy = policies::resolve(db, &user)?;
    if let ActionOutcome::Refused(reason) = decide(derive_state(&alias, policy), Action::RemoveGateway) {
        return Ok(Err(reason));
    }
    revoke_after(db, context, &alias)?;
    gateways::remove(db, alias.id)?;
    Ok(Ok((user, alias.address.to_string())))
}
