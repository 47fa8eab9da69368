//! The guard from outside: 188 ways to name a denied address. None leads to a connection, and none can be distinguished from a
//! name that does not exist.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use fromline_base::idn::to_ascii;
use fromline_core::{
    Reason,
    gateway::{Gateway, Host, Security},
};
use fromline_outbound::{
    smtp::{
        Connect, GatewayAccount, Gateways as _, GuardedGateways, Resolve, SmtpFailure, Timeouts,
        build_client_config, guard::Guard,
    },
    testing::{DENIED_V4, DENIED_V6},
};
use secrecy::SecretString;
use tokio::net::TcpStream;

const GOOD: IpAddr = IpAddr::V4(Ipv4Addr::new(100, 0, 0, 1));

/// Gives these answers in order, repeating the last one; nothing listens at the addresses.
struct World {
    answers: Mutex<Vec<Vec<IpAddr>>>,
    connected: Mutex<Vec<SocketAddr>>,
}

#[async_trait]
impl Resolve for World {
    async fn lookup(&self, _host: &str) -> Vec<IpAddr> {
        let mut answers = self.answers.lock().unwrap();
        if answers.len() > 1 {
            answers.remove(0)
        } else {
            answers[0].clone()
        }
    }
}

#[async_trait]
impl Connect for World {
    async fn connect(&self, address: SocketAddr) -> io::Result<TcpStream> {
        self.connected.lock().unwrap().push(address);
        Err(io::ErrorKind::ConnectionRefused.into())
    }
}

async fn check(answers: Vec<Vec<IpAddr>>) -> (Result<(), SmtpFailure>, Vec<IpAddr>) {
    let world = Arc::new(World {
        answers: Mutex::new(answers),
        connected: Mutex::default(),
    });
    let gateways = GuardedGateways {
        resolver: world.clone(),
        connector: world.clone(),
        guard: Guard::new(Vec::new(), Vec::new()),
        tls: build_client_config(&[]).unwrap(),
        times: Timeouts {
            step: Duration::from_secs(2),
            ..Timeouts::default()
        },
        ehlo: "example.com".to_owned(),
    };
    let host = Host::parse("gateway.partner.com", &to_ascii).unwrap();
    let outcome = gateways
        .check(&GatewayAccount {
            gateway: Gateway {
                host,
                port: 587,
                security: Security::Starttls,
            },
            username: SecretString::from("user"),
            password: SecretString::from("password"),
        })
        .await
        .map(|_| ());
    let connected = world
        .connected
        .lock()
        .unwrap()
        .iter()
        .map(SocketAddr::ip)
        .collect();
    (outcome, connected)
}

#[tokio::test]
async fn nothing_leads_to_a_denied_address() {
    let (unknown, none) = check(vec![Vec::new()]).await;
    assert_eq!(
        (unknown, none.len()),
        (Err(SmtpFailure::permanent(Reason::HostNotFound)), 0)
    );
    let mut cases = 0;
    for text in DENIED_V4.iter().chain(&DENIED_V6) {
        let denied: IpAddr = text.parse().unwrap();
        for literal in [(*text).to_owned(), format!("[{text}]")] {
            assert_eq!(
                Host::parse(&literal, &to_ascii),
                Err(Reason::HostInvalid),
                "{literal}"
            );
        }
        let mut answers = vec![vec![denied], vec![GOOD, denied]];
        if let IpAddr::V4(v4) = denied {
            let [high, low] =
                [v4.to_bits() >> 16, v4.to_bits() & 0xffff].map(|half| u16::try_from(half).unwrap());
            answers.push(vec![v4.to_ipv6_mapped().into()]);
            answers.push(vec![Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low).into()]);
        }
        cases += 2 + answers.len();
        for answer in answers {
            assert_eq!(
                check(vec![answer.clone()]).await,
                (unknown, Vec::new()),
                "{answer:?}"
            );
        }
        // DNS rebinding: the name is not looked up a second time.
        let (outcome, connected) = check(vec![vec![GOOD], vec![denied]]).await;
        assert_eq!(
            outcome.map_err(|failure| failure.reason),
            Err(Reason::ConnectFailed)
        );
        assert_eq!(connected, [GOOD], "{text}");
    }
    assert_eq!(cases, 188);
}
