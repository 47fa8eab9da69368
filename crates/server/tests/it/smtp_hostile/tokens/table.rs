//! Servers that accept tokens, and the outcome of each.

use fromline_core::Reason;

use super::super::{
    certificates::Shown::Good,
    rows::{EHLO, HELLO, YES},
    script::Step::{self, Hang, Hear, Many, Say, Tls},
};
use Reason::{
    AuthNotUnderstood, AuthUnavailable, AuthUnsupported, ProtocolError, ScopeMissing, Server4xx,
    SignInBlocked, SignInPolicy, SignInSlow, SmtpAuthOffMailbox, SmtpAuthOffTenant, TokenRejected,
};

pub const OAUTHBEARER: Step = Say("250-mail.partner.com\r\n250 AUTH LOGIN PLAIN OAUTHBEARER XOAUTH2");
pub const XOAUTH2: Step = Say("250-mail.partner.com\r\n250 AUTH LOGIN XOAUTH2");
pub const QUIT: Step = Hear("QUIT\r\n");
/// `{"status":"401","schemes":"bearer","scope":"mail"}`, as Dovecot sends it.
pub const STATUS_401: Step = Say("334 eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=");
/// `{"status":"invalid_token"}`, in base64.
const INVALID: Step = Say("334 eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=");
/// `{"status":"insufficient_scope"}`, in base64.
const INSUFFICIENT: Step = Say("334 eyJzdGF0dXMiOiJpbnN1ZmZpY2llbnRfc2NvcGUifQ==");
pub const GO_ON: Step = Say("334 ");

/// One server: its capabilities, its steps, and the expected reason; `None` if the user is signed in.
pub struct Row {
    pub name: &'static str,
    pub script: Vec<Step>,
    pub expected: Option<Reason>,
}

fn row(name: &'static str, offer: Step, steps: &[Step], expected: impl Into<Option<Reason>>) -> Row {
    let script = [&[Tls(Good), HELLO, EHLO, offer], steps].concat();
    Row {
        name,
        script,
        expected: expected.into(),
    }
}

