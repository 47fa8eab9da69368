//! Behaviors of a DNS server, each with the resulting disposition and verdict for `partner.com`.

use super::{
    server::{Behaviour, Tcp},
    wire::{Reply, cname, ns, text},
};

/// A policy with `psd=n`, because the server gives the same answer for every name.
const RECORD: &[u8] = b"v=DMARC1; p=reject; psd=n";
const REJECT: &str = "REJECT, FAIL";
/// No policy and no verdict.
pub const UNKNOWN: &str = "-, UNKNOWN";
const NONE: &str = "NONE, NONE";

/// A name, the expected result, and the behavior.
type Row = (&'static str, &'static str, Behaviour);

pub fn rows() -> Vec<Row> {
    [answers(), codes(), malformed(), connections()].concat()
}

const fn udp(answer: fn(&[u8]) -> Vec<Vec<u8>>) -> Behaviour {
    Behaviour {
        udp: answer,
        tcp: Tcp::Close,
    }
}

const fn tcp(tcp: Tcp) -> Behaviour {
    Behaviour {
        udp: |query| vec![Reply::to(query).truncated().bytes()],
        tcp,
    }
}

fn good(query: &[u8]) -> Vec<u8> {
    Reply::to(query).record(text(RECORD)).bytes()
}

/// Answers with more than 512 bytes if the client accepts them (RFC 6891), which the last count of the header tells.
fn long(query: &[u8]) -> Vec<u8> {
    let says_so = query.get(10..12) == Some(&[0, 1]);
    let other = text(&[b'x'; 900]);
    let reply = Reply::to(query).record(other).record(text(RECORD));
    if says_so {
        reply.bytes()
    } else {
        Reply::to(query).truncated().bytes()
    }
}

fn with_other_id(query: &[u8]) -> Vec<u8> {
    let mut reply = Reply::to(query).record(text(b"v=DMARC1; p=none")).bytes();
    reply[0] ^= 0x55;
    reply
}

/// Valid answers, and answers that only resemble one.
fn answers() -> Vec<Row> {
    vec![
        ("good", REJECT, udp(|query| vec![good(query)])),
        ("by TCP", REJECT, tcp(Tcp::Answer(good))),
        ("long, by UDP alone", REJECT, udp(|query| vec![long(query)])),
        ("silent", UNKNOWN, udp(|_| Vec::new())),
        ("echo", UNKNOWN, udp(|query| vec![query.to_vec()])),
        ("wrong id", UNKNOWN, udp(|query| vec![with_other_id(query)])),
        (
            "wrong ids, then the right one",
            REJECT,
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
    ]
}

fn codes() -> Vec<Row> {
    vec![
        (
            "FORMERR",
            UNKNOWN,
            udp(|query| vec![Reply::to(query).code(1).bytes()]),
        ),
        (
            "SERVFAIL",
            UNKNOWN,
            udp(|query| vec![Reply::to(query).code(2).bytes()]),
        ),
        (
            "NXDOMAIN without SOA",
            NONE,
            udp(|query| vec![Reply::to(query).code(3).bytes()]),
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
            "no records, no SOA",
            NONE,
            udp(|query| vec![Reply::to(query).bytes()]),
        ),
        (
            "a referral",
            UNKNOWN,
            udp(|query| vec![Reply::to(query).authority(ns("elsewhere.example")).bytes()]),
        ),
    ]
}

fn malformed() -> Vec<Row> {
    vec![
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
    ]
}

fn connections() -> Vec<Row> {
    vec![
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
                Reply::to(query).record(text(&vec![b'x'; 60_000])).bytes()
            })),
        ),
    ]
}
