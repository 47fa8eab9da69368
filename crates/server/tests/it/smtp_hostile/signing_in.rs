//! The table about authentication.

use fromline_core::{Reason, gateway::Security::Implicit};

use super::{
    certificates::Shown::Good,
    rows::{EHLO, HELLO, LOGIN, PASSWORD, PLAIN, Row, USERNAME, YES, row},
    script::Step::{self, Hang, Hear, Many, Say, Tls},
};
use Reason::{
    AppPasswordNeeded, AuthNotUnderstood, AuthRejected, AuthUnavailable, AuthUnsupported, EncryptionRequired,
    PasswordSignInOff, ProtocolError, Server4xx, Server5xx, SignInSlow,
};

const BOTH: Step = Say("250-mail.partner.com\r\n250 AUTH PLAIN LOGIN");
const CRAM: Step = Say("250-mail.partner.com\r\n250 AUTH CRAM-MD5");
const SCRAM: Step = Say("250-mail.partner.com\r\n250 AUTH CRAM-MD5 SCRAM-SHA-256");

fn after(name: &'static str, offer: Step, step: &[Step], expected: Reason) -> Row {
    let mut script = vec![Tls(Good), HELLO, EHLO, offer];
    script.extend_from_slice(step);
    row(name, Implicit, &script, Some(expected))
}

/// A server's replies to a password.
pub fn replies() -> Vec<Row> {
    let plain = |name, step, expected| after(name, PLAIN, &[Hear("AUTH PLAIN "), step, Hang], expected);
    vec![
        plain("48 535", Say("535 5.7.8 wrong"), AuthRejected),
        plain("535 without more", Say("535 wrong"), AuthRejected),
        plain("550", Say("550 wrong"), AuthRejected),
        plain("49 454", Say("454 4.7.0 later"), AuthUnavailable),
        plain(
            "50 534",
            Say("534-5.7.9 Application-specific\r\n534 5.7.9 password required"),
            AppPasswordNeeded,
        ),
        plain("530", Say("530 5.7.0 STARTTLS first"), EncryptionRequired),
        plain("538", Say("538 5.7.11 encryption required"), EncryptionRequired),
        plain("535 5.7.139", Say("535 5.7.139 off"), PasswordSignInOff),
        plain("550 5.7.30", Say("550 5.7.30 off for good"), PasswordSignInOff),
        plain("500", Say("500 5.5.2 Line too long"), AuthNotUnderstood),
        plain("501", Say("501 Syntax error"), AuthNotUnderstood),
        plain("552", Say("552 too long"), AuthNotUnderstood),
        after(
            "521 and closes",
            PLAIN,
            &[Hear("AUTH PLAIN "), Say("521 Command line too long")],
            AuthNotUnderstood,
        ),
        after(
            "500 and closes, though another way is offered",
            BOTH,
            &[Hear("AUTH PLAIN "), Say("500 Command line too long")],
            AuthNotUnderstood,
        ),
        after(
            "504 for one, 535 for the other",
            BOTH,
            &[
                Hear("AUTH PLAIN "),
                Say("504 not this one"),
                Hear("AUTH LOGIN\r\n"),
                USERNAME,
                Hear(""),
                PASSWORD,
                Hear(""),
                Say("535 wrong"),
                Hang,
            ],
            AuthRejected,
        ),
        after(
            "535 is an answer: no other way is tried",
            BOTH,
            &[Hear("AUTH PLAIN "), Say("535 wrong"), Hear("QUIT")],
            AuthRejected,
        ),
        plain("503", Say("503 5.5.1 not enabled"), AuthUnsupported),
        plain("504", Say("504 5.5.4 not this one"), AuthUnsupported),
        plain("554", Say("554 5.7.1 go away"), Server5xx),
        plain("51 334 for ever", Many("334 \r\n", 1), ProtocolError),
        plain("250 instead of 235", Say("250 ok"), ProtocolError),
        plain("55 hangs", Hang, SignInSlow),
        plain("421", Say("421 later"), Server4xx),
        after("56 closes", PLAIN, &[Hear("AUTH PLAIN ")], ProtocolError),
    ]
}

/// A server's prompts, and when it may accept.
pub fn steps() -> Vec<Row> {
    let login = |name, step: &[Step], expected| {
        let mut script = vec![Hear("AUTH LOGIN\r\n")];
        script.extend_from_slice(step);
        script.push(Hang);
        after(name, LOGIN, &script, expected)
    };
    let cram = |name, step, expected| after(name, CRAM, &[Hear("AUTH CRAM-MD5\r\n"), step, Hang], expected);
    let scram = |name, step: &[Step], expected| {
        let mut script = vec![Hear("AUTH SCRAM-SHA-256 ")];
        script.extend_from_slice(step);
        script.push(Hang);
        after(name, SCRAM, &script, expected)
    };
    vec![
        login(
            "48 535",
            &[USERNAME, Hear(""), PASSWORD, Hear(""), Say("535 wrong")],
            AuthRejected,
        ),
        login(
            "535 after the name",
            &[USERNAME, Hear(""), Say("535 who?")],
            AuthRejected,
        ),
        login(
            "51 asks a third time",
            &[USERNAME, Hear(""), PASSWORD, Hear(""), PASSWORD],
            ProtocolError,
        ),
        login("51 hangs before it asks", &[Hang], SignInSlow),
        login("53 welcome without asking", &[YES], ProtocolError),
        login(
            "53 welcome after the name",
            &[USERNAME, Hear(""), YES],
            ProtocolError,
        ),
        cram("CRAM-MD5: no base64", Say("334 ???"), ProtocolError),
        cram("CRAM-MD5: welcome without asking", YES, ProtocolError),
        cram("CRAM-MD5: 504", Say("504 no"), AuthUnsupported),
        scram("SCRAM: welcome without asking", &[YES], ProtocolError),
        scram(
            "SCRAM: another client's number",
            // r=someoneelse,s=c2FsdA==,i=4096
            &[Say("334 cj1zb21lb25lZWxzZSxzPWMyRnNkQT09LGk9NDA5Ng==")],
            ProtocolError,
        ),
        scram("SCRAM: nothing", &[Say("334 ")], ProtocolError),
        scram("SCRAM: 535 at once", &[Say("535 5.7.8 who?")], AuthRejected),
        scram("SCRAM: 454", &[Say("454 4.7.0 later")], AuthUnavailable),
    ]
}
