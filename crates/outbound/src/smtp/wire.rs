//! SMTP lines: reading replies and writing commands, with limits on everything.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use zeroize::Zeroizing;

/// Longest reply line, in bytes; RFC 5321, section 4.5.3.1.5, requires 512.
const LINE: usize = 2048;
/// Largest number of lines in one reply.
const LINES: usize = 64;

/// A byte stream in both directions.
pub trait ByteStream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> ByteStream for T {}

/// The reasons why a reply could not be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReplyError {
    /// The connection was closed.
    Closed,
    /// The bytes were not SMTP, too long, or unsolicited.
    Protocol,
}

impl From<io::Error> for ReplyError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // Too much data, or invalid TLS records.
            io::ErrorKind::InvalidData => Self::Protocol,
            _ => Self::Closed,
        }
    }
}

/// A reply of an SMTP server: its code, and its lines without the code, otherwise as received.
#[derive(Debug)]
pub struct SmtpReply {
    /// Reply code, 200 to 599.
    pub code: u16,
    /// The text of each line, which is used to read capabilities and never displayed.
    pub lines: Vec<String>,
}

impl SmtpReply {
    /// Returns the enhanced status code (RFC 3463) at the start of the text if it agrees with the reply code, otherwise
    /// class.0.0.
    pub fn enhanced(&self) -> [u16; 3] {
        let class = self.code / 100;
        let written = self.lines.first().and_then(|line| line.split(' ').next());
        let mut numbers = written.unwrap_or_default().split('.').map(|number| {
            let digits = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| number.parse::<u16>().ok()).flatten()
        });
        match [numbers.next(), numbers.next(), numbers.next(), numbers.next()] {
            [Some(Some(its)), Some(Some(subject)), Some(Some(detail)), None] if its == class => {
                [its, subject, detail]
            }
            _ => [class, 0, 0],
        }
    }
}

/// A connection that speaks SMTP.
pub struct Wire {
    stream: Box<dyn ByteStream>,
    buffer: Vec<u8>,
}

impl Wire {
    /// Wraps a stream to a server.
    pub fn new(stream: Box<dyn ByteStream>) -> Self {
        Self {
            stream,
            buffer: Vec::new(),
        }
    }

    /// Returns the stream, for starting TLS. Fails if received bytes are still buffered: they were injected before TLS (RFC 3207,
    /// section 6).
    pub fn into_stream(self) -> Result<Box<dyn ByteStream>, ReplyError> {
        if self.buffer.is_empty() {
            Ok(self.stream)
        } else {
            Err(ReplyError::Protocol)
        }
    }

    /// Sends a line and reads the reply. The line is built from checked types and base64, never from raw input.
    pub async fn command(&mut self, line: &str) -> Result<SmtpReply, ReplyError> {
        if line.contains(['\r', '\n', '\0']) {
            return Err(ReplyError::Protocol);
        }
        let line = Zeroizing::new(format!("{line}\r\n"));
        self.stream.write_all(line.as_bytes()).await?;
        self.stream.flush().await?;
        self.reply().await
    }

    /// Sends a message after `354` without its terminator; until then the server cannot have accepted it.
    pub async fn body(&mut self, message: &[u8]) -> Result<(), ReplyError> {
        let mut parts = dot_stuff(message).peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_some() {
                self.stream.write_all(part).await?;
            }
        }
        Ok(self.stream.flush().await?)
    }

    /// Sends the terminator and reads the final reply. If anything fails from here on, the server may have the message.
    pub async fn end(&mut self, message: &[u8]) -> Result<SmtpReply, ReplyError> {
        self.stream.write_all(end(message)).await?;
        self.stream.flush().await?;
        self.last_words().await
    }

    /// Reads a reply after which nothing will be sent; unlike [`Self::reply`], it accepts more bytes behind it.
    pub async fn last_words(&mut self) -> Result<SmtpReply, ReplyError> {
        let reply = self.next_reply().await;
        self.buffer.clear();
        reply
    }

    /// Reads one reply. Commands are never pipelined, so bytes behind it are an error.
    pub async fn reply(&mut self) -> Result<SmtpReply, ReplyError> {
        let reply = self.next_reply().await?;
        if self.buffer.is_empty() {
            Ok(reply)
        } else {
            Err(ReplyError::Protocol)
        }
    }

    async fn next_reply(&mut self) -> Result<SmtpReply, ReplyError> {
        let mut lines = Vec::new();
        let mut code = None;
        loop {
            let line = self.line().await?;
            let (this, last, text) = parse_line(&line).ok_or(ReplyError::Protocol)?;
            if lines.len() >= LINES || code.is_some_and(|code| code != this) {
                return Err(ReplyError::Protocol);
            }
            code = Some(this);
            lines.push(text.to_owned());
            if last {
                break;
            }
        }
        code.map(|code| SmtpReply { code, lines })
            .ok_or(ReplyError::Protocol)
    }

    async fn line(&mut self) -> Result<String, ReplyError> {
        loop {
            if let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let rest = self.buffer.split_off(end + 1);
                let mut line = std::mem::replace(&mut self.buffer, rest);
                line.truncate(end);
                if end > LINE || line.pop() != Some(b'\r') || line.contains(&b'\r') || line.contains(&0) {
                    return Err(ReplyError::Protocol);
                }
                return Ok(String::from_utf8_lossy(&line).into_owned());
            }
            if self.buffer.len() > LINE {
                return Err(ReplyError::Protocol);
            }
            let mut chunk = [0; 1024];
            let read = self.stream.read(&mut chunk).await?;
            if read == 0 {
                return Err(ReplyError::Closed);
            }
            self.buffer
                .extend_from_slice(chunk.get(..read).unwrap_or_default());
        }
    }
}

