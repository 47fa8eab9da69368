//! The form as it is drawn: one signal for each field, and what was refused.

use fromline_core::{
    Language,
    api::{Account, SecurityMode, SubmissionServer},
    delivery_route::DeliveryRoute,
    message::{Identity, Mailbox},
};
use leptos::prelude::*;

use super::form::{FieldId, FormFaults, TypedAlias, usual_security};
use crate::{
    api::ApiFailure,
    components::or_example,
    i18n::use_i18n,
    platform::{as_mailed, to_ascii},
    view::effect,
};

/// The form's fields as signals. `Copy`; for the wizard and for changing an alias.
#[derive(Clone, Copy)]
pub struct Fields {
    /// Display name of the alias.
    pub name: RwSignal<String>,
    /// Address of the alias.
    pub address: RwSignal<String>,
    /// The option "treat as an alias".
    pub treat_as_alias: RwSignal<bool>,
    /// Address in the Reply-To header.
    pub reply_to: RwSignal<String>,
    /// The chosen delivery route.
    pub route: RwSignal<DeliveryRoute>,
    /// Host name of the gateway.
    pub host: RwSignal<String>,
    /// Port of the gateway.
    pub port: RwSignal<String>,
    /// User name at the gateway.
    pub username: RwSignal<String>,
    /// Password at the gateway; never stored.
    pub password: RwSignal<String>,
    /// Security of the gateway, as a tag.
    pub security: RwSignal<String>,
    /// What was put in for the user: host and username.
    suggested: RwSignal<(String, String)>,
    /// The port for which the security was last settled.
    settled_port: StoredValue<String>,
    /// Refused fields and their reasons.
    pub faults: RwSignal<FormFaults>,
}

/// The tag of implicit TLS in the list.
pub const TLS: &str = "tls";
/// The tag of STARTTLS in the list.
pub const STARTTLS: &str = "starttls";

impl Fields {
    /// Makes the fields with these values.
    pub fn new(typed: TypedAlias) -> Self {
        let fields = Self {
            name: RwSignal::default(),
            address: RwSignal::default(),
            treat_as_alias: RwSignal::default(),
            reply_to: RwSignal::default(),
            route: RwSignal::new(typed.route),
            host: RwSignal::default(),
            port: RwSignal::default(),
            username: RwSignal::default(),
            password: RwSignal::default(),
            security: RwSignal::default(),
            suggested: RwSignal::default(),
            settled_port: StoredValue::default(),
            faults: RwSignal::default(),
        };
        fields.fill(typed);
        // Whoever chooses another port usually means its usual security; it can still be changed after that.
        effect(move || {
            let port = fields.port.get();
            if fields.settled_port.get_value() != port {
                fields.security.set(tag(usual_security(&port)).to_owned());
                fields.settled_port.set_value(port);
            }
        });
        fields.forget_faults();
        fields
    }

    /// A fault goes as soon as its field is typed in again.
    fn forget_faults(self) {
        let signals = [
            (FieldId::Name, self.name),
            (FieldId::Address, self.address),
            (FieldId::ReplyTo, self.reply_to),
            (FieldId::Host, self.host),
            (FieldId::Port, self.port),
            (FieldId::Username, self.username),
            (FieldId::Password, self.password),
            (FieldId::Security, self.security),
        ];
        for (field, signal) in signals {
            effect(move || {
                signal.track();
                self.faults.maybe_update(|faults| {
                    let before = faults.len();
                    faults.retain(|fault| fault.0 != field);
                    faults.len() != before
                });
            });
        }
    }

    /// Sets every field except the password.
    pub fn fill(self, typed: TypedAlias) {
        self.name.set(typed.name);
        self.address.set(typed.address);
        self.treat_as_alias.set(typed.treat_as_alias);
        self.reply_to.set(typed.reply_to);
        self.route.set(typed.route);
        self.host.set(typed.host);
        self.settled_port.set_value(typed.port.clone());
        self.port.set(typed.port);
        self.username.set(typed.username);
        self.security.set(tag(typed.security).to_owned());
        self.suggested
            .set((typed.suggested_host, typed.suggested_username));
    }

