use std::time::Duration;

use fromline_core::delivery_route::DeliveryRoute;
use jiff::SignedDuration;
use prost::Message as _;

use super::{super::*, *};

fn exported(metrics: &Metrics, snapshot: &MetricsSnapshot) -> ResourceMetrics {
    let source = MetricsSource {
        instance: "mail:8080".to_owned(),
        started: Timestamp::UNIX_EPOCH,
    };
    let now = Timestamp::UNIX_EPOCH + SignedDuration::from_secs(5);
    let message = metrics.export(snapshot, &source, now);
    let mut request = ExportMetricsServiceRequest::decode(message.as_slice()).unwrap();
    assert_eq!(request.resource_metrics.len(), 1);
    request.resource_metrics.remove(0)
}

/// What the text for Prometheus says of one series.
fn line(attributes: &[KeyValue], name: &str, value: f64) -> String {
    let labels = attributes.iter().map(|attribute| {
        let Some(any_value::Value::StringValue(value)) = &attribute.value.as_ref().unwrap().value else {
            panic!("no text: {attribute:?}");
        };
        format!("{}=\"{value}\"", attribute.key)
    });
    let labels = labels.collect::<Vec<_>>().join(",");
    if labels.is_empty() {
        format!("{name} {value}")
    } else {
        format!("{name}{{{labels}}} {value}")
    }
}

/// The lines for Prometheus of one metric of OpenTelemetry, as the rules for that direction say.
fn lines(metric: &Metric) -> Vec<String> {
    let name = metric.name.as_str();
    let value = |point: &NumberDataPoint| match point.value {
        Some(number_data_point::Value::AsDouble(value)) => value,
        _ => panic!("no number: {point:?}"),
    };
    match metric.data.as_ref().unwrap() {
        Data::Gauge(gauge) => {
            let points = gauge.data_points.iter();
            points
                .map(|point| line(&point.attributes, name, value(point)))
                .collect()
        }
        Data::Sum(sum) => {
            assert!(sum.is_monotonic);
            let name = format!("{name}_total");
            let points = sum.data_points.iter();
            points
                .map(|point| line(&point.attributes, &name, value(point)))
                .collect()
        }
        Data::Histogram(histogram) => {
            let points = histogram.data_points.iter();
            points.flat_map(|point| classes_of(point, name)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn classes_of(point: &HistogramDataPoint, name: &str) -> Vec<String> {
    assert_eq!(point.bucket_counts.len(), point.explicit_bounds.len() + 1);
    assert_eq!(point.bucket_counts.iter().sum::<u64>(), point.count);
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let mut lines = vec![
        line(&point.attributes, &format!("{name}_sum"), point.sum.unwrap()),
        line(&point.attributes, &format!("{name}_count"), point.count as f64),
    ];
    let mut below = 0;
    for (count, end) in point.bucket_counts.iter().zip(&point.explicit_bounds) {
        below += count;
        let mut labels = vec![attribute("le", &format!("{end:?}"))];
        labels.extend(point.attributes.iter().cloned());
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        lines.push(line(&labels, &format!("{name}_bucket"), below as f64));
    }
    lines
}

#[test]
fn both_formats_tell_the_same() {
    let waits = wait_histogram();
    let metrics = Metrics::new(wait_histogram(), waits.clone());
    for milliseconds in [1, 3, 3, 700, 60_000] {
        waits.observe(Duration::from_millis(milliseconds).as_secs_f64());
    }
    let request = RequestLabels {
        route: "/api/v1/gateways".to_owned(),
        method: "GET",
        status: 200,
    };
    metrics.count_request(&request, Duration::from_millis(7));
    metrics.count_request(&request, Duration::from_millis(7));
    metrics.count_decision(DecisionLabels::accepted(DeliveryRoute::Gateway));
    let snapshot = MetricsSnapshot {
        checks: vec![("disk".to_owned(), true), ("key".to_owned(), false)],
        oldest_waiting_mail_seconds: Some(42),
        passwords: 5,
        ..MetricsSnapshot::default()
    };
    let text = metrics.tell(&snapshot);
    let told: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.contains("le=\"+Inf\""))
        .collect();
    let number = |line: &str| {
        let (series, value) = line.rsplit_once(' ').unwrap();
        let mut words: Vec<&str> = series.split(['{', ',', '}']).collect();
        words.sort_unstable();
        (words.join(" "), value.parse::<f64>().unwrap().to_bits())
    };
    let sorted = |lines: Vec<(String, u64)>| {
        let mut lines = lines;
        lines.sort();
        lines
    };
    let sent = exported(&metrics, &snapshot);
    let names = sent.scope_metrics[0].metrics.iter().map(|metric| &metric.name);
    let names: Vec<_> = names.collect();
    let once: std::collections::BTreeSet<_> = names.iter().collect();
    assert_eq!(once.len(), names.len(), "a name is one metric: {names:?}");
    let sent = sent.scope_metrics[0].metrics.iter().flat_map(lines);
    let sent: Vec<_> = sent.map(|line| number(&line)).collect();
    assert!(sent.len() > 40, "{sent:#?}");
    assert_eq!(
        sorted(sent),
        sorted(told.iter().map(|line| number(line)).collect())
    );
}

#[test]
fn who_tells_and_from_when_on() {
    let sent = exported(&Metrics::default(), &MetricsSnapshot::default());
    let attributes = sent.resource.unwrap().attributes;
    assert_eq!(
        line(&attributes, "", 1.0),
        format!(
            "{{service.name=\"fromline\",service.version=\"{}\",service.instance.id=\"mail:8080\"}} 1",
            env!("CARGO_PKG_VERSION")
        )
    );
    let metrics = &sent.scope_metrics[0].metrics;
    let waits = metrics
        .iter()
        .find(|metric| metric.name.contains("database_wait"))
        .unwrap();
    assert_eq!(waits.unit, "s");
    let decisions = metrics
        .iter()
        .find(|metric| metric.name == "fromline_decisions")
        .unwrap();
    let Some(Data::Sum(sum)) = &decisions.data else {
        panic!("{decisions:?}");
    };
    let point = &sum.data_points[0];
    assert_eq!(
        (point.start_time_unix_nano, point.time_unix_nano),
        (0, 5_000_000_000)
    );
}
