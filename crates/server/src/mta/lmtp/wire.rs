//! Lines in and out, with limits.

use std::io;

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream},
    net::UnixStream,
    time::{Duration, timeout},
};

/// The longest command.
const COMMAND: u64 = 4096;
/// How long the mail server may be silent.
const SILENCE: Duration = Duration::from_mins(10);

/// Why there is no message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ended {
    /// It was read to its end, and thrown away.
    TooLarge,
    /// The connection ended before it.
    Closed,
}

/// A connection by lines.
pub struct Lines {
    stream: BufStream<UnixStream>,
    answer: Vec<u8>,
}

impl Lines {
    /// Over a stream.
    pub fn new(stream: BufStream<UnixStream>) -> Self {
        Self {
            stream,
            answer: Vec::new(),
        }
    }

    /// The next command, without its line end; none at the end of the connection.
    pub async fn command(&mut self) -> io::Result<Option<String>> {
        let line = self.line(COMMAND).await?;
        let Some(text) = line.strip_suffix(b"\n") else {
            return Ok(None);
        };
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        Ok(Some(String::from_utf8_lossy(text).into_owned()))
    }

    /// The message after `354`, dots unstuffed (RFC 5321 section 4.5.2).
    pub async fn message(&mut self, most: usize) -> io::Result<Result<Vec<u8>, Ended>> {
        let mut message = Vec::new();
        let mut fits = true;
        loop {
            // Whatever length a line has: the mail server folds them, and the client of the gateway refuses long ones.
            let line = self.line(64 * 1024).await?;
            if line.is_empty() {
                return Ok(Err(Ended::Closed));
            }
            let begins = message.is_empty() || message.ends_with(b"\r\n");
            if begins && line == b".\r\n" {
                break;
            }
            let line = line.strip_prefix(b".").filter(|_| begins).unwrap_or(&line);
            fits = fits && message.len() + line.len() <= most;
            if fits {
                message.extend_from_slice(line);
            } else {
                // What matters of it is whether a line begins.
                message.clear();
                message.extend_from_slice(line.get(line.len().saturating_sub(2)..).unwrap_or_default());
            }
        }
        Ok(if fits { Ok(message) } else { Err(Ended::TooLarge) })
    }

    /// Up to and with the next LF, at most so many bytes; empty at the end of the connection.
    async fn line(&mut self, most: u64) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        let mut limited = (&mut self.stream).take(most);
        let read = timeout(SILENCE, limited.read_until(b'\n', &mut line)).await;
        read.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
        Ok(line)
    }

    /// A line of an answer that goes on.
    pub fn add(&mut self, line: &str) {
        self.answer.extend_from_slice(line.as_bytes());
        self.answer.extend_from_slice(b"\r\n");
    }

    /// The last line of an answer.
    pub async fn say(&mut self, line: &str) -> io::Result<()> {
        self.add(line);
        self.flush().await
    }

    /// Sends what was added.
    pub async fn flush(&mut self) -> io::Result<()> {
        let answer = std::mem::take(&mut self.answer);
        self.stream.write_all(&answer).await?;
        self.stream.flush().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn lines(said: &[u8]) -> Lines {
        let (mut mail_server, ours) = UnixStream::pair().unwrap();
        mail_server.write_all(said).await.unwrap();
        Lines::new(BufStream::new(ours))
    }

    #[tokio::test]
    async fn dots_and_ends_of_data() {
        for (said, expected) in [
            (&b"a\r\n.\r\n"[..], Ok(&b"a\r\n"[..])),
            (b"..\r\n.\r\n", Ok(b".\r\n")),
            (b".\r\n", Ok(b"")),
            // Ends of data that only some servers know: data.
            (b"a\n.\n.\r\n.\r\n", Ok(b"a\n.\n.\r\n")),
            (b"a\r\n.\n.\r\n.\r\n", Ok(b"a\r\n\n.\r\n")),
            (b"a\r.\r\n.\r\n", Ok(b"a\r.\r\n")),
            (b"a\r\n", Err(Ended::Closed)),
            (b"12345678901234567890123\r\nb\r\n.\r\n", Err(Ended::TooLarge)),
        ] {
            let read = lines(said).await.message(20).await.unwrap();
            assert_eq!(
                read.as_deref(),
                expected.as_deref(),
                "{}",
                String::from_utf8_lossy(said)
            );
        }
    }

    #[tokio::test]
    async fn commands_have_a_longest_length() {
        let mut well = lines(b"LHLO x\r\nQUIT\n").await;
        assert_eq!(well.command().await.unwrap().as_deref(), Some("LHLO x"));
        assert_eq!(well.command().await.unwrap().as_deref(), Some("QUIT"));
        assert_eq!(well.command().await.unwrap(), None);
        assert_eq!(lines(&[b'x'; 5000]).await.command().await.unwrap(), None);
    }
}
