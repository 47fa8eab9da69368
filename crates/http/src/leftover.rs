//! Handling of the part of a request's body that is still unread when the answer is ready.
//!
//! A client that is refused early still sends its body. Those bytes must not be read as the next request, and closing the
//! connection while they arrive resets it and may lose the answer. So a small rest is read and discarded; if there is more, the
//! answer says `Connection: close` and the connection stays open until the client has read it.

use std::{
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};
use hyper::body::{Body as HttpBody, Frame, SizeHint};

/// Largest rest of a body that is read and discarded, in bytes.
const MOST: u64 = 256 * 1024;
/// Longest wait for that rest.
const PATIENCE: Duration = Duration::from_secs(2);

/// A flag that makes a connection wait for its peer before closing; the listener attaches one to each request.
#[derive(Clone, Debug, Default)]
pub struct Linger(Arc<AtomicBool>);

impl Linger {
    /// Makes the connection wait for its peer before closing.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Returns whether the wait was requested.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Discards the unread rest of the body, or closes the connection after the answer.
pub async fn clear(request: Request, next: Next) -> Response {
    if HttpBody::is_end_stream(request.body()) {
        return next.run(request).await;
    }
    let linger = request.extensions().get::<Linger>().cloned().unwrap_or_default();
    let waits = request.headers().contains_key(header::EXPECT);
    let (parts, body) = request.into_parts();
    let shared = Shared(Arc::new(Mutex::new(Rest {
        body,
        begun: false,
        ended: false,
    })));
    let mut response = next
        .run(Request::from_parts(parts, Body::new(shared.clone())))
        .await;
    if !shared.is_cleared(waits).await {
        linger.ask();
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(header::CONNECTION, close);
    }
    response
}

/// A body that stays accessible after the handler has dropped it.
#[derive(Clone)]
struct Shared(Arc<Mutex<Rest>>);

struct Rest {
    body: Body,
    /// Whether the handler began to read the body.
    begun: bool,
    /// Whether the body was read to its end or broke off.
    ended: bool,
}

impl Shared {
    fn with<T>(&self, what: impl FnOnce(&mut Rest) -> T) -> T {
        what(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Discards the rest if it is small, and returns whether all was read. A client that waits for `100 Continue` (RFC 9110,
    /// section 10.1.1) is not told to send a body that nobody needs.
    async fn is_cleared(&self, waits: bool) -> bool {
        let (over, begun, least) = self.with(|rest| {
            let over = rest.ended || rest.body.is_end_stream();
            (over, rest.begun, HttpBody::size_hint(&rest.body).lower())
        });
        if over {
            return true;
        }
        if least > MOST || (waits && !begun) {
            return false;
        }
        let all = async {
            let mut taken = 0;
            while let Some(frame) = self.next().await {
                let Ok(frame) = frame else { return false };
                let length = frame.data_ref().map_or(0, Bytes::len);
                taken += u64::try_from(length).unwrap_or(u64::MAX);
                if taken > MOST {
                    return false;
                }
            }
            true
        };
        tokio::time::timeout(PATIENCE, all).await.unwrap_or(false)
    }

    async fn next(&self) -> Option<Result<Frame<Bytes>, axum::Error>> {
        std::future::poll_fn(|context| self.with(|rest| rest.poll(context))).await
    }
}

impl Rest {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.begun = true;
        if self.ended {
            return Poll::Ready(None);
        }
        let polled = Pin::new(&mut self.body).poll_frame(context);
        self.ended = matches!(polled, Poll::Ready(None));
        polled
    }
}

impl HttpBody for Shared {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.with(|rest| rest.poll(context))
    }

    fn is_end_stream(&self) -> bool {
        self.with(|rest| rest.ended || rest.body.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        self.with(|rest| HttpBody::size_hint(&rest.body))
    }
}
