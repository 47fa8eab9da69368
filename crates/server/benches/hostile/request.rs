//! A minimal HTTP client: it can send invalid requests, and opens a new connection for each.

use std::{
    fmt::Write as _,
    io,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpSocket, TcpStream},
    time::timeout,
};

/// Time to wait for a connection, and for an answer.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// Number of bytes of an answer that are kept.
const KEPT: usize = 4096;

/// Builds a request with the headers that every client sends.
pub fn request(
    method: &str,
    path: &str,
    server: SocketAddr,
    headers: &[(&str, &str)],
    body: &str,
) -> Vec<u8> {
    let mut head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {server}\r\nconnection: close\r\ncontent-length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    format!("{head}\r\n{body}").into_bytes()
}

/// Connects from an address of the loopback network.
pub async fn connect(server: SocketAddr, from: IpAddr) -> io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((from, 0).into())?;
    timeout(PATIENCE, socket.connect(server)).await?
}

/// The beginning of an answer.
pub struct Answer {
    pub status: u16,
    text: String,
}

impl Answer {
    /// Returns the status and, if the answer has one, the reason.
    pub fn outcome(&self) -> String {
        let reason = self.text.split("\"reason\":\"").find_map(|part| {
            let (reason, _) = part.split_once('"')?;
            let is_code = |byte: u8| byte.is_ascii_uppercase() || byte == b'_';
            (!reason.is_empty() && reason.bytes().all(is_code)).then_some(reason)
        });
        match reason {
            Some(reason) => format!("{} {reason}", self.status),
            None => self.status.to_string(),
        }
    }
}

/// Sends a request and reads the whole answer; `None` if the connection ended without one.
pub async fn ask(server: SocketAddr, from: IpAddr, request: &[u8]) -> Option<Answer> {
    timeout(PATIENCE, exchange(server, from, request)).await.ok()?
}

async fn exchange(server: SocketAddr, from: IpAddr, request: &[u8]) -> Option<Answer> {
    let mut stream = connect(server, from).await.ok()?;
    // What is refused early is not read to its end: the answer is there all the same.
    let _ = stream.write_all(request).await;
    let mut kept = Vec::new();
    let mut chunk = vec![0; 64 * 1024];
    while let Ok(read @ 1..) = stream.read(&mut chunk).await {
        let room = KEPT.saturating_sub(kept.len()).min(read);
        kept.extend_from_slice(&chunk[..room]);
    }
    let text = String::from_utf8_lossy(&kept).into_owned();
    let status = text.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, text })
}
