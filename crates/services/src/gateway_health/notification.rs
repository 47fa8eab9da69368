//! Emails to a gateway's user about its health, by the organization's relay and never through the gateway.

use fromline_core::{
    Language,
    alias::LIST,
    message::Message,
    text::{FilledMessage, say},
};
use fromline_store::{Tx, aliases::Alias, health::mails, users::User};
use jiff::Timestamp;

use super::episode::HealthNotification;
use crate::{
    outbox,
    refusal::Refusal,
    state::HealthContext,
    system_mail::{Mail, build_sender},
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
        .map(|stored| stored.gateway.host.to_string())
        .unwrap_or_default();
    let link = format!(
        "{}{LIST}/{}",
        context.config.public_url,
        percent_encoded(alias.address.as_str())
    );
    let alias = alias.address.as_str();
    let say = |message: FilledMessage<'_>| context.texts.say(language, message);
    let because = |reason| context.texts.reason(language, reason);
    match letter {
        HealthNotification::Password => (
            say!(say, "mails-gateway-password-subject", alias = alias),
            say!(
                say,
                "mails-gateway-password-text",
                alias = alias,
                host = host,
                link = link
            ),
        ),
        HealthNotification::Consent(reason) => (
            say!(say, "mails-gateway-consent-subject", alias = alias),
            say!(
                say,
                "mails-gateway-consent-text",
                alias = alias,
                host = host,
                link = link,
                why = because(reason)
            ),
        ),
        HealthNotification::Certificate(reason) => (
            say!(say, "mails-gateway-certificate-subject", alias = alias),
            say!(
                say,
                "mails-gateway-certificate-text",
                alias = alias,
                host = host,
                link = link,
                why = because(reason)
            ),
        ),
        HealthNotification::Unreachable(reason) => (
            say!(say, "mails-gateway-unreachable-subject", alias = alias),
            say!(
                say,
                "mails-gateway-unreachable-text",
                alias = alias,
                host = host,
                link = link,
                why = because(reason)
            ),
        ),
        HealthNotification::Expires(ends) => {
            let days = u16::try_from(ends.duration_since(now).as_hours().max(0) / 24).unwrap_or(u16::MAX);
            // The same in every language, and nobody reads it as another day.
            let date = ends.strftime("%Y-%m-%d").to_string();
            (
                say!(say, "mails-gateway-expires-subject", alias = alias),
                say!(
                    say,
                    "mails-gateway-expires-text",
                    alias = alias,
                    host = host,
                    link = link,
                    days = days,
                    date = date
                ),
            )
        }
        HealthNotification::Works => (
            say!(say, "mails-gateway-works-subject", alias = alias),
            say!(say, "mails-gateway-works-text", alias = alias, host = host),
        ),
    }
}
