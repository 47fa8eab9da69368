//! The email that tells one user about a change.

use fromline_core::{Language, alias::LIST, message::Message, notice, text::Value};

use crate::{
    services::{
        refusal::Refusal,
        system_mail::{BuiltMail, Mail, build_sender},
    },
    state::MailContext,
    store::{
        notices::{Announcement, NoticeContent},
        users::User,
    },
};

/// Number of addresses named in an email; further ones are only counted.
const NAMED: usize = 20;

/// Builds the mail, in the user's language.
pub fn build(
    context: &MailContext,
    user: &User,
    announcement: &Announcement,
    addresses: &[String],
) -> Result<BuiltMail, Refusal> {
    let language = user.language.unwrap_or_default();
    let (subject, text) = words(context, announcement, addresses, language);
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
    addresses: &[String],
    language: Language,
) -> (String, String) {
    let (subject, text) = match &announcement.news {
        NoticeContent::Policy(change) => change.mail(),
        NoticeContent::GatewayRemoved(_) => ("mails-notice-removed-subject", "mails-notice-removed-text"),
        NoticeContent::AliasDeleted(_) => ("mails-notice-deleted-subject", "mails-notice-deleted-text"),
    };
    let count = u16::try_from(addresses.len()).unwrap_or(u16::MAX);
    let mut listed: Vec<&str> = addresses.iter().take(NAMED).map(String::as_str).collect();
    if addresses.len() > NAMED {
        listed.push("…");
    }
    let values = [
        ("count", Value::Number(f64::from(count), count.to_string())),
        ("addresses", Value::Text(listed.join("\n"))),
        (
            "link",
            Value::Text(format!("{}{LIST}", context.config.public_url)),
        ),
    ];
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