/// Splits a message into the parts sent after `354`: dot-stuffed and terminated by `CRLF . CRLF` (RFC 5321, section 4.5.2).
/// Nothing is copied, since messages may be large.
pub fn dot_stuff(message: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = message;
    let parts = std::iter::from_fn(move || {
        let dot = rest.windows(2).position(|pair| pair == b"\n.");
        let (part, behind) = rest.split_at(dot.map_or(rest.len(), |newline| newline + 1));
        rest = behind;
        (!part.is_empty()).then_some(part)
    });
    let each = parts.flat_map(|part| {
        let dot: &[u8] = if part.starts_with(b".") { b"." } else { b"" };
        [dot, part]
    });
    each.filter(|part| !part.is_empty()).chain([end(message)])
}

const fn end(message: &[u8]) -> &'static [u8] {
    if let [.., b'\r', b'\n'] = message {
        b".\r\n"
    } else {
        b"\r\n.\r\n"
    }
}

/// Parses a reply line into its code, whether it is the last one, and its text.
fn parse_line(line: &str) -> Option<(u16, bool, &str)> {
    let (code, rest) = line.split_at_checked(3)?;
    let code = code
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| code.parse().ok())??;
    let last = match rest.as_bytes().first() {
        None | Some(b' ') => true,
        Some(b'-') => false,
        _ => return None,
    };
    (200..600)
        .contains(&code)
        .then(|| (code, last, rest.get(1..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(bytes: &'static [u8]) -> Result<(u16, usize), ReplyError> {
        let reply = Wire::new(Box::new(tokio_test(bytes))).reply().await?;
        Ok((reply.code, reply.lines.len()))
    }

    fn tokio_test(bytes: &'static [u8]) -> impl ByteStream {
        tokio::io::join(bytes, tokio::io::sink())
    }

    #[tokio::test]
    async fn replies_and_what_is_none() {
        for (bytes, expected) in [
            (&b"220 smtp ready\r\n"[..], Ok((220, 1))),
            (b"250-a\r\n250-b\r\n250 c\r\n", Ok((250, 3))),
            (b"250\r\n", Ok((250, 1))),
            (b"220 a\n", Err(ReplyError::Protocol)),
            (b"220 a\rb\r\n", Err(ReplyError::Protocol)),
            (b"220 a\0\r\n", Err(ReplyError::Protocol)),
            (b"220 a\r\n250 unasked\r\n", Err(ReplyError::Protocol)),
            (b"250-a\r\n251 b\r\n", Err(ReplyError::Protocol)),
            (b"HTTP/1.1 400 Bad Request\r\n", Err(ReplyError::Protocol)),
            (b"SSH-2.0-x\r\n", Err(ReplyError::Protocol)),
            (b"220 a", Err(ReplyError::Closed)),
            (b"", Err(ReplyError::Closed)),
            (b"999 a\r\n", Err(ReplyError::Protocol)),
        ] {
            assert_eq!(
                read(bytes).await,
                expected,
                "{:?}",
                String::from_utf8_lossy(bytes)
            );
        }
        let endless: &'static [u8] = vec![b'x'; 400_000].leak();
        assert_eq!(read(endless).await, Err(ReplyError::Protocol));
        let many: &'static [u8] = "250-x\r\n".repeat(100).leak().as_bytes();
        assert_eq!(read(many).await, Err(ReplyError::Protocol));
    }

    #[test]
    fn enhanced_codes_that_belong_to_the_reply() {
        for (code, text, expected) in [
            (550, "5.1.1 <a@b.cd> unknown", [5, 1, 1]),
            (450, "4.7.1", [4, 7, 1]),
            (550, "4.1.1 contradicts itself", [5, 0, 0]),
            (550, "no code", [5, 0, 0]),
            (550, "5.1.1.1 too many", [5, 0, 0]),
            (550, "5.1", [5, 0, 0]),
            (550, "5.1234.1", [5, 0, 0]),
            (550, "", [5, 0, 0]),
        ] {
            let lines = vec![text.to_owned()];
            assert_eq!(SmtpReply { code, lines }.enhanced(), expected, "{code} {text}");
        }
    }

    #[test]
    fn dots_are_stuffed_and_the_end_is_one_line() {
        for (message, expected) in [
            ("", "\r\n.\r\n"),
            (".", "..\r\n.\r\n"),
            ("a.b\r\n", "a.b\r\n.\r\n"),
            (".a\r\n..\r\n.\r\nb", "..a\r\n...\r\n..\r\nb\r\n.\r\n"),
            ("\r\n.\r\n", "\r\n..\r\n.\r\n"),
        ] {
            let whole: Vec<u8> = dot_stuff(message.as_bytes()).flatten().copied().collect();
            assert_eq!(String::from_utf8_lossy(&whole), expected, "{message:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_line_panics(line in ".{0,80}") {
            let _ = parse_line(&line);
        }
    }
}
