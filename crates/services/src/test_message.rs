//! Test messages by an alias's route, to one of the user's own addresses. Those that a gateway accepted are stored, so that their
//! result can be reported.

use fromline_base::idn::to_ascii;
use fromline_core::{
    Language, Reason,
    address::{Address, AddressKey},
    api::SendTestRequest,
    delivery_route::DeliveryRoute,
    message::Message,
    text::{FilledMessage, say},
};
use fromline_outbound::limits::SendLimits;
use fromline_store::{
    Tx,
    aliases::{self, Alias},
    test_messages::{self, SentTestMessage},
    users::User,
};

use super::{
    refusal::Refusal,
    routing::{RoutedMail, route_mail},
    submit::submit,
    system_mail::Mail,
};
use crate::state::{Base, DeliveryContext};

/// A test message that was sent.
#[derive(Clone, Debug)]
pub struct SentTest {
    /// Route by which the test message was delivered.
    pub route: DeliveryRoute,
    /// The headers and the envelope sender.
    pub message: Message,
    /// The recipient, with the domain in A-labels.
    pub to: String,
    /// The Message-ID, without angle brackets.
    pub message_id: String,
}

/// Sends a test message and returns exactly what was sent.
///
/// # Errors
///
/// [`Reason::RateLimited`] if the user sends too many. At `to`, what is wrong with the recipient, or [`Reason::RecipientNotOwn`]
/// if it is not an address of the user. [`Reason::NotFound`] if the user has no address `address_key`, and the reasons of [`route_mail`]
/// and [`submit`].
pub async fn send(
    context: &DeliveryContext,
    limits: &SendLimits,
    user: &User,
    address_key: &AddressKey,
    request: &SendTestRequest,
) -> Result<SentTest, Refusal> {
    limits.take_test(user.id, context.clock.monotonic())?;
    let to = Address::parse(&request.to, &to_ascii).map_err(|reason| Refusal::field("to", reason))?;
    let RoutedMail {
        route,
        message,
        alias,
        ..
    } = context
        .store
        .read(|db| decide(db, user, address_key, &to))
        .await?;
    let language = request
        .language
        .as_deref()
        .and_then(Language::parse)
        .or(user.language)
        .unwrap_or_default();
    let say = |message: FilledMessage<'_>| context.texts.say(language, message);
    let from = &message.from.address;
    let mail = Mail {
        message: &message,
        null_sender: false,
        to: &to.ascii(),
        subject: &say!(say, "mails-test-subject"),
        text: &match route {
            DeliveryRoute::Organisation => say!(say, "mails-test-text-organization", from = from),
            DeliveryRoute::Gateway => say!(say, "mails-test-text-gateway", from = from),
        },
        language: language.code(),
        auto_generated: false,
    };
    let now = context.clock.now();
    let built = mail.build(now)?;
    submit(context, user, built.envelope.recipients, &built.bytes).await?;
    let left = || SentTestMessage {
        message_id: built.message_id.clone(),
        sent: now,
        said: Some((
            message.from.name.clone(),
            message
                .reply_to
                .as_ref()
                .map(|reply_to| reply_to.address.clone())
                .unwrap_or_default(),
        )),
    };
    if let (DeliveryRoute::Gateway, Some(alias)) = (route, &alias)
        && let Err(refusal) = remember(context, alias, &left()).await
    {
        // It has left all the same; its result cannot be reported.
        tracing::warn!(reason = refusal.reason.code(), "test message not remembered");
    }
    Ok(SentTest {
        route,
        message,
        to: to.ascii(),
        message_id: built.message_id,
    })
}

/// Decides the route; the recipient must be one of the user's own addresses.
fn decide(db: &mut Tx, user: &User, address_key: &AddressKey, to: &Address) -> Result<RoutedMail, Refusal> {
    let all = aliases::of_user(db, user.id)?;
    let is_own = |address: &AddressKey| {
        address == user.address.key()
            || all
                .iter()
                .any(|alias| alias.accepted && alias.address.key() == address)
    };
    if !is_own(to.key()) {
        return Err(Refusal::field("to", Reason::RecipientNotOwn));
    }
    if address_key != user.address.key() && all.iter().all(|alias| alias.address.key() != address_key) {
        return Err(Refusal::new(Reason::NotFound));
    }
    route_mail(db, user, address_key.as_str(), "")
}

/// Stores a message that the gateway accepted, unless the alias has another gateway by now.
pub async fn remember(base: &Base, sent_by: &Alias, left: &SentTestMessage) -> Result<(), Refusal> {
    let gateway = |alias: &Alias| alias.gateway.as_ref().map(|stored| stored.id);
    base.store
        .write(|db| {
            let now = aliases::by_id(db, sent_by.id)?.and_then(|alias| gateway(&alias));
            match now.filter(|now| gateway(sent_by) == Some(*now)) {
                Some(gateway) => Ok(test_messages::add(db, gateway, left)?),
                None => Ok(()),
            }
        })
        .await
}
