//! Connections: how many, how large a head, how long to wait for it, and how to stop.

use std::{future::Future, net::IpAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body, http::Request};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    task::JoinSet,
};
use tower::ServiceExt as _;

use crate::http::{client_address::Peer, early, leftover::Linger};

/// Connections at once; more wait in the system's queue.
const CONNECTIONS: usize = 1024;
/// The largest request line with headers, in bytes.
const HEAD: usize = 16 * 1024;
/// How long a head may take, and how long a connection may idle.
const HEAD_TIME: Duration = Duration::from_secs(20);
/// How long requests under way get to end when the server stops.
const FAREWELL: Duration = Duration::from_secs(10);

/// Answers until `stop` is done; then requests under way end, and it returns.
pub async fn run(
    listener: TcpListener,
    router: Router,
    answers: Arc<early::Answers>,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let (end, ended) = watch::channel(());
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        let (place, accepted) = tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next() => continue,
            next = next(&listener, &places) => next,
        };
        match accepted {
            Ok((stream, peer)) => {
                let (router, answers, ended) = (router.clone(), answers.clone(), ended.clone());
                connections.spawn(async move {
                    serve(stream, peer, router, answers, ended).await;
                    drop(place);
                });
            }
            Err(error) => {
                // Mostly too many open files: it passes when connections end.
                tracing::warn!(%error, "accept");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
    drop((listener, ended));
    end.send_replace(());
    let all = async { while connections.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(FAREWELL, all).await;
}

type Accepted = std::io::Result<(TcpStream, IpAddr)>;

async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (Option<tokio::sync::OwnedSemaphorePermit>, Accepted) {
    // Never closed, so there is always a permit in the end.
    let place = places.clone().acquire_owned().await.ok();
    let accepted = listener.accept().await;
    (place, accepted.map(|(stream, address)| (stream, address.ip())))
}

async fn serve(
    stream: TcpStream,
    peer: IpAddr,
    router: Router,
    answers: Arc<early::Answers>,
    mut ended: watch::Receiver<()>,
) {
    let _ = stream.set_nodelay(true);
    let linger = Linger::default();
    let stream = early::Connection::new(stream, answers, linger.clone());
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        request.extensions_mut().insert(linger.clone());
        router.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    // What goes wrong here is the client's: it hung up, was too slow, or spoke no HTTP.
    let _ = tokio::select! {
        done = &mut connection => done,
        _ = ended.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
}
