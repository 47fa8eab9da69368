//! One GET over a stream that is there already, of answers that are short.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

/// The longest answer that is read.
const LONGEST: u64 = 64 * 1024;

/// An HTTP answer of the server that is examined.
pub struct Answer {
    /// HTTP status code of the answer.
    pub status: u16,
    /// The body, as it came.
    pub body: Vec<u8>,
}

/// Asks for `path` of `host`; [`io::ErrorKind::InvalidData`] if what comes is no HTTP.
pub async fn get(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    host: &str,
    path: &str,
) -> io::Result<Answer> {
    // HTTP/1.0: the body ends with the connection and comes in no chunks.
    let request = format!("GET {path} HTTP/1.0\r\nHost: {host}\r\nConnection: close\r\nAccept: */*\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut text = Vec::new();
    // An end without close_notify is one all the same, once there is an answer.
    if let Err(error) = (&mut stream).take(LONGEST).read_to_end(&mut text).await
        && text.is_empty()
    {
        return Err(error);
    }
    read(&text).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

fn read(text: &[u8]) -> Option<Answer> {
    let end = text.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(text.get(..end)?).ok()?;
    let mut words = head.lines().next()?.split(' ');
    let is_http = words.next()?.starts_with("HTTP/1.");
    let status = words.next()?.parse().ok()?;
    is_http.then(|| Answer {
        status,
        body: text.get(end + 4..).unwrap_or_default().to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_and_nothing_else() {
        let answer = read(b"HTTP/1.1 503 Busy\r\nA: b\r\n\r\n{}").unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (503, &b"{}"[..]));
        for text in [
            "",
            "220 smtp.example.com ESMTP\r\n\r\n",
            "HTTP/1.1 ok\r\n\r\n",
            "HTTP/1.1 200 OK\r\n",
        ] {
            assert!(read(text.as_bytes()).is_none(), "{text}");
        }
    }
}
