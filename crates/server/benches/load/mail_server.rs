//! What the mail server does: it looks up logins, and passes on mail that Fromline delivers through a gateway.

use std::{path::Path, sync::Arc, time::Instant};

use fromline_base::idn::to_ascii;
use fromline_core::gateway::{Gateway, Host, Security};
use fromline_outbound::demo::Demo;
use fromline_server::testing::Harness;
use fromline_server::testing::mail_server::{Lmtp, MailServer, Maps};

use crate::{
    asking::{Found, TIME},
    town,
};

/// Number of connections with look-ups at once. Postfix's default of 100 processes would be the most.
pub const LOOKING_UP: usize = 16;
/// Number of deliveries at once.
pub const DELIVERING: usize = 20;

const ALIAS: &str = "user.name@partner.com";
const PASSWORD: &str = "the demo's password";

/// Looks up repeatedly which login may use an alias as a sender.
pub async fn look_ups(socket: &Path) -> Found {
    let begin = Instant::now();
    let mut workers = Vec::new();
    for worker in 0..LOOKING_UP {
        let mut maps = Maps::open(socket).await;
        workers.push(tokio::spawn(async move {
            let mut times = Vec::new();
            while begin.elapsed() < TIME {
                let number = (worker * 6151 + times.len() * 7919) % town::USERS;
                let login = town::address(number);
                let sent = Instant::now();
                let answer = maps.login(&format!("{login}.b.test")).await;
                times.push(sent.elapsed().as_secs_f64() * 1000.0);
                assert!(answer.starts_with(&format!("OK {login}")), "{answer}");
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

/// Delivers messages through the LMTP listener: for each the route is decided, the credentials are decrypted, and the gateway
/// gets it with TLS and AUTH.
pub async fn deliveries() -> Found {
    let demo = Demo::start(PASSWORD).await.expect("the demo's servers");
    let harness = Harness::new().await.with_gateways(demo.gateways.clone());
    harness
        .add_alias("user@example.com", ALIAS, Some((gateway(), ALIAS, PASSWORD)))
        .await;
    harness.allow_gateways().await;
    let server = Arc::new(MailServer::of(&harness.app));
    let accepted = server.accepted("user@example.com", ALIAS).await;
    let begin = Instant::now();
    let mut workers = Vec::new();
    for _ in 0..DELIVERING {
        let (server, accepted) = (server.clone(), accepted.clone());
        workers.push(tokio::spawn(async move {
            let mut session = Lmtp::open(&server.socket("gateway")).await;
            let message = format!(
                "{accepted}From: {ALIAS}\r\nTo: a@b.cd\r\nSubject: x\r\n\r\n{}",
                "Hello\r\n".repeat(300)
            );
            let mut times = Vec::new();
            while begin.elapsed() < TIME {
                let sent = Instant::now();
                let replies = session.deliver(ALIAS, &["a@b.cd"], &message).await;
                times.push(sent.elapsed().as_secs_f64() * 1000.0);
                assert_eq!(replies, ["250 2.0.0 Ok"]);
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

fn gateway() -> Gateway {
    Gateway {
        host: Host::parse("smtp.partner.com", &to_ascii).expect("a host"),
        port: 465,
        security: Security::Implicit,
    }
}
