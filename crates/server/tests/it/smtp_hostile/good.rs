//! Unusual but correct servers: the check succeeds at every step.

use fromline_core::gateway::Security::{Implicit, Starttls};

use super::{
    certificates::Shown::Good,
    rows::{EHLO, HELLO, LOGIN, PASSWORD, PLAIN, Row, USERNAME, YES, row},
    script::Step::{self, Hear, Raw, Say, Tls, Wait},
};

const PLAIN_RESPONSE: [Step; 3] = [
    Hear("AUTH PLAIN AHVzZXIubmFtZUBwYXJ0bmVyLmNvbQBjYW5hcnktcEBzcw=="),
    YES,
    Hear("QUIT"),
];

fn all(name: &'static str, hello: Step, offer: Step, step: &[Step]) -> Row {
    let mut script = vec![Tls(Good), hello, EHLO, offer];
    script.extend_from_slice(step);
    row(name, Implicit, &script, None)
}

/// Returns the rows of the table.
pub fn rows() -> Vec<Row> {
    let plain = PLAIN_RESPONSE;
    vec![
        all("13 no UTF-8", Raw(b"220 caf\xe9\r\n"), PLAIN, &plain),
        all("18 220 alone", Raw(b"220\r\n"), PLAIN, &plain),
        all(
            "23 ANSI, HTML, format strings",
            Say("220 \x1b[31m<script>%n%s</script>"),
            PLAIN,
            &plain,
        ),
        all(
            "a greeting of several lines",
            Raw(b"220-a\r\n220-b\r\n220 c\r\n"),
            PLAIN,
            &plain,
        ),
        all(
            "28 AUTH= as it was",
            HELLO,
            Say("250-a\r\n250 AUTH=PLAIN LOGIN"),
            &plain,
        ),
        all("54 takes any password", HELLO, PLAIN, &plain),
        row(
            "47 other mechanisms after TLS",
            Starttls,
            &[
                HELLO,
                EHLO,
                Say("250-a\r\n250-AUTH XOAUTH2\r\n250 StartTLS"),
                Hear("STARTTLS"),
                Say("220 go"),
                Tls(Good),
                EHLO,
                PLAIN,
                plain[0],
                YES,
            ],
            None,
        ),
    ]
}

/// Returns the rows about authentication mechanisms.
pub fn signing_in() -> Vec<Row> {
    let plain = PLAIN_RESPONSE;
    let user = Hear("dXNlci5uYW1lQHBhcnRuZXIuY29t\r\n");
    let password = Hear("Y2FuYXJ5LXBAc3M=\r\n");
    vec![
        all(
            "LOGIN",
            HELLO,
            LOGIN,
            &[
                Hear("AUTH LOGIN\r\n"),
                USERNAME,
                user,
                PASSWORD,
                password,
                YES,
                Hear("QUIT"),
            ],
        ),
        all(
            "LOGIN, worded otherwise",
            HELLO,
            LOGIN,
            &[
                Hear("AUTH LOGIN\r\n"),
                // Prompts are free text: here `Login::`, and text that is not base64.
                Say("334 TG9naW46Og=="),
                user,
                Say("334 ???"),
                password,
                YES,
            ],
        ),
        all(
            "slower than any other step may be",
            HELLO,
            PLAIN,
            &[plain[0], Wait(3_500), YES, Hear("QUIT")],
        ),
        all(
            "CRAM-MD5",
            HELLO,
            Say("250-a\r\n250 AUTH GSSAPI CRAM-MD5"),
            &[
                Hear("AUTH CRAM-MD5\r\n"),
                Say("334 PDE4OTYuNjk3MTcwOTUyQG1haWwucGFydG5lci5jb20+"),
                Hear("dXNlci5uYW1lQHBhcnRuZXIuY29tIGUwZDFmYjI4YmRlMzFmNWYxZTFhMDgwYThlN2YwZjZi\r\n"),
                YES,
                Hear("QUIT"),
            ],
        ),
        all(
            "PLAIN is listed and not understood, LOGIN is",
            HELLO,
            Say("250-a\r\n250 AUTH PLAIN LOGIN"),
            &[
                Hear("AUTH PLAIN "),
                Say("500 5.5.2 what?"),
                Hear("AUTH LOGIN\r\n"),
                USERNAME,
                user,
                PASSWORD,
                password,
                YES,
                Hear("QUIT"),
            ],
        ),
    ]
}
