//! A server that lies, floods and keeps silent. The page has its answer all the same, in time, and never "there is none" for
//! what could not be asked.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use fromline_server::{
    dns::{Cache, Servers},
    services::authentication::DEADLINE,
    testing::Harness,
};

use super::{
    server::{Behaviour, Tcp, start},
    wire::{Reply, cname, ns, text},
};

/// With `psd=n`: the server says the same of every name.
const RECORD: &[u8] = b"v=DMARC1; p=reject; psd=n";
const UNKNOWN: &str = "-, UNKNOWN";
const NONE: &str = "NONE, NONE";

/// Behaviours, each with what is made of it: disposition and verdict for `partner.com`.
fn rows() -> Vec<(&'static str, &'static str, Behaviour)> {
    let udp = |answer: fn(&[u8]) -> Vec<Vec<u8>>| Behaviour {
        udp: answer,
        tcp: Tcp::Close,
    };
    let tcp = |tcp: Tcp| Behaviour {
        udp: |query| vec![Reply::to(query).truncated().bytes()],
        tcp,
    };
    vec![
        ("good", "REJECT, FAIL", udp(|query| vec![good(query)])),
        ("by TCP", "REJECT, FAIL", tcp(Tcp::Answer(good))),
        ("silent", UNKNOWN, udp(|_| Vec::new())),
        ("garbage", UNKNOWN, udp(|_| vec![vec![0xff; 300]])),
        ("empty datagram", UNKNOWN, udp(|_| vec![Vec::new()])),
        (
            "half a header",
            UNKNOWN,
            udp(|query| vec![good(query)[..5].to_vec()]),
        ),
        (
            "cut in the record",
            UNKNOWN,
            udp(|query| {
                let whole = good(query);
                vec![whole[..whole.len() - 4].to_vec()]
            }),
        ),
        ("echo", UNKNOWN, udp(|query| vec![query.to_vec()])),
        ("wrong id", UNKNOWN, udp(|query| vec![with_other_id(query)])),
        (
            "wrong ids, then the right one",
            "REJECT, FAIL",
            udp(|query| vec![with_other_id(query), with_other_id(query), good(query)]),
        ),
        (
            "another question",
            UNKNOWN,
            udp(|query| {
                let mut reply = good(query);
                reply[14] ^= 1;
                vec![reply]
            }),
        ),
        (
            "SERVFAIL",
            UNKNOWN,
            udp(|query| vec![Reply::to(query).code(2).bytes()]),
        ),
        (
            "NOTIMP",
            UNKNOWN,
            udp(|query| vec![Reply::to(query).code(4).bytes()]),
        ),
        (
            "REFUSED",
            UNKNOWN,
            udp(|query| vec![Reply::to(query).code(5).bytes()]),
        ),
        (
            "FORMERR",
            UNKNOWN,
            udp(|query| vec![Reply::to(query).code(1).bytes()]),
        ),
        (
            "a referral",
            UNKNOWN,
            udp(|query| vec![Reply::to(query).authority(ns("elsewhere.example")).bytes()]),
        ),
        (
            "NXDOMAIN without SOA",
            NONE,
            udp(|query| vec![Reply::to(query).code(3).bytes()]),
        ),
        (
            "no records, no SOA",
            NONE,
            udp(|query| vec![Reply::to(query).bytes()]),
        ),
        (
            "more records announced than sent",
            UNKNOWN,
            udp(|query| vec![Reply::to(query).record(text(RECORD)).announcing(u16::MAX).bytes()]),
        ),
        (
            "a name that points to itself",
            UNKNOWN,
            udp(|query| {
                let mut reply = Reply::to(query).announcing(1).bytes();
                let here = u16::try_from(reply.len()).unwrap() | 0xc000;
                reply.extend(here.to_be_bytes());
                reply.extend([0, 16, 0, 1, 0, 0, 1, 44, 0, 2, 1, b'x']);
                vec![reply]
            }),
        ),
        (
            "a record longer than its message",
            UNKNOWN,
            udp(|query| {
                let mut record = text(RECORD);
                record[10] = 0xff;
                vec![Reply::to(query).record(record).bytes()]
            }),
        ),
        (
            "a string longer than its record",
            UNKNOWN,
            udp(|query| {
                let mut record = text(RECORD);
                record[12] = 0xff;
                vec![Reply::to(query).record(record).bytes()]
            }),
        ),
        (
            "CNAMEs without end",
            UNKNOWN,
            udp(|query| {
                let target = format!("x{:02x}{:02x}.example", query[0], query[1]);
                vec![Reply::to(query).record(cname(&target)).bytes()]
            }),
        ),
        (
            "a CNAME to itself",
            UNKNOWN,
            udp(|query| {
                vec![
                    Reply::to(query)
                        .record(vec![0xc0, 12, 0, 5, 0, 1, 0, 0, 1, 44, 0, 2, 0xc0, 12])
                        .bytes(),
                ]
            }),
        ),
        ("TCP closes", UNKNOWN, tcp(Tcp::Close)),
        ("TCP keeps silent", UNKNOWN, tcp(Tcp::Silent)),
        ("TCP drips", UNKNOWN, tcp(Tcp::Drip)),
        ("TCP floods", UNKNOWN, tcp(Tcp::Flood)),
        (
            "TCP sends garbage",
            UNKNOWN,
            tcp(Tcp::Answer(|_| vec![0xff; 60_000])),
        ),
        (
            "thousands of records",
            UNKNOWN,
            tcp(Tcp::Answer(|query| {
                let reply = (0..2000).fold(Reply::to(query), |reply, _| reply.record(text(b"v=DMARC1")));
                reply.bytes()
            })),
        ),
        (
            "a huge record",
            UNKNOWN,
            tcp(Tcp::Answer(|query| {
                Reply::to(query).record(text(&[b'x'; 60_000])).bytes()
            })),
        ),
    ]
}

