//! Delivery of mail that the mail server passes on for a gateway, under the policy at that moment, not at the time it was
//! accepted.
//!
//! If the gateway fails, the message is deferred. If the gateway received the whole message and did not answer, it may have
//! accepted it: the message is not sent again, and the sender is told. A message that is no longer allowed is refused with a
//! sentence or returned to the mail server, as the policy says. It never takes a route that was not decided.

mod live_credentials;

use fromline_base::{
    encoded_word::decode,
    heavy,
    idn::to_ascii,
    metrics::{DeliveryLabels, DeliveryOutcome},
};
use fromline_core::{
    Language, Reason,
    address::Address,
    delivery_route::DeliveryRoute,
    submission::{WRITER, find_author, parse_section},
};
use fromline_outbound::{
    smtp::{Envelope, PartialDelivery, RecipientResult, Rejection, SmtpFailure, Stage, can_travel},
    vault::writer::{OwnMail, ReturnPath, find_writer},
};
use fromline_store::{gateways::StoredGateway, users::User};
use tracing::{Instrument as _, Span, field};

use super::{
    gateway_health,
    refusal::Refusal,
    rewriting::{IdentifierRenewal, rewrite_for_gateway},
    routing::{RoutedMail, route_message},
};
use crate::state::DeliveryContext;
use live_credentials::LiveCredentials;

/// Number of times a message is decided again because something changed during delivery.
const DECISIONS: usize = 3;

/// The outcome of a delivery.
#[derive(Debug)]
pub struct DeliveryReport {
    /// The server's result for each recipient, in order; or why the message was not delivered.
    pub outcome: Result<Vec<RecipientResult>, DeliveryError>,
    /// The language of the user who sent the message.
    pub language: Language,
}

/// The reasons why a message was not delivered.
#[derive(Clone, Debug)]
pub enum DeliveryError {
    /// The message is not allowed.
    Refused(Refusal),
    /// The server did not get as far as the message, which waits.
    Failed(SmtpFailure),
}

impl From<Refusal> for DeliveryError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Delivers a message that the mail server keeps under this queue id.
pub async fn deliver(
    context: &DeliveryContext,
    queue: &str,
    envelope: &Envelope,
    message: &[u8],
) -> DeliveryReport {
    let span = tracing::error_span!("mail", queue, user = field::Empty, alias = field::Empty);
    decide_and_deliver(context, envelope, message)
        .instrument(span)
        .await
}

async fn decide_and_deliver(
    context: &DeliveryContext,
    envelope: &Envelope,
    message: &[u8],
) -> DeliveryReport {
    let mut language = Language::default();
    let mut decisions = 0;
    let outcome = loop {
        decisions += 1;
        let outcome = once(context, envelope, message, &mut language).await;
        // Between the decision and the password the policy or the gateway was changed.
        let changed = matches!(&outcome, Err(DeliveryError::Failed(failure)) if failure.reason == Reason::GatewaysForbidden);
        if !changed || decisions == DECISIONS {
            break outcome;
        }
    };
    // The rest is said where it is known by which gateway.
    if let Err(DeliveryError::Refused(refusal)) = &outcome {
        tracing::info!(reason = refusal.reason.code(), "not delivered");
    }
    context.metrics.count_delivery(labels(&outcome));
    DeliveryReport { outcome, language }
}

fn labels(outcome: &Result<Vec<RecipientResult>, DeliveryError>) -> DeliveryLabels {
    match outcome {
        Ok(verdicts) => {
            let taken = verdicts.iter().filter(|verdict| verdict.is_ok()).count();
            DeliveryLabels::of_recipients(taken, verdicts.len())
        }
        Err(DeliveryError::Refused(refusal)) => {
            DeliveryLabels::failed(DeliveryOutcome::Refused, refusal.reason)
        }
        Err(DeliveryError::Failed(failure)) => {
            let waits = failure.temporary;
            let outcome = if waits {
                DeliveryOutcome::Deferred
            } else {
                DeliveryOutcome::Rejected
            };
            DeliveryLabels::failed(outcome, failure.reason)
        }
    }
}

async fn once(
    context: &DeliveryContext,
    envelope: &Envelope,
    message: &[u8],
    language: &mut Language,
) -> Result<Vec<RecipientResult>, DeliveryError> {
    let decided = decide(context, envelope, message, language).await?;
    let span = Span::current();
    span.record("user", decided.user.id);
    span.record("alias", decided.sending.alias.as_ref().map(|alias| alias.id));
    let verdicts = match &decided.gateway {
        Some(stored) => by_gateway(context, stored, &decided, envelope).await,
        None => back(context, &decided.user, envelope, message).await,
    };
    let route = decided.sending.route;
    let host = decided
        .gateway
        .as_ref()
        .map(|stored| stored.gateway.host.as_str());
    let verdicts = verdicts.map_err(|failure| {
        let reason = failure.reason.code();
        tracing::info!(host, reason, "deferred");
        DeliveryError::Failed(failure)
    })?;
    let taken = verdicts.iter().filter(|verdict| verdict.is_ok()).count();
    tracing::info!(host, ?route, taken, of = verdicts.len(), "delivered");
    Ok(verdicts)
}

