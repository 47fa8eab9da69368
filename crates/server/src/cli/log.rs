//! The server's log on stderr, which never blocks the server if nobody reads it.

mod line_queue;

use std::{
    io::{IsTerminal as _, stderr},
    time::Duration,
};

use fromline_config::LogFormat;
use tracing_subscriber::{
    Layer as _, filter::filter_fn, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _,
};

use self::line_queue::LineQueue;

/// Number of bytes waiting to be read above which further lines are dropped and counted.
const ROOM: usize = 4 * 1024 * 1024;
/// Time for which the stopping server waits for the rest to be read.
const FAREWELL: Duration = Duration::from_secs(1);
/// Time for which a panic waits to be written.
const AT_ONCE: Duration = Duration::from_millis(100);

/// The running log. Dropping it writes what is left, if someone reads it.
#[derive(Debug)]
pub struct Log(LineQueue);

impl Drop for Log {
    fn drop(&mut self) {
        self.0.flush_within(FAREWELL);
    }
}

/// Starts the log; `RUST_LOG` sets its level. A panic is logged by its location, because its message could contain user input.
#[must_use]
pub fn start(format: LogFormat) -> Log {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| "warn,fromline=info".into());
    // At their most detailed levels, the HTML parser's messages repeat users' signatures.
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
    // Fails only if a subscriber is already set, which then serves as well.
    let _ = tracing_subscriber::registry()
        .with(filter)
        .with(others)
        .with(lines)
        .try_init();
    let panics = queue.clone();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place = place.as_deref().unwrap_or("unknown"), "panic");
        // This may be the last thing that the process logs.
        panics.flush_within(AT_ONCE);
    }));
    Log(queue)
}