fn good(query: &[u8]) -> Vec<u8> {
    Reply::to(query).record(text(RECORD)).bytes()
}

fn with_other_id(query: &[u8]) -> Vec<u8> {
    let mut reply = Reply::to(query).record(text(b"v=DMARC1; p=none")).bytes();
    reply[0] ^= 0x55;
    reply
}

/// What is answered, and how long it took.
async fn outcome(address: std::net::SocketAddr) -> (String, Duration) {
    let harness = Harness::new().await;
    let servers = Arc::new(Servers::at(address).unwrap());
    let dns = Cache::new(servers, harness.clock.clone());
    let harness = harness.with_dns(Arc::new(dns));
    let user = harness.program("user@example.com").await;
    let began = Instant::now();
    let answer = user.get("/api/v1/domains/partner.com/authentication").await;
    let took = began.elapsed();
    let json = answer.ok();
    let disposition = json["policy"]["disposition"].as_str().unwrap_or("-");
    let verdict = json["organisation"]["dmarc"].as_str().unwrap();
    (format!("{disposition}, {verdict}"), took)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_behaviour_has_its_outcome_in_time() {
    let mut running = tokio::task::JoinSet::new();
    for (name, expected, behaviour) in rows() {
        running.spawn(async move {
            let server = start(behaviour).await;
            let (got, took) = outcome(server).await;
            (name, expected, got, took)
        });
    }
    running.spawn(async {
        let listener = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let (got, took) = outcome(address).await;
        ("nothing listens", UNKNOWN, got, took)
    });
    let mut faults = Vec::new();
    while let Some(done) = running.join_next().await {
        let (name, expected, got, took) = done.unwrap();
        // Beside thirty others on two cores.
        if got != expected || took > DEADLINE + Duration::from_secs(2) {
            faults.push(format!("{name}: {got} in {took:?}, not {expected}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
