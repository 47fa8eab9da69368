//! Reading and writing of LMTP lines, with limits on length, time and memory.

use std::io;

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream},
    net::UnixStream,
    sync::{Semaphore, SemaphorePermit},
    time::{Duration, timeout},
};

/// Longest command line, in bytes.
const COMMAND: u64 = 4096;
/// Longest silence between commands.
const SILENCE: Duration = Duration::from_mins(10);
/// Longest silence within a message, whose memory other messages could use.
const PAUSE: Duration = Duration::from_mins(1);
/// Longest time for receiving a whole message.
const MESSAGE: Duration = Duration::from_mins(10);

/// Step in which a message's memory grows, in bytes.
const STEP: usize = 64 * 1024;

/// The reasons why a message was not received.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MessageFailure {
    /// The message was too large; it was read to its end and discarded.
    TooLarge,
    /// Other messages occupy the memory; the message was read to its end and discarded.
    NoRoom,
    /// The connection ended before the message did.
    Closed,
}

/// The share of the common buffer memory that one message holds; it is released when this is dropped.
#[derive(Debug)]
pub struct BufferPermit {
    all: &'static Semaphore,
    /// One permit per kilobyte, once memory was reserved.
    taken: Option<SemaphorePermit<'static>>,
}

impl BufferPermit {
    /// Creates an empty share of a memory with one permit per kilobyte.
    pub const fn new(all: &'static Semaphore) -> Self {
        Self { all, taken: None }
    }

    /// Reserves memory for a message of this size, in bytes, including its edited copies. Returns whether there was enough.
    pub fn grow(&mut self, bytes: usize) -> bool {
        let have = self.taken.as_ref().map_or(0, SemaphorePermit::num_permits);
        let need = kilobytes(bytes);
        if need <= have {
            return true;
        }
        let more = u32::try_from(need - have).unwrap_or(u32::MAX);
        let Ok(more) = self.all.try_acquire_many(more) else {
            return false;
        };
        match &mut self.taken {
            Some(taken) => taken.merge(more),
            None => self.taken = Some(more),
        }
        true
    }

    /// Returns whether a message of this size would find memory now, without reserving it.
    pub fn would_fit(&self, bytes: usize) -> bool {
        kilobytes(bytes) <= self.all.available_permits()
    }

    /// Releases all reserved memory.
    pub fn leave(&mut self) {
        self.taken = None;
    }
}

/// Copies of a message held at once: as received and as sent, and for a server without 8BITMIME the converted one, a third
/// longer, with its source.
const COPIES: usize = 5;

/// Returns the memory for all copies of a message, in kilobytes, rounded up to whole steps.
const fn kilobytes(bytes: usize) -> usize {
    bytes.div_ceil(STEP) * (STEP / 1024) * COPIES
}

/// An LMTP connection, read and written line by line.
pub struct LmtpConnection {
    stream: BufStream<UnixStream>,
    answer: Vec<u8>,
}

impl LmtpConnection {
    /// Wraps a stream from the mail server.
    pub fn new(stream: BufStream<UnixStream>) -> Self {
        Self {
            stream,
            answer: Vec::new(),
        }
    }

    /// Reads the next command without its line end; `None` at the end of the connection.
    pub async fn command(&mut self) -> io::Result<Option<String>> {
        let line = self.line(COMMAND, SILENCE).await?;
        let Some(text) = line.strip_suffix(b"\n") else {
            return Ok(None);
        };
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        Ok(Some(String::from_utf8_lossy(text).into_owned()))
    }

    /// Reads the message after `354` and removes dot-stuffing (RFC 5321, section 4.5.2). Memory is reserved as it arrives.
    pub async fn message(
        &mut self,
        most: usize,
        room: &mut BufferPermit,
    ) -> io::Result<Result<Vec<u8>, MessageFailure>> {
        let read = timeout(MESSAGE, self.read_message(most, room)).await;
        read.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
    }

