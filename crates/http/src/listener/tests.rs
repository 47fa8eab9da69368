//! Tests over real sockets: clients that never read, clients that idle, and clients that must still get in.

use std::net::Ipv4Addr;

use axum::{body::Bytes, routing::get};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    time::{Instant, sleep, timeout},
};

use super::*;

const ONE: Ipv4Addr = Ipv4Addr::LOCALHOST;
const OTHER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

const SMALL: ConnectionLimits = ConnectionLimits {
    connections: 8,
    of_peer: 6,
    waiting: 2,
    wait: Duration::from_millis(700),
    head: Duration::from_secs(20),
    reading: Duration::from_secs(1),
};

struct Server {
    port: u16,
    places: ConnectionSlots,
    stop: tokio::sync::oneshot::Sender<()>,
    running: tokio::task::JoinHandle<()>,
}

fn start(limits: ConnectionLimits) -> Server {
    let large = Bytes::from(vec![b'x'; LARGE]);
    let router = Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/large", get(async move || large.clone()))
        .route(
            "/slow",
            get(async || {
                sleep(Duration::from_millis(400)).await;
                "slow"
            }),
        );
    let listener = bind((ONE, 0).into()).unwrap();
    let port = listener.local_addr().unwrap().port();
    let places = ConnectionSlots::new(limits);
    let inside = places.clone();
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let answers = Arc::new(early::EarlyResponses::new(Arc::default(), Arc::default()));
    let running = tokio::spawn(async move {
        let stopped = async { drop(stopped.await) };
        run_in(&inside, listener, router, answers, stopped).await;
    });
    Server {
        port,
        places,
        stop,
        running,
    }
}

impl Server {
    async fn connect(&self, from: Ipv4Addr) -> TcpStream {
        let socket = TcpSocket::new_v4().unwrap();
        // A small receive buffer, so that the server notices what the client does not read.
        socket.set_recv_buffer_size(4096).unwrap();
        socket.bind((from, 0).into()).unwrap();
        socket.connect((ONE, self.port).into()).await.unwrap()
    }

    async fn ask(&self, from: Ipv4Addr, path: &str) -> TcpStream {
        let mut stream = self.connect(from).await;
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        stream
    }

    async fn settled(&self, taken: usize) {
        let end = Instant::now() + Duration::from_secs(10);
        while self.places.taken() != taken {
            assert!(
                Instant::now() < end,
                "{} are taken, not {taken}",
                self.places.taken()
            );
            sleep(Duration::from_millis(10)).await;
        }
    }
}

/// Reads the first bytes of an answer; empty if the connection closes without one.
async fn answer(stream: &mut TcpStream) -> String {
    let mut first = [0; 15];
    let read = timeout(Duration::from_secs(5), stream.read_exact(&mut first)).await;
    match read.expect("an answer or an end in time") {
        Ok(_) => String::from_utf8_lossy(&first).into_owned(),
        Err(_) => String::new(),
    }
}

/// Size of an answer larger than the kernel's socket buffers, in bytes.
const LARGE: usize = 16 << 20;
const OK: &str = "HTTP/1.1 200 OK";

#[tokio::test]
async fn whoever_asks_and_never_reads_is_gone_in_time() {
    let limits = ConnectionLimits {
        connections: 200,
        of_peer: 160,
        ..SMALL
    };
    let server = start(limits);
    let mut clients = Vec::new();
    for _ in 0..150 {
        clients.push(server.ask(ONE, "/large").await);
    }
    let begin = Instant::now();
    server.settled(0).await;
    assert!(begin.elapsed() < limits.reading * 4, "{:?}", begin.elapsed());
    for mut client in clients {
        let mut kept = Vec::new();
        let _ = client.read_to_end(&mut kept).await;
        assert!(
            kept.starts_with(OK.as_bytes()) && kept.len() < LARGE,
            "{}",
            kept.len()
        );
    }
}

#[tokio::test]
async fn whoever_only_sits_there_keeps_nobody_out() {
    let server = start(SMALL);
    let mut idle = Vec::new();
    for taken in [1, 2, 3, 4, 5, 6, 6, 6, 6, 6] {
        idle.push(server.connect(ONE).await);
        server.settled(taken).await;
        sleep(Duration::from_millis(5)).await;
    }
    let begin = Instant::now();
    assert_eq!(answer(&mut server.ask(OTHER, "/healthz").await).await, OK);
    assert_eq!(answer(&mut server.ask(ONE, "/healthz").await).await, OK);
    assert!(begin.elapsed() < Duration::from_secs(1), "{:?}", begin.elapsed());
    // The connections that were idle longest gave way, whether kept alive or never used.
    assert_eq!(answer(&mut idle[0]).await, "");
    idle[9]
        .write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        .await
        .unwrap();
    assert_eq!(answer(&mut idle[9]).await, OK);
}

#[tokio::test]
async fn requests_under_way_are_never_cut_off() {
    let server = start(SMALL);
    let mut busy = Vec::new();
    for _ in 0..6 {
        busy.push(server.ask(ONE, "/slow").await);
    }
    server.settled(6).await;
    // Two connections wait, a third is refused; another peer has places of its own.
    let mut waiting = [
        server.ask(ONE, "/healthz").await,
        server.ask(ONE, "/healthz").await,
    ];
    sleep(Duration::from_millis(50)).await;
    assert_eq!(answer(&mut server.ask(ONE, "/healthz").await).await, "");
    assert_eq!(answer(&mut server.ask(OTHER, "/healthz").await).await, OK);
    for stream in busy.iter_mut().chain(&mut waiting) {
        assert_eq!(answer(stream).await, OK);
    }
}

#[tokio::test]
async fn whoever_waits_too_long_is_sent_away() {
    let limits = ConnectionLimits {
        wait: Duration::from_millis(100),
        ..SMALL
    };
    let server = start(limits);
    let mut reading = Vec::new();
    for _ in 0..6 {
        reading.push(server.ask(ONE, "/large").await);
    }
    server.settled(6).await;
    let begin = Instant::now();
    assert_eq!(answer(&mut server.ask(ONE, "/healthz").await).await, "");
    assert!(begin.elapsed() < limits.reading, "{:?}", begin.elapsed());
}

#[tokio::test]
async fn a_burst_waits_for_nobody() {
    let limits = ConnectionLimits {
        connections: 600,
        of_peer: 500,
        ..SMALL
    };
    let server = start(limits);
    let begin = Instant::now();
    let mut connects: Vec<_> = (0..400).map(|_| Box::pin(server.connect(ONE))).collect();
    let streams = futures_util::future::join_all(&mut connects).await;
    server.settled(400).await;
    // The system retries after a second if it had no room.
    assert!(begin.elapsed() < Duration::from_secs(1), "{:?}", begin.elapsed());
    drop(streams);
}

#[tokio::test]
async fn whoever_waits_at_the_door_does_not_hold_up_the_end() {
    let limits = ConnectionLimits {
        wait: Duration::from_mins(1),
        ..SMALL
    };
    let server = start(limits);
    let mut busy = Vec::new();
    for _ in 0..6 {
        busy.push(server.ask(ONE, "/slow").await);
    }
    server.settled(6).await;
    let _waiting = server.ask(ONE, "/healthz").await;
    sleep(Duration::from_millis(50)).await;
    server.stop.send(()).unwrap();
    for stream in &mut busy {
        assert_eq!(answer(stream).await, OK, "requests under way end well");
    }
    timeout(Duration::from_secs(2), server.running)
        .await
        .unwrap()
        .unwrap();
}
