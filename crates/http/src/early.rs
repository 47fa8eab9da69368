//! Replacements for the answers that the HTTP library sends before any of our code sees a request: 400, 414 and 431 with empty
//! bodies. They get the same envelope and headers as every other refusal.
//!
//! The library offers no hook for these answers, so they are recognized when they are written: they are the last bytes on a
//! connection and cannot be confused with ours, since every answer of ours carries `X-Content-Type-Options`.

use std::{
    io,
    pin::Pin,
    sync::{Arc, OnceLock},
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::IntoResponse as _,
};
use fromline_config::Config;
use fromline_core::{Language, Reason};
use fromline_text::Texts;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::Sleep,
};

use super::{error::ApiError, headers, leftover::Linger, request_id, sentence::render};

/// Time for which a connection stays open for reading after our end is closed, so that a reset does not destroy the answer.
const FAREWELL: Duration = Duration::from_secs(5);
/// Number of bytes read and discarded during that time: more than the largest message.
const SWALLOWED: usize = 64 * 1024 * 1024;
/// Number of bytes at the end of a write that are searched for an answer of the library, which has four lines.
const OWN: usize = 512;

/// Placeholder for the request id in a prepared answer, of the same length.
const ID: &str = "-request-id-";
const _: () = assert!(
    ID.len() == request_id::LENGTH,
    "Content-Length is right before there is a name"
);

/// The responses that replace the library's own.
#[derive(Debug)]
pub struct EarlyResponses {
    config: Arc<Config>,
    texts: Arc<Texts>,
    /// Status, headers and body of each, built at first use so that startup does not wait for texts.
    built: OnceLock<Vec<(StatusCode, String, String)>>,
}

impl EarlyResponses {
    /// Creates the responses for this configuration, in English, since nothing is known of the request.
    pub fn new(config: Arc<Config>, texts: Arc<Texts>) -> Self {
        Self {
            config,
            texts,
            built: OnceLock::new(),
        }
    }

    fn build(&self) -> Vec<(StatusCode, String, String)> {
        let security = headers::build_security(&self.config);
        let mut answers = Vec::new();
        for (status, reason) in [
            (StatusCode::BAD_REQUEST, Reason::RequestInvalid),
            (StatusCode::URI_TOO_LONG, Reason::HeadTooLarge),
            (StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, Reason::HeadTooLarge),
        ] {
            let error = ApiError::new(status, reason);
            let body = render(&error, &self.texts, Language::EN, Some(ID)).unwrap_or_default();
            // Our own JSON is always UTF-8.
            let body = String::from_utf8(body).unwrap_or_default();
            let (mut head, _) = error.into_response().into_parts();
            headers::put(&mut head.headers, &security);
            let close = HeaderValue::from_static("close");
            head.headers.insert(header::CONNECTION, close);
            head.headers
                .insert(request_id::HEADER, HeaderValue::from_static(ID));
            head.headers.insert(header::CONTENT_LENGTH, body.len().into());
            answers.push((status, written(&head.headers), body));
        }
        answers
    }

    /// Returns the replacement for these bytes if they end in an answer of the library. `name` generates the request id.
    fn instead_of(&self, bytes: &[u8], name: impl FnOnce(StatusCode) -> String) -> Option<Vec<u8>> {
        if !bytes.ends_with(b"\r\n\r\n") {
            return None;
        }
        let from = bytes.len().saturating_sub(OWN);
        let begin = b"HTTP/1.1 ";
        let tail = bytes.get(from..)?;
        let place = from + tail.windows(begin.len()).rposition(|window| window == begin)?;
        let (before, own) = bytes.split_at_checked(place)?;
        let own = std::str::from_utf8(own).ok()?;
        let lines: Vec<&str> = own.trim_end().split("\r\n").collect();
        let line = |wanted: &str| lines.iter().find(|line| line.starts_with(wanted));
        line("content-length: 0")?;
        if lines.contains(&"") || line("x-content-type-options").is_some() {
            return None;
        }
        let status = own.get(begin.len()..begin.len() + 3)?;
        let built = self.built.get_or_init(|| self.build());
        let (status, headers, body) = built.iter().find(|(known, ..)| known.as_str() == status)?;
        let name = name(*status);
        let [headers, body] = [headers, body].map(|text| text.replace(ID, &name));
        let first = format!("HTTP/1.1 {status}\r\n");
        let date = line("date: ").map_or(String::new(), |date| format!("{date}\r\n"));
        Some(
            [
                before,
                first.as_bytes(),
                date.as_bytes(),
                headers.as_bytes(),
                b"\r\n",
                body.as_bytes(),
            ]
            .concat(),
        )
    }
}

/// Generates and logs an id for a request that none of our code sees.
fn named(status: StatusCode) -> String {
    let id = request_id::generate();
    tracing::error_span!("request", id).in_scope(|| {
        tracing::info!(status = status.as_u16(), "no HTTP, or a head that is too large");
    });
    id
}

fn written(headers: &HeaderMap) -> String {
    let line = |(name, value): (&header::HeaderName, &HeaderValue)| {
        format!("{name}: {}\r\n", value.to_str().unwrap_or_default())
    };
    headers.iter().map(line).collect()
}

/// A connection that replaces the library's answers and closes without a reset when a request was cut short.
pub struct Connection<S> {
    stream: S,
    answers: Arc<EarlyResponses>,
    linger: Linger,
    /// Replacement bytes that must be written first.
    pending: Vec<u8>,
    /// Number of bytes of `pending` already written.
    gone: usize,
    /// Timer of the farewell, once it has begun.
    farewell: Option<Pin<Box<Sleep>>>,
    /// Number of bytes discarded during the farewell.
    swallowed: usize,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Connection<S> {
    /// Wraps a stream; it stays open for a while after the answer if `linger` was requested.
    pub fn new(stream: S, answers: Arc<EarlyResponses>, linger: Linger) -> Self {
        Self {
            stream,
            answers,
            linger,
            pending: Vec::new(),
            gone: 0,
            farewell: None,
            swallowed: 0,
        }
    }

    fn poll_pending(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while let Some(rest) = self.pending.get(self.gone..).filter(|rest| !rest.is_empty()) {
            match ready!(Pin::new(&mut self.stream).poll_write(context, rest))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                written => self.gone += written,
            }
        }
        self.pending.clear();
        self.gone = 0;
        Poll::Ready(Ok(()))
    }

    /// Reads and discards until the peer has closed as well, or the time or size limit is reached.
    fn poll_farewell(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let farewell = self
            .farewell
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(FAREWELL)));
        if farewell.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        let mut room = [0; 8 * 1024];
        while self.swallowed < SWALLOWED {
            let mut room = ReadBuf::new(&mut room);
            match ready!(Pin::new(&mut self.stream).poll_read(context, &mut room)) {
                Ok(()) if !room.filled().is_empty() => self.swallowed += room.filled().len(),
                _ => break,
            }
        }
        Poll::Ready(())
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Connection<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        room: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, room)
    }
}

/// Vectored writes are disabled, so that an answer of the library is always found in one piece.
impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Connection<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_pending(context))?;
        let Some(instead) = self.answers.instead_of(bytes, named) else {
            return Pin::new(&mut self.stream).poll_write(context, bytes);
        };
        self.linger.ask();
        self.pending = instead;
        // What cannot be written now is written at the next flush.
        if let Poll::Ready(Err(error)) = self.poll_pending(context) {
            return Poll::Ready(Err(error));
        }
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_pending(context))?;
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_pending(context))?;
        if self.farewell.is_none() {
            ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
        }
        if self.linger.is_asked() {
            ready!(self.poll_farewell(context));
        }
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests;
