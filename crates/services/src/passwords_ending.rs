//! Gateways with a password at a provider that will stop accepting passwords: counts for administrators, and emails to their users.

use std::collections::BTreeSet;

use fromline_config::password_ends;
use fromline_core::{
    Reason,
    gateway::{Host, takes_no_passwords},
};
use fromline_outbound::oauth::{Providers, TokenProvider};
use fromline_store::{
    StoreError, Tx,
    aliases::{self, Alias},
    gateways::{self, CredentialKind},
    notices::{self, Announcement, NoticeContent, Progress},
    users::User,
};
use jiff::{SignedDuration, Timestamp, civil::Date};

use super::{notices as telling, policies, refusal::Refusal};
use crate::state::TokenContext;

/// How long a user who was notified is not notified again.
const TOLD: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A provider whose servers will stop accepting passwords.
struct Ending {
    label: String,
    day: Date,
    hosts: Vec<String>,
    /// Its name in the configuration.
    registration: Option<String>,
}

/// The number of gateways with a password at such a provider.
#[derive(Clone, Debug)]
pub struct CountedEnding {
    /// The provider's name for display.
    pub provider: String,
    /// The last day on which its servers accept passwords.
    pub day: Date,
    /// Number of gateways that would stop working.
    pub gateways: u32,
    /// Number of users who have them.
    pub users: u32,
    /// The provider's name in the configuration, if it is registered here, so that its gateways can use tokens.
    pub registration: Option<String>,
    /// The number of users that [`notify`] would email now.
    pub untold: u32,
    /// The progress of the most recent emails about it.
    pub progress: Option<Progress>,
}

/// Counts by provider, omitting those without gateways: registered providers and well-known ones.
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

/// Emails the users who have a password at a provider: which of their addresses are concerned, until when, and how to continue without
/// one. Returns their number; users who were emailed about it in the last 30 days are left out.
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
        unit: None,
    };
    context
        .store
        .write(|db| {
            let users = untold(db, registration, &ending.hosts, context.clock.now())?;
            telling::tell_each(db, context.clock.now(), &users, &announcement)
        })
        .await
}

/// What the email to one user says, as of the moment it is written.
#[derive(Clone, Debug)]
pub struct UserEnding {
    /// How the provider is called.
    pub provider: String,
    /// The day at whose end its servers stop taking passwords.
    pub day: Date,
    /// The user's addresses whose gateways sign in there with a password.
    pub addresses: Vec<String>,
}

/// Finds what a user is told about a provider; `None` if it no longer concerns them.
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

/// Finds the users to email about a provider; not those to whom gateways are forbidden, because they could not connect one.
fn untold(
    db: &mut Tx,
    registration: &str,
    hosts: &[String],
    now: Timestamp,
) -> Result<BTreeSet<i64>, StoreError> {
    let mut users = BTreeSet::new();
    for host in hosts {
        users.extend(notices::list_untold(db, registration, host, now - TOLD)?);
    }
    Ok(users)
}

/// Returns whether passwords at this host will end. Where they have ended already, gateways fail and are reported as failing.
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
