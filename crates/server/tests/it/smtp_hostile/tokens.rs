//! The table of signing in with a token: XOAUTH2 and OAUTHBEARER, as the makes of servers speak them, and as hostile ones do.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use async_trait::async_trait;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use fromline_core::{
    Reason,
    gateway::{Host, Security::Implicit, sign_in::Presented},
};
use fromline_server::{
    idn::to_ascii,
    smtp::{AccessToken, Credential, Credentials, Gateways as _, Login, SmtpFailure},
};
use futures_util::{StreamExt as _, stream};
use secrecy::SecretString;

use super::{
    certificates::{
        Authority,
        Shown::{Good, WrongName},
    },
    client::{HOST, USERNAME, account},
    gateways,
    network::Network,
    rows::{EHLO, HELLO, YES},
    script::{
        self,
        Step::{self, Hang, Hear, Many, Say, Tls},
    },
};
use Reason::{
    AuthNotUnderstood, AuthUnavailable, AuthUnsupported, CertificateOtherName, ProtocolError, ScopeMissing,
    Server4xx, SignInBlocked, SignInPolicy, SignInSlow, SmtpAuthOffMailbox, SmtpAuthOffTenant,
    TokenHostForbidden, TokenRejected,
};

const SHORT: &str = "canary-t0ken";
const OAUTHBEARER: Step = Say("250-mail.partner.com\r\n250 AUTH LOGIN PLAIN OAUTHBEARER XOAUTH2");
const XOAUTH2: Step = Say("250-mail.partner.com\r\n250 AUTH LOGIN XOAUTH2");
const QUIT: Step = Hear("QUIT\r\n");
/// `{"status":"401","schemes":"bearer","scope":"mail"}`, of Dovecot.
const STATUS_401: Step = Say("334 eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=");
/// `{"status":"invalid_token"}`
const INVALID: Step = Say("334 eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=");
/// `{"status":"insufficient_scope"}`
const INSUFFICIENT: Step = Say("334 eyJzdGF0dXMiOiJpbnN1ZmZpY2llbnRfc2NvcGUifQ==");
const GO_ON: Step = Say("334 ");

fn long() -> String {
    "canary-long.".repeat(300)
}

fn login(token: &str, host: &str) -> Login {
    let hosts: Arc<[Host]> = [Host::parse(host, &to_ascii).unwrap()].into();
    Login {
        username: SecretString::from(USERNAME),
        credential: Credential::Token(AccessToken::new(token, hosts).unwrap()),
    }
}

/// One server: what it offers, what it does then, and the reason; `None`: the user is signed in.
struct Row {
    name: &'static str,
    script: Vec<Step>,
    expected: Option<Reason>,
}

fn row(name: &'static str, offer: Step, steps: &[Step], expected: impl Into<Option<Reason>>) -> Row {
    let script = [&[Tls(Good), HELLO, EHLO, offer], steps].concat();
    Row {
        name,
        script,
        expected: expected.into(),
    }
}

