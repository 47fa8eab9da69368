//! Metrics as an OTLP message. How metrics of Prometheus become those of OpenTelemetry:
//! <https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/>.

use jiff::Timestamp;
use opentelemetry_proto::tonic::{
    collector::metrics::v1::ExportMetricsServiceRequest,
    common::v1::{AnyValue, InstrumentationScope, KeyValue, any_value},
    metrics::v1::{
        AggregationTemporality, Gauge, Histogram, HistogramDataPoint, Metric, NumberDataPoint,
        ResourceMetrics, ScopeMetrics, Sum, metric::Data, number_data_point,
    },
    resource::v1::Resource,
};
use prometheus_client::encoding::prometheus_protobuf::prometheus_data_model as prometheus;

/// The process whose metrics are sent.
#[derive(Clone, Debug)]
pub struct MetricsSource {
    /// What tells it from others of its kind: the attribute `service.instance.id`.
    pub instance: String,
    /// When it began to count.
    pub started: Timestamp,
}

/// Creates the message with everything that a process has counted until now.
pub(super) fn request(
    mut families: Vec<prometheus::MetricFamily>,
    source: &MetricsSource,
    now: Timestamp,
) -> ExportMetricsServiceRequest {
    let times = Times {
        start: nanoseconds(source.started),
        now: nanoseconds(now),
    };
    // Registered once for each pool, it comes in parts; for OpenTelemetry, a name is one metric.
    families.dedup_by(|part, family| {
        let is_part = part.name == family.name;
        if is_part {
            family.metric.append(&mut part.metric);
        }
        is_part
    });
    let metrics = families.iter().map(|family| metric(family, times));
    let attributes = [
        ("service.name", "fromline"),
        ("service.version", env!("CARGO_PKG_VERSION")),
        ("service.instance.id", &source.instance),
    ];
    let scope = InstrumentationScope {
        name: "fromline".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        ..InstrumentationScope::default()
    };
    ExportMetricsServiceRequest {
        resource_metrics: vec![ResourceMetrics {
            resource: Some(Resource {
                attributes: attributes.map(|(name, value)| attribute(name, value)).to_vec(),
                ..Resource::default()
            }),
            scope_metrics: vec![ScopeMetrics {
                scope: Some(scope),
                metrics: metrics.collect(),
                ..ScopeMetrics::default()
            }],
            ..ResourceMetrics::default()
        }],
    }
}

/// Nanoseconds since 1970, of the first count and of now.
#[derive(Clone, Copy)]
struct Times {
    start: u64,
    now: u64,
}

fn nanoseconds(time: Timestamp) -> u64 {
    u64::try_from(time.as_nanosecond()).unwrap_or(0)
}

fn attribute(name: &str, value: &str) -> KeyValue {
    KeyValue {
        key: name.to_owned(),
        value: Some(AnyValue {
            value: Some(any_value::Value::StringValue(value.to_owned())),
        }),
        ..KeyValue::default()
    }
}

/// One family: all series of a name.
fn metric(family: &prometheus::MetricFamily, times: Times) -> Metric {
    let name = family.name.strip_suffix("_total").unwrap_or(&family.name);
    Metric {
        name: name.to_owned(),
        description: family.help.clone(),
        unit: unit(&family.unit).to_owned(),
        data: Some(data(family, times)),
        ..Metric::default()
    }
}

/// The unit's symbol in UCUM, which OpenTelemetry uses.
fn unit(name: &str) -> &str {
    match name {
        "seconds" => "s",
        other => other,
    }
}

fn data(family: &prometheus::MetricFamily, times: Times) -> Data {
    let cumulative = AggregationTemporality::Cumulative.into();
    let numbers = |read: fn(&prometheus::Metric) -> f64| {
        let series = family.metric.iter();
        series.map(|series| number(series, read(series), times)).collect()
    };
    match family.r#type() {
        prometheus::MetricType::Counter => Data::Sum(Sum {
            data_points: numbers(|series| series.counter.as_ref().map_or(0.0, |counter| counter.value)),
            aggregation_temporality: cumulative,
            is_monotonic: true,
        }),
        prometheus::MetricType::Histogram => Data::Histogram(Histogram {
            data_points: family
                .metric
                .iter()
                .map(|series| classes(series, times))
                .collect(),
            aggregation_temporality: cumulative,
        }),
        _ => Data::Gauge(Gauge {
            data_points: numbers(|series| series.gauge.as_ref().map_or(0.0, |gauge| gauge.value)),
        }),
    }
}

fn attributes(series: &prometheus::Metric) -> Vec<KeyValue> {
    let labels = series.label.iter();
    labels.map(|label| attribute(&label.name, &label.value)).collect()
}

fn number(series: &prometheus::Metric, value: f64, times: Times) -> NumberDataPoint {
    NumberDataPoint {
        attributes: attributes(series),
        start_time_unix_nano: times.start,
        time_unix_nano: times.now,
        value: Some(number_data_point::Value::AsDouble(value)),
        ..NumberDataPoint::default()
    }
}

/// The classes of a histogram, each with its own number: Prometheus counts all below an end.
fn classes(series: &prometheus::Metric, times: Times) -> HistogramDataPoint {
    let histogram = series.histogram.clone().unwrap_or_default();
    let below = histogram.bucket.iter().map(|bucket| bucket.cumulative_count);
    let counts = below.scan(0, |before, below| {
        let own = below.saturating_sub(*before);
        *before = below;
        Some(own)
    });
    let ends = histogram.bucket.iter().map(|bucket| bucket.upper_bound);
    HistogramDataPoint {
        attributes: attributes(series),
        start_time_unix_nano: times.start,
        time_unix_nano: times.now,
        count: histogram.sample_count,
        sum: Some(histogram.sample_sum),
        bucket_counts: counts.collect(),
        explicit_bounds: ends.filter(|end| end.is_finite()).collect(),
        ..HistogramDataPoint::default()
    }
}

#[cfg(test)]
mod tests;
