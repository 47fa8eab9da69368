//! Submission of a user's message: to the mail server, whose milter decides as for any other, or without a mail server directly
//! by the route.

use fromline_base::{
    encoded_word::decode,
    heavy,
    metrics::{DecisionLabels, DeliveryLabels, DeliveryOutcome},
};
use fromline_core::{
    Reason,
    delivery_route::DeliveryRoute,
    headers::HeaderFields,
    submission::{apply_edits, check_signed_copy, compute_edits, find_body, parse_section},
};
use fromline_outbound::smtp::{Envelope, PartialDelivery, SmtpFailure, can_travel};
use fromline_store::users::User;

use super::{
    gateway_health,
    refusal::Refusal,
    rewriting::{IdentifierRenewal, rewrite_for_gateway},
    routing::{RoutedMail, route_message},
    tokens::Presenting,
};
use crate::state::DeliveryContext;

/// Submits a message (CRLF line ends) to these recipients (domains in A-labels) and returns how it was sent. Its From decides the
/// route.
///
/// # Errors
///
/// At `raw`, what is wrong with the message, such as the reasons of [`route_message`]. Otherwise the reason why the
/// organization's server or relay (see [`Refusal::of_relay`]) or the gateway did not accept it, or [`Reason::RelayMissing`]
/// without a relay. With [`Reason::RelayAnswerLost`] or [`Reason::AnswerLost`] the message may have been sent.
pub async fn submit(
    context: &DeliveryContext,
    user: &User,
    recipients: Vec<String>,
    message: &[u8],
) -> Result<RoutedMail, Refusal> {
    let fields = parse_section(message).map_err(|reason| Refusal::field("raw", reason))?;
    let (decided, renewal) = context
        .store
        .read(|db| {
            let decided = route_message(db, user, &fields).map_err(of_message)?;
            Ok::<_, Refusal>((decided, IdentifierRenewal::of(db, &context.keys)?))
        })
        .await
        .inspect_err(|refusal| {
            context
                .metrics
                .count_decision(DecisionLabels::refused(refusal.reason));
        })?;
    let envelope = Envelope {
        sender: Some(decided.message.envelope_sender.clone()),
        recipients,
        addressed: PartialDelivery::Together,
        instead: None,
    };
    if let Some(submission) = &context.submission {
        let edited = handed_in(context, &decided, &fields, message).map_err(refused)?;
        let verdicts = submission
            .submit(user.address.key().as_str(), &envelope, &edited)
            .await;
        let all: Result<(), _> = verdicts.map_err(Refusal::of_relay)?.into_iter().collect();
        all.map_err(|rejection| Refusal::of_relay(rejection.into()))?;
    } else {
        let edited =
            heavy::here(|| rewrite_for_gateway(&context.config, &decided, &fields, message, &renewal))
                .map_err(refused)?;
        // With a mail server its milter decides, and counts.
        context
            .metrics
            .count_decision(DecisionLabels::accepted(decided.route));
        directly(context, &decided, &envelope, &edited).await?;
    }
    Ok(decided)
}

/// Builds the message as the mail server gets it; our LMTP listener, which receives it last, does the rest.
fn handed_in(
    context: &DeliveryContext,
    decided: &RoutedMail,
    fields: &HeaderFields<'_>,
    message: &[u8],
) -> Result<Vec<u8>, Reason> {
    let concealed = decided.concealed(&context.config);
    if decided.route == DeliveryRoute::Gateway {
        let text = message.get(find_body(message)..).unwrap_or_default();
        check_signed_copy(fields, text, &decided.message, &concealed, &decode)?;
    }
    let changes = compute_edits(fields, &decided.message, decided.route, &concealed, &decode);
    Ok(apply_edits(message, &changes))
}

fn refused(reason: Reason) -> Refusal {
    Refusal::field("raw", reason)
}

/// Sends by the route directly, without a mail server: in the demo, and in organizations that use Fromline only to manage
/// addresses.
async fn directly(
    context: &DeliveryContext,
    decided: &RoutedMail,
    envelope: &Envelope,
    message: &[u8],
) -> Result<(), Refusal> {
    let gateway = decided
        .alias
        .as_ref()
        .and_then(|alias| Some((alias, alias.gateway.as_ref()?)));
    if let (DeliveryRoute::Gateway, Some((alias, stored))) = (decided.route, gateway) {
        if !can_travel(envelope, message) {
            return Err(Refusal::new(Reason::ProtocolError));
        }
        let gateway = &stored.gateway;
        let presenting = Presenting::new(context, alias, stored);
        let permit = context.delivery_limits.enter(gateway).await;
        let permit = permit.map_err(|failure| Refusal::new(failure.reason))?;
        let handed = context
            .gateways
            .deliver(gateway, &presenting, envelope, message)
            .await;
        permit.finish(handed.as_ref().err());
        gateway_health::delivered(context, alias, &handed).await;
        context.metrics.count_delivery(match &handed {
            Ok(handed) => {
                let taken = handed.verdicts.iter().filter(|verdict| verdict.is_ok()).count();
                DeliveryLabels::of_recipients(taken, handed.verdicts.len())
            }
            Err(failure) => DeliveryLabels::failed(DeliveryOutcome::Rejected, failure.reason),
        });
        let all: Result<(), SmtpFailure> = handed.and_then(|handed| {
            handed
                .verdicts
                .into_iter()
                .collect::<Result<(), _>>()
                .map_err(SmtpFailure::from)
        });
        return all.map_err(|failure| Refusal::new(failure.reason));
    }
    let relay = context
        .relay
        .as_ref()
        .ok_or_else(|| Refusal::new(Reason::RelayMissing))?;
    relay.deliver(envelope, message).await.map_err(Refusal::of_relay)
}

/// Moves a refusal of the message to the field that contained it.
fn of_message(refusal: Refusal) -> Refusal {
    match refusal.reason {
        Reason::FromMissing
        | Reason::FromSeveral
        | Reason::FromInvalid
        | Reason::FromNotAscii
        | Reason::FromTooLong
        | Reason::FromControl
        | Reason::NameContainsAddress
        | Reason::ResentNotOwn
        | Reason::Redirected => Refusal::field("raw", refusal.reason),
        _ => refusal,
    }
}
