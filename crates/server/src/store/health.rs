//! The health of gateways: one row for each.

pub mod list;
pub mod mails;

use fromline_core::Reason;
use jiff::Timestamp;

use super::{
    FromRow, SqlRow, StoreError, Tx,
    jobs::{self, JobSubject},
    millis, sql, timestamp,
};

/// What is known of a gateway.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Health {
    /// When it last worked: it took a message, or signed the user in when it was looked at.
    pub last_success: Option<Timestamp>,
    /// When it last failed, and why.
    pub last_failure: Option<(Timestamp, Reason)>,
    /// Since when it fails; none while it works. What lies between is an episode.
    pub failing_since: Option<Timestamp>,
    /// Since when, in this episode, it cannot be reached or does not answer as it should.
    pub unreachable_since: Option<Timestamp>,
    /// Since when, in this episode, it refuses the password.
    pub password_refused_since: Option<Timestamp>,
    /// Since when it has confirmed no message, and why not.
    pub no_message: Option<(Timestamp, Reason)>,
    /// Whether it is not known that it lets its user write from the address.
    pub sender_unknown: bool,
    /// Checks that failed in this episode.
    pub failed_checks: u32,
    /// When its certificate ends, as last seen.
    pub certificate_expires: Option<Timestamp>,
    /// When it is looked at again.
    pub next_check: Timestamp,
    /// When the user was mailed in this episode that the password is refused.
    pub told_password: Option<Timestamp>,
    /// The same of the certificate.
    pub told_certificate: Option<Timestamp>,
    /// The same of a gateway that cannot be reached.
    pub told_unreachable: Option<Timestamp>,
    /// Which end of a certificate the user was mailed.
    pub told_expiry: Option<Timestamp>,
}

impl Health {
    /// Nothing is known yet.
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

/// What is known of a gateway, if anything is.
pub fn find(db: &mut Tx, gateway_id: i64) -> Result<Option<Health>, StoreError> {
    sql("SELECT gateway_health.*, due AS next_check FROM gateway_health JOIN jobs ON jobs.gateway_id = gateway_health.gateway_id
         WHERE gateway_health.gateway_id = ?")
        .bind(gateway_id)
        .maybe_row(db)
}

/// Writes what is known.
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
