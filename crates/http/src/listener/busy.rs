//! An answer's body, which counts as a request in progress until its last part is handed over.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use axum::body::{Body, HttpBody};
use hyper::body::{Bytes, Frame, SizeHint};

use super::slots::ActiveRequest;

/// A body that marks its connection as busy.
#[derive(Debug)]
pub struct BusyBody {
    body: Body,
    _busy: ActiveRequest,
}

impl BusyBody {
    /// Wraps a body and holds `busy` until the body is dropped.
    pub const fn new(body: Body, busy: ActiveRequest) -> Self {
        Self { body, _busy: busy }
    }
}

impl HttpBody for BusyBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
