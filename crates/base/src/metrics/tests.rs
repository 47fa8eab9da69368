use fromline_core::{Reason, delivery_route::DeliveryRoute};

use super::*;

#[test]
fn everything_is_told_in_the_text_format() {
    let waits = wait_histogram();
    let metrics = Metrics::new(wait_histogram(), waits.clone());
    waits.observe(0.003);
    let request = RequestLabels {
        route: "/api/v1/gateways".to_owned(),
        method: "GET",
        status: 200,
    };
    metrics.count_request(&request, Duration::from_millis(7));
    metrics.count_decision(DecisionLabels::accepted(DeliveryRoute::Gateway));
    metrics.count_decision(DecisionLabels::refused(Reason::FromNotOwn));
    metrics.count_delivery(DeliveryLabels::of_recipients(1, 2));
    metrics.count_delivery(DeliveryLabels::failed(DeliveryOutcome::Deferred, Reason::Timeout));
    let count = |fails, many| GatewayCount {
        provider: "other",
        credential: "password",
        fails,
        many,
    };
    let snapshot = MetricsSnapshot {
        // Two hosts without a provider are one row.
        gateways: vec![count(false, 3), count(false, 4), count(true, 1)],
        jobs: vec![JobCount {
            kind: "mail",
            waiting: 2,
            overdue: 1,
        }],
        checks: vec![("disk".to_owned(), true), ("key".to_owned(), false)],
        oldest_waiting_mail_seconds: Some(42),
        passwords: 5,
    };
    let told = metrics.tell(&snapshot);
    for line in [
        "fromline_http_requests_total{route=\"/api/v1/gateways\",method=\"GET\",status=\"200\"} 1",
        "fromline_http_request_duration_seconds_bucket{le=\"0.01\",route=\"/api/v1/gateways\"} 1",
        "fromline_decisions_total{route=\"gateway\",reason=\"NONE\"} 1",
        "fromline_decisions_total{route=\"none\",reason=\"FROM_NOT_OWN\"} 1",
        "fromline_deliveries_total{outcome=\"partial\",reason=\"NONE\"} 1",
        "fromline_deliveries_total{outcome=\"deferred\",reason=\"TIMEOUT\"} 1",
        "fromline_gateways{provider=\"other\",credential=\"password\",state=\"working\"} 7",
        "fromline_gateways{provider=\"other\",credential=\"password\",state=\"failing\"} 1",
        "fromline_jobs{kind=\"mail\",state=\"overdue\"} 1",
        "fromline_ready{check=\"disk\"} 1",
        "fromline_ready{check=\"key\"} 0",
        "fromline_oldest_waiting_mail_seconds 42",
        "fromline_password_queue 5",
        "fromline_database_wait_seconds_count{pool=\"writer\"} 1",
        "fromline_database_wait_seconds_count{pool=\"reader\"} 0",
    ] {
        assert!(told.lines().any(|found| found == line), "{line}\n{told}");
    }
    assert!(told.ends_with("# EOF\n"));
    // Told again, nothing is counted twice.
    assert_eq!(metrics.tell(&snapshot), told);
}

#[test]
fn recipients_decide_the_outcome() {
    for (taken, of, expected) in [
        (2, 2, DeliveryOutcome::Delivered),
        (1, 2, DeliveryOutcome::Partial),
        (0, 2, DeliveryOutcome::Rejected),
    ] {
        assert_eq!(DeliveryLabels::of_recipients(taken, of).outcome, expected);
    }
}
