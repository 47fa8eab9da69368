//! Aliases: reading, adding, changing and deleting them. `core::alias::decide` says which changes are allowed, and is asked in
//! the transaction that makes them.

mod account;
mod detail;
mod gateway;
mod input;
mod remove;
mod remove_gateways;
mod signature;
mod trial;

use fromline_core::{
    Reason,
    address::{Address, AddressKey},
    alias::{ALIAS_LIMIT, Action, ActionOutcome, decide},
    api::SendAs,
    gateway::is_certified_mail,
    name::keep_display_name,
    policy::GatewayPolicy,
};

use account::NewAccount;
pub use account::username;
pub use detail::{AliasDetail, FromAddress, PendingConfirmation, PrimaryDetail, derive_state};
use fromline_base::idn::to_ascii;
use fromline_outbound::oauth::Owner;
use fromline_store::{
    Tx,
    aliases::{self, Alias},
    gateways,
    users::{self, User},
};
use gateway::{build_account, choose_action, find_version, forget_same_username};
use input::AliasInput;
pub use remove::delete;
pub use remove_gateways::{GatewayRemovals, OwnedGateway, remove_gateways};
use trial::check;

use super::{arrivals::Viewer, confirmation, gateway_health, policies, refusal::Refusal};
use crate::state::{AliasContext, Base};

/// Lists the primary address and the aliases.
pub async fn list(base: &Base, user: &User, reader: Viewer<'_>) -> Result<Vec<FromAddress>, Refusal> {
    base.store
        .read(|db| {
            let policy = policies::resolve(db, user)?;
            let mut primary = PrimaryDetail::read(db, user)?;
            primary.signature = primary.signature.filter(|stored| stored.len() <= signature::MAX);
            let mut all = vec![FromAddress::Primary(primary)];
            for alias in aliases::of_user(db, user.id)? {
                let detail = AliasDetail::read(db, alias, policy, reader, base.clock.now())?;
                all.push(FromAddress::Alias(Box::new(detail)));
            }
            Ok(all)
        })
        .await
}

/// Returns the primary address or one alias.
///
/// # Errors
///
/// [`Reason::NotFound`] if the user has neither.
pub async fn get(
    base: &Base,
    user: &User,
    address_key: &AddressKey,
    reader: Viewer<'_>,
) -> Result<FromAddress, Refusal> {
    base.store
        .read(|db| {
            if address_key == user.address.key() {
                return Ok(FromAddress::Primary(PrimaryDetail::read(db, user)?));
            }
            let policy = policies::resolve(db, user)?;
            let alias =
                aliases::find(db, user.id, address_key)?.ok_or_else(|| Refusal::new(Reason::NotFound))?;
            let detail = AliasDetail::read(db, alias, policy, reader, base.clock.now())?;
            Ok(FromAddress::Alias(Box::new(detail)))
        })
        .await
}

