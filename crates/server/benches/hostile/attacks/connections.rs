//! Attacks by connections that occupy the server.

use std::{io, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    task::JoinHandle,
    time::{sleep, timeout},
};

use super::{Attack, HERE};
use crate::request::{connect, request};

pub fn begin(attack: &Attack) -> Vec<JoinHandle<()>> {
    [
        attack.crowd(150, |attack, _| async move { drop(deaf(&attack).await) }),
        attack.crowd(600, |attack, _| async move { drop(idle(&attack).await) }),
        attack.crowd(20, |attack, _| async move { drop(slow(&attack).await) }),
        attack.crowd(4, |attack, round| async move { garbage(&attack, round).await }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Requests a long answer and never reads it, for up to 105 seconds.
async fn deaf(attack: &Attack) -> io::Result<()> {
    let mut stream = connect(attack.server, HERE).await?;
    let list = "/gmail/v1/users/me/settings/sendAs";
    let bearer = ("authorization", &*attack.attacker);
    stream
        .write_all(&request("GET", list, attack.server, &[bearer], ""))
        .await?;
    timeout(Duration::from_mins(1), stream.writable()).await??;
    sleep(Duration::from_secs(45)).await;
    Ok(())
}

/// Sends one request and keeps the connection open.
async fn idle(attack: &Attack) -> io::Result<()> {
    let mut stream = connect(attack.server, HERE).await?;
    let alive = format!("GET /healthz HTTP/1.1\r\nhost: {}\r\n\r\n", attack.server);
    stream.write_all(alive.as_bytes()).await?;
    let mut answer = [0; 4096];
    while timeout(Duration::from_mins(1), stream.read(&mut answer)).await?? > 0 {}
    Ok(())
}

/// Sends a request's header section byte by byte, every 700 ms.
async fn slow(attack: &Attack) -> io::Result<()> {
    let mut stream = connect(attack.server, HERE).await?;
    for byte in request("GET", "/healthz", attack.server, &[], "") {
        stream.write_all(&[byte]).await?;
        sleep(Duration::from_millis(700)).await;
    }
    Ok(())
}

/// Sends header sections that are too long or lack a valid Host, bytes that are not HTTP, and requests for unknown paths.
async fn garbage(attack: &Attack, round: usize) {
    let host = attack.server;
    let (what, bytes) = match round % 5 {
        0 => (
            "heads that are too long",
            format!("GET /{} HTTP/1.1\r\nhost: {host}\r\n\r\n", "x".repeat(40_000)),
        ),
        1 => ("no HTTP", "\u{16}\u{3}\u{1}\r\n\r\n".repeat(50)),
        2 => (
            "no Host",
            "GET / HTTP/1.1\r\nconnection: close\r\n\r\n".to_owned(),
        ),
        3 => (
            "other Hosts",
            "GET / HTTP/1.1\r\nhost: elsewhere.test\r\nconnection: close\r\n\r\n".to_owned(),
        ),
        _ => (
            "unknown paths",
            format!(
                "POST /x{round} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: 9\r\n\r\n123456789"
            ),
        ),
    };
    attack.sends_bytes(what, bytes.as_bytes()).await;
}
