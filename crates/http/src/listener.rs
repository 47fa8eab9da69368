//! The HTTP listener: limits on connections per peer, on the size of the request head and on slow readers, and graceful shutdown.

mod busy;
mod paced;
mod slots;

#[cfg(test)]
mod tests;

use std::{
    future::Future,
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use axum::{Router, body::Body, http::Request};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
    task::JoinSet,
};
use tower::ServiceExt as _;

use super::{client_address::Peer, early, leftover::Linger};
use busy::BusyBody;
use paced::Paced;
use slots::{ConnectionSlot, ConnectionSlots};

/// The limits on connections.
#[derive(Clone, Copy, Debug)]
struct ConnectionLimits {
    /// Total number of connections. Together with those to the database, the mail server and gateways it stays below the usual
    /// limit of 1024 open files per process.
    connections: usize,
    /// Connections per peer, so that other peers always get in; a proxy counts as one peer.
    of_peer: usize,
    /// Connections per peer that wait for a slot; further ones are closed at once.
    waiting: usize,
    /// Longest wait for a slot.
    wait: Duration,
    /// Longest time for receiving a request head, and longest idle time of a connection.
    head: Duration,
    /// Longest time a client may take to read the next part of an answer.
    reading: Duration,
}

const LIMITS: ConnectionLimits = ConnectionLimits {
    connections: 768,
    of_peer: 576,
    waiting: 64,
    wait: Duration::from_secs(10),
    head: Duration::from_secs(20),
    reading: Duration::from_secs(20),
};

/// Largest request line plus headers, in bytes.
const HEAD: usize = 16 * 1024;
/// Time for running requests to finish when the server stops.
const FAREWELL: Duration = Duration::from_secs(10);

/// Connections that the kernel queues until they are accepted. With fewer, clients of a burst wait a second or more.
const BACKLOG: u32 = 1024;

/// Opens a listening socket on an address.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    }?;
    // A restarted server does not need to wait for the last connections of the previous one.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Serves requests until `stop` completes, then lets running requests finish and returns.
pub async fn run(
    listener: TcpListener,
    router: Router,
    answers: Arc<early::EarlyResponses>,
    stop: impl Future<Output = ()>,
) {
    let places = ConnectionSlots::new(LIMITS);
    run_in(&places, listener, router, answers, stop).await;
}

async fn run_in(
    places: &ConnectionSlots,
    listener: TcpListener,
    router: Router,
    answers: Arc<early::EarlyResponses>,
    stop: impl Future<Output = ()>,
) {
    let limits = places.limits();
    let (end, ended) = watch::channel(());
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, address)) => {
                let peer = address.ip().to_canonical();
                let Some(guest) = places.arrive(peer) else {
                    continue;
                };
                let (router, answers, mut ended) = (router.clone(), answers.clone(), ended.clone());
                connections.spawn(async move {
                    let place = tokio::select! {
                        place = guest.enter() => place,
                        // Clients that are still waiting have not sent a request.
                        _ = ended.changed() => None,
                    };
                    if let Some(mut place) = place {
                        let leave = place.told_to_leave();
                        tokio::select! {
                            () = serve(limits, stream, (peer, &place), (router, answers), ended) => (),
                            () = leave => (),
                        }
                    }
                });
            }
            Err(error) => {
                // Usually too many files are open; an idle connection is closed to make room.
                tracing::warn!(%error, "accept");
                let pause = if places.make_room() { 1 } else { 100 };
                tokio::time::sleep(Duration::from_millis(pause)).await;
            }
        }
    }
    drop((listener, ended));
    end.send_replace(());
    let all = async { while connections.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(FAREWELL, all).await;
}

async fn serve(
    limits: ConnectionLimits,
    stream: TcpStream,
    (peer, place): (IpAddr, &ConnectionSlot),
    (router, answers): (Router, Arc<early::EarlyResponses>),
    mut ended: watch::Receiver<()>,
) {
    let _ = stream.set_nodelay(true);
    let linger = Linger::default();
    let stream = Paced::new(stream, limits.reading, place.unread());
    let stream = early::Connection::new(stream, answers, linger.clone());
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        let busy = place.begin();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        request.extensions_mut().insert(linger.clone());
        let answer = router.clone().oneshot(request);
        async move {
            let answer = answer.await?;
            // Until the last part of the body has been handed over.
            Ok::<_, std::convert::Infallible>(answer.map(|body| BusyBody::new(body, busy)))
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    // Errors here are the client's: it closed the connection, was too slow, or did not speak HTTP.
    let _ = tokio::select! {
        done = &mut connection => done,
        _ = ended.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
}
