//! STARTTLS chosen for a server that expects implicit TLS, and servers that are only slow.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use fromline_core::{Reason, gateway::Security};
use fromline_outbound::smtp::Gateways as _;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;

use super::{
    TIMES, account,
    certificates::{Authority, Shown},
    gateways,
    network::Network,
};

/// Starts a server on a port with implicit TLS, which sends `greeting` after the handshake.
async fn server(shown: Shown, greeting: &'static [u8], authority: &Authority) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let acceptor = TlsAcceptor::from(authority.tls(shown));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let mut stream = acceptor.accept(stream).await?;
                stream.write_all(greeting).await?;
                stream.read_to_end(&mut Vec::new()).await
            });
        }
    });
    address
}

#[tokio::test]
async fn a_server_that_waits_for_tls_is_found_out_before_the_time_is_over() {
    let authority = Authority::new();
    for (shown, greeting, expected, early) in [
        (Shown::Good, &b"220 mail\r\n"[..], Reason::TlsFromStart, true),
        (Shown::Expired, b"220 mail\r\n", Reason::TlsFromStart, true),
        // Another service on the port is not described.
        (Shown::Good, b"* OK imap\r\n", Reason::ConnectFailed, false),
    ] {
        let address = server(shown, greeting, &authority).await;
        let begin = Instant::now();
        let outcome = gateways(Network::to(address), &authority)
            .greet(&account(Security::Starttls).gateway)
            .await;
        let took = begin.elapsed();
        assert_eq!(outcome.map_err(|failure| failure.reason), Err(expected));
        assert_eq!(took < TIMES.step, early, "{took:?}");
    }
}

/// Saved settings are not probed: a busy server gets one connection for each message.
#[tokio::test]
async fn mail_waits_for_a_greeting_over_one_connection() {
    let authority = Authority::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let silent = tokio::spawn(async move {
        let mut taken = Vec::new();
        while let Ok(Ok((stream, _))) = tokio::time::timeout(TIMES.step * 2, listener.accept()).await {
            taken.push(stream);
        }
        taken.len()
    });
    let outcome = gateways(Network::to(address), &authority)
        .check(&account(Security::Starttls))
        .await;
    assert_eq!(
        outcome.map(|_| ()).map_err(|failure| failure.reason),
        Err(Reason::ConnectFailed)
    );
    assert_eq!(silent.await.unwrap(), 1);
}

#[tokio::test]
async fn a_slow_greeting_is_waited_for() {
    use super::{
        rows::{EHLO, HELLO, PLAIN, YES},
        script::{
            self,
            Step::{Hear, Say, Tls, Wait},
        },
    };
    let authority = Authority::new();
    let steps = vec![
        Wait(1_200),
        HELLO,
        EHLO,
        Say("250-a\r\n250 STARTTLS"),
        Hear("STARTTLS"),
        Say("220 go"),
        Tls(Shown::Good),
        EHLO,
        PLAIN,
        Hear("AUTH PLAIN"),
        YES,
    ];
    assert!(TIMES.step * 3 / 10 < Duration::from_millis(1_200));
    let (address, _) = script::serve(steps, &authority).await;
    let outcome = gateways(Network::to(address), &authority)
        .check(&account(Security::Starttls))
        .await;
    assert_eq!(outcome.map(|_| ()), Ok(()));
}
