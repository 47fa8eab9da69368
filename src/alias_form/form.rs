//! What is typed about an alias, and what becomes of it before it is sent.

use fromline_core::{
    Reason,
    address::{Address, ToAscii},
    api::{Account, SecurityMode, SendAs, SmtpMsa, SubmissionServer},
    delivery_route::DeliveryRoute,
    gateway::{
        Host, PORTS, Pasted, Security, found, is_certified_mail, parse_port, parse_server, wants_starttls,
    },
    name::{Unicode, normalize_display_name},
};
use serde::{Deserialize, Serialize};

/// The form's values as typed. Without the password, since they are kept in the tab's storage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedAlias {
    /// Display name of the alias.
    pub name: String,
    /// The address to add.
    pub address: String,
    /// True if mail to it counts as mail to the primary address.
    pub treat_as_alias: bool,
    /// Address in Reply-To; may be empty.
    pub reply_to: String,
    /// The chosen delivery route.
    pub route: DeliveryRoute,
    /// Host of the gateway.
    pub host: String,
    /// Port of the gateway.
    pub port: String,
    /// User name at the gateway.
    pub username: String,
    /// Encryption of the gateway's connection.
    pub security: SecurityMode,
    /// Host that was filled in for the user; it follows the address until another is typed.
    pub suggested_host: String,
    /// User name that was filled in for the user, likewise.
    pub suggested_username: String,
}

impl Default for TypedAlias {
    fn default() -> Self {
        Self {
            name: String::new(),
            address: String::new(),
            treat_as_alias: true,
            reply_to: String::new(),
            route: DeliveryRoute::Gateway,
            host: String::new(),
            port: PORTS[0].to_string(),
            username: String::new(),
            security: SecurityMode::Ssl,
            suggested_host: String::new(),
            suggested_username: String::new(),
        }
    }
}

/// A field of the form.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FieldId {
    /// Display name of the alias.
    Name,
    /// Address of the alias.
    Address,
    /// Address in the Reply-To header.
    ReplyTo,
    /// Host name of the gateway.
    Host,
    /// Port of the gateway.
    Port,
    /// User name at the gateway.
    Username,
    /// Password at the gateway.
    Password,
    /// Security of the gateway's connection.
    Security,
    /// Consent of a provider.
    Consent,
}

impl FieldId {
    /// All fields, in the order of the form.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Address,
        Self::ReplyTo,
        Self::Host,
        Self::Port,
        Self::Username,
        Self::Password,
        Self::Security,
        Self::Consent,
    ];

    /// Path of the field in the request, by which the server names it.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Name => "displayName",
            Self::Address => "sendAsEmail",
            Self::ReplyTo => "replyToAddress",
            Self::Host => "smtpMsa.host",
            Self::Port => "smtpMsa.port",
            Self::Username => "smtpMsa.username",
            Self::Password => "smtpMsa.password",
            Self::Security => "smtpMsa.securityMode",
            Self::Consent => "smtpMsa.consent",
        }
    }

    /// Returns true for a field of the wizard's first step.
    pub const fn is_about_address(self) -> bool {
        matches!(self, Self::Name | Self::Address | Self::ReplyTo)
    }
}

/// Refused fields and their reasons.
pub type FormFaults = Vec<(FieldId, Reason)>;

impl TypedAlias {
    /// Validates name, address and Reply-To.
    pub fn check_address(
        &self,
        account: &Account,
        to_ascii: ToAscii<'_>,
        unicode: Unicode<'_>,
    ) -> FormFaults {
        let mut faults = self.check_name_and_reply(to_ascii, unicode);
        match Address::parse(&self.address, to_ascii) {
            Err(reason) => faults.push((FieldId::Address, reason)),
            Ok(address) if Address::parse(&account.address, to_ascii).as_ref() == Ok(&address) => {
                faults.push((FieldId::Address, Reason::OwnAddress));
            }
            Ok(address) if is_certified_mail(address.domain()) => {
                faults.push((FieldId::Address, Reason::CertifiedMail));
            }
            Ok(_) => (),
        }
        faults
    }

    /// Validates the fields that every address has, also the primary one.
    pub fn check_name_and_reply(&self, to_ascii: ToAscii<'_>, unicode: Unicode<'_>) -> FormFaults {
        let mut faults = FormFaults::new();
        if let Err(reason) = normalize_display_name(&self.name, &self.address, unicode) {
            faults.push((FieldId::Name, reason));
        }
        if !self.reply_to.trim().is_empty()
            && let Err(reason) = Address::parse(&self.reply_to, to_ascii)
        {
            faults.push((FieldId::ReplyTo, reason));
        }
        faults
    }

    /// Validates the gateway; fields that are in `stored` may be empty.
    pub fn check_gateway(
        &self,
        password: &str,
        stored: Option<&SmtpMsa>,
        to_ascii: ToAscii<'_>,
    ) -> FormFaults {
        let mut faults = FormFaults::new();
        let mut note = |field, reason| faults.push((field, reason));
        let meant = self.meant();
        let host = Host::parse(&meant.host, to_ascii);
        match &host {
            Err(reason) => note(FieldId::Host, *reason),
            Ok(host) if is_certified_mail(host.as_str()) => note(FieldId::Host, Reason::CertifiedMail),
            Ok(_) => (),
        }
        // Which ports the operator allows, the server knows.
        if let Err(reason @ Reason::PortInvalid) = parse_port(meant.port, &PORTS) {
            note(FieldId::Port, reason);
        }
        let username = self.username.trim();
        if username.is_empty() && stored.is_none() {
            note(FieldId::Username, Reason::Required);
        }
        let same = |stored: &SmtpMsa| {
            username.is_empty()
                && host.as_ref().is_ok_and(|host| host.as_str() == stored.host)
                && meant.port == stored.port
                && meant.security == stored.security_mode
        };
        if password.is_empty() {
            match stored {
                None => note(FieldId::Password, Reason::Required),
                Some(stored) if !same(stored) => note(FieldId::Password, Reason::GatewayPasswordRequired),
                Some(_) => (),
            }
        }
        if let Err(reason) = Security::parse(meant.security) {
            note(FieldId::Security, reason);
        }
        faults
    }

