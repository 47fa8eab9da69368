//! The table of servers' behavior, each with the expected reason. The numbers refer to the list of hostile behaviors in the
//! threat model.

use fromline_core::{Reason, gateway::Security};

use super::{
    certificates::Shown::{Expired, Good, HugeChain, OwnAuthority, SelfSigned, WrongName},
    script::Step::{self, Drip, Flood, HalfClose, Hang, Hear, Many, Raw, Reset, Say, Tls},
};

/// One row of the table.
pub struct Row {
    /// The name of the row.
    pub name: &'static str,
    /// The connection security that the client uses.
    pub security: Security,
    /// The server's script.
    pub script: Vec<Step>,
    /// The reason that the user gets; `None` for success.
    pub expected: Option<Reason>,
}

use Reason::{
    AuthUnsupported, CertificateExpired, CertificateOtherName, CertificateUnknownIssuer, ConnectFailed,
    OauthOnly, ProtocolError, Server4xx, Server5xx, StarttlsMissing, Timeout, TlsFailed,
};
use Security::{Implicit, Starttls};

/// A greeting by a mail server.
pub const HELLO: Step = Say("220 mail.partner.com ESMTP");
/// The EHLO that the client sends.
pub const EHLO: Step = Hear("EHLO example.com");
const OFFER: Step = Say("250-mail.partner.com\r\n250-SIZE 1000\r\n250 STARTTLS");
/// An offer of PLAIN.
pub const PLAIN: Step = Say("250-mail.partner.com\r\n250 AUTH PLAIN");
/// An offer of LOGIN.
pub const LOGIN: Step = Say("250-mail.partner.com\r\n250 AUTH LOGIN");
/// Acceptance of the credentials.
pub const YES: Step = Say("235 2.7.0 welcome");
/// The prompt for the username.
pub const USERNAME: Step = Say("334 VXNlcm5hbWU6");
/// The prompt for the password.
pub const PASSWORD: Step = Say("334 UGFzc3dvcmQ6");

/// Builds a row of the table.
pub fn row(name: &'static str, security: Security, script: &[Step], expected: Option<Reason>) -> Row {
    Row {
        name,
        security,
        script: script.to_vec(),
        expected,
    }
}

/// The server's first bytes; before a valid greeting every protocol gives the same outcome.
pub fn greetings() -> Vec<Row> {
    let say = |name, step| row(name, Starttls, &[step, Hang], Some(ConnectFailed));
    let tls = |name, step| row(name, Implicit, &[Tls(Good), step, Hang], Some(ConnectFailed));
    vec![
        row("3 closes", Starttls, &[], Some(ConnectFailed)),
        row("3 closes, TLS", Implicit, &[], Some(ConnectFailed)),
        row("4 resets", Starttls, &[Reset], Some(ConnectFailed)),
        row("5 silent", Starttls, &[Hang], Some(ConnectFailed)),
        row("5 silent, TLS", Implicit, &[Hang], Some(ConnectFailed)),
        row(
            "5 silent after TLS",
            Implicit,
            &[Tls(Good), Hang],
            Some(ConnectFailed),
        ),
        say(
            "8 drips",
            Drip(b"220 mail.partner.com will be with you as soon as it can\r\n"),
        ),
        say("9 without end", Raw(b"220-a\r\n220-b\r\n")),
        say("10 ten thousand lines", Many("220-a\r\n", 10_000)),
        say("11 flood without newline", Flood(&[b'x'; 4096])),
        tls("11 flood in TLS", Flood(&[b'x'; 4096])),
        say("11 flood of short lines", Flood(b"220-x\r\n")),
        say("12 NUL", Raw(b"220 a\0b\r\n")),
        say("14 bare LF", Raw(b"220 a\n")),
        say("15 bare CR", Raw(b"220 a\rb\r\n")),
        row("16 421", Starttls, &[Say("421 4.3.2 later")], Some(Server4xx)),
        row(
            "16 450",
            Starttls,
            &[Say("450-not\r\n450 now"), Hang],
            Some(Server4xx),
        ),
        row(
            "16 421 in TLS",
            Implicit,
            &[Tls(Good), Say("421 later")],
            Some(Server4xx),
        ),
        row(
            "16 421 behind a certificate that does not hold",
            Implicit,
            &[Tls(SelfSigned), Say("421 later"), Hang],
            Some(CertificateUnknownIssuer),
        ),
        say("16 421 and more", Raw(b"421 later\r\n220 now\r\n")),
        say("16 399", Say("399 hm")),
        say("17 554", Say("554 go away")),
        say("18 250", Say("250 hello")),
        say("18 PREAUTH-like", Say("235 welcome")),
        say("18 two digits", Say("22 hello")),
        say("18 line of 3000 bytes", Many("220 xxxxxxxxxx", 220)),
        say(
            "19 HTTP",
            Say("HTTP/1.1 400 Bad Request\r\nServer: secret/1.0\r\n"),
        ),
        say("20 SSH", Say("SSH-2.0-OpenSSH_9.2")),
        say("IMAP", Say("* OK [CAPABILITY IMAP4rev1] ready")),
        say("POP3", Say("+OK ready")),
        say(
            "21 a TLS alert on a plain port",
            Raw(b"\x15\x03\x03\x00\x02\x02\x28"),
        ),
        row(
            "22 plain on a TLS port",
            Implicit,
            &[HELLO, Hang],
            Some(ConnectFailed),
        ),
        tls("HTTP in TLS", Say("HTTP/1.1 400 Bad Request")),
        row(
            "TLS with a bad certificate, and no SMTP",
            Implicit,
            &[Tls(SelfSigned), Say("+OK"), Hang],
            Some(ConnectFailed),
        ),
        say("a second reply behind the greeting", Raw(b"220 a\r\n250 b\r\n")),
    ]
}

