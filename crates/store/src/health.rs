//! The health of gateways, one row for each.

pub mod list;
pub mod mails;
pub mod search;

use fromline_core::Reason;
use jiff::Timestamp;

use super::{
    FromRow, SqlRow, StoreError, Tx,
    jobs::{self, JobSubject},
    millis, sql, timestamp,
};

/// What is known about a gateway's health.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Health {
    /// When it last worked: it accepted a message, or the sign-in of a check.
    pub last_success: Option<Timestamp>,
    /// When and why it last failed.
    pub last_failure: Option<(Timestamp, Reason)>,
    /// The start of the current failure episode; `None` while it works.
    pub failing_since: Option<Timestamp>,
    /// Since when, in this episode, it is unreachable or does not answer properly.
    pub unreachable_since: Option<Timestamp>,
    /// Since when, in this episode, it refuses the password.
    pub password_refused_since: Option<Timestamp>,
    /// Since when and why it has confirmed no message.
    pub no_message: Option<(Timestamp, Reason)>,
    /// Whether it is unknown if it lets its user send from the address.
    pub sender_unknown: bool,
    /// Number of failed checks in this episode.
    pub failed_checks: u32,
    /// When its certificate expires, as last seen.
    pub certificate_expires: Option<Timestamp>,
    /// When it is checked next.
    pub next_check: Timestamp,
    /// When, in this episode, the user was told by email that the password is refused.
    pub told_password: Option<Timestamp>,
    /// When, in this episode, the user was told by email about the certificate.
    pub told_certificate: Option<Timestamp>,
    /// When, in this episode, the user was told by email that the gateway is unreachable.
    pub told_unreachable: Option<Timestamp>,
    /// The certificate's expiry date about which the user was last told by email.
    pub told_expiry: Option<Timestamp>,
}

impl Health {
    /// Creates the health of a gateway about which nothing is known.
    pub const fn unknown(next_check: Timestamp) -> Self {
        Self {
            last_success: None,
            last_failure: None,
            failing_since: None,
            unreachable_since: None,
            password_refused_since: None,
            no_message: None,
            sender_unknown: false,
            failed_checks: 0,
            certificate_expires: None,
            next_check,
            told_password: None,
            told_certificate: None,
            told_unreachable: None,
            told_expiry: None,
        }
    }
}

impl FromRow for Health {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let time = |column: &str| Ok::<_, StoreError>(row.get::<Option<i64>>(column)?.map(timestamp));
        let reason = |column: &str| {
            let code: Option<String> = row.get(column)?;
            Ok::<_, StoreError>(code.map(|code| {
                let mut known = Reason::ALL.iter().copied();
                known
                    .find(|reason| reason.code() == code)
                    .unwrap_or(Reason::Unknown)
            }))
        };
        Ok(Self {
            last_success: time("last_success")?,
            last_failure: time("last_failure")?.zip(reason("last_failure_reason")?),
            failing_since: time("failing_since")?,
            unreachable_since: time("unreachable_since")?,
            password_refused_since: time("password_refused_since")?,
            no_message: time("no_message_since")?.zip(reason("no_message_reason")?),
            sender_unknown: row.get("sender_unknown")?,
            failed_checks: row.get("failed_checks")?,
            certificate_expires: time("certificate_expires")?,
            next_check: timestamp(row.get("next_check")?),
            told_password: time("told_password")?,
            told_certificate: time("told_certificate")?,
            told_unreachable: time("told_unreachable")?,
            told_expiry: time("told_expiry")?,
        })
    }
}

/// Returns the health of a gateway, if it exists.
pub fn find(db: &mut Tx, gateway_id: i64) -> Result<Option<Health>, StoreError> {
    sql("SELECT gateway_health.*, due AS next_check FROM gateway_health JOIN jobs ON jobs.gateway_id = gateway_health.gateway_id
         WHERE gateway_health.gateway_id = ?")
        .bind(gateway_id)
        .maybe_row(db)
}

/// Stores the health of a gateway.
pub fn set(db: &mut Tx, gateway_id: i64, health: &Health) -> Result<(), StoreError> {
    let time = |time: Option<Timestamp>| time.map(millis);
    sql(
        "INSERT INTO gateway_health (gateway_id, last_success, last_failure, last_failure_reason, failing_since,
         unreachable_since, password_refused_since, failed_checks, certificate_expires, told_password,
         told_certificate, told_unreachable, told_expiry, no_message_since, no_message_reason, sender_unknown)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (gateway_id) DO UPDATE SET last_success = excluded.last_success, last_failure = excluded.last_failure,
         last_failure_reason = excluded.last_failure_reason, failing_since = excluded.failing_since,
         unreachable_since = excluded.unreachable_since, password_refused_since = excluded.password_refused_since,
         failed_checks = excluded.failed_checks, certificate_expires = excluded.certificate_expires,
         told_password = excluded.told_password,
         told_certificate = excluded.told_certificate, told_unreachable = excluded.told_unreachable,
         told_expiry = excluded.told_expiry, no_message_since = excluded.no_message_since,
         no_message_reason = excluded.no_message_reason, sender_unknown = excluded.sender_unknown",
    )
    .bind(gateway_id)
    .bind(time(health.last_success))
    .bind(health.last_failure.map(|(at, _)| millis(at)))
    .bind(health.last_failure.map(|(_, reason)| reason.code()))
    .bind(time(health.failing_since))
    .bind(time(health.unreachable_since))
    .bind(time(health.password_refused_since))
    .bind(health.failed_checks)
    .bind(time(health.certificate_expires))
    .bind(time(health.told_password))
    .bind(time(health.told_certificate))
    .bind(time(health.told_unreachable))
    .bind(time(health.told_expiry))
    .bind(health.no_message.map(|(since, _)| millis(since)))
    .bind(health.no_message.map(|(_, reason)| reason.code()))
    .bind(health.sender_unknown)
    .run(db)?;
    jobs::put(db, JobSubject::Look(gateway_id), health.next_check)
}

#[cfg(test)]
mod tests;
