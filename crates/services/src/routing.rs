//! Routing: how a user's mail is sent, with which headers and envelope. The mail server, test messages and the API get the same
//! answer.

use fromline_base::{encoded_word::decode, idn::to_ascii, unicode::UNICODE};
use fromline_config::Config;
use fromline_core::{
    Reason,
    address::Address,
    delivery_route::DeliveryRoute,
    headers::HeaderFields,
    message::{Identity, Mailbox, Message, compose},
    name::normalize_display_name,
    standing::{GatewayCondition, Standing},
    submission::{Concealed, find_author, find_resenders},
};
use fromline_store::{
    Store, StoreError, Tx,
    aliases::{self, Alias},
    users::User,
};

use super::{policies, refusal::Refusal, system_mail::to_wire_form};

/// A mail that may be sent, with the route that was decided for it.
#[derive(Clone, Debug)]
pub struct RoutedMail {
    /// Route by which the mail is delivered.
    pub route: DeliveryRoute,
    /// The headers and the envelope sender.
    pub message: Message,
    /// The alias that the mail is from; `None` for the primary address.
    pub alias: Option<Alias>,
    /// The spellings of the primary address.
    pub primary: [String; 2],
}

impl RoutedMail {
    /// Returns what a gateway must not reveal about the user.
    pub fn concealed(&self, config: &Config) -> Concealed {
        let primary = self.primary.iter().map(String::as_str);
        let domains = config.domains.iter().map(String::as_str);
        Concealed::new(primary, &self.message.from.address, domains)
    }
}

/// Routes a message of `user` by its header fields. From decides, and everyone else named as a sender must be the user as well.
///
/// # Errors
///
/// The reasons of [`find_author`] and of [`route_mail`]; [`Reason::ResentNotOwn`] if someone else is named as having resent the
/// message; [`Reason::Redirected`] if the user resent a message of someone else.
pub fn route_message(db: &mut Tx, user: &User, fields: &HeaderFields<'_>) -> Result<RoutedMail, Refusal> {
    let decided = match by_author(db, user, fields) {
        Err(refusal) if refusal.reason.is_about_author() && is_redirected(fields) => {
            return Err(Refusal::new(Reason::Redirected));
        }
        decided => decided?,
    };
    for resender in find_resenders(fields, &decode).map_err(Refusal::new)? {
        let not_own = || Refusal::new(Reason::ResentNotOwn);
        match check_envelope_sender(db, user, &resender.address) {
            Err(refusal) if matches!(refusal.reason, Reason::FromNotOwn | Reason::AliasPending) => {
                return Err(not_own());
            }
            answer => answer?,
        }
        let name = writers_name(&resender.name, &[&resender.address]);
        name.ok().flatten().ok_or_else(not_own)?;
    }
    Ok(decided)
}

fn by_author(db: &mut Tx, user: &User, fields: &HeaderFields<'_>) -> Result<RoutedMail, Refusal> {
    let author = find_author(fields, &decode).map_err(Refusal::new)?;
    route_mail(db, user, &author.address, &author.name)
}

/// Returns whether the message was resent (RFC 5322, section 3.6.6).
fn is_redirected(fields: &HeaderFields<'_>) -> bool {
    ["Resent-From", "Resent-Sender"]
        .into_iter()
        .any(|name| fields.first(name).is_some())
}