/// EHLO responses, on a connection with a valid certificate.
pub fn capabilities() -> Vec<Row> {
    let after = |name, step, expected| {
        row(
            name,
            Implicit,
            &[Tls(Good), HELLO, EHLO, step, Hang],
            Some(expected),
        )
    };
    let plain = |name, step, expected| row(name, Starttls, &[HELLO, EHLO, step, Hang], Some(expected));
    vec![
        row(
            "6 half-closes after the greeting",
            Starttls,
            &[HELLO, HalfClose, Hang],
            Some(ProtocolError),
        ),
        plain("24 500", Say("500 what?"), StarttlsMissing),
        after("24 500 in TLS", Say("500 what?"), AuthUnsupported),
        after(
            "25 a thousand capabilities",
            Many("250-X-THING\r\n", 1000),
            ProtocolError,
        ),
        after(
            "26 no AUTH",
            Say("250-mail.partner.com\r\n250 SIZE 1000"),
            AuthUnsupported,
        ),
        after(
            "27 only what we do not speak",
            Say("250-a\r\n250 AUTH DIGEST-MD5 NTLM GSSAPI"),
            AuthUnsupported,
        ),
        after(
            "27 OAuth alone",
            Say("250-a\r\n250 AUTH XOAUTH2 OAUTHBEARER"),
            OauthOnly,
        ),
        after(
            "27 OAuth and what we do not speak",
            Say("250-a\r\n250 AUTH GSSAPI OAUTHBEARER"),
            OauthOnly,
        ),
        row(
            "27 CRAM-MD5 without TLS",
            Starttls,
            &[HELLO, EHLO, Say("250-a\r\n250 AUTH CRAM-MD5 SCRAM-SHA-256"), Hang],
            Some(StarttlsMissing),
        ),
        after(
            "a server that is called AUTH",
            Say("250 AUTH PLAIN LOGIN"),
            AuthUnsupported,
        ),
        after(
            "29 two codes in one reply",
            Raw(b"250-a\r\n220 b\r\n"),
            ProtocolError,
        ),
        after("30 hangs", Hang, Timeout),
        row(
            "31 closes",
            Implicit,
            &[Tls(Good), HELLO, EHLO],
            Some(ProtocolError),
        ),
        after("32 421", Say("421 later"), Server4xx),
        after("550", Say("550 not you"), Server5xx),
        after("flood in TLS", Flood(b"250-x\r\n"), ProtocolError),
        plain(
            "220 with control characters",
            Raw(b"250-a\x1b[2J\0\r\n250 STARTTLS\r\n"),
            ProtocolError,
        ),
    ]
}

