//! The attacks: in each, several attackers repeat one hostile action.

mod api;
mod connections;
mod sockets;

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::task::JoinHandle;

use crate::{
    organisation::Organisation,
    request::{ask, request},
    server::Server,
    tally::Tally,
};

/// The address that attackers connect from. It is the trusted proxy's, so that each can claim any client address.
const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// Largest number of attackers that repeat their action after 1 ms; more than these wait 250 ms.
const CROWD: usize = 50;

/// What an attacker has: the server's addresses, two bearer tokens, and the tally of answers.
#[derive(Clone)]
struct Attack {
    server: std::net::SocketAddr,
    sockets: Arc<dyn Fn(&str) -> std::path::PathBuf + Send + Sync>,
    attacker: Arc<str>,
    administrator: Arc<str>,
    tally: Tally,
    until: Instant,
}

/// Starts all attacks; they end at `until`.
pub fn begin(
    server: &Server,
    organisation: &Organisation,
    tally: &Tally,
    until: Instant,
) -> Vec<JoinHandle<()>> {
    let folder = server.socket("");
    let attack = Attack {
        server: server.address,
        sockets: Arc::new(move |name| folder.join(name)),
        attacker: format!("Bearer {}", organisation.attacker).into(),
        administrator: format!("Bearer {}", organisation.administrator).into(),
        tally: tally.clone(),
        until,
    };
    [
        api::begin(&attack),
        connections::begin(&attack),
        sockets::begin(&attack),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl Attack {
    /// Starts attackers that repeat `work` until the time is over, with a pause in between. `work` gets a number that differs in
    /// every repetition of every attacker.
    fn crowd<F, W>(&self, people: usize, work: F) -> Vec<JoinHandle<()>>
    where
        F: Fn(Self, usize) -> W + Clone + Send + 'static,
        W: Future<Output = ()> + Send,
    {
        // A crowd that is sent away does not only knock: how fast a kernel takes connections is not what is measured.
        let pause = Duration::from_millis(if people > CROWD { 250 } else { 1 });
        let one = |person: usize| {
            let (attack, work) = (self.clone(), work.clone());
            tokio::spawn(async move {
                let mut round = person;
                while Instant::now() < attack.until {
                    work(attack.clone(), round).await;
                    round += people;
                    tokio::time::sleep(pause).await;
                }
            })
        };
        (0..people).map(one).collect()
    }

    /// Sends one request and counts the answer.
    async fn sends(
        &self,
        what: &'static str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) {
        let request = request(method, path, self.server, headers, body);
        self.sends_bytes(what, &request).await;
    }

    /// Sends bytes, which need not be a valid request, and counts the answer.
    async fn sends_bytes(&self, what: &'static str, bytes: &[u8]) {
        let answer = ask(self.server, HERE, bytes).await;
        self.tally.count(what, answer.as_ref());
    }
}
