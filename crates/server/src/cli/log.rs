//! The server's log, to stderr.

use std::io::{IsTerminal as _, stderr};

use tracing_subscriber::{
    Layer as _, filter::filter_fn, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _,
};

use crate::config::LogFormat;

/// Starts it; `RUST_LOG` says how much. A panic is logged by its place: its message could repeat what a user sent.
pub fn start(format: LogFormat) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| "warn,fromline_server=info".into());
    // At its most talkative the parser of HTML repeats what it parses: users' signatures.
    let others = filter_fn(|log| {
        !["html5ever", "markup5ever"]
            .iter()
            .any(|parser| log.target().starts_with(parser))
    });
    let lines = fmt::layer().with_writer(stderr);
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
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place = place.as_deref().unwrap_or("unknown"), "panic");
    }));
}
