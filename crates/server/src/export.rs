//! The export of metrics to an OpenTelemetry receiver, again and again while the server runs.

use std::{sync::Arc, time::Duration};

use fromline_base::metrics::MetricsSource;
use fromline_outbound::otlp::{OtlpFailure, OtlpReceiver};
use fromline_services::{
    measurements::{LastCounts, snapshot},
    state::App,
};
use tokio::{
    task::JoinHandle,
    time::{MissedTickBehavior, interval, timeout},
};
use tracing::{info, warn};

/// For how long the last export may keep a server that stops.
const FAREWELL: Duration = Duration::from_secs(2);

/// Sends all metrics of a server.
pub struct MetricsExport {
    app: App,
    receiver: OtlpReceiver,
    source: MetricsSource,
    counts: LastCounts,
}

/// A running export, which ends with this value.
pub struct RunningExport {
    task: JoinHandle<()>,
    export: Arc<MetricsExport>,
}

impl MetricsExport {
    /// Prepares it for a server, named after the host and the port of its pages.
    pub fn new(app: &App, receiver: OtlpReceiver) -> Self {
        let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
        let port = app.config.listen.first().map_or(0, std::net::SocketAddr::port);
        Self {
            source: MetricsSource {
                instance: format!("{host}:{port}"),
                started: app.clock.now(),
            },
            counts: LastCounts::default(),
            app: app.clone(),
            receiver,
        }
    }

    /// Exports at once and then each time when so much time has passed.
    pub fn start(self, every: Duration) -> RunningExport {
        let export = Arc::new(self);
        let repeated = export.clone();
        let task = tokio::spawn(async move {
            let mut ticks = interval(every);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            let mut before = Ok(());
            loop {
                ticks.tick().await;
                let now = repeated.once().await;
                log(before, now);
                before = now;
            }
        });
        RunningExport { task, export }
    }

    async fn once(&self) -> Result<(), OtlpFailure> {
        let app = &self.app;
        let now = snapshot(app, &app.readiness, &app.sign_in.passwords, &self.counts).await;
        let message = app.metrics.export(&now, &self.source, app.clock.now());
        self.receiver.send(message).await
    }
}

impl RunningExport {
    /// Ends it with a last export, which waits for nobody longer than two seconds.
    pub async fn stop(self) {
        self.task.abort();
        let _ = timeout(FAREWELL, self.export.once()).await;
    }
}

/// Says when a receiver begins to fail and when it has come back, not each time.
fn log(before: Result<(), OtlpFailure>, now: Result<(), OtlpFailure>) {
    match now {
        Err(failure) if before != now => warn!("The receiver of metrics (metrics.otlp_endpoint) {failure}"),
        Ok(()) if before.is_err() => info!("The receiver of metrics takes them again"),
        _ => (),
    }
}
