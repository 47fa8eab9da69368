//! The rules for gateway health: how an outcome changes what is known, and when the user is notified. Pure functions; clock and
//! chance are passed in.

use fromline_core::Reason;
use fromline_store::health::Health;
use jiff::{SignedDuration, Timestamp};

use super::{GatewayOutcome, OutcomeSource};

/// A mail to the owner of a gateway about its health.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HealthNotification {
    /// The gateway refuses the password.
    Password,
    /// The gateway accepts no token that Fromline can get: the user must consent again.
    Consent(Reason),
    /// The gateway's certificate cannot be trusted.
    Certificate(Reason),
    /// The gateway is unreachable or does not answer properly.
    Unreachable(Reason),
    /// The gateway's certificate expires soon.
    Expires(Timestamp),
    /// The gateway works again.
    Works,
}

/// Time before expiry at which users are told about a certificate.
pub const SOON: SignedDuration = SignedDuration::from_hours(14 * 24);
/// Time for which a gateway may be unreachable before an email is sent.
const PATIENCE: SignedDuration = SignedDuration::from_mins(30);
/// Shortest interval between successful checks; up to four random hours are added.
const DAILY: SignedDuration = SignedDuration::from_hours(22);
const DAILY_SPREAD: SignedDuration = SignedDuration::from_hours(4);
/// Interval after the first failure, doubled with each further one up to [`DAILY`].
const FIRST: SignedDuration = SignedDuration::from_mins(30);
/// Interval while the password is refused: at most two attempts per day, because providers count them.
const REFUSED: SignedDuration = SignedDuration::from_hours(12);

/// Returns the health after an outcome. `chance` is below 1000.
pub fn apply_outcome(
    known: &Health,
    outcome: GatewayOutcome,
    source: OutcomeSource,
    now: Timestamp,
    chance: u16,
) -> Health {
    let next_check = now + spread(DAILY, DAILY_SPREAD, chance);
    match outcome {
        GatewayOutcome::Works { certificate_expires } => {
            let took_message = source == OutcomeSource::Delivery;
            // Signing in shows nothing about messages.
            if known.no_message.is_some() && !took_message {
                return signs_in(known, certificate_expires, next_check);
            }
            Health {
                last_success: Some(now),
                last_failure: known.last_failure,
                sender_unknown: known.sender_unknown && !took_message,
                certificate_expires: certificate_expires.or(known.certificate_expires),
                told_expiry: known.told_expiry,
                ..Health::unknown(next_check)
            }
        }
        GatewayOutcome::SignsIn { certificate_expires } => signs_in(known, certificate_expires, next_check),
        GatewayOutcome::Refuses(reason) => {
            let since = known.no_message.map_or(now, |(since, _)| since);
            let could_sign_in = !cannot_sign_in(known);
            let known = Health {
                no_message: Some((since, reason)),
                // From now on it is known.
                sender_unknown: known.sender_unknown && reason != Reason::SenderRefused,
                ..known.clone()
            };
            Health {
                last_failure: Some((now, reason)),
                next_check: if could_sign_in {
                    known.next_check
                } else {
                    next_check
                },
                ..signs_in(&known, None, next_check)
            }
        }
        GatewayOutcome::Fails(reason) => fails(known, reason, source, now, chance),
    }
}

/// Returns whether the gateway, as last seen, does not get as far as a message.
fn cannot_sign_in(health: &Health) -> bool {
    health.failing_since.is_some()
        && health
            .last_failure
            .is_none_or(|(_, reason)| !reason.is_about_message())
}

/// Returns the health after a successful sign-in; what is known about messages stays.
fn signs_in(known: &Health, certificate_expires: Option<Timestamp>, next_check: Timestamp) -> Health {
    let last_failure = match known.no_message {
        Some((since, reason)) if cannot_sign_in(known) => Some((since, reason)),
        _ => known.last_failure,
    };
    Health {
        last_success: known.last_success,
        last_failure,
        failing_since: known.no_message.map(|(since, _)| since),
        no_message: known.no_message,
        sender_unknown: known.sender_unknown,
        certificate_expires: certificate_expires.or(known.certificate_expires),
        told_expiry: known.told_expiry,
        ..Health::unknown(next_check)
    }
}