/// With a token that fits into the command's line.
fn short() -> Vec<Row> {
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

/// With one that does not: it waits for the prompt (RFC 4954 section 4).
fn longer() -> Vec<Row> {
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

/// The outcome, and what was exposed or unforeseen.
async fn play(row: Row, token: &str, authority: &Authority) -> Vec<String> {
    let (server, heard) = script::serve(row.script, authority).await;
    let gateway = account(Implicit).gateway;
    let outcome = gateways(Network::to(server), authority)
        .look(&gateway, &login(token, HOST))
        .await;
    let mut faults = Vec::new();
    if outcome.map_err(|failure| failure.reason).err() != row.expected {
        faults.push(format!("{}: {outcome:?}, expected {:?}", row.name, row.expected));
    }
    let is_later = matches!(row.expected, Some(AuthUnavailable | Server4xx));
    if is_later && !outcome.is_err_and(|failure| failure.temporary) {
        faults.push(format!("{}: it may pass, {outcome:?}", row.name));
    }
    let heard = heard.lock().unwrap();
    if !heard.exposed.is_empty() {
        faults.push(format!("{}: something was exposed", row.name));
    }
    faults.extend(
        heard
            .surprise
            .iter()
            .map(|surprise| format!("{}: {surprise}", row.name)),
    );
    faults
}

#[tokio::test]
async fn however_it_takes_a_token() {
    let authority = Authority::new();
    let long = long();
    let rows = short().into_iter().map(|row| (row, SHORT));
    let rows = rows.chain(longer().into_iter().map(|row| (row, long.as_str())));
    let faults: Vec<Vec<String>> = stream::iter(rows)
        .map(|(row, token)| play(row, token, &authority))
        .buffer_unordered(8)
        .collect()
        .await;
    assert_eq!(faults.concat(), Vec::<String>::new());
}

/// What a server hears beyond its provider's hosts: that we are there, and nothing of user or token.
#[tokio::test]
async fn a_token_is_never_shown_to_another_host() {
    let authority = Authority::new();
    for (name, host, shown, expected) in [
        ("another host", "smtp.other.com", Good, TokenHostForbidden),
        ("a name below", "partner.com", Good, TokenHostForbidden),
        (
            "the right name and another's certificate",
            HOST,
            WrongName,
            CertificateOtherName,
        ),
    ] {
        for offer in [OAUTHBEARER, XOAUTH2] {
            for token in [SHORT.to_owned(), long()] {
                let script = vec![Tls(shown), HELLO, EHLO, offer, Hear("AUTH"), GO_ON, Hear(""), YES];
                let (server, heard) = script::serve(script, &authority).await;
                let gateway = account(Implicit).gateway;
                let gateways = gateways(Network::to(server), &authority);
                let outcome = gateways.look(&gateway, &login(&token, host)).await;
                assert_eq!(outcome.map_err(|failure| failure.reason), Err(expected), "{name}");
                let heard = heard.lock().unwrap();
                let said = String::from_utf8_lossy(&heard.exposed).into_owned();
                let forms = [token.clone(), USERNAME.to_owned()];
                let forms = forms
                    .iter()
                    .flat_map(|form| [form.clone(), BASE64_STANDARD.encode(form)]);
                for form in forms {
                    assert!(!said.contains(&form), "{name}: {said}");
                }
                // At most a line without an argument, and QUIT.
                assert!(
                    heard.surprise.as_ref().is_none_or(|line| !line.contains("AUTH ")),
                    "{heard:?}"
                );
            }
        }
    }
}

/// A token that was refused, and what is there in its place then.
struct Renewing {
    login: [Login; 2],
    renewals: AtomicUsize,
    most: usize,
}

#[async_trait]
impl Credentials for Renewing {
    fn presents(&self) -> Presented {
        Presented::Token
    }

    async fn now(&self) -> Result<Login, SmtpFailure> {
        Ok(self.login[self.renewals.load(Ordering::SeqCst).min(1)].clone())
    }

    async fn renewed(&self) -> bool {
        self.renewals.fetch_add(1, Ordering::SeqCst) < self.most
    }
}

/// Dovecot's, from nodemailer's smtp-server's side: a script for each connection is more than one server plays, so the second
/// connection is refused, which shows that it was made.
#[tokio::test]
async fn a_refused_token_is_renewed_once() {
    let authority = Authority::new();
    for (most, expected) in [(0, TokenRejected), (1, Reason::ConnectFailed)] {
        let script = vec![
            Tls(Good),
            HELLO,
            EHLO,
            XOAUTH2,
            Hear("AUTH XOAUTH2 "),
            STATUS_401,
            Hear("\r\n"),
            Say("535 5.7.8 no"),
            QUIT,
        ];
        let (server, heard) = script::serve(script, &authority).await;
        let renewing = Renewing {
            login: [login(SHORT, HOST), login("newer", HOST)],
            renewals: AtomicUsize::new(0),
            most,
        };
        let gateway = account(Implicit).gateway;
        let gateways = gateways(Network::to(server), &authority);
        let outcome = gateways.look(&gateway, &renewing).await;
        assert_eq!(outcome.map_err(|failure| failure.reason), Err(expected));
        assert_eq!(renewing.renewals.load(Ordering::SeqCst), 1);
        assert_eq!(heard.lock().unwrap().surprise, None);
    }
}
