//! Lines in and out, with limits.

use std::io;

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream},
    net::UnixStream,
    sync::{Semaphore, SemaphorePermit},
    time::{Duration, timeout},
};

/// The longest command.
const COMMAND: u64 = 4096;
/// How long the mail server may be silent between commands.
const SILENCE: Duration = Duration::from_mins(10);
/// How long it may be silent in a message, whose room others could use.
const PAUSE: Duration = Duration::from_mins(1);
/// How long a whole message may take.
const MESSAGE: Duration = Duration::from_mins(10);

/// By how much a message's room grows, in bytes.
const STEP: usize = 64 * 1024;

/// Why no message was received.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MessageFailure {
    /// It was read to its end, and thrown away.
    TooLarge,
    /// The same, because others fill the room.
    NoRoom,
    /// The connection ended before it.
    Closed,
}

/// The share of the common buffer memory that one message holds; it is released when this is dropped.
#[derive(Debug)]
pub struct BufferPermit {
    all: &'static Semaphore,
    /// A permit for each kilobyte.
    taken: Option<SemaphorePermit<'static>>,
}

impl BufferPermit {
    /// None yet, of a room with a permit for each kilobyte.
    pub const fn new(all: &'static Semaphore) -> Self {
        Self { all, taken: None }
    }

    /// Whether there is room for a message of so many bytes, as it came and edited; it is taken.
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

    /// Whether a message of so many bytes would find room now; nothing is taken.
    pub fn would_fit(&self, bytes: usize) -> bool {
        kilobytes(bytes) <= self.all.available_permits()
    }

    /// Gives all of it back.
    pub fn leave(&mut self) {
        self.taken = None;
    }
}

/// The message as it came and as it leaves; and, for a server that takes no 8-bit text, as that gets it, by a third longer, with
/// what it is made of.
const COPIES: usize = 5;

/// Room for all copies of a message, in steps.
const fn kilobytes(bytes: usize) -> usize {
    bytes.div_ceil(STEP) * (STEP / 1024) * COPIES
}

/// An LMTP connection, read and written line by line.
pub struct LmtpConnection {
    stream: BufStream<UnixStream>,
    answer: Vec<u8>,
}

impl LmtpConnection {
    /// Over a stream.
    pub fn new(stream: BufStream<UnixStream>) -> Self {
        Self {
            stream,
            answer: Vec::new(),
        }
    }

    /// The next command, without its line end; none at the end of the connection.
    pub async fn command(&mut self) -> io::Result<Option<String>> {
        let line = self.line(COMMAND, SILENCE).await?;
        let Some(text) = line.strip_suffix(b"\n") else {
            return Ok(None);
        };
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        Ok(Some(String::from_utf8_lossy(text).into_owned()))
    }

    /// The message after `354`, dots unstuffed (RFC 5321 section 4.5.2). It takes room as it comes.
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
            // Whatever length a line has: the mail server folds them, and the client of the gateway refuses long ones.
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
                    // Its room is the others' from now on.
                    message = Vec::new();
                    room.leave();
                }
            }
            if well.is_err() {
                // What matters of it is whether a line begins.
                message.clear();
                message.extend_from_slice(line.get(line.len().saturating_sub(2)..).unwrap_or_default());
            } else {
                message.extend_from_slice(line);
            }
        }
        Ok(well.map(|()| message))
    }

    /// Up to and with the next LF, at most so many bytes; empty at the end of the connection.
    async fn line(&mut self, most: u64, silence: Duration) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        let mut limited = (&mut self.stream).take(most);
        let read = timeout(silence, limited.read_until(b'\n', &mut line)).await;
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
            // Ends of data that only some servers know: data.
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
