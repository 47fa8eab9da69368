//! The settings of metrics.

use std::net::SocketAddr;

use url::Url;

use crate::{
    setting::{About, ConfigSetting, Fallback, ValueKind},
    values::{self, parse},
};

/// Where metrics are served.
pub static METRICS_LISTEN: ConfigSetting<SocketAddr> = ConfigSetting {
    about: About {
        name: "metrics.listen",
        kind: ValueKind::Text("address and port"),
        fallback: Fallback::Nothing("no metrics are served"),
        meaning: "Where Prometheus reads `/metrics`, on a listener of its own, in plain HTTP and without signing in: an address that only \
                  your monitoring reaches. They contain no addresses and no names of users' hosts.",
        page: Some("operations.md#metrics"),
        example: "\"127.0.0.1:9464\"",
        since: "0.2.0",
        ..About::BASE
    },
    read: |raw| raw.one(|text| parse("address with a port", text)),
};

/// Where metrics are sent.
pub static METRICS_OTLP_ENDPOINT: ConfigSetting<Url> = ConfigSetting {
    about: About {
        name: "metrics.otlp_endpoint",
        kind: ValueKind::Text("URL"),
        fallback: Fallback::Nothing("no metrics are sent"),
        meaning: "Base URL of an OpenTelemetry receiver that gets the same metrics by OTLP/HTTP (binary Protobuf, path `/v1/metrics`): a \
                  Collector of yours, which adds credentials where another service wants them.",
        page: Some("operations.md#opentelemetry"),
        example: "\"http://127.0.0.1:4318\"",
        since: "0.2.0",
        ..About::BASE
    },
    read: |raw| raw.one(values::receiver),
};

/// The time between two exports.
pub static METRICS_OTLP_INTERVAL: ConfigSetting<u32> = ConfigSetting {
    about: About {
        name: "metrics.otlp_interval",
        kind: ValueKind::Number(1, 3600),
        unit: Some("seconds"),
        fallback: Fallback::Value("60"),
        meaning: "Time between two of these exports.",
        page: Some("operations.md#opentelemetry"),
        example: "15",
        since: "0.2.0",
        ..About::BASE
    },
    read: |raw| raw.one(values::export_interval),
};
