//! What monitoring is told and nobody counts meanwhile: it is looked up when somebody asks, and counts for some seconds, however many
//! ask.

use std::time::Duration;

use fromline_base::{
    metrics::{GatewayCount, JobCount, MetricsSnapshot},
    passwords::Passwords,
};
use fromline_core::gateway::providers;
use fromline_store::{
    StoreError, Tx,
    health::list::{self, HostCount},
    jobs::{self, JobKind},
    readiness::Readiness,
};
use jiff::SignedDuration;
use tokio::{sync::Mutex, time::Instant};

use super::readiness;
use crate::state::Base;

/// For how long what was counted is told again: counting gateways walks through all of them.
const COUNTS: Duration = Duration::from_secs(10);
/// From when on a job that was due is late.
const LATE: SignedDuration = SignedDuration::from_mins(1);
const KINDS: [(JobKind, &str); 3] = [
    (JobKind::Mail, "mail"),
    (JobKind::Notices, "notices"),
    (JobKind::Look, "check"),
];

/// The last counts of the database.
#[derive(Debug, Default)]
pub struct LastCounts(Mutex<Option<(Instant, Counts)>>);

type Counts = (Vec<GatewayCount>, Vec<JobCount>);

/// Counts what the metrics of this moment say.
pub async fn snapshot(
    base: &Base,
    readiness: &Readiness,
    passwords: &Passwords,
    last: &LastCounts,
) -> MetricsSnapshot {
    let (gateways, jobs) = counts(base, last).await;
    let report = readiness::report(base, readiness).await;
    let mut snapshot = MetricsSnapshot {
        gateways,
        jobs,
        passwords: i64::try_from(passwords.waiting()).unwrap_or(i64::MAX),
        ..MetricsSnapshot::default()
    };
    if let Some(checks) = report.checks {
        snapshot.oldest_waiting_mail_seconds = checks.oldest_waiting_mail_seconds;
        let named = [
            ("lock", checks.lock),
            ("migrations", checks.migrations),
            ("key", checks.key),
            ("database", checks.database),
            ("disk", checks.disk),
        ];
        snapshot.checks = named.map(|(name, well)| (name.to_owned(), well)).to_vec();
        let sockets = checks.sockets.into_iter();
        snapshot
            .checks
            .extend(sockets.map(|(name, well)| (format!("socket_{name}"), well)));
    }
    snapshot
}

/// Nothing, where the database does not answer: readiness says that.
async fn counts(base: &Base, last: &LastCounts) -> Counts {
    let mut last = last.0.lock().await;
    if let Some((at, counts)) = &*last
        && at.elapsed() < COUNTS
    {
        return counts.clone();
    }
    let late = base.clock.now() - LATE;
    let counted = base.store.scan(|db| count(db, late)).await;
    let counts: Counts = counted.unwrap_or_else(|error: StoreError| {
        tracing::error!(%error, "database");
        Counts::default()
    });
    *last = Some((Instant::now(), counts.clone()));
    counts
}

fn count(db: &mut Tx, late: jiff::Timestamp) -> Result<Counts, StoreError> {
    let gateways = list::count_by_host(db)?.iter().map(by_provider).collect();
    let mut all = Vec::new();
    for (kind, name) in KINDS {
        let (waiting, overdue) = jobs::count(db, kind, late)?;
        all.push(JobCount {
            kind: name,
            waiting,
            overdue,
        });
    }
    Ok((gateways, all))
}

/// A host that users named is not told: only that of a provider that everybody knows.
fn by_provider(count: &HostCount) -> GatewayCount {
    GatewayCount {
        provider: providers::by_submission_server(&count.host).map_or("other", |provider| provider.name),
        credential: if count.by_token { "token" } else { "password" },
        fails: count.fails,
        many: count.many,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_become_providers() {
        let count = |host: &str| HostCount {
            host: host.to_owned(),
            by_token: true,
            fails: false,
            many: 3,
        };
        let known = by_provider(&count("smtp.gmail.com"));
        assert!(
            known.provider.contains("Gmail") || known.provider.contains("Google"),
            "{known:?}"
        );
        assert_eq!((known.credential, known.many), ("token", 3));
        assert_eq!(by_provider(&count("smtp.partner.com")).provider, "other");
    }
}
