//! The email that tells one user about a change.

use fromline_core::{Language, alias::LIST, message::Message, notice, policy::PolicyChange, text::Value};

use crate::{
    services::{
        passwords_ending::UserEnding,
        refusal::Refusal,
        system_mail::{BuiltMail, Mail, build_sender},
    },
    state::MailContext,
    store::{notices::Announcement, users::User},
};

/// Number of addresses named in an email; further ones are only counted.
const NAMED: usize = 20;

/// What one user is told, with their addresses as they are now.
pub enum News {
    /// The policy was changed, which concerns these addresses: at least one.
    Policy(PolicyChange, Vec<String>),
    /// This address has lost its gateway.
    GatewayRemoved(String),
    /// This address was deleted.
    AliasDeleted(String),
    /// A provider stops taking passwords.
    PasswordsEnding(UserEnding),
}

impl News {
    /// The messages of subject and text.
    fn mail(&self) -> (&'static str, &'static str) {
        match self {
            Self::Policy(change, _) => change.mail(),
            Self::GatewayRemoved(_) => ("mails-notice-removed-subject", "mails-notice-removed-text"),
            Self::AliasDeleted(_) => ("mails-notice-deleted-subject", "mails-notice-deleted-text"),
            Self::PasswordsEnding(_) => ("mails-notice-passwords-subject", "mails-notice-passwords-text"),
        }
    }

    fn addresses(&self) -> &[String] {
        match self {
            Self::Policy(_, addresses) => addresses,
            Self::GatewayRemoved(address) | Self::AliasDeleted(address) => std::slice::from_ref(address),
            Self::PasswordsEnding(ending) => &ending.addresses,
        }
    }
}

/// Builds the mail, in the user's language.
pub fn build(
    context: &MailContext,
    user: &User,
    announcement: &Announcement,
    news: &News,
) -> Result<BuiltMail, Refusal> {
    let language = user.language.unwrap_or_default();
    let (subject, text) = words(context, announcement, news, language);
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
    Ok(mail.build(context.clock.now())?)
}

/// Builds subject and text: the change, then in a paragraph of its own the administrator's sentence.
fn words(
    context: &MailContext,
    announcement: &Announcement,
    news: &News,
    language: Language,
) -> (String, String) {
    let (subject, text) = news.mail();
    let addresses = news.addresses();
    let count = u16::try_from(addresses.len()).unwrap_or(u16::MAX);
    let mut listed: Vec<&str> = addresses.iter().take(NAMED).map(String::as_str).collect();
    if addresses.len() > NAMED {
        listed.push("…");
    }
    let mut values = vec![
        ("count", Value::Number(f64::from(count), count.to_string())),
        ("addresses", Value::Text(listed.join("\n"))),
        (
            "link",
            Value::Text(format!("{}{LIST}", context.config.public_url)),
        ),
    ];
    if let News::PasswordsEnding(ending) = news {
        values.push(("provider", Value::Text(ending.provider.clone())));
        values.push(("date", Value::Text(ending.day.to_string())));
    }
    let subject = context.texts.text(language, subject, &values);
    let mut text = context.texts.text(language, text, &values);
    if !announcement.sentence.is_empty() {
        let values = [
            ("who", Value::Text(announcement.by.clone())),
            ("sentence", Value::Text(notice::quote(&announcement.sentence))),
        ];
        text.push_str("\n\n");
        text.push_str(&context.texts.text(language, "mails-notice-added", &values));
    }
    (subject, text)
}
