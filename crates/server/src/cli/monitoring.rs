//! What monitoring gets from a running server: the listener of `/metrics`, and what is sent to an OpenTelemetry receiver.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use fromline_config::OtlpConfig;
use fromline_http::{early::EarlyResponses, listener};
use fromline_outbound::{otlp::OtlpReceiver, smtp::build_client_config};
use fromline_services::state::App;
use rustls::pki_types::CertificateDer;
use tokio::{net::TcpListener, task::JoinHandle};

use super::Failure;
use crate::export::{MetricsExport, RunningExport};

/// What is set, before there is anything to tell.
pub struct Monitoring {
    listener: Option<TcpListener>,
    receiver: Option<(OtlpReceiver, Duration)>,
}

/// Both ways, as long as the server runs.
pub struct RunningMonitoring {
    served: Option<JoinHandle<()>>,
    export: Option<RunningExport>,
}

impl Monitoring {
    /// Binds the listener; `authorities` certify the receiver as well as the public ones.
    pub fn prepare(
        listen: Option<SocketAddr>,
        otlp: Option<&OtlpConfig>,
        authorities: &[CertificateDer<'static>],
    ) -> Result<Self, Failure> {
        let receiver = otlp.map(|otlp| {
            let tls = build_client_config(authorities)?;
            Ok::<_, Failure>((OtlpReceiver::new(&otlp.endpoint, tls), otlp.interval))
        });
        Ok(Self {
            listener: listen.map(bind).transpose()?,
            receiver: receiver.transpose()?,
        })
    }

    /// The listener's address, if there is one.
    pub fn address(&self) -> io::Result<Option<SocketAddr>> {
        self.listener.as_ref().map(TcpListener::local_addr).transpose()
    }

    /// Tells about this server from now on.
    pub fn start(self, app: &App, answers: Arc<EarlyResponses>) -> Result<RunningMonitoring, Failure> {
        let served = self.listener.map(|listener| serve(listener, app, answers));
        let export = |(receiver, every)| MetricsExport::new(app, receiver).start(every);
        Ok(RunningMonitoring {
            served: served.transpose()?,
            export: self.receiver.map(export),
        })
    }
}

impl RunningMonitoring {
    /// Sends what was counted last, within two seconds, and serves no longer.
    pub async fn stop(self) {
        if let Some(export) = self.export {
            export.stop().await;
        }
        if let Some(served) = self.served {
            served.abort();
        }
    }
}

fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    let bound = listener::bind(address);
    bound.map_err(|error| format!("cannot listen on {address} (metrics.listen): {error}").into())
}

/// With the limits that every listener has; it ends with the server, without waiting for anybody.
fn serve(listener: TcpListener, app: &App, answers: Arc<EarlyResponses>) -> Result<JoinHandle<()>, Failure> {
    println!("Metrics: http://{}/metrics", listener.local_addr()?);
    let router = fromline_http::metrics::build_router(app.clone());
    let forever = std::future::pending();
    Ok(tokio::spawn(listener::run(listener, router, answers, forever)))
}
