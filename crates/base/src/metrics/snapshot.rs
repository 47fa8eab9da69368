//! What is counted only when somebody asks.

/// A moment of the server.
#[derive(Clone, Debug, Default)]
pub struct MetricsSnapshot {
    /// Number of gateways by credential and health.
    pub gateways: Vec<GatewayCount>,
    /// Number of jobs of every kind, also of kinds without any.
    pub jobs: Vec<JobCount>,
    /// Checks of `/readyz`, by name.
    pub checks: Vec<(String, bool)>,
    /// How long the oldest of the server's own emails has been waiting, in seconds.
    pub oldest_waiting_mail_seconds: Option<i64>,
    /// Passwords that wait to be hashed, or are being hashed.
    pub passwords: i64,
}

/// How many gateways are alike.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct GatewayCount {
    /// Name of a known provider, or `other`.
    pub provider: &'static str,
    /// Kind of the credential: `password` or `token`.
    pub credential: &'static str,
    /// True if the gateways fail at the moment.
    pub fails: bool,
    /// Number of gateways with these labels.
    pub many: i64,
}

/// How many jobs of a kind there are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct JobCount {
    /// Kind of the jobs, as the label names it.
    pub kind: &'static str,
    /// How many are in the queue.
    pub waiting: i64,
    /// How many of them were due a minute ago, and nobody does them.
    pub overdue: i64,
}