    async fn read_message(
        &mut self,
        most: usize,
        room: &mut BufferPermit,
    ) -> io::Result<Result<Vec<u8>, MessageFailure>> {
        let mut message = Vec::new();
        let mut well = Ok(());
        loop {
            // Lines may have any length: the mail server folds them, and the gateway's client refuses long ones.
            let line = self.line(64 * 1024, PAUSE).await?;
            if line.is_empty() {
                return Ok(Err(MessageFailure::Closed));
            }
            let begins = message.is_empty() || message.ends_with(b"\r\n");
            if begins && line == b".\r\n" {
                break;
            }
            let line = line.strip_prefix(b".").filter(|_| begins).unwrap_or(&line);
            if well.is_ok() {
                let length = message.len() + line.len();
                if length > most {
                    well = Err(MessageFailure::TooLarge);
                } else if !room.grow(length) {
                    well = Err(MessageFailure::NoRoom);
                }
                if well.is_err() {
                    // Frees the memory for other messages.
                    message = Vec::new();
                    room.leave();
                }
            }
            if well.is_err() {
                // Only whether a line begins matters from now on.
                message.clear();
                message.extend_from_slice(line.get(line.len().saturating_sub(2)..).unwrap_or_default());
            } else {
                message.extend_from_slice(line);
            }
        }
        Ok(well.map(|()| message))
    }

    /// Reads up to and including the next LF, at most `most` bytes; empty at the end of the connection.
    async fn line(&mut self, most: u64, silence: Duration) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        let mut limited = (&mut self.stream).take(most);
        let read = timeout(silence, limited.read_until(b'\n', &mut line)).await;
        read.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
        Ok(line)
    }

    /// Adds a line to an answer without sending it.
    pub fn add(&mut self, line: &str) {
        self.answer.extend_from_slice(line.as_bytes());
        self.answer.extend_from_slice(b"\r\n");
    }

    /// Adds the last line of an answer and sends all of it.
    pub async fn say(&mut self, line: &str) -> io::Result<()> {
        self.add(line);
        self.flush().await
    }

    /// Sends the lines added so far.
    pub async fn flush(&mut self) -> io::Result<()> {
        let answer = std::mem::take(&mut self.answer);
        self.stream.write_all(&answer).await?;
        self.stream.flush().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static ROOM: Semaphore = Semaphore::const_new(1024);

    async fn lines(said: &[u8]) -> LmtpConnection {
        let (mut mail_server, ours) = UnixStream::pair().unwrap();
        mail_server.write_all(said).await.unwrap();
        LmtpConnection::new(BufStream::new(ours))
    }

    #[tokio::test]
    async fn dots_and_ends_of_data() {
        for (said, expected) in [
            (&b"a\r\n.\r\n"[..], Ok(&b"a\r\n"[..])),
            (b"..\r\n.\r\n", Ok(b".\r\n")),
            (b".\r\n", Ok(b"")),
            // Ends of data that only some servers recognize are data.
            (b"a\n.\n.\r\n.\r\n", Ok(b"a\n.\n.\r\n")),
            (b"a\r\n.\n.\r\n.\r\n", Ok(b"a\r\n\n.\r\n")),
            (b"a\r.\r\n.\r\n", Ok(b"a\r.\r\n")),
            (b"a\r\n", Err(MessageFailure::Closed)),
            (
                b"12345678901234567890123\r\nb\r\n.\r\n",
                Err(MessageFailure::TooLarge),
            ),
        ] {
            let read = lines(said)
                .await
                .message(20, &mut BufferPermit::new(&ROOM))
                .await
                .unwrap();
            assert_eq!(
                read.as_deref(),
                expected.as_deref(),
                "{}",
                String::from_utf8_lossy(said)
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_message_takes_the_room_that_it_fills_and_not_for_long() {
        static ALL: Semaphore = Semaphore::const_new(4 * 320);
        let (mut mail_server, ours) = UnixStream::pair().unwrap();
        let mut silent = LmtpConnection::new(BufStream::new(ours));
        let reading =
            tokio::spawn(async move { silent.message(usize::MAX, &mut BufferPermit::new(&ALL)).await });
        mail_server.write_all(b"Subject: x\r\n").await.unwrap();
        tokio::time::sleep(Duration::from_secs(50)).await;
        assert_eq!(ALL.available_permits(), 3 * 320, "64 KiB, five times");
        let said = [&b"x".repeat(300_000)[..], b"\r\n.\r\n"].concat();
        let (mut other, ours) = UnixStream::pair().unwrap();
        tokio::spawn(async move { other.write_all(&said).await });
        let mut full = LmtpConnection::new(BufStream::new(ours));
        let read = full
            .message(usize::MAX, &mut BufferPermit::new(&ALL))
            .await
            .unwrap();
        assert_eq!(read, Err(MessageFailure::NoRoom));
        assert_eq!(ALL.available_permits(), 3 * 320, "given back");
        tokio::time::sleep(Duration::from_secs(20)).await;
        assert_eq!(
            reading.await.unwrap().unwrap_err().kind(),
            io::ErrorKind::TimedOut
        );
        assert_eq!(ALL.available_permits(), 4 * 320);
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