/// Rows with a token that fits into the command line.
#[expect(clippy::too_many_lines, reason = "a table")]
pub fn short() -> Vec<Row> {
    let bearer = |name, steps: &[Step], expected: Option<Reason>| {
        let steps = [
            &[Hear("AUTH OAUTHBEARER bixhPXVzZXIubmFtZUBwYXJ0bmVyLmNvbSwB")],
            steps,
        ]
        .concat();
        row(name, OAUTHBEARER, &steps, expected)
    };
    let xoauth2 = |name, steps: &[Step], expected: Option<Reason>| {
        let steps = [
            &[Hear("AUTH XOAUTH2 dXNlcj11c2VyLm5hbWVAcGFydG5lci5jb20B")],
            steps,
        ]
        .concat();
        row(name, XOAUTH2, &steps, expected)
    };
    let no = Say("535 5.7.8 Authentication failed.");
    vec![
        bearer("OAUTHBEARER", &[YES, QUIT], None),
        xoauth2("XOAUTH2", &[YES, QUIT], None),
        bearer(
            "OAUTHBEARER says why, and waits for ^A",
            &[INVALID, Hear("AQ==\r\n"), no, Hang],
            Some(TokenRejected),
        ),
        xoauth2(
            "XOAUTH2 says why, and waits for an empty line",
            &[STATUS_401, Hear("\r\n"), no, Hang],
            Some(TokenRejected),
        ),
        bearer(
            "OAUTHBEARER: not for mail",
            &[INSUFFICIENT, Hear("AQ=="), no, Hang],
            Some(ScopeMissing),
        ),
        xoauth2(
            "XOAUTH2: not for mail",
            &[INSUFFICIENT, Hear(""), no, Hang],
            Some(ScopeMissing),
        ),
        xoauth2(
            "Exchange says no more",
            &[Say("535 5.7.3 Authentication unsuccessful [x]"), Hang],
            Some(TokenRejected),
        ),
        xoauth2(
            "Exchange: off for the tenant",
            &[
                Say(
                    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. [x]",
                ),
                Hang,
            ],
            Some(SmtpAuthOffTenant),
        ),
        xoauth2(
            "Exchange: off for the mailbox",
            &[
                Say(
                    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. [x]",
                ),
                Hang,
            ],
            Some(SmtpAuthOffMailbox),
        ),
        xoauth2(
            "Exchange: Conditional Access",
            &[
                Say(
                    "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated. [x]",
                ),
                Hang,
            ],
            Some(SignInPolicy),
        ),
        xoauth2(
            "Exchange: something else",
            &[Say("535 5.7.139 no [x]"), Hang],
            Some(SignInBlocked),
        ),
        xoauth2(
            "later",
            &[Say("454 4.7.0 Temporary authentication failure"), Hang],
            Some(AuthUnavailable),
        ),
        xoauth2(
            "later, in another way",
            &[Say("421 4.7.0 Try again"), Hang],
            Some(Server4xx),
        ),
        xoauth2(
            "an error, and later",
            &[STATUS_401, Hear(""), Say("454 4.7.0 later"), Hang],
            Some(AuthUnavailable),
        ),
        row(
            "no way for tokens",
            Say("250-mail.partner.com\r\n250 AUTH PLAIN LOGIN"),
            &[Hang],
            AuthUnsupported,
        ),
        row(
            "no AUTH at all",
            Say("250 mail.partner.com"),
            &[Hang],
            AuthUnsupported,
        ),
        bearer(
            "OAUTHBEARER is listed and not understood, XOAUTH2 is",
            &[Say("504 5.5.4 not this one"), Hear("AUTH XOAUTH2 "), YES, QUIT],
            None,
        ),
        bearer(
            "neither is understood: no password's way is tried",
            &[Say("504 no"), Hear("AUTH XOAUTH2 "), Say("504 no"), Hang],
            Some(AuthUnsupported),
        ),
        bearer(
            "refused is refused: no other way is tried",
            &[INVALID, Hear("AQ=="), no, Hang],
            Some(TokenRejected),
        ),
        bearer(
            "welcome after an error",
            &[INVALID, Hear("AQ=="), YES, Hang],
            Some(ProtocolError),
        ),
        xoauth2(
            "asks for ever",
            &[Many("334 \r\n", 1), Hear(""), Many("334 \r\n", 1), Hang],
            Some(ProtocolError),
        ),
        xoauth2(
            "an error that is none",
            &[Say("334 ???"), Hear(""), no, Hang],
            Some(TokenRejected),
        ),
        xoauth2(
            "hangs after the error",
            &[STATUS_401, Hear(""), Hang],
            Some(SignInSlow),
        ),
        xoauth2(
            "closes after the error",
            &[STATUS_401, Hear("")],
            Some(ProtocolError),
        ),
        xoauth2("250 instead of 235", &[Say("250 ok"), Hang], Some(ProtocolError)),
    ]
}

/// Rows with a longer token, which is sent after the prompt (RFC 4954, section 4).
pub fn longer() -> Vec<Row> {
    let command = Hear("AUTH XOAUTH2\r\n");
    let response = Hear("dXNlcj11c2VyLm5hbWVAcGFydG5lci5jb20B");
    let xoauth2 = |name, steps: &[Step], expected: Option<Reason>| {
        row(name, XOAUTH2, &[&[command], steps].concat(), expected)
    };
    vec![
        xoauth2("long", &[GO_ON, response, YES, QUIT], None),
        xoauth2(
            "long, refused as Dovecot does",
            &[
                GO_ON,
                response,
                STATUS_401,
                Hear("\r\n"),
                Say("535 5.7.8 no"),
                Hang,
            ],
            Some(TokenRejected),
        ),
        xoauth2(
            "long, refused before it is sent",
            &[Say("535 5.7.139 no"), Hang],
            Some(SignInBlocked),
        ),
        xoauth2(
            "long, welcome before it is sent",
            &[YES, Hang],
            Some(ProtocolError),
        ),
        xoauth2(
            "long, too long for the server",
            &[GO_ON, response, Say("500 5.5.6 line too long")],
            Some(AuthNotUnderstood),
        ),
        row(
            "OAUTHBEARER, long",
            OAUTHBEARER,
            &[
                Hear("AUTH OAUTHBEARER\r\n"),
                GO_ON,
                Hear("bixhPXVzZXIubmFtZUBwYXJ0bmVyLmNvbSwB"),
                YES,
                QUIT,
            ],
            None,
        ),
    ]
}
