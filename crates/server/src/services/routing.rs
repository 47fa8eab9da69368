//! What becomes of a mail: by which route it leaves, with which headers and envelope. Asked by the mail server, by the wizard's
//! test message and by programs: one answer for all.

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

use super::{policies, refusal::Refusal, system_mail::to_wire_form};
use crate::{
    config::Config,
    encoded_word::decode,
    idn::to_ascii,
    store::{
        Store, StoreError, Tx,
        aliases::{self, Alias},
        users::User,
    },
    unicode::UNICODE,
};

/// A mail that may be sent, with the route that was decided for it.
#[derive(Clone, Debug)]
pub struct RoutedMail {
    /// Who delivers.
    pub route: DeliveryRoute,
    /// What the mail says, and MAIL FROM.
    pub message: Message,
    /// The alias it is from; none: the primary address.
    pub alias: Option<Alias>,
    /// How the primary address may be written.
    pub primary: [String; 2],
}

impl RoutedMail {
    /// What must not be told of the user by a gateway.
    pub fn concealed(&self, config: &Config) -> Concealed {
        let primary = self.primary.iter().map(String::as_str);
        let domains = config.domains.iter().map(String::as_str);
        Concealed::new(primary, &self.message.from.address, domains)
    }
}

/// What becomes of a message of `user`, by its header fields: its From line decides, and whoever else it names as a sender must
/// be the user, too. What somebody else wrote stays refused, whoever sends it on: [`Reason::Redirected`] says what to do instead.
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

/// Whether somebody says to have sent it on (RFC 5322 section 3.6.6).
fn is_redirected(fields: &HeaderFields<'_>) -> bool {
    ["Resent-From", "Resent-Sender"]
        .into_iter()
        .any(|name| fields.first(name).is_some())
}

/// What becomes of a mail of `user` from this address, by the policy that holds now. An empty `name` stands for the one that
/// was set. Asked in the transaction in which it is acted upon.
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

/// The name that a message gives its writer, if it may leave: a name that reads as another address than the writer's own (in one
/// of its forms) is refused, for it is a lie to somebody; any other that an alias may not have is left off.
fn writers_name(name: &str, own: &[&str]) -> Result<Option<String>, Refusal> {
    // A folded line may go on with a tab.
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

/// The address that a message of this user is from when it says nothing: the default one, its domain in A-labels.
pub async fn find_default_sender(store: &Store, user: &User) -> Result<String, Refusal> {
    store
        .read(|db| {
            let alias = aliases::find_default(db, user.id)?;
            Ok(alias.as_ref().unwrap_or(&user.address).ascii())
        })
        .await
}

/// Whether this user may name this address as MAIL FROM: the primary address, or a confirmed alias of theirs.
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

/// Who delivers mail of an alias, by the policy that holds now.
fn route(db: &mut Tx, user: &User, alias: &Alias) -> Result<DeliveryRoute, Refusal> {
    let policy = policies::resolve(db, user)?;
    // The health of a gateway never changes the route.
    let gateway = alias.gateway.as_ref().map(|_| GatewayCondition::default());
    let standing = Standing::of(policy, alias.accepted, gateway);
    standing.route().map_err(Refusal::new)
}

/// What a mail is made of, as the user has set it.
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