    /// Fills in the server found for the address, unless the user typed another.
    pub fn take_found(self, server: Option<&SubmissionServer>) {
        let Some(server) = server else {
            return;
        };
        let mut typed = untrack(|| self.typed());
        typed.take_found(server, &to_ascii);
        self.host.set(typed.host);
        self.take_port(typed.port.parse().unwrap_or(0), typed.security);
        self.username.set(typed.username);
        self.suggested
            .set((typed.suggested_host, typed.suggested_username));
    }

    /// Fills in a found server that the user chose.
    pub fn choose(self, server: &SubmissionServer) {
        let mut typed = untrack(|| self.typed());
        typed.choose(server, &to_ascii);
        self.fill(typed);
    }

    /// Sets port and security that belong together.
    pub fn take_port(self, port: i64, security: SecurityMode) {
        let port = port.to_string();
        self.settled_port.set_value(port.clone());
        self.port.set(port);
        self.security.set(tag(security).to_owned());
    }

    /// Normalises the server's fields and returns the resulting values.
    pub fn settled(self) -> TypedAlias {
        let mut typed = untrack(|| self.typed());
        let before = typed.clone();
        typed.settle();
        if typed != before {
            self.fill(typed.clone());
        }
        typed
    }

    /// The values of the fields; reactive.
    pub fn typed(self) -> TypedAlias {
        let (suggested_host, suggested_username) = self.suggested.get();
        TypedAlias {
            name: self.name.get(),
            address: self.address.get(),
            treat_as_alias: self.treat_as_alias.get(),
            reply_to: self.reply_to.get(),
            route: self.route.get(),
            host: self.host.get(),
            port: self.port.get(),
            username: self.username.get(),
            security: if self.security.with(|tag| tag == TLS) {
                SecurityMode::Ssl
            } else {
                SecurityMode::Starttls
            },
            suggested_host,
            suggested_username,
        }
    }

    /// The error text of a refused field, until it is edited.
    pub fn error(self, field: FieldId) -> Signal<Option<String>> {
        Signal::derive(move || {
            let reason = self
                .faults
                .with(|faults| faults.iter().find(|fault| fault.0 == field).map(|fault| fault.1));
            reason.map(|reason| use_i18n().reason(reason))
        })
    }

    /// Takes the fields that the server refused; returns true if there were any.
    pub fn take_faults(self, failure: &ApiFailure) -> bool {
        let faults: FormFaults = FieldId::ALL
            .into_iter()
            .filter_map(|field| Some((field, failure.field(field.path())?)))
            .collect();
        let some = !faults.is_empty();
        self.faults.set(faults);
        some
    }

    /// Returns true if a field of the wizard's first step was refused.
    pub fn is_address_refused(self) -> bool {
        self.faults
            .with_untracked(|faults| faults.iter().any(|fault| fault.0.is_about_address()))
    }

    /// Returns true if a provider's consent was refused.
    pub fn is_consent_refused(self) -> bool {
        self.faults
            .with_untracked(|faults| faults.iter().any(|fault| fault.0 == FieldId::Consent))
    }

    /// The author, as typed so far, for the preview.
    pub fn identity(self, account: Account) -> Signal<Identity> {
        Signal::derive(move || {
            let reply_to = self.reply_to.with(|address| as_mailed(address));
            let typed = Identity {
                from: Mailbox::new(
                    self.name.with(|name| name.trim().to_owned()),
                    self.address.with(|address| as_mailed(address)),
                ),
                primary: Mailbox::new(&*account.name, &*account.address),
                reply_to: (!reply_to.is_empty()).then_some(reply_to),
            };
            or_example(typed, language())
        })
    }
}

fn language() -> Language {
    use_i18n().language()
}

/// The list's tag for a security mode.
pub const fn tag(mode: SecurityMode) -> &'static str {
    match mode {
        SecurityMode::Starttls => STARTTLS,
        _ => TLS,
    }
}
