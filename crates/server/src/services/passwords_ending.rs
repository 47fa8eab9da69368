//! Counts, for administrators, of gateways with a password at a provider that will stop accepting passwords.

use std::collections::BTreeSet;

use fromline_core::gateway::takes_no_passwords;
use jiff::civil::Date;

use crate::{
    config::password_ends,
    oauth::Providers,
    store::{Store, StoreError, gateways},
};

/// A provider whose servers will stop accepting passwords.
struct Ending {
    label: String,
    day: Date,
    hosts: Vec<String>,
    is_registered: bool,
}

/// The number of gateways with a password at such a provider.
#[derive(Clone, Debug)]
pub struct CountedEnding {
    /// The provider's name for display.
    pub provider: String,
    /// The last day on which its servers accept passwords.
    pub day: Date,
    /// Number of gateways.
    pub gateways: u32,
    /// Number of users who have them.
    pub users: u32,
    /// Whether it is registered here, so that its gateways can use tokens.
    pub is_registered: bool,
}

/// Counts by provider, omitting those without gateways: registered providers and well-known ones.
pub async fn count(store: &Store, providers: &Providers) -> Result<Vec<CountedEnding>, StoreError> {
    let all = endings(providers);
    store
        .scan(|db| {
            let mut found = Vec::new();
            for ending in &all {
                let mut users = BTreeSet::new();
                let mut gateways = 0_usize;
                // What takes no passwords any more fails already, and is told as that.
                for host in ending.hosts.iter().filter(|host| !takes_no_passwords(host)) {
                    let owners = gateways::users_with_password(db, host)?;
                    gateways += owners.len();
                    users.extend(owners);
                }
                if gateways > 0 {
                    found.push(CountedEnding {
                        provider: ending.label.clone(),
                        day: ending.day,
                        gateways: u32::try_from(gateways).unwrap_or(u32::MAX),
                        users: u32::try_from(users.len()).unwrap_or(u32::MAX),
                        is_registered: ending.is_registered,
                    });
                }
            }
            Ok(found)
        })
        .await
}

fn endings(providers: &Providers) -> Vec<Ending> {
    let mut all: Vec<Ending> = providers
        .iter()
        .filter_map(|provider| {
            Some(Ending {
                label: provider.label().to_owned(),
                day: provider.passwords_end()?,
                hosts: provider.hosts().iter().map(ToString::to_string).collect(),
                is_registered: true,
            })
        })
        .collect();
    for (label, hosts, day) in password_ends() {
        let is_other = |host: &&str| {
            !providers
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
            is_registered: false,
        });
    }
    all
}
