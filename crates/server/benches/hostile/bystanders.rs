//! The bystanders: requests that have nothing to do with the attacks, and how long they take meanwhile.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::Path,
    thread::JoinHandle,
    time::{Duration, Instant},
};

use fromline_server::testing::mail_server::Maps;
use tokio::time::timeout;

use crate::{
    organisation::Organisation,
    request::{PATIENCE, ask, request},
    server::Server,
};

/// The address that bystanders connect from; attackers use another one.
const HERE: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 3));
/// The pause between two requests of a bystander.
const PACE: Duration = Duration::from_millis(20);

/// The times that one bystander's requests took, in milliseconds.
pub struct Noticed {
    pub what: &'static str,
    pub unanswered: usize,
    pub p99: f64,
    times: Vec<f64>,
}

/// Starts the bystanders on a thread of their own, so that the attackers' work in this process does not delay them.
pub fn begin(server: &Server, organisation: &Organisation, until: Instant) -> JoinHandle<Vec<Noticed>> {
    let (address, maps) = (server.address, server.socket("maps"));
    let bearer = format!("Bearer {}", organisation.bystander);
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime
            .expect("a runtime")
            .block_on(live(address, &maps, &bearer, until))
    })
}

async fn live(address: SocketAddr, maps: &Path, bearer: &str, until: Instant) -> Vec<Noticed> {
    let alive = request("GET", "/healthz", address, &[], "");
    let headers = [("authorization", bearer)];
    let list = request("GET", "/gmail/v1/users/me/settings/sendAs", address, &headers, "");
    let http = async |what, request: &[u8]| {
        let is_answered = async || {
            ask(address, HERE, request)
                .await
                .is_some_and(|answer| answer.status == 200)
        };
        Noticed::of(what, until, is_answered).await
    };
    let login = async || {
        let question = async { Maps::open(maps).await.login("user7@example.com.a.test").await };
        timeout(PATIENCE, question)
            .await
            .is_ok_and(|answer| answer.starts_with("OK user7@example.com"))
    };
    let (alive, list, login) = tokio::join!(
        http("`/healthz`", &alive),
        http("another user's list", &list),
        Noticed::of("the mail server asks for a login", until, login),
    );
    vec![alive, list, login]
}

impl Noticed {
    async fn of(what: &'static str, until: Instant, is_answered: impl AsyncFn() -> bool) -> Self {
        let (mut times, mut unanswered) = (Vec::new(), 0);
        while Instant::now() < until {
            let asked = Instant::now();
            unanswered += usize::from(!is_answered().await);
            times.push(asked.elapsed().as_secs_f64() * 1000.0);
            tokio::time::sleep(PACE).await;
        }
        times.sort_by(f64::total_cmp);
        let p99 = times.get(times.len() * 99 / 100).copied().unwrap_or(f64::MAX);
        Self {
            what,
            unanswered,
            p99,
            times,
        }
    }
}

impl fmt::Display for Noticed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            what,
            unanswered,
            p99,
            times,
        } = self;
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        let longest = times.last().copied().unwrap_or_default();
        write!(
            f,
            "| {what} | {} | {unanswered} | {median:.1} ms | {p99:.1} ms | {longest:.0} ms |",
            times.len()
        )
    }
}
