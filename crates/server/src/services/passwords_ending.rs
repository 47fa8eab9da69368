//! Gateways that sign in with a password at a provider that stops taking them: how many there are, for administrators.

use std::collections::BTreeSet;

use fromline_core::{api::PasswordsEnding, gateway::takes_no_passwords};
use jiff::civil::Date;

use crate::{
    config::password_ends,
    state::App,
    store::{StoreError, gateways},
};

/// A provider whose servers stop taking passwords.
struct Ending {
    label: String,
    day: Date,
    hosts: Vec<String>,
    is_registered: bool,
}

/// By provider, those without any left out: the registered ones, and those that are known without a registration.
pub async fn count(app: &App) -> Result<Vec<PasswordsEnding>, StoreError> {
    let all = endings(app);
    app.store
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
                    found.push(PasswordsEnding {
                        provider: ending.label.clone(),
                        ends: ending.day.to_string(),
                        gateways: u32::try_from(gateways).unwrap_or(u32::MAX),
                        users: u32::try_from(users.len()).unwrap_or(u32::MAX),
                        registered: ending.is_registered,
                    });
                }
            }
            Ok(found)
        })
        .await
}

fn endings(app: &App) -> Vec<Ending> {
    let mut all: Vec<Ending> = app
        .providers
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
            let mut providers = app.providers.iter();
            !providers.any(|provider| provider.hosts().iter().any(|known| known.as_str() == *host))
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
