//! The fields of a request about an alias, validated with all faults reported at once.

use fromline_base::{idn::to_ascii, unicode::UNICODE};
use fromline_config::Config;
use fromline_core::{
    Reason,
    address::Address,
    api::{FieldViolation, SendAs, SmtpMsa},
    gateway::{Gateway, Host, Pasted, Security, is_certified_mail, parse_port, parse_server},
    name::normalize_display_name,
};
use secrecy::SecretString;

use super::signature;
use crate::refusal::Refusal;

/// The validated fields that a request contains.
#[derive(Debug, Default)]
pub struct AliasInput {
    /// Display name; `None` if the request does not contain it.
    pub name: Option<String>,
    /// The address for replies; empty for none.
    pub reply_to: Option<String>,
    /// Signature, sanitized; `None` if the request does not contain it.
    pub signature: Option<String>,
    /// Whether to treat the address as an alias.
    pub treat_as_alias: Option<bool>,
    /// Whether to make it the default.
    pub make_default: bool,
    /// Gateway; `None` if the request does not contain it.
    pub gateway: Option<GatewayInput>,
}

/// The gateway of a request.
#[derive(Debug)]
pub struct GatewayInput {
    /// Host, port and security.
    pub gateway: Gateway,
    /// The username; `None` leaves it unchanged.
    pub username: Option<SecretString>,
    /// The password; `None` leaves it unchanged.
    pub password: Option<SecretString>,
    /// The name of a consent that replaces the password.
    pub consent: Option<SecretString>,
}

/// Longest username or password, in bytes.
const CREDENTIAL_MAX: usize = 1024;

impl AliasInput {
    /// Validates a request about the alias `address`.
    ///
    /// # Errors
    ///
    /// The faults of all fields at once. Only [`Reason::Unavailable`] and [`Reason::Internal`], if the signature could not be
    /// sanitized, come alone and name no field.
    pub async fn check(body: &SendAs, address: &Address, config: &Config) -> Result<Self, Refusal> {
        let mut faults = Vec::new();
        let mut note = |field: &str, reason| faults.push(FieldViolation::new(field, reason));
        let mut limit = None;
        let mut input = Self {
            treat_as_alias: body.treat_as_alias,
            ..Self::default()
        };
        if let Some(name) = &body.display_name {
            match normalize_display_name(name, address.as_str(), UNICODE) {
                Ok(name) => input.name = Some(name),
                Err(reason) => note("displayName", reason),
            }
        }
        if let Some(reply_to) = &body.reply_to_address {
            match reply_to.trim() {
                "" => input.reply_to = Some(String::new()),
                typed => match Address::parse(typed, &to_ascii) {
                    Ok(address) => input.reply_to = Some(address.ascii()),
                    Err(reason) => note("replyToAddress", reason),
                },
            }
        }
        match &body.signature {
            None => (),
            Some(html) => match signature::clean(html).await {
                Ok(cleaned) => input.signature = Some(cleaned),
                Err(reason @ (Reason::Unavailable | Reason::Internal)) => return Err(Refusal::new(reason)),
                Err(reason) => {
                    limit = (reason == Reason::SignatureTooLong).then_some(signature::MAX);
                    note("signature", reason);
                }
            },
        }
        // Clients that write back what they read send `false`; it changes nothing.
        input.make_default = body.is_default == Some(true);
        if let Some(msa) = &body.smtp_msa {
            match check_gateway(msa, address, config) {
                Ok(gateway) => input.gateway = Some(gateway),
                Err(found) => faults.extend(found),
            }
        }
        if faults.is_empty() {
            Ok(input)
        } else {
            let refusal = Refusal::fields(faults);
            Err(match limit {
                Some(limit) => refusal.with("signatureBytes", limit),
                None => refusal,
            })
        }
    }
}

fn check_gateway(
    msa: &SmtpMsa,
    address: &Address,
    config: &Config,
) -> Result<GatewayInput, Vec<FieldViolation>> {
    if config.is_own_domain(address.domain()) {
        return Err(vec![FieldViolation::new("smtpMsa", Reason::GatewayForOwnDomain)]);
    }
    let mut faults = Vec::new();
    let mut keep = |field: &str, reason: Reason| faults.push(FieldViolation::new(field, reason));
    let Pasted { host, port, security } = parse_server(&msa.host, msa.port, msa.security_mode);
    let host = Host::parse(&host, &to_ascii).and_then(|host| {
        if is_certified_mail(host.as_str()) {
            Err(Reason::CertifiedMail)
        } else {
            Ok(host)
        }
    });
    let host = host.map_err(|reason| keep("smtpMsa.host", reason));
    let port = parse_port(port, &config.gateway_ports).map_err(|reason| keep("smtpMsa.port", reason));
    let security = Security::parse(security).map_err(|reason| keep("smtpMsa.securityMode", reason));
    let mut credential = |field: &str, value: &Option<String>| {
        let value = value.as_deref().filter(|value| !value.is_empty())?;
        if value.len() > CREDENTIAL_MAX {
            keep(field, Reason::TooLong);
        } else if value.contains('\0') {
            keep(field, Reason::CharacterForbidden);
        }
        Some(SecretString::from(value))
    };
    let username = credential("smtpMsa.username", &msa.username);
    let password = credential("smtpMsa.password", &msa.password);
    let consent = credential("smtpMsa.consent", &msa.consent);
    match (host, port, security) {
        (Ok(host), Ok(port), Ok(security)) if faults.is_empty() => Ok(GatewayInput {
            gateway: Gateway { host, port, security },
            username,
            password,
            consent,
        }),
        _ => Err(faults),
    }
}
