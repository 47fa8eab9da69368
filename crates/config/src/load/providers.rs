//! Loading of OAuth providers: one table each, with all mistakes reported at once.

use std::collections::BTreeSet;

use fromline_core::gateway::Host;
use url::Url;

use super::{Reader, all};
use crate::{
    oauth::{ClientAuth, Endpoints, Preset, ProviderConfig, preset},
    setting::{About, ConfigSetting},
    values::smtp_host,
};

impl Reader {
    pub(super) fn providers(&mut self) -> Vec<ProviderConfig> {
        let names = self.layers.names_below("oauth");
        let found: Vec<_> = names.iter().filter_map(|name| self.provider(name)).collect();
        self.check_hosts(&found);
        found
    }

    /// Loads one provider; `None` if it has mistakes, which are reported.
    fn provider(&mut self, name: &str) -> Option<ProviderConfig> {
        let known = preset(name);
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let hosts =
            |texts: &[&str]| -> Vec<Host> { texts.iter().filter_map(|host| smtp_host(host).ok()).collect() };
        let label = self.of(name, &all::OAUTH_LABEL);
        let client_secret_file = self.of(name, &all::OAUTH_CLIENT_SECRET_FILE);
        if let Some(path) = &client_secret_file {
            self.check_secret(name, path);
        }
        let client_expires = self.of(name, &all::OAUTH_CLIENT_EXPIRES);
        let passwords_end = self.of(name, &all::OAUTH_BASIC_AUTH_ENDS);
        let endpoint_hosts = self.of(name, &all::OAUTH_ENDPOINT_HOSTS);
        let client_id = self.needed(name, &all::OAUTH_CLIENT_ID, None);
        let issuer = known.and_then(|known| Url::parse(known.issuer).ok());
        let issuer = self.needed(name, &all::OAUTH_ISSUER, issuer);
        let scopes = self.needed(name, &all::OAUTH_SCOPES, known.map(|known| texts(known.scopes)));
        let smtp_hosts = self.needed(
            name,
            &all::OAUTH_SMTP_HOSTS,
            known.map(|known| hosts(known.smtp_hosts)),
        );
        if smtp_hosts.as_ref().is_some_and(Vec::is_empty) {
            let concrete = all::OAUTH_SMTP_HOSTS.about.of(name);
            self.blame_named(
                &all::OAUTH_SMTP_HOSTS.about,
                &concrete,
                "no hosts: its tokens could go nowhere",
                None,
            );
        }
        let given = self.endpoints(name);
        let mut provider = ProviderConfig {
            name: name.to_owned(),
            label: label.unwrap_or_else(|| known.map_or(name, |known| known.label).to_owned()),
            issuer: issuer?,
            client_id: client_id?,
            client_secret_file,
            client_expires,
            passwords_end: passwords_end.or_else(|| known.and_then(|known| known.passwords_end)),
            scopes: scopes?,
            smtp_hosts: smtp_hosts?.into(),
            endpoint_hosts: endpoint_hosts
                .unwrap_or_else(|| known.map_or_else(Vec::new, |known| hosts(known.endpoint_hosts))),
            endpoints: None,
            habits: known.map(|known| known.habits).unwrap_or_default(),
        };
        provider.endpoints =
            given.or_else(|| known.and_then(|known: &Preset| (known.endpoints)(&provider.issuer)));
        self.check_endpoints(&provider);
        Some(provider)
    }

    fn of<T>(&mut self, provider: &str, setting: &ConfigSetting<T>) -> Option<T> {
        let name = setting.about.of(provider);
        self.get_named(setting, &name)
    }

    /// Returns a required value, or the one known for the provider.
    fn needed<T>(&mut self, provider: &str, setting: &ConfigSetting<T>, known: Option<T>) -> Option<T> {
        let name = setting.about.of(provider);
        let given = self.get_named(setting, &name);
        if known.is_none() && self.layers.all_of(&name).is_empty() {
            let advice = Some(setting.about.advice());
            self.blame_named(&setting.about, &name, "the provider needs it", advice);
        }
        given.or(known)
    }

    /// Returns the two endpoints that every flow needs; `None` if one is missing.
    fn endpoints(&mut self, name: &str) -> Option<Endpoints> {
        let authorize = self.of(name, &all::OAUTH_AUTHORIZE_URL);
        let token = self.of(name, &all::OAUTH_TOKEN_URL);
        let device = self.of(name, &all::OAUTH_DEVICE_URL);
        let revocation = self.of(name, &all::OAUTH_REVOCATION_URL);
        let is_given = |reader: &Self, about: &About| !reader.layers.all_of(&about.of(name)).is_empty();
        let [authorize_url, token_url] = [&all::OAUTH_AUTHORIZE_URL.about, &all::OAUTH_TOKEN_URL.about];
        let others = [&all::OAUTH_DEVICE_URL.about, &all::OAUTH_REVOCATION_URL.about];
        for given in [authorize_url, token_url].into_iter().chain(others) {
            for missing in [authorize_url, token_url] {
                if is_given(self, given) && !is_given(self, missing) {
                    let what = format!("{} is missing beside it", missing.of(name));
                    self.blame_named(given, &given.of(name), what, None);
                }
            }
        }
        Some(Endpoints {
            authorize: authorize?,
            token: token?,
            device,
            revocation,
            client_auth: ClientAuth::Basic,
            names_issuer: false,
        })
    }

    fn check_endpoints(&mut self, provider: &ProviderConfig) {
        let Some(endpoints) = provider.endpoints.clone() else {
            return;
        };
        let Endpoints {
            authorize,
            token,
            device,
            revocation,
            ..
        } = endpoints;
        for (about, url) in [
            (&all::OAUTH_AUTHORIZE_URL.about, Some(authorize)),
            (&all::OAUTH_TOKEN_URL.about, Some(token)),
            (&all::OAUTH_DEVICE_URL.about, device),
            (&all::OAUTH_REVOCATION_URL.about, revocation),
        ] {
            let Some(url) = url.filter(|url| !provider.may_answer_at(url)) else {
                continue;
            };
            let host = url.host_str().unwrap_or_default();
            let what = format!("“{host}” is not the issuer's");
            let advice = Some(format!(
                "add it to oauth.{}.endpoint_hosts if it is the provider's",
                provider.name
            ));
            self.blame_named(about, &about.of(&provider.name), what, advice);
        }
    }

    /// Checks that a secret file can be read and is not empty.
    fn check_secret(&mut self, name: &str, path: &std::path::Path) {
        let about = &all::OAUTH_CLIENT_SECRET_FILE.about;
        let what = match std::fs::read_to_string(path) {
            Err(error) => format!("{}: {error}", path.display()),
            Ok(text) if text.trim().is_empty() => format!("{}: it is empty", path.display()),
            Ok(_) => return,
        };
        self.blame_named(about, &about.of(name), what, None);
    }

    /// Checks that each server belongs to only one provider, since the server determines which one users are sent to.
    fn check_hosts(&mut self, providers: &[ProviderConfig]) {
        let about = &all::OAUTH_SMTP_HOSTS.about;
        let mut taken = BTreeSet::new();
        for provider in providers {
            for host in provider.smtp_hosts.iter() {
                if !taken.insert(host.as_str()) {
                    let what = format!("“{host}” is another provider's, too");
                    self.blame_named(about, &about.of(&provider.name), what, None);
                }
            }
        }
    }
}
