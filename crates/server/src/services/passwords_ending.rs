//! Gateways that sign in with a password at a provider that stops taking them: how many there are, for administrators, and telling
//! their users.

use std::collections::BTreeSet;

use fromline_core::{
    Reason,
    gateway::{Host, takes_no_passwords},
};
use jiff::{SignedDuration, Timestamp, civil::Date};

use super::{notices as telling, policies, refusal::Refusal};
use crate::{
    config::password_ends,
    oauth::{Providers, TokenProvider},
    state::TokenContext,
    store::{
        StoreError, Tx,
        aliases::{self, Alias},
        gateways::{self, CredentialKind},
        notices::{self, Announcement, NoticeContent, Progress},
        users::User,
    },
};

/// For how long whoever was told is not told again.
const TOLD: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A provider whose servers stop taking passwords.
struct Ending {
    label: String,
    day: Date,
    hosts: Vec<String>,
    /// Its name in the configuration.
    registration: Option<String>,
}

/// Gateways that sign in with a password at a provider that stops taking them.
#[derive(Clone, Debug)]
pub struct CountedEnding {
    /// How the provider is called.
    pub provider: String,
    /// The day at whose end its servers stop taking passwords.
    pub day: Date,
    /// How many gateways there are.
    pub gateways: u32,
    /// How many users have them.
    pub users: u32,
    /// The provider's name in the configuration, if it is registered here, so that its gateways can have tokens.
    pub registration: Option<String>,
    /// How many users [`notify`] would mail now.
    pub untold: u32,
    /// How far the mails are that told of it last.
    pub progress: Option<Progress>,
}

/// By provider, those without any left out: the registered ones, and those that are known without a registration.
pub async fn count(context: &TokenContext) -> Result<Vec<CountedEnding>, StoreError> {
    let all = endings(&context.providers);
    let now = context.clock.now();
    context
        .store
        .scan(|db| {
            let mut found = Vec::new();
            for ending in &all {
                let mut users = BTreeSet::new();
                let mut gateways = 0_usize;
                for host in &ending.hosts {
                    let owners = gateways::users_with_password(db, host)?;
                    gateways += owners.len();
                    users.extend(owners);
                }
                if gateways == 0 {
                    continue;
                }
                let (untold, progress) = match &ending.registration {
                    Some(name) => (
                        untold(db, name, &ending.hosts, now)?.len(),
                        notices::find_provider_progress(db, name)?,
                    ),
                    None => (0, None),
                };
                found.push(CountedEnding {
                    provider: ending.label.clone(),
                    day: ending.day,
                    gateways: to_count(gateways),
                    users: to_count(users.len()),
                    registration: ending.registration.clone(),
                    untold: to_count(untold),
                    progress,
                });
            }
            Ok(found)
        })
        .await
}

/// Tells the users who have a password at this provider: which of their addresses, until when, and how to continue without one. Gives
/// how many; whoever was told in the last 30 days is not.
///
/// # Errors
///
/// [`Reason::NotFound`] if no provider of this name is registered, or it goes on taking passwords as far as is known.
pub async fn notify(
    context: &TokenContext,
    by: &User,
    registration: &str,
    sentence: String,
) -> Result<u32, Refusal> {
    let ending = endings(&context.providers)
        .into_iter()
        .find(|ending| ending.registration.as_deref() == Some(registration));
    let ending = ending.ok_or_else(|| Refusal::field("registration", Reason::NotFound))?;
    let announcement = Announcement {
        news: NoticeContent::PasswordsEnding(registration.to_owned()),
        by: by.address.to_string(),
        sentence,
    };
    context
        .store
        .write(|db| {
            let users = untold(db, registration, &ending.hosts, context.clock.now())?;
            telling::tell_each(db, &*context.clock, &users, &announcement)
        })
        .await
}

/// What is true when a user's mail about it is written.
#[derive(Clone, Debug)]
pub struct UserEnding {
    /// How the provider is called.
    pub provider: String,
    /// The day at whose end its servers stop taking passwords.
    pub day: Date,
    /// The user's addresses whose gateways sign in there with a password.
    pub addresses: Vec<String>,
}

/// What a user is told of a provider; none if it no longer concerns them.
pub fn find_for_user(
    db: &mut Tx,
    providers: &Providers,
    user: &User,
    registration: &str,
) -> Result<Option<UserEnding>, Refusal> {
    let Some(provider) = providers.find(registration) else {
        return Ok(None);
    };
    let Some(day) = provider.passwords_end() else {
        return Ok(None);
    };
    if !policies::resolve(db, user)?.allowed {
        return Ok(None);
    }
    let concerned = |alias: &Alias| {
        let stored = alias.gateway.as_ref().filter(|_| alias.accepted);
        stored.is_some_and(|stored| {
            stored.kind == CredentialKind::Password && ends_at(provider, &stored.gateway.host)
        })
    };
    let all = aliases::of_user(db, user.id)?.into_iter();
    let addresses: Vec<String> = all
        .filter(concerned)
        .map(|alias| alias.address.to_string())
        .collect();
    Ok((!addresses.is_empty()).then(|| UserEnding {
        provider: provider.label().to_owned(),
        day,
        addresses,
    }))
}

/// Whom a provider's mail is for: nobody while gateways are forbidden, for nobody could connect one.
fn untold(
    db: &mut Tx,
    registration: &str,
    hosts: &[String],
    now: Timestamp,
) -> Result<BTreeSet<i64>, StoreError> {
    let mut users = BTreeSet::new();
    if policies::get(db)?.policy().allowed {
        for host in hosts {
            users.extend(notices::list_untold(db, registration, host, now - TOLD)?);
        }
    }
    Ok(users)
}

/// What takes no passwords any more fails already, and is told as that.
fn ends_at(provider: &TokenProvider, host: &Host) -> bool {
    provider.may_see(host) && !takes_no_passwords(host.as_str())
}

fn endings(providers: &Providers) -> Vec<Ending> {
    let mut all: Vec<Ending> = providers
        .iter()
        .filter_map(|provider| {
            let hosts = provider.hosts().iter().filter(|host| ends_at(provider, host));
            Some(Ending {
                label: provider.label().to_owned(),
                day: provider.passwords_end()?,
                hosts: hosts.map(ToString::to_string).collect(),
                registration: Some(provider.name().to_owned()),
            })
        })
        .collect();
    for (label, hosts, day) in password_ends() {
        let is_other = |host: &&str| {
            !takes_no_passwords(host)
                && !providers
                    .iter()
                    .any(|provider| provider.hosts().iter().any(|known| known.as_str() == *host))
        };
        all.push(Ending {
            label: label.to_owned(),
            day,
            hosts: hosts
                .iter()
                .copied()
                .filter(is_other)
                .map(str::to_owned)
                .collect(),
            registration: None,
        });
    }
    all
}

fn to_count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
