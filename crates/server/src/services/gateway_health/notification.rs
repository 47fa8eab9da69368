//! Emails to a gateway's user about its health, by the organization's relay and never through the gateway.

use fromline_core::{Language, alias::LIST, message::Message, text::Value};
use jiff::Timestamp;

use super::episode::HealthNotification;
use crate::{
    services::{
        outbox,
        refusal::Refusal,
        system_mail::{Mail, build_sender},
    },
    state::HealthContext,
    store::{Tx, aliases::Alias, health::mails, users::User},
};

/// Number of emails about one alias in 24 hours; "it works again" always follows one of them and is not counted.
const OF_ALIAS: u32 = 3;
/// Number of emails to one user in 24 hours.
const OF_USER: u32 = 10;

/// Queues an email in the caller's transaction. Returns false if the limits prevented it; another failure will try again.
pub fn queue(
    db: &mut Tx,
    context: &HealthContext,
    user: &User,
    alias: &Alias,
    letter: HealthNotification,
    now: Timestamp,
) -> Result<bool, Refusal> {
    if letter != HealthNotification::Works {
        let (of_alias, of_user) = mails::count_sent(db, user.id, alias.id, now)?;
        if of_alias >= OF_ALIAS || of_user >= OF_USER {
            return Ok(false);
        }
        mails::add(db, user.id, alias.id, now)?;
    }
    let language = user.language.unwrap_or_default();
    let (subject, text) = words(context, alias, letter, language, now);
    let mail = Mail {
        message: &Message {
            from: build_sender(&context.config),
            ..Message::default()
        },
        null_sender: true,
        to: &user.address.ascii(),
        subject: &subject,
        text: &text,
        language: language.code(),
        auto_generated: true,
    };
    outbox::enqueue(db, &context.keys, now, &mail.build(now)?)?;
    Ok(true)
}

/// Percent-encodes an address as a segment of a path.
fn percent_encoded(address: &str) -> String {
    use std::fmt::Write as _;
    address.bytes().fold(String::new(), |mut path, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            path.push(char::from(byte));
        } else {
            let _ = write!(path, "%{byte:02X}");
        }
        path
    })
}

/// Builds subject and text. Of external data they contain only the alias's address and the gateway's host, which the user
/// entered.
fn words(
    context: &HealthContext,
    alias: &Alias,
    letter: HealthNotification,
    language: Language,
    now: Timestamp,
) -> (String, String) {
    let host = alias
        .gateway
        .as_ref()
        .map(|stored| stored.gateway.host.to_string());
    let link = format!(
        "{}{LIST}/{}",
        context.config.public_url,
        percent_encoded(alias.address.as_str())
    );
    let mut values = vec![
        ("alias", Value::Text(alias.address.to_string())),
        ("host", Value::Text(host.unwrap_or_default())),
        ("link", Value::Text(link)),
    ];
    match letter {
        HealthNotification::Unreachable(reason)
        | HealthNotification::Certificate(reason)
        | HealthNotification::Consent(reason) => {
            let why = context
                .texts
                .text(language, &format!("reason-{}", reason.slug()), &[]);
            values.push(("why", Value::Text(why)));
        }
        HealthNotification::Expires(ends) => {
            let days = u16::try_from(ends.duration_since(now).as_hours().max(0) / 24).unwrap_or(u16::MAX);
            values.push(("days", Value::Number(f64::from(days), days.to_string())));
            // The same in every language, and nobody reads it as another day.
            values.push(("date", Value::Text(ends.strftime("%Y-%m-%d").to_string())));
        }
        HealthNotification::Password | HealthNotification::Works => (),
    }
    let text = |id: &str| context.texts.text(language, id, &values);
    match letter {
        HealthNotification::Password => (
            text("mails-gateway-password-subject"),
            text("mails-gateway-password-text"),
        ),
        HealthNotification::Consent(_) => (
            text("mails-gateway-consent-subject"),
            text("mails-gateway-consent-text"),
        ),
        HealthNotification::Certificate(_) => (
            text("mails-gateway-certificate-subject"),
            text("mails-gateway-certificate-text"),
        ),
        HealthNotification::Unreachable(_) => (
            text("mails-gateway-unreachable-subject"),
            text("mails-gateway-unreachable-text"),
        ),
        HealthNotification::Expires(_) => (
            text("mails-gateway-expires-subject"),
            text("mails-gateway-expires-text"),
        ),
        HealthNotification::Works => (
            text("mails-gateway-works-subject"),
            text("mails-gateway-works-text"),
        ),
    }
}
