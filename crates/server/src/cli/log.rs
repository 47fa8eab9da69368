//! The server's log, to stderr. Nobody waits for whoever reads it.

mod line_queue;

use std::{
    io::{IsTerminal as _, stderr},
    time::Duration,
};

use tracing_subscriber::{
    Layer as _, filter::filter_fn, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _,
};

use self::line_queue::LineQueue;
use crate::config::LogFormat;

/// Bytes that wait to be read; further lines are lost, and counted.
const ROOM: usize = 4 * 1024 * 1024;
/// How long the end of the server waits for what is still to be read.
const FAREWELL: Duration = Duration::from_secs(1);
/// How long a panic waits until it has been written.
const AT_ONCE: Duration = Duration::from_millis(100);

/// The log. When it is dropped, what is left of it is written, if somebody reads.
#[derive(Debug)]
pub struct Log(LineQueue);

impl Drop for Log {
    fn drop(&mut self) {
        self.0.flush_within(FAREWELL);
    }
}

/// Starts it; `RUST_LOG` says how much. A panic is logged by its place: its message could repeat what a user sent.
#[must_use]
pub fn start(format: LogFormat) -> Log {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| "warn,fromline_server=info".into());
    // At its most talkative the parser of HTML repeats what it parses: users' signatures.
    let others = filter_fn(|log| {
        !["html5ever", "markup5ever"]
            .iter()
            .any(|parser| log.target().starts_with(parser))
    });
    let queue = LineQueue::start(ROOM, stderr(), |lost| {
        tracing::warn!(lost, "lines of the log were lost: nobody read them in time");
    });
    let writer = queue.clone();
    let lines = fmt::layer().with_writer(move || writer.clone());
    let lines = match format {
        LogFormat::Text => lines.with_ansi(stderr().is_terminal()).boxed(),
        LogFormat::Json => lines.json().with_current_span(false).boxed(),
    };
    // Fails if a log is there already, which is as good.
    let _ = tracing_subscriber::registry()
        .with(filter)
        .with(others)
        .with(lines)
        .try_init();
    let panics = queue.clone();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place = place.as_deref().unwrap_or("unknown"), "panic");
        // It may be the last that this process says.
        panics.flush_within(AT_ONCE);
    }));
    Log(queue)
}
