//! The email that tells one user about a change.

use fromline_core::{
    Language,
    alias::LIST,
    message::Message,
    notice,
    policy::PolicyChange,
    standing::NoticeValues,
    text::{FilledMessage, MessageId, argument, id, say, values},
};
use fromline_store::{notices::Announcement, users::User};

use crate::{
    passwords_ending::UserEnding,
    refusal::Refusal,
    state::MailContext,
    system_mail::{BuiltMail, Mail, build_sender},
};

/// Number of addresses named in an email; further ones are only counted.
const NAMED: usize = 20;

/// What one user is told, with their addresses as they are now.
pub enum News {
    /// The policy was changed, which concerns these addresses: at least one.
    Policy(PolicyChange, Vec<String>),
    /// These addresses have lost their gateways: at least one.
    GatewaysRemoved(Vec<String>),
    /// This address was deleted.
    AliasDeleted(String),
    /// A provider stops taking passwords.
    PasswordsEnding(UserEnding),
}

impl News {
    fn addresses(&self) -> &[String] {
        match self {
            Self::Policy(_, addresses) | Self::GatewaysRemoved(addresses) => addresses,
            Self::AliasDeleted(address) => std::slice::from_ref(address),
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
    let addresses = news.addresses();
    let count = u16::try_from(addresses.len()).unwrap_or(u16::MAX);
    let mut listed: Vec<&str> = addresses.iter().take(NAMED).map(String::as_str).collect();
    if addresses.len() > NAMED {
        listed.push("…");
    }
    let (addresses, link) = (listed.join("\n"), format!("{}{LIST}", context.config.public_url));
    let say = |message: FilledMessage<'_>| context.texts.say(language, message);
    let about = |(subject, text): (MessageId, MessageId<NoticeValues>)| {
        let values = values!(
            argument,
            NoticeValues {
                count = count,
                addresses = addresses.clone(),
                link = link.clone()
            }
        );
        (context.texts.text(language, subject), say(text.with(&values)))
    };
    let (subject, mut text) = match news {
        News::Policy(change, _) => about(change.mail()),
        News::GatewaysRemoved(_) => (
            say!(say, "mails-notice-removed-subject", count = count),
            say!(
                say,
                "mails-notice-removed-text",
                addresses = addresses,
                link = link
            ),
        ),
        News::AliasDeleted(_) => about((
            id!("mails-notice-deleted-subject"),
            id!("mails-notice-deleted-text"),
        )),
        News::PasswordsEnding(ending) => {
            let (provider, date) = (ending.provider.as_str(), ending.day.to_string());
            (
                say!(
                    say,
                    "mails-notice-passwords-subject",
                    provider = provider,
                    date = date
                ),
                say!(
                    say,
                    "mails-notice-passwords-text",
                    count = count,
                    addresses = addresses,
                    provider = provider,
                    date = date,
                    link = link
                ),
            )
        }
    };
    if !announcement.sentence.is_empty() {
        let sentence = notice::quote(&announcement.sentence);
        text.push_str("\n\n");
        text.push_str(&say!(
            say,
            "mails-notice-added",
            who = announcement.by,
            sentence = sentence
        ));
    }
    (subject, text)
}