/// Routes mail of `user` from this address under the present policy. An empty `name` means the stored one. Called in the
/// transaction that acts on the result.
///
/// # Errors
///
/// [`Reason::UserDisabled`]; [`Reason::FromInvalid`] if `from` is no address, [`Reason::FromNotOwn`] if it is not the user's;
/// [`Reason::AliasPending`] or [`Reason::AliasSuspended`] if the alias may not be used now; [`Reason::NameContainsAddress`] if
/// the name reads as an address other than the author's.
pub fn route_mail(db: &mut Tx, user: &User, from: &str, name: &str) -> Result<RoutedMail, Refusal> {
    if user.disabled {
        return Err(Refusal::new(Reason::UserDisabled));
    }
    let from = Address::parse(from, &to_ascii).map_err(|_| Refusal::new(Reason::FromInvalid))?;
    let alias = if from.key() == user.address.key() {
        None
    } else {
        let found = aliases::find(db, user.id, from.key())?;
        Some(found.ok_or_else(|| Refusal::new(Reason::FromNotOwn))?)
    };
    let route = match &alias {
        None => DeliveryRoute::Organisation,
        Some(alias) => route(db, user, alias)?,
    };
    let mut identity = identity(db, user, alias.as_ref())?;
    let typed = alias
        .as_ref()
        .map_or(user.address.as_str(), |alias| alias.address.as_str());
    if let Some(name) = writers_name(name, &[from.as_str(), typed])?.filter(|name| !name.is_empty()) {
        identity.from.name = name;
    }
    Ok(RoutedMail {
        route,
        message: compose(&identity, route),
        alias,
        primary: [user.address.to_string(), user.address.ascii()],
    })
}

/// Returns the author name of a message if it is acceptable. A name that reads as an address other than the author's own is
/// refused, because it deceives someone; other names that an alias may not have are dropped.
fn writers_name(name: &str, own: &[&str]) -> Result<Option<String>, Refusal> {
    // A folded line may continue with a tab.
    let name = name.replace('\t', " ");
    let mut fault = Reason::NameContainsAddress;
    for own in own {
        match normalize_display_name(&name, own, UNICODE) {
            Ok(name) => return Ok(Some(name)),
            Err(reason) => fault = reason,
        }
    }
    match fault {
        Reason::NameContainsAddress => Err(Refusal::new(fault)),
        _ => Ok(None),
    }
}

/// Returns the address used when a message names none: the default address, with its domain in A-labels.
pub async fn find_default_sender(store: &Store, user: &User) -> Result<String, Refusal> {
    store
        .read(|db| {
            let alias = aliases::find_default(db, user.id)?;
            Ok(alias.as_ref().unwrap_or(&user.address).ascii())
        })
        .await
}

/// Checks that a user may use an address as MAIL FROM: the primary address, or one of their confirmed aliases.
///
/// # Errors
///
/// [`Reason::UserDisabled`], [`Reason::FromNotOwn`] if the address is not the user's, [`Reason::AliasPending`] if it is not
/// confirmed.
pub fn check_envelope_sender(db: &mut Tx, user: &User, address: &str) -> Result<(), Refusal> {
    if user.disabled {
        return Err(Refusal::new(Reason::UserDisabled));
    }
    let not_own = || Refusal::new(Reason::FromNotOwn);
    let address = Address::parse(address, &to_ascii).map_err(|_| not_own())?;
    if address.key() == user.address.key() {
        return Ok(());
    }
    match aliases::find(db, user.id, address.key())? {
        Some(alias) if alias.accepted => Ok(()),
        Some(_) => Err(Refusal::new(Reason::AliasPending)),
        None => Err(not_own()),
    }
}

/// Returns the route for an alias under the present policy.
fn route(db: &mut Tx, user: &User, alias: &Alias) -> Result<DeliveryRoute, Refusal> {
    let policy = policies::resolve(db, user)?;
    // The health of a gateway never changes the route.
    let gateway = alias.gateway.as_ref().map(|_| GatewayCondition::default());
    let standing = Standing::of(policy, alias.accepted, gateway);
    standing.route().map_err(Refusal::new)
}

/// Builds the sender identity from the user's settings.
fn identity(db: &mut Tx, user: &User, alias: Option<&Alias>) -> Result<Identity, StoreError> {
    let primary = Mailbox::new(user.name.clone(), user.address.ascii());
    let (from, reply_to) = match alias {
        Some(alias) => (
            Mailbox::new(alias.name.clone(), alias.address.ascii()),
            alias.reply_to.clone(),
        ),
        None => (primary.clone(), aliases::find_primary(db, user.id)?.0),
    };
    Ok(Identity {
        from,
        primary,
        reply_to: (!reply_to.is_empty()).then(|| to_wire_form(&reply_to)),
    })
}
