//! Type the address, and the settings are there: the server is asked about the domain, the fields are filled, and it is said where
//! each setting comes from. Everything can be changed, and nothing is sent to a mail server before its name was to be seen here.

use fromline_core::{
    Reason,
    address::Address,
    api::{MailProvider, ServerState, SettingsSource, SubmissionServer, SubmissionServers},
};
use leptos::{prelude::*, task::spawn_local};

use super::{fields::Fields, form::port_of_host, others};
use crate::{
    api::{self, ApiFailure},
    components::{Notice, Tone},
    platform::to_ascii,
    t,
    view::show,
};

/// Known submission servers of an address's domain. `Copy`.
#[derive(Clone, Copy)]
pub struct Detection {
    fields: Fields,
    known: RwSignal<Option<Known>>,
}

/// Of which domain, and what.
#[derive(Clone)]
struct Known {
    domain: String,
    /// Nothing while the answer is on its way.
    answer: Option<Result<SubmissionServers, ApiFailure>>,
}

impl Detection {
    /// Makes the detection for the address in these fields.
    pub fn new(fields: Fields) -> Self {
        Self {
            fields,
            known: RwSignal::new(None),
        }
    }

    /// Requests the servers of the address's domain, unless already requested. The user can go on meanwhile.
    pub fn ask(self) {
        let address = untrack(|| self.fields.address.get());
        let Ok(address) = Address::parse(&address, &to_ascii) else {
            return;
        };
        let domain = address.domain().to_owned();
        let asked = self.known.with_untracked(|known| {
            let known = known.as_ref().filter(|known| known.domain == domain)?;
            (!matches!(known.answer, Some(Err(_)))).then(|| known.answer.clone())
        });
        if let Some(answer) = asked {
            // Another address of the same domain, or fields that were emptied.
            if let Some(Ok(found)) = answer {
                self.fields.take_found(found.servers.first());
            }
            return;
        }
        self.known.set(Some(Known {
            domain: domain.clone(),
            answer: None,
        }));
        spawn_local(async move {
            let answer = api::submission_servers(&domain).await;
            // Another address may have been typed meanwhile, or the page be gone.
            let still = self
                .known
                .try_with_untracked(|known| known.as_ref().is_some_and(|known| known.domain == domain));
            if still != Some(true) {
                return;
            }
            if let Ok(found) = &answer {
                self.fields.take_found(found.servers.first());
            }
            self.known.set(Some(Known {
                domain,
                answer: Some(answer),
            }));
        });
    }

    /// Fills in port and security that are known of the host typed.
    pub fn host_left(self) {
        let host = untrack(|| self.fields.host.get());
        let host = host.trim().to_ascii_lowercase();
        let found = self.found_untracked().and_then(|found| {
            let server = found.servers.into_iter().find(|server| server.host == host)?;
            Some((server.port, server.security_mode))
        });
        if let Some((port, security)) = found.or_else(|| port_of_host(&host)) {
            self.fields.take_port(port, security);
        }
    }

    /// The provider whose password the server needs, if the host is the provider's; reactive.
    pub fn provider(self) -> Option<MailProvider> {
        let host = self.fields.host.get();
        self.known.with(|known| {
            let Some(Ok(found)) = known.as_ref().and_then(|known| known.answer.as_ref()) else {
                return None;
            };
            let is_its = found.servers.iter().any(|server| server.host == host.trim());
            found.provider.clone().filter(|_| is_its)
        })
    }

    /// Draws the found servers other than the one in the fields.
    pub fn others(self) -> AnyView {
        let fields = self.fields;
        let list = move || {
            let found = self.known.with(|known| known.as_ref()?.answer.clone()?.ok());
            found.map_or_else(|| ().into_any(), |found| others::view(fields, found.servers))
        };
        show(list)
    }

    fn found_untracked(self) -> Option<SubmissionServers> {
        self.known
            .with_untracked(|known| known.as_ref()?.answer.clone()?.ok())
    }

