//! Attacks on the sockets meant for the mail server.

use std::{io, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::UnixStream,
    task::JoinHandle,
    time::{sleep, timeout},
};

use super::Attack;

pub fn begin(attack: &Attack) -> Vec<JoinHandle<()>> {
    [
        attack.crowd(20, |attack, _| async move { drop(unfinished(&attack).await) }),
        attack.crowd(6, |attack, _| async move { drop(silent_transfer(&attack).await) }),
        attack.crowd(
            6,
            |attack, round| async move { drop(garbage(&attack, round).await) },
        ),
        attack.crowd(
            100,
            |attack, round| async move { drop(idle(&attack, round).await) },
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const NAMES: [&str; 4] = ["milter", "bounces", "maps", "gateway"];

/// Sends the milter socket a packet of one megabyte without its last byte.
async fn unfinished(attack: &Attack) -> io::Result<()> {
    let mut stream = UnixStream::connect((attack.sockets)("milter")).await?;
    let length: u32 = 1024 * 1024;
    stream.write_all(&length.to_be_bytes()).await?;
    stream.write_all(&vec![b'L'; 1024 * 1024 - 1]).await?;
    sleep(Duration::from_secs(5)).await;
    Ok(())
}

/// Begins an LMTP transfer without declaring a size, and then sends nothing.
async fn silent_transfer(attack: &Attack) -> io::Result<()> {
    let mut stream = UnixStream::connect((attack.sockets)("gateway")).await?;
    stream
        .write_all(b"LHLO x\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n")
        .await?;
    let mut replies = [0; 4096];
    while timeout(Duration::from_secs(20), stream.read(&mut replies)).await?? > 0 {}
    Ok(())
}

/// Sends random bytes, which follow none of the protocols.
async fn garbage(attack: &Attack, round: usize) -> io::Result<()> {
    let mut stream = UnixStream::connect((attack.sockets)(NAMES[round % NAMES.len()])).await?;
    let bytes: Vec<u8> = (0..4096).map(|_| rand::random()).collect();
    stream.write_all(&bytes).await?;
    let mut answer = [0; 1024];
    let _ = timeout(Duration::from_secs(1), stream.read(&mut answer)).await;
    Ok(())
}

/// Opens a connection and sends nothing for 30 seconds.
async fn idle(attack: &Attack, round: usize) -> io::Result<()> {
    let stream = UnixStream::connect((attack.sockets)(NAMES[round % NAMES.len()])).await?;
    sleep(Duration::from_secs(30)).await;
    drop(stream);
    Ok(())
}