/// Builds a row about what follows after STARTTLS was offered and requested.
fn start(name: &'static str, step: &[Step], expected: Reason) -> Row {
    let mut script = vec![HELLO, EHLO, OFFER, Hear("STARTTLS")];
    script.extend_from_slice(step);
    script.push(Hang);
    row(name, Starttls, &script, Some(expected))
}

/// Invalid certificates: none of these servers may see a credential.
pub fn certificates() -> Vec<Row> {
    let go = Say("220 go ahead");
    vec![
        start("39 expired", &[go, Tls(Expired)], CertificateExpired),
        start("40 wrong name", &[go, Tls(WrongName)], CertificateOtherName),
        start("41 self-signed", &[go, Tls(SelfSigned)], CertificateUnknownIssuer),
        start(
            "41 self-signed, an authority of its own",
            &[go, Tls(OwnAuthority)],
            CertificateUnknownIssuer,
        ),
        row(
            "41 self-signed, an authority of its own, TLS first",
            Implicit,
            &[Tls(OwnAuthority), HELLO, Hang],
            Some(CertificateUnknownIssuer),
        ),
        row(
            "39 expired, TLS first",
            Implicit,
            &[Tls(Expired), HELLO, Hang],
            Some(CertificateExpired),
        ),
        row(
            "40 wrong name, TLS first",
            Implicit,
            &[Tls(WrongName), HELLO, Hang],
            Some(CertificateOtherName),
        ),
        row(
            "41 self-signed, TLS first",
            Implicit,
            &[Tls(SelfSigned), HELLO, Hang],
            Some(CertificateUnknownIssuer),
        ),
    ]
}

/// STARTTLS: none of these servers may see a credential.
pub fn protection() -> Vec<Row> {
    let go = Say("220 go ahead");
    vec![
        row(
            "33 not offered",
            Starttls,
            &[HELLO, EHLO, PLAIN, Hang],
            Some(StarttlsMissing),
        ),
        row(
            "33 offered by the name alone",
            Starttls,
            &[HELLO, EHLO, Say("250-STARTTLS\r\n250 AUTH PLAIN"), Hang],
            Some(StarttlsMissing),
        ),
        start("34 454", &[Say("454 not now")], Server4xx),
        start("35 502", &[Say("502 not here")], StarttlsMissing),
        start(
            "36 plain text goes on",
            &[go, Say("250 no TLS for you")],
            TlsFailed,
        ),
        start(
            "37 replies injected in the same segment",
            &[
                Raw(b"220 go\r\n250-mail\r\n250 AUTH LOGIN\r\n"),
                Tls(Good),
                EHLO,
                PLAIN,
                Hear("AUTH"),
                YES,
            ],
            ProtocolError,
        ),
        start(
            "38 replies injected in a second segment",
            &[go, Drip(b"250 A"), Tls(Good), EHLO, PLAIN, Hear("AUTH"), YES],
            TlsFailed,
        ),
        start(
            "42 TLS 1.0: an alert",
            &[go, Raw(b"\x15\x03\x01\x00\x02\x02\x46")],
            TlsFailed,
        ),
        start(
            "42 TLS that is broken at the server: an alert",
            &[go, Raw(b"\x15\x03\x03\x00\x02\x02\x50")],
            TlsFailed,
        ),
        row(
            "42 the same, TLS first: nothing is told before a greeting",
            Implicit,
            &[Raw(b"\x15\x03\x03\x00\x02\x02\x50"), Hang],
            Some(ConnectFailed),
        ),
        start("42 TLS 1.0: its hello", &[go, Raw(TLS10)], TlsFailed),
        start("43 handshake hangs", &[go], Timeout),
        start(
            "44 handshake drips",
            &[
                go,
                Drip(&[0x16, 3, 3, 0, 90, 2, 0, 0, 86, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
            ],
            Timeout,
        ),
        start("45 huge chain", &[go, Tls(HugeChain)], TlsFailed),
        start(
            "46 closes after the handshake",
            &[go, Tls(Good), HalfClose],
            ProtocolError,
        ),
        start(
            "47 no AUTH after TLS",
            &[go, Tls(Good), EHLO, OFFER],
            AuthUnsupported,
        ),
    ]
}

/// A `ServerHello` of TLS 1.0.
const TLS10: &[u8] = &[
    0x16, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
    7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 0, 0, 0x2f, 0,
];
