//! How long things may take: each step, and everything together.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

/// How long each step of a session may take.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// Each step: looking up, connecting, greeting, TLS, one command. Signing in may take two and a half times as long.
    pub step: Duration,
    /// A whole check.
    pub check: Duration,
    /// A whole delivery, and another second for each 50 kB.
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
    /// A check begins now.
    pub(super) fn begin_check(self) -> Deadline {
        self.ends_in(self.check)
    }

    /// A delivery of so many bytes begins now.
    pub(crate) fn begin_delivery(self, bytes: usize) -> Deadline {
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

/// The end of one check or delivery. Every step asks it, so that whatever the other side does, a step ends with the
/// reason that belongs to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline {
    step: Duration,
    end: Instant,
}

impl Deadline {
    /// One step; `None` if it took too long.
    pub async fn step<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let end = Instant::now().checked_add(self.step).unwrap_or(self.end);
        timeout_at(end.min(self.end), work).await.ok()
    }

    /// A step of signing in. After somebody's wrong passwords Dovecot lets everybody from the same address wait, up to 15 s
    /// before it looks at a right one, and 2 s more before it refuses (`auth_penalty`, `auth_failure_delay`).
    pub async fn sign_in<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let longer = Self {
            step: self.step * 5 / 2,
            ..*self
        };
        longer.step(work).await
    }

    /// After how long a server that says nothing is asked otherwise: longer than Sendmail's pause before a greeting (`greet_pause`,
    /// a second as it is shipped).
    pub fn hesitation(&self) -> Duration {
        self.step * 3 / 10
    }

    /// Whether what began then took long enough that the server itself gave up waiting for something.
    pub fn was_slow(&self, begin: Instant) -> bool {
        begin.elapsed() >= self.step / 2
    }

    /// A step that may take all the time that is left.
    pub async fn rest<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        timeout_at(self.end, work).await.ok()
    }

    /// The same end, with twelve times as long for each step: a server may look a recipient up while we wait (RFC 5321 section
    /// 4.5.3.2 gives it two to five minutes).
    pub fn with_patience(self) -> Self {
        Self {
            step: self.step * 12,
            ..self
        }
    }

    /// The same end, with one step's time for `parts` steps.
    pub fn divide_by(self, parts: usize) -> Self {
        let parts = u32::try_from(parts).unwrap_or(u32::MAX).max(1);
        Self {
            step: self.step / parts,
            ..self
        }
    }
}
