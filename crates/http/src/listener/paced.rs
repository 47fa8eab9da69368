//! A stream whose peer must read what is written to it at a minimum pace.

use std::{
    future::Future as _,
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Sleep, sleep},
};

/// Number of bytes that must be read to restart the timer, so that reading a byte now and then is not enough.
const PART: usize = 16 * 1024;

/// A stream that fails with `TimedOut` when its peer takes too long to read the next part.
pub struct Paced<S> {
    stream: S,
    patience: Duration,
    /// The deadline, while written data is waiting to be read.
    blocked: Option<Pin<Box<Sleep>>>,
    /// Bytes taken since the deadline was set.
    taken: usize,
    /// Whether written data is waiting to be read; shared with the connection's slot.
    unread: Arc<AtomicBool>,
}

impl<S> Paced<S> {
    /// Wraps a stream with a time limit for reading each part.
    pub fn new(stream: S, patience: Duration, unread: Arc<AtomicBool>) -> Self {
        Self {
            stream,
            patience,
            blocked: None,
            taken: 0,
            unread,
        }
    }

    /// Updates the deadline after a write.
    fn noted<T>(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<T>>,
        bytes: impl FnOnce(&T) -> usize,
    ) -> Poll<io::Result<T>> {
        match written {
            Poll::Ready(Ok(value)) => {
                self.taken += bytes(&value);
                if self.taken >= PART {
                    self.blocked = None;
                    self.taken = 0;
                }
                Poll::Ready(Ok(value))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => {
                self.unread.store(true, Ordering::Relaxed);
                let patience = self.patience;
                if self.blocked.is_none() {
                    self.taken = 0;
                }
                let blocked = self.blocked.get_or_insert_with(|| Box::pin(sleep(patience)));
                ready!(blocked.as_mut().poll(context));
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Paced<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        // A new request shows that the client has read the previous answer.
        if matches!(read, Poll::Ready(Ok(()))) && buffer.filled().len() > before {
            self.blocked = None;
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Paced<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.noted(context, written, |written| *written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.noted(context, written, |written| *written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if flushed.is_ready() {
            self.unread.store(false, Ordering::Relaxed);
        }
        self.noted(context, flushed, |()| 0)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.stream).poll_shutdown(context);
        self.noted(context, shut, |()| 0)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    /// Writes this many bytes to a peer that reads `each_second` bytes per second.
    async fn written(bytes: usize, each_second: usize) -> io::Result<()> {
        let (ours, mut theirs) = duplex(1024);
        tokio::spawn(async move {
            let mut part = vec![0; each_second];
            loop {
                tokio::time::sleep(Duration::from_secs(1)).await;
                if each_second > 0 {
                    let _ = theirs.read_exact(&mut part).await;
                }
            }
        });
        Paced::new(ours, PATIENCE, Arc::default())
            .write_all(&vec![0; bytes])
            .await
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_reads_slowly_is_waited_for_and_whoever_does_not_read_is_not() {
        assert!(written(1000, 0).await.is_ok(), "it fits");
        assert!(written(500_000, 1000).await.is_ok());
        for each_second in [0, 1, 100] {
            let error = written(500_000, each_second).await.unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::TimedOut, "{each_second}");
        }
    }
}
