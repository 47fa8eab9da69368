//! A fake OAuth provider that follows a script.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use fromline_base::idn;
use fromline_config::{ClientAuth, Endpoints, Habits, ProviderConfig};
use fromline_core::gateway::Host;
use jiff::civil::Date;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use url::Url;

use crate::{
    https::{Ask, Form, HttpsAnswer, Unfetched},
    oauth::{Providers, TokenProvider},
};

/// The provider: its token endpoint gives scripted answers, or else new numbered tokens.
#[derive(Debug, Default)]
pub struct FakeProvider {
    told: Mutex<VecDeque<(u16, Value)>>,
    asked: Mutex<Vec<BTreeMap<String, String>>>,
    /// The delay of each answer.
    pub delay: Mutex<Duration>,
    /// Whether it replaces the refresh token at each use and accepts only the last one.
    pub rotates: bool,
    count: Mutex<u32>,
}

impl FakeProvider {
    /// Creates a provider that replaces the refresh token at each use.
    pub fn rotating() -> Self {
        Self {
            rotates: true,
            ..Self::default()
        }
    }

    /// Returns its registration with Fromline.
    ///
    /// # Panics
    ///
    /// Never, since its names are valid.
    pub fn registered() -> Providers {
        Self::taking_passwords_until(None)
    }

    /// The same; its SMTP servers take passwords until the end of this day, as far as that is known.
    ///
    /// # Panics
    ///
    /// Never: its names are good.
    pub fn taking_passwords_until(passwords_end: Option<Date>) -> Providers {
        let url = |path: &str| Url::parse(&format!("https://id.partner.com/{path}")).expect("a URL");
        let config = ProviderConfig {
            name: "partner".to_owned(),
            label: "Partner".to_owned(),
            issuer: url(""),
            client_id: "fromline".to_owned(),
            client_secret_file: None,
            client_expires: None,
            passwords_end,
            scopes: ["openid", "offline_access", "smtp"].map(str::to_owned).to_vec(),
            smtp_hosts: [Host::parse("smtp.partner.com", &idn::to_ascii).expect("a host")].into(),
            endpoint_hosts: Vec::new(),
            endpoints: Some(Endpoints {
                authorize: url("authorize"),
                token: url("token"),
                device: Some(url("device")),
                revocation: Some(url("revoke")),
                client_auth: ClientAuth::Post,
                names_issuer: true,
            }),
            habits: Habits::default(),
        };
        let secret = SecretString::from("canary-client-secret");
        Providers::of(vec![TokenProvider::new(config, Some(secret))])
    }

    /// Scripts the answer to the next request.
    pub fn answer(&self, status: u16, body: Value) {
        lock(&self.told).push_back((status, body));
    }

    /// Returns the fields of each posted form, with the path under the name `path`.
    pub fn asked(&self) -> Vec<BTreeMap<String, String>> {
        lock(&self.asked).clone()
    }

    /// Returns the refresh token that it accepts now.
    pub fn current(&self) -> String {
        format!("canary-refresh-{}", lock(&self.count))
    }

    fn issue(&self, fields: &BTreeMap<String, String>) -> (u16, Value) {
        let mut count = lock(&self.count);
        let known = format!("canary-refresh-{count}");
        let brings = fields.get("refresh_token");
        if self.rotates && brings.is_some_and(|brings| *brings != known) {
            return (400, json!({ "error": "invalid_grant" }));
        }
        if brings.is_none() || self.rotates {
            *count += 1;
        }
        let refresh = (brings.is_none() || self.rotates).then(|| format!("canary-refresh-{count}"));
        let number = lock(&self.asked).len();
        let answer = json!({
            "access_token": format!("canary-access-{number}"),
            "token_type": "Bearer",
            "expires_in": 3600,
            "refresh_token": refresh,
            "scope": "openid smtp",
            // {"aud":"fromline","email":"user.name@partner.com"}
            "id_token": "e30.eyJhdWQiOiJmcm9tbGluZSIsImVtYWlsIjoidXNlci5uYW1lQHBhcnRuZXIuY29tIn0.x",
        });
        (200, answer)
    }
}

#[async_trait]
impl Ask for FakeProvider {
    async fn get(&self, _: &Url) -> Result<HttpsAnswer, Unfetched> {
        Err(Unfetched::Nothing)
    }

    async fn post(&self, url: &Url, form: &Form) -> Result<HttpsAnswer, Unfetched> {
        let fields = url::form_urlencoded::parse(form.body.expose_secret().as_bytes());
        let mut fields: BTreeMap<String, String> = fields.into_owned().collect();
        fields.insert("path".to_owned(), url.path().to_owned());
        let delay = *lock(&self.delay);
        lock(&self.asked).push(fields.clone());
        let told = lock(&self.told).pop_front();
        let (status, body) = match told {
            Some(told) => told,
            None if url.path() == "/token" => self.issue(&fields),
            None if url.path() == "/device" => (
                200,
                json!({
                    "device_code": "canary-device-code", "user_code": "WDJB-MJHT",
                    "verification_uri": "https://id.partner.com/enter", "expires_in": 900, "interval": 5,
                }),
            ),
            None => (200, Value::Null),
        };
        // It has done what was asked before it says so.
        tokio::time::sleep(delay).await;
        if status == 0 {
            return Err(Unfetched::Unanswered);
        }
        Ok(HttpsAnswer {
            status,
            body: body.to_string().into_bytes(),
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