    /// The domain, for the message to its administrator; reactive.
    pub fn domain(self) -> String {
        self.known
            .with(|known| known.as_ref().map(|known| known.domain.clone()))
            .unwrap_or_default()
    }

    /// Returns true if no server was found or the search failed; reactive.
    pub fn found_nothing(self) -> bool {
        self.known
            .with(|known| match known.as_ref().map(|known| &known.answer) {
                Some(Some(Ok(found))) => found.servers.is_empty(),
                Some(Some(Err(_))) => true,
                _ => false,
            })
    }

    /// Describes the found server and its source; read aloud when it changes.
    pub fn status(self) -> AnyView {
        let words = move || {
            self.known.with(|known| {
                let Some(Known { domain, answer }) = known.as_ref() else {
                    return ().into_any();
                };
                let domain = domain.clone();
                match answer {
                    None => {
                        view! { <p class="hint" data-detection="asking">{t!("wizard-found-asking", domain = domain)}</p> }
                            .into_any()
                    }
                    Some(Ok(found)) => self.found(found),
                    Some(Err(_)) => nothing(&domain, false, None),
                }
            })
        };
        view! { <div role="status">{show(words)}</div> }.into_any()
    }

    fn found(self, found: &SubmissionServers) -> AnyView {
        if found.refused == Some(Reason::CertifiedMail) {
            return view! { <Notice tone=Tone::Warning><p>{t!("reason-certified-mail")}</p></Notice> }
                .into_any();
        }
        if found.refused == Some(Reason::SecurityNoneRefused) {
            let domain = found.domain.clone();
            return view! {
                <Notice tone=Tone::Warning><p>{t!("wizard-found-plain", domain = domain)}</p></Notice>
            }
            .into_any();
        }
        if found.servers.is_empty() {
            return nothing(&found.domain, found.complete, found.provider.as_ref());
        }
        let (domain, servers) = (found.domain.clone(), found.servers.clone());
        let provider = found.provider.clone();
        let fields = self.fields;
        // Once somebody typed another server, the words would be about something else.
        let words = move || match servers.iter().find(|server| others::stands(fields, server)) {
            Some(server) => source(&domain, server, provider.as_ref()),
            None => ().into_any(),
        };
        show(words)
    }
}

/// Where the first server comes from, and whether it answers.
fn source(domain: &str, server: &SubmissionServer, provider: Option<&MailProvider>) -> AnyView {
    let domain = domain.to_owned();
    let provider = provider.map(|provider| provider.name.clone()).unwrap_or_default();
    let words = match server.source {
        SettingsSource::Published => t!("wizard-found-published", domain = domain),
        SettingsSource::Known => t!("wizard-found-known", provider = provider),
        SettingsSource::Mozilla => t!("wizard-found-mozilla", domain = domain),
        SettingsSource::Dns => t!("wizard-found-dns", domain = domain),
        SettingsSource::MailServers => t!("wizard-found-mail-servers", provider = provider, domain = domain),
        SettingsSource::Guessed => t!("wizard-found-guessed", domain = domain),
    };
    let fails = (server.state == ServerState::Fails).then(|| view! { " " {t!("wizard-found-fails")} });
    view! {
        <p class="hint" data-detection="found">{words}{fails}" "{t!("wizard-found-change")}</p>
    }
    .into_any()
}

/// That there is nothing, or that it is not known.
fn nothing(domain: &str, complete: bool, provider: Option<&MailProvider>) -> AnyView {
    let domain = domain.to_owned();
    let words = match provider.filter(|provider| provider.host_of_customer) {
        Some(provider) => {
            let provider = provider.name.clone();
            t!("wizard-found-of-customer", provider = provider)
        }
        None if complete => t!("wizard-found-nothing", domain = domain),
        None => t!("wizard-found-unknown", domain = domain),
    };
    view! { <p class="hint" data-detection="nothing">{words}</p> }.into_any()
}