fn fails(known: &Health, reason: Reason, source: OutcomeSource, now: Timestamp, chance: u16) -> Health {
    let kind = Remedy::of(reason);
    let begins = !cannot_sign_in(known);
    let mut health = Health {
        last_failure: Some((now, reason)),
        failing_since: known.failing_since.filter(|_| !begins).or(Some(now)),
        ..known.clone()
    };
    match kind {
        Remedy::Credential => health.password_refused_since = known.password_refused_since.or(Some(now)),
        Remedy::Unreachable => health.unreachable_since = known.unreachable_since.or(Some(now)),
        Remedy::Certificate | Remedy::Message => (),
    }
    let newly_refused = health.password_refused_since != known.password_refused_since;
    if source == OutcomeSource::Check && !begins {
        health.failed_checks = known.failed_checks.saturating_add(1);
    }
    // Deliveries happen at any time, so they neither advance nor delay a check.
    if source == OutcomeSource::Check || begins || newly_refused {
        health.next_check = now + wait(&health, chance);
    }
    health
}

/// Returns the time until the next check of a failing gateway.
fn wait(health: &Health, chance: u16) -> SignedDuration {
    if health.password_refused_since.is_some() {
        return spread(REFUSED, SignedDuration::from_hours(2), chance);
    }
    let doubled = FIRST.checked_mul(1 << health.failed_checks.min(10));
    let wait = doubled.unwrap_or(DAILY).min(DAILY);
    spread(wait, wait / 10, chance)
}

fn spread(least: SignedDuration, more: SignedDuration, chance: u16) -> SignedDuration {
    least + more / 1000 * i32::from(chance)
}

/// Returns the notifications that the user should get now.
pub fn choose_notifications(before: &Health, after: &Health, now: Timestamp) -> Vec<HealthNotification> {
    let mut letters = Vec::new();
    if after.failing_since.is_some() {
        let failure = after.last_failure;
        letters.extend(failure.and_then(|(_, reason)| of_failure(after, reason, now)));
        return letters;
    }
    let told = [
        before.told_password,
        before.told_certificate,
        before.told_unreachable,
    ];
    if told.iter().any(Option::is_some) {
        letters.push(HealthNotification::Works);
    }
    let ends = after.certificate_expires.filter(|ends| ends_soon(*ends, now));
    let news = ends.filter(|ends| after.told_expiry != Some(*ends));
    letters.extend(news.map(HealthNotification::Expires));
    letters
}

fn of_failure(health: &Health, reason: Reason, now: Timestamp) -> Option<HealthNotification> {
    match Remedy::of(reason) {
        Remedy::Credential => health
            .told_password
            .is_none()
            .then_some(if reason.needs_consent() {
                HealthNotification::Consent(reason)
            } else {
                HealthNotification::Password
            }),
        Remedy::Certificate => health
            .told_certificate
            .is_none()
            .then_some(HealthNotification::Certificate(reason)),
        Remedy::Unreachable => {
            // This is the second failure; the first one started the time.
            let long = health
                .unreachable_since
                .is_some_and(|since| now.duration_since(since) >= PATIENCE);
            (long && health.told_unreachable.is_none()).then_some(HealthNotification::Unreachable(reason))
        }
        // No mail is waiting: each message was returned with the reason.
        Remedy::Message => None,
    }
}

/// Records that the user was notified.
pub fn note_notified(health: &mut Health, letter: HealthNotification, now: Timestamp) {
    match letter {
        HealthNotification::Password | HealthNotification::Consent(_) => health.told_password = Some(now),
        HealthNotification::Certificate(_) => health.told_certificate = Some(now),
        HealthNotification::Unreachable(_) => health.told_unreachable = Some(now),
        HealthNotification::Expires(ends) => health.told_expiry = Some(ends),
        HealthNotification::Works => (),
    }
}

/// Returns whether a certificate expires so soon that the user should be told.
pub fn ends_soon(ends: Timestamp, now: Timestamp) -> bool {
    ends.duration_since(now) <= SOON
}

/// What the user has to do about a failure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Remedy {
    /// Enter a password or consent again.
    Credential,
    /// Tell the provider that the server's certificate is not accepted.
    Certificate,
    /// Wait, or check host and port.
    Unreachable,
    /// Read the bounce message.
    Message,
}

impl Remedy {
    const fn of(reason: Reason) -> Self {
        if reason.needs_password() || reason.needs_consent() {
            Self::Credential
        } else if reason.is_about_certificate() {
            Self::Certificate
        } else if reason.is_about_message() {
            Self::Message
        } else {
            Self::Unreachable
        }
    }
}
