//! A stream with a limit on the bytes received.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Number of bytes that a server may send on one connection, including TLS records and certificates.
pub const MOST: usize = 256 * 1024;

/// A stream that limits how many bytes are read. It wraps the TCP connection directly, below TLS, so that no layer above it can
/// be made to read without end.
#[derive(Debug)]
pub struct CappedStream<S> {
    stream: S,
    left: usize,
}

impl<S> CappedStream<S> {
    /// Wraps a stream with the full allowance.
    pub const fn new(stream: S) -> Self {
        Self { stream, left: MOST }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for CappedStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buf))?;
        let read = buf.filled().len().saturating_sub(before);
        if let Some(left) = self.left.checked_sub(read) {
            self.left = left;
            Poll::Ready(Ok(()))
        } else {
            buf.set_filled(before);
            Poll::Ready(Err(io::ErrorKind::InvalidData.into()))
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for CappedStream<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt;

    use super::*;

    #[tokio::test]
    async fn enough_is_enough() {
        let mut read = Vec::new();
        let full = vec![b'x'; MOST];
        CappedStream::new(full.as_slice())
            .read_to_end(&mut read)
            .await
            .unwrap();
        assert_eq!(read.len(), MOST);
        let more = vec![b'x'; MOST + 1];
        let outcome = CappedStream::new(more.as_slice())
            .read_to_end(&mut Vec::new())
            .await;
        assert_eq!(outcome.unwrap_err().kind(), io::ErrorKind::InvalidData);
    }
}
