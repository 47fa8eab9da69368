//! What monitoring reads: counters, gauges and histograms in the text format of `OpenMetrics`
//! (<https://prometheus.io/docs/specs/om/open_metrics_spec/>).
//!
//! Labels hold route templates, reasons, names of known providers and words of ours: never an address, a user, a host that a user
//! named, or anything that a client chose, which could also grow without end.

mod labels;
mod otlp;
mod snapshot;

use std::time::Duration;

use fromline_core::delivery_route::DeliveryRoute;
use jiff::Timestamp;
use prometheus_client::{
    encoding::{prometheus_protobuf, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::{Registry, Unit},
};
use prost::Message as _;

use labels::{CheckLabels, GatewayLabels, JobLabels, RouteLabels};
pub use labels::{DecisionLabels, DeliveryLabels, DeliveryOutcome, RequestLabels};
pub use otlp::MetricsSource;
pub use snapshot::{GatewayCount, JobCount, MetricsSnapshot};

/// Upper ends of the classes of times, in seconds.
const TIMES: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 4.0, 15.0];

type ByRoute = Family<RouteLabels, Histogram, fn() -> Histogram>;

/// All metrics of a server.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    seconds: ByRoute,
    decisions: Family<DecisionLabels, Counter>,
    deliveries: Family<DeliveryLabels, Counter>,
    gateways: Family<GatewayLabels, Gauge>,
    jobs: Family<JobLabels, Gauge>,
    checks: Family<CheckLabels, Gauge>,
    oldest_mail: Gauge,
    passwords: Gauge,
}

/// Creates a histogram of times in seconds.
pub fn wait_histogram() -> Histogram {
    Histogram::new(TIMES)
}

impl Metrics {
    /// Of a server whose readers and writers of the database measure their waiting here.
    pub fn new(reader_waits: Histogram, writer_waits: Histogram) -> Self {
        let mut registry = Registry::with_prefix("fromline");
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "The program", version);
        let requests = Family::default();
        registry.register(
            "http_requests",
            "Requests to page and API, by route; parts of a batch count, too",
            requests.clone(),
        );
        let seconds = ByRoute::new_with_constructor(wait_histogram);
        registry.register_with_unit(
            "http_request_duration",
            "Time until the head of the answer",
            Unit::Seconds,
            seconds.clone(),
        );
        let decisions = Family::<DecisionLabels, Counter>::default();
        registry.register(
            "decisions",
            "Messages that were decided about when they were submitted",
            decisions.clone(),
        );
        for route in [DeliveryRoute::Organisation, DeliveryRoute::Gateway] {
            let _ = decisions.get_or_create(&DecisionLabels::accepted(route));
        }
        let deliveries = Family::<DeliveryLabels, Counter>::default();
        registry.register(
            "deliveries",
            "Attempts to deliver a message by a gateway, or to hand it back",
            deliveries.clone(),
        );
        let _ = deliveries.get_or_create(&DeliveryLabels::of_recipients(1, 1));
        let gateways = Family::default();
        registry.register("gateways", "Gateways that users have set up", gateways.clone());
        let jobs = Family::default();
        registry.register("jobs", "Jobs in the queue", jobs.clone());
        let checks = Family::default();
        registry.register("ready", "Checks of /readyz: 1 is well", checks.clone());
        let oldest_mail = Gauge::default();
        registry.register_with_unit(
            "oldest_waiting_mail",
            "Age of the oldest email of Fromline's own that waits for the relay; 0 if none waits",
            Unit::Seconds,
            oldest_mail.clone(),
        );
        let passwords = Gauge::default();
        registry.register(
            "password_queue",
            "Passwords that wait to be hashed, or are being hashed",
            passwords.clone(),
        );
        for (pool, waits) in [("reader", reader_waits), ("writer", writer_waits)] {
            let pool = [("pool".into(), pool.into())];
            registry
                .sub_registry_with_labels(pool.into_iter())
                .register_with_unit(
                    "database_wait",
                    "Time that transactions waited for a connection; writer: for the write lock",
                    Unit::Seconds,
                    waits,
                );
        }
        Self {
            registry,
            requests,
            seconds,
            decisions,
            deliveries,
            gateways,
            jobs,
            checks,
            oldest_mail,
            passwords,
        }
    }

    /// A request was answered.
    pub fn count_request(&self, labels: &RequestLabels, took: Duration) {
        self.requests.get_or_create(labels).inc();
        let route = RouteLabels {
            route: labels.route.clone(),
        };
        self.seconds.get_or_create(&route).observe(took.as_secs_f64());
    }

    /// It was decided what becomes of a message.
    pub fn count_decision(&self, labels: DecisionLabels) {
        self.decisions.get_or_create(&labels).inc();
    }

    /// A message was handed over, or not.
    pub fn count_delivery(&self, labels: DeliveryLabels) {
        self.deliveries.get_or_create(&labels).inc();
    }

    /// Everything, for a monitoring program; what is counted only when somebody asks comes with the question.
    pub fn tell(&self, now: &MetricsSnapshot) -> String {
        self.set(now);
        let mut text = String::with_capacity(16 * 1024);
        // Writing to a string does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }

    /// The same as an OTLP message, `ExportMetricsServiceRequest` in binary Protobuf
    /// (<https://opentelemetry.io/docs/specs/otlp/#otlphttp-request>).
    pub fn export(&self, now: &MetricsSnapshot, source: &MetricsSource, at: Timestamp) -> Vec<u8> {
        self.set(now);
        // No exemplars are kept, whose times alone could not be written.
        let families = prometheus_protobuf::encode(&self.registry).unwrap_or_default();
        otlp::request(families, source, at).encode_to_vec()
    }

    fn set(&self, now: &MetricsSnapshot) {
        self.gateways.clear();
        // Series that are there from the start: a query can tell none from unknown.
        for state in ["failing", "working"] {
            let labels = GatewayLabels {
                provider: "other",
                credential: "password",
                state,
            };
            self.gateways.get_or_create(&labels).set(0);
        }
        for count in &now.gateways {
            let labels = GatewayLabels {
                provider: count.provider,
                credential: count.credential,
                state: if count.fails { "failing" } else { "working" },
            };
            self.gateways.get_or_create(&labels).inc_by(count.many);
        }
        for count in &now.jobs {
            for (state, many) in [("waiting", count.waiting), ("overdue", count.overdue)] {
                let labels = JobLabels {
                    kind: count.kind,
                    state,
                };
                self.jobs.get_or_create(&labels).set(many);
            }
        }
        self.checks.clear();
        for (check, well) in &now.checks {
            let labels = CheckLabels { check: check.clone() };
            self.checks.get_or_create(&labels).set(i64::from(*well));
        }
        self.oldest_mail.set(now.oldest_waiting_mail_seconds.unwrap_or(0));
        self.passwords.set(now.passwords);
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new(wait_histogram(), wait_histogram())
    }
}

#[cfg(test)]
mod tests;