/// The decision about one message.
struct Decided {
    user: User,
    sending: RoutedMail,
    /// The message as it will be sent.
    edited: Vec<u8>,
    /// The gateway, if that is the route.
    gateway: Option<StoredGateway>,
    /// Why the gateway recently refused these credentials, if it did.
    refused: Option<Reason>,
    /// The envelope sender with which the message was accepted.
    returns: ReturnPath,
}

async fn decide(
    context: &DeliveryContext,
    envelope: &Envelope,
    message: &[u8],
    language: &mut Language,
) -> Result<Decided, Refusal> {
    let not_own = || Refusal::new(Reason::FromNotOwn);
    let fields = parse_section(message).map_err(Refusal::new)?;
    let sender = envelope.sender.as_deref().unwrap_or_default();
    let sender = Address::parse(sender, &to_ascii).map_err(|_| not_own())?;
    // The milter has seen to both. Whoever comes past it does not choose what a gateway sends.
    let (_, token) = fields.first(WRITER).ok_or_else(not_own)?;
    let author = find_author(&fields, &decode);
    let read = context.store.read(|db| {
        let written = find_writer(db, &context.keys, token, sender.key())?;
        let OwnMail { by: user, returns } = written.ok_or_else(not_own)?;
        *language = user.language.unwrap_or_default();
        let author = author.as_ref().map_err(|reason| Refusal::new(*reason))?;
        if !Address::parse(&author.address, &to_ascii).is_ok_and(|from| from.key() == sender.key()) {
            return Err(not_own());
        }
        let sending = route_message(db, &user, &fields)?;
        let gateway = match (sending.route, sending.alias.as_ref()) {
            (DeliveryRoute::Gateway, Some(alias)) => alias.gateway.clone(),
            _ => None,
        };
        let refused = match (&gateway, sending.alias.as_ref()) {
            (Some(_), Some(alias)) => gateway_health::refuses_credentials(db, alias, context.clock.now())?,
            _ => None,
        };
        let decided = Decided {
            user,
            sending,
            edited: Vec::new(),
            returns,
            gateway,
            refused,
        };
        Ok((decided, IdentifierRenewal::of(db, &context.keys)?))
    });
    let (decided, renewal) = read.await?;
    let edited =
        heavy::here(|| rewrite_for_gateway(&context.config, &decided.sending, &fields, message, &renewal));
    Ok(Decided {
        edited: edited.map_err(Refusal::new)?,
        ..decided
    })
}

/// Delivers by the gateway, with the credentials that are valid when they are sent.
async fn by_gateway(
    context: &DeliveryContext,
    stored: &StoredGateway,
    decided: &Decided,
    envelope: &Envelope,
) -> Result<Vec<RecipientResult>, SmtpFailure> {
    let gateway = &stored.gateway;
    // Before anybody connects: what the gateway cannot be handed is not its failure.
    if !can_travel(envelope, &decided.edited) {
        let rejection = Rejection {
            code: 554,
            enhanced: [5, 6, 0],
            stage: Stage::Message,
        };
        return Ok(vec![Err(rejection); envelope.recipients.len()]);
    }
    if let Some(reason) = decided.refused {
        return Err(SmtpFailure::temporary(reason));
    }
    let permit = context.delivery_limits.enter(gateway).await?;
    let alias = decided.sending.message.envelope_sender.clone();
    let (sender, instead) = match decided.returns {
        ReturnPath::Sender => (Some(alias), None),
        ReturnPath::Nobody => (None, Some(alias)),
    };
    let envelope = Envelope {
        sender,
        recipients: envelope.recipients.clone(),
        addressed: PartialDelivery::Each,
        instead,
    };
    let from = &decided.sending.message.from.address;
    let holding = LiveCredentials::new(context, decided.user.id, from, gateway, stored.kind);
    let delivered = context
        .gateways
        .deliver(gateway, &holding, &envelope, &decided.edited)
        .await;
    permit.finish(delivered.as_ref().err());
    if let Some(alias) = &decided.sending.alias {
        gateway_health::delivered(context, alias, &delivered).await;
    }
    Ok(delivered?.verdicts)
}

/// Returns the message to the mail server, whose milter sends it by the organization's route.
async fn back(
    context: &DeliveryContext,
    user: &User,
    envelope: &Envelope,
    message: &[u8],
) -> Result<Vec<RecipientResult>, SmtpFailure> {
    let away = SmtpFailure::temporary(Reason::RelayMissing);
    let submission = context.submission.as_ref().ok_or(away)?;
    let envelope = Envelope {
        sender: Some(user.address.key().to_string()),
        recipients: envelope.recipients.clone(),
        addressed: PartialDelivery::Each,
        instead: None,
    };
    submission
        .submit(user.address.key().as_str(), &envelope, message)
        .await
        .map_err(|failure| match failure.reason {
            // It is no gateway that has been silent.
            Reason::AnswerLost => SmtpFailure::permanent(Reason::RelayAnswerLost),
            _ => failure,
        })
}
