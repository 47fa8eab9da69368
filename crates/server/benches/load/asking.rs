//! HTTP requests on several connections at once, and how long their answers took.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use http_body_util::{BodyExt as _, Full};
use hyper::{Request, body::Bytes};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};

use crate::town::PASSWORD;

/// Time for which each kind of request is measured.
pub const TIME: Duration = Duration::from_secs(8);

/// A request that can be sent repeatedly.
#[derive(Clone)]
pub struct Ask {
    method: &'static str,
    path: &'static str,
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl Ask {
    pub fn get(path: &'static str, token: &str) -> Self {
        let headers = vec![("authorization", format!("Bearer {token}"))];
        Self {
            method: "GET",
            path,
            headers,
            body: String::new(),
        }
    }

    /// Builds a sign-in as our own page sends it, through a proxy; `number` determines the client address.
    pub fn sign_in(address: &str, number: usize) -> Self {
        let body = serde_json::json!({ "address": address, "password": PASSWORD });
        let sender = format!("10.{}.{}.1", number / 256, number % 256);
        Self::own_page("/api/v1/session/open", &body, sender)
    }

    pub fn set_password(token: &str) -> Self {
        let body = serde_json::json!({ "token": token, "password": PASSWORD });
        Self::own_page("/api/v1/link/setPassword", &body, "10.0.0.1".to_owned())
    }

    fn own_page(path: &'static str, body: &serde_json::Value, sender: String) -> Self {
        let headers = vec![
            ("content-type", "application/json".to_owned()),
            ("sec-fetch-site", "same-origin".to_owned()),
            ("x-forwarded-for", sender),
        ];
        Self {
            method: "POST",
            path,
            headers,
            body: body.to_string(),
        }
    }

    fn request(&self, url: &str) -> Request<Full<Bytes>> {
        let mut request = Request::builder()
            .method(self.method)
            .uri(format!("{url}{}", self.path));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        request.body(Full::from(self.body.clone())).expect("a request")
    }
}

/// The throughput, and the median and 99th percentile of the times in milliseconds.
pub struct Found {
    pub per_second: f64,
    pub median: f64,
    pub p99: f64,
}

type Caller = Client<HttpConnector, Full<Bytes>>;

fn caller() -> Caller {
    Client::builder(TokioExecutor::new()).build_http()
}

/// Sends one request and returns the length of the answer's body. Panics if the answer is not a success.
pub async fn once(url: &str, ask: &Ask) -> usize {
    answered(&caller(), url, ask).await
}

async fn answered(caller: &Caller, url: &str, ask: &Ask) -> usize {
    let answer = caller.request(ask.request(url)).await.expect("an answer");
    let status = answer.status();
    let body = answer
        .into_body()
        .collect()
        .await
        .expect("a whole answer")
        .to_bytes();
    assert!(
        status.is_success(),
        "{} {}: {status} {}",
        ask.method,
        ask.path,
        String::from_utf8_lossy(&body)
    );
    body.len()
}

/// Sends these requests in turn for [`TIME`], on `at_once` connections.
pub async fn hammer(url: &str, asks: Vec<Ask>, at_once: usize) -> Found {
    let (caller, asks, next) = (caller(), Arc::new(asks), Arc::new(AtomicUsize::new(0)));
    let begin = Instant::now();
    let mut workers = Vec::new();
    for _ in 0..at_once {
        let (caller, asks, next, url) = (caller.clone(), asks.clone(), next.clone(), url.to_owned());
        workers.push(tokio::spawn(async move {
            let mut times = Vec::new();
            while begin.elapsed() < TIME {
                let ask = &asks[next.fetch_add(1, Ordering::Relaxed) % asks.len()];
                let sent = Instant::now();
                answered(&caller, &url, ask).await;
                times.push(sent.elapsed().as_secs_f64() * 1000.0);
            }
            times
        }));
    }
    let mut times = Vec::new();
    for worker in workers {
        times.extend(worker.await.expect("a worker"));
    }
    Found::of(times, begin.elapsed())
}

impl Found {
    /// Computes the result from the time of each request, in milliseconds, and the time that all took together.
    pub fn of(mut times: Vec<f64>, all: Duration) -> Self {
        times.sort_by(f64::total_cmp);
        let at = |part: usize, of: usize| times.get(times.len() * part / of).copied().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
        let per_second = times.len() as f64 / all.as_secs_f64();
        Self {
            per_second,
            median: at(1, 2),
            p99: at(99, 100),
        }
    }
}