/// Adds an alias. The gateway is checked before anything is written, so a client that disconnects meanwhile leaves nothing
/// behind.
///
/// # Errors
///
/// The faults of all fields at once, as `AliasInput::check` finds them. At `sendAsEmail`: what is wrong with the address,
/// [`Reason::CertifiedMail`], [`Reason::OwnAddress`] or [`Reason::AliasExists`]. [`Reason::RelayMissing`] without a relay,
/// [`Reason::AliasLimit`] if there are too many aliases, [`Reason::GatewaysForbidden`] if the policy forbids the gateway, and the
/// reasons of the gateway check if the gateway does not accept the credentials.
pub async fn create(
    context: &AliasContext,
    user: &User,
    owner: Option<Owner>,
    body: &SendAs,
) -> Result<AliasDetail, Refusal> {
    let typed = body.send_as_email.as_deref().unwrap_or_default();
    let address = Address::parse(typed, &to_ascii).map_err(|reason| Refusal::field("sendAsEmail", reason))?;
    if is_certified_mail(address.domain()) {
        return Err(Refusal::field("sendAsEmail", Reason::CertifiedMail));
    }
    let input = AliasInput::check(body, &address, &context.config).await?;
    if context.relay.is_none() {
        return Err(Refusal::new(Reason::RelayMissing));
    }
    context
        .store
        .read(|db| may_add(db, user, &address, &input))
        .await?;
    let (account, checked) = match &input.gateway {
        Some(gateway) => {
            let account = NewAccount::of(context, owner, gateway, None)?;
            let checked = check(context, user, address.as_str(), account).await;
            checked.map(unzipped)?
        }
        None => (None, None),
    };
    context
        .store
        .write(|db| {
            let policy = may_add(db, user, &address, &input)?;
            let now = context.clock.now();
            let mut alias = Alias {
                id: 0,
                user_id: user.id,
                address: address.clone(),
                name: input.name.clone().unwrap_or_default(),
                reply_to: input.reply_to.clone().unwrap_or_default(),
                signature: Some(input.signature.clone().unwrap_or_default()),
                treat_as_alias: input.treat_as_alias.unwrap_or(true),
                accepted: false,
                is_default: false,
                created: now,
                gateway: None,
                confirmation: None,
            };
            alias.id = aliases::insert(db, &alias)?;
            if let Some(account) = &account {
                alias.gateway = Some(account.keep(db, context, &alias, false)?);
            }
            confirmation::queue_code(db, context, user, &mut alias, input.make_default)?;
            if let Some(checked) = checked {
                gateway_health::saved(db, context, user, &alias, checked)?;
            }
            Ok(AliasDetail::read(
                db,
                alias,
                policy,
                Viewer::Owner(&context.keys),
                now,
            )?)
        })
        .await
}

/// Checks that a new alias may be added to the existing ones.
fn may_add(
    db: &mut Tx,
    user: &User,
    address: &Address,
    input: &AliasInput,
) -> Result<GatewayPolicy, Refusal> {
    let policy = policies::resolve(db, user)?;
    if address.key() == user.address.key() {
        return Err(Refusal::field("sendAsEmail", Reason::OwnAddress));
    }
    let all = aliases::of_user(db, user.id)?;
    if all.iter().any(|alias| alias.address.key() == address.key()) {
        return Err(Refusal::field("sendAsEmail", Reason::AliasExists));
    }
    if all.len() >= ALIAS_LIMIT {
        return Err(Refusal::new(Reason::AliasLimit));
    }
    if input.gateway.is_some() && !policy.allowed {
        return Err(Refusal::gateways_forbidden(address.as_str()));
    }
    Ok(policy)
}

/// How an update treats fields that the request omits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum UpdateMode {
    /// PUT: the field is reset; without `smtpMsa` the gateway is removed.
    Replace,
    /// PATCH: the field stays as it is.
    Merge,
}

