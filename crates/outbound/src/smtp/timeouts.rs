//! Time limits of SMTP sessions: for each step and for the whole.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

/// Time limits of a session.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// Limit for each step: lookup, connection, greeting, TLS, one command. Authentication may take two and a half times as long.
    pub step: Duration,
    /// Limit for a whole check.
    pub check: Duration,
    /// Limit for a whole delivery, plus one second for each 50 kB.
    pub delivery: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        let [step, check, delivery] = [10, 40, 120].map(Duration::from_secs);
        Self {
            step,
            check,
            delivery,
        }
    }
}

impl Timeouts {
    /// Starts the time of a check.
    pub(super) fn begin_check(self) -> Deadline {
        self.ends_in(self.check)
    }

    /// Starts the time of a delivery of this size, in bytes.
    pub fn begin_delivery(self, bytes: usize) -> Deadline {
        let extra = u64::try_from(bytes / 50_000).unwrap_or(u64::MAX);
        self.ends_in(self.delivery.saturating_add(Duration::from_secs(extra)))
    }

    fn ends_in(self, whole: Duration) -> Deadline {
        let now = Instant::now();
        Deadline {
            step: self.step,
            end: now.checked_add(whole).unwrap_or(now),
        }
    }
}

/// The deadline of one check or delivery. Every step is limited by it, so that whatever the server does, the failure names the
/// step that it happened in.
#[derive(Clone, Copy, Debug)]
pub struct Deadline {
    step: Duration,
    end: Instant,
}

impl Deadline {
    /// Runs one step; `None` if it took too long.
    pub async fn step<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let end = Instant::now().checked_add(self.step).unwrap_or(self.end);
        timeout_at(end.min(self.end), work).await.ok()
    }

    /// Runs a step of authentication. After wrong passwords Dovecot delays every client from the same address: up to 15 s before
    /// it checks a password, and 2 s more before a refusal (`auth_penalty`, `auth_failure_delay`).
    pub async fn sign_in<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let longer = Self {
            step: self.step * 5 / 2,
            ..*self
        };
        longer.step(work).await
    }

    /// Returns the silence after which a server is probed for implicit TLS: longer than Sendmail's pause before its greeting
    /// (`greet_pause`, one second by default).
    pub fn hesitation(&self) -> Duration {
        self.step * 3 / 10
    }

    /// Returns whether a step that began then took so long that the server itself probably timed out.
    pub fn was_slow(&self, begin: Instant) -> bool {
        begin.elapsed() >= self.step / 2
    }

    /// Runs a step that may use all the remaining time.
    pub async fn rest<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        timeout_at(self.end, work).await.ok()
    }

    /// Returns the same deadline with twelve times the limit per step, because a server may look up a recipient while we wait
    /// (RFC 5321, section 4.5.3.2, allows two to five minutes).
    pub fn with_patience(self) -> Self {
        Self {
            step: self.step * 12,
            ..self
        }
    }

    /// Returns the same deadline with the limit of one step divided among `parts` steps.
    pub fn divide_by(self, parts: usize) -> Self {
        let parts = u32::try_from(parts).unwrap_or(u32::MAX).max(1);
        Self {
            step: self.step / parts,
            ..self
        }
    }
}