    /// Fills in the address's user name, unless the user typed one, and removes a host found for another address.
    pub fn prefill(&mut self, to_ascii: ToAscii<'_>) {
        let Ok(address) = Address::parse(&self.address, to_ascii) else {
            return;
        };
        let before = Address::parse(&self.suggested_username, to_ascii);
        let is_elsewhere = before.is_ok_and(|before| before.domain() != address.domain());
        if is_elsewhere && self.host == self.suggested_host {
            self.host.clear();
            self.suggested_host.clear();
        }
        self.suggest_username(address.as_str().to_owned());
    }

    /// Takes host, port and security of the found server, unless the user typed another.
    pub fn take_found(&mut self, server: &SubmissionServer, to_ascii: ToAscii<'_>) {
        let is_suggested = self.host == self.suggested_host && self.host != server.host;
        // The same host again: whoever changed its port meant it.
        if self.host.trim().is_empty() || is_suggested {
            self.host.clone_from(&server.host);
            self.port = server.port.to_string();
            self.security = server.security_mode;
        }
        self.suggested_host.clone_from(&server.host);
        if self.host == server.host
            && let Ok(address) = Address::parse(&self.address, to_ascii)
        {
            let name = server.username.as_ref();
            self.suggest_username(name.map_or_else(String::new, |name| found::fill_username(name, &address)));
        }
    }

    /// Takes a found server that the user chose, whatever was typed.
    pub fn choose(&mut self, server: &SubmissionServer, to_ascii: ToAscii<'_>) {
        self.host.clear();
        self.take_found(server, to_ascii);
    }

    fn suggest_username(&mut self, username: String) {
        if self.username.trim().is_empty() || self.username == self.suggested_username {
            self.username.clone_from(&username);
        }
        self.suggested_username = username;
    }

    /// Returns true if the address belongs to the organisation, whose servers then deliver.
    pub fn is_own_domain(&self, account: &Account, to_ascii: ToAscii<'_>) -> bool {
        Address::parse(&self.address, to_ascii).is_ok_and(|address| {
            let mut domains = account.organisation.domains.iter();
            domains.any(|domain| domain.eq_ignore_ascii_case(address.domain()))
        })
    }

    /// Makes the request: values trimmed, the gateway only if it is to deliver. White space in a password is part of it.
    pub fn request(&self, route: DeliveryRoute, password: &str) -> SendAs {
        SendAs {
            send_as_email: Some(self.address.trim().to_owned()),
            display_name: Some(self.name.trim().to_owned()),
            reply_to_address: Some(self.reply_to.trim().to_owned()),
            treat_as_alias: Some(self.treat_as_alias),
            smtp_msa: (route == DeliveryRoute::Gateway).then(|| self.gateway(password)),
            ..SendAs::default()
        }
    }

    fn gateway(&self, password: &str) -> SmtpMsa {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let Pasted { host, port, security } = self.meant();
        SmtpMsa {
            host,
            port,
            username: given(self.username.trim()),
            password: given(password),
            consent: None,
            security_mode: security,
        }
    }

    /// The server as it is meant, whatever was pasted.
    fn meant(&self) -> Pasted {
        parse_server(&self.host, self.port_number(), self.security)
    }

    /// The server's host name, if valid.
    pub fn host_name(&self, to_ascii: ToAscii<'_>) -> Option<String> {
        let host = Host::parse(&self.meant().host, to_ascii).ok()?;
        Some(host.as_str().to_owned())
    }

    /// Returns true if this is the stored gateway; an empty user name means the stored one.
    pub fn is_gateway(&self, stored: &SmtpMsa, to_ascii: ToAscii<'_>) -> bool {
        let meant = self.meant();
        self.username.trim().is_empty()
            && self.host_name(to_ascii).as_ref() == Some(&stored.host)
            && meant.port == stored.port
            && meant.security == stored.security_mode
    }

    /// Replaces a request's password by a provider's consent.
    pub fn with_consent(mut request: SendAs, consent: String) -> SendAs {
        if let Some(gateway) = &mut request.smtp_msa {
            gateway.password = None;
            gateway.consent = Some(consent);
        }
        request
    }

    /// Writes the normalised server into the fields, so that the user sees what is sent. A port that cannot be chosen stays where it was
    /// pasted.
    pub fn settle(&mut self) {
        let Pasted { host, port, security } = self.meant();
        if PORTS.iter().any(|known| i64::from(*known) == port) {
            self.host = host;
            self.port = port.to_string();
            self.security = security;
        }
    }

    fn port_number(&self) -> i64 {
        self.port.trim().parse().unwrap_or(0)
    }
}

/// Port and security of a host that is known to support no other.
pub fn port_of_host(host: &str) -> Option<(i64, SecurityMode)> {
    wants_starttls(host).then_some((587, SecurityMode::Starttls))
}

/// The usual security of a port.
pub fn usual_security(port: &str) -> SecurityMode {
    if port == "465" {
        SecurityMode::Ssl
    } else {
        SecurityMode::Starttls
    }
}

#[cfg(test)]
mod tests;