/// Changes an alias, or name, Reply-To and signature of the primary address.
///
/// # Errors
///
/// [`Reason::NotFound`] if the user has no such address, the faults of all fields at once as `AliasInput::check` finds them, the
/// reasons of [`decide`] and of the gateway check, and [`Reason::PrimaryFixed`] for a gateway on the primary address.
/// [`Reason::Unavailable`] if someone else changed the gateway during the check.
pub async fn update(
    context: &AliasContext,
    user: &User,
    owner: Option<Owner>,
    address_key: &AddressKey,
    body: &SendAs,
    change: UpdateMode,
) -> Result<FromAddress, Refusal> {
    let (before, policy) = context
        .store
        .read(|db| {
            let before = (address_key != user.address.key())
                .then(|| find(db, user, address_key))
                .transpose()?;
            Ok::<_, Refusal>((before, policies::resolve(db, user)?))
        })
        .await?;
    let address = before
        .as_ref()
        .map_or(&user.address, |alias| &alias.address)
        .clone();
    let mut input = AliasInput::check(body, &address, &context.config).await?;
    let Some(before) = before else {
        return update_primary(context, user, &input, change).await;
    };
    forget_same_username(context, &before, &mut input)?;
    let action = choose_action(&before, input.gateway.as_ref(), change);
    // Another host, port or security means another gateway in any case.
    let is_same_account = input.gateway.as_ref().is_some_and(|new| new.username.is_none());
    let (account, checked) = match (&input.gateway, action) {
        (Some(gateway), Some(action @ (Action::AddGateway | Action::ChangeGateway))) => {
            allow(&before, policy, action)?;
            let account = build_account(context, owner, &before, gateway)?;
            let checked = check(context, user, address.as_str(), account).await;
            checked.map(unzipped)?
        }
        _ => (None, None),
    };

    context
        .store
        .write(|db| {
            let policy = policies::resolve(db, user)?;
            // What was decided about the gateway holds only for the row that was read then.
            let mut alias = find(db, user, address_key)?;
            if account.is_some() && find_version(&alias) != find_version(&before) {
                return Err(Refusal::new(Reason::Unavailable));
            }
            if let Some(action) = action {
                allow(&alias, policy, action)?;
                if let Some(account) = &account {
                    alias.gateway = Some(account.keep(db, context, &alias, is_same_account)?);
                } else {
                    remove::revoke_after(db, context, &alias)?;
                    gateways::remove(db, alias.id)?;
                    alias.gateway = None;
                }
                confirmation::end_if_host_changed(db, &mut alias, context.clock.now())?;
            }
            let kept = |new: &Option<String>, old: String| {
                new.clone().unwrap_or(if change == UpdateMode::Merge {
                    old
                } else {
                    String::new()
                })
            };
            alias.name = kept(&input.name, alias.name);
            alias.reply_to = kept(&input.reply_to, alias.reply_to);
            let signature = alias.signature.unwrap_or_default();
            alias.signature = Some(signature::merge(input.signature.clone(), signature, change));
            alias.treat_as_alias = input.treat_as_alias.unwrap_or(if change == UpdateMode::Merge {
                alias.treat_as_alias
            } else {
                true
            });
            if input.make_default && !alias.is_default {
                allow(&alias, policy, Action::MakeDefault)?;
                aliases::choose_default(db, user.id)?;
                alias.is_default = true;
            }
            aliases::update(db, &alias)?;
            if let Some(checked) = checked {
                gateway_health::saved(db, context, user, &alias, checked)?;
            }
            let viewer = Viewer::Owner(&context.keys);
            let detail = AliasDetail::read(db, alias, policy, viewer, context.clock.now())?;
            Ok(FromAddress::Alias(Box::new(detail)))
        })
        .await
}

fn allow(alias: &Alias, policy: GatewayPolicy, action: Action) -> Result<(), Refusal> {
    match decide(derive_state(alias, policy), action) {
        ActionOutcome::Refused(Reason::GatewaysForbidden) => {
            Err(Refusal::gateways_forbidden(alias.address.as_str()))
        }
        ActionOutcome::Refused(reason) => Err(Refusal::new(reason)),
        ActionOutcome::Done(_) | ActionOutcome::AsSuspended => Ok(()),
    }
}

fn unzipped<A, B>((one, other): (A, B)) -> (Option<A>, Option<B>) {
    (Some(one), Some(other))
}

fn find(db: &mut Tx, user: &User, address_key: &AddressKey) -> Result<Alias, Refusal> {
    aliases::find(db, user.id, address_key)?.ok_or_else(|| Refusal::new(Reason::NotFound))
}

async fn update_primary(
    base: &Base,
    user: &User,
    input: &AliasInput,
    change: UpdateMode,
) -> Result<FromAddress, Refusal> {
    if input.gateway.is_some() {
        return Err(Refusal::new(Reason::PrimaryFixed));
    }
    base.store
        .write(|db| {
            let (reply_to, signature, _) = aliases::find_primary(db, user.id)?;
            let kept = |new: &Option<String>, old: String| {
                new.clone().unwrap_or(if change == UpdateMode::Merge {
                    old
                } else {
                    String::new()
                })
            };
            let name = keep_display_name(&kept(&input.name, user.name.clone()), "");
            let reply_to = kept(&input.reply_to, reply_to);
            let signature = signature::merge(input.signature.clone(), signature, change);
            aliases::set_primary(db, user.id, &name, &reply_to, &signature)?;
            if input.make_default {
                aliases::choose_default(db, user.id)?;
            }
            let user = users::by_id(db, user.id)?.ok_or_else(|| Refusal::new(Reason::NotFound))?;
            Ok(FromAddress::Primary(PrimaryDetail::read(db, &user)?))
        })
        .await
}
