//! Whether a server lets its user send from the alias, checked without sending anything; and long passwords.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use fromline_core::{Reason, gateway::Security};
use fromline_outbound::{
    smtp::{CheckFindings, Gateways as _, Login, SenderQuestion, SmtpFailure},
    testing::FreeTrial,
};
use secrecy::SecretString;

use super::{
    account,
    certificates::{Authority, Shown},
    client::USERNAME,
    gateways,
    network::Network,
    script::{
        self,
        Step::{self, Hang, Hear, Reset, Say, Tls, Wait},
    },
};

const ALIAS: &str = "alias@partner.com";
const HELLO: [Step; 4] = [
    Tls(Shown::Good),
    Say("220 hello"),
    Hear("EHLO"),
    Say("250-a\r\n250 AUTH PLAIN"),
];
const IN: [Step; 2] = [Hear("AUTH PLAIN "), Say("235 welcome")];
const OK: Step = Say("250 ok");
const FROM: Step = Hear("MAIL FROM:<alias@partner.com>\r\n");
const FROM_LOGIN: Step = Hear("MAIL FROM:<user.name@partner.com>\r\n");
const TO: Step = Hear("RCPT TO:<user@example.com>\r\n");
const RSET: Step = Hear("RSET\r\n");
const QUIT: Step = Hear("QUIT\r\n");
const NOT_OWNED: Step = Say("553 5.7.1 <alias@partner.com>: Sender address rejected: not owned by user");

async fn check(script: Vec<Step>, login: Login) -> Result<CheckFindings, SmtpFailure> {
    let authority = Authority::new();
    let (server, heard) = script::serve(script, &authority).await;
    let question = SenderQuestion {
        sender: ALIAS.to_owned(),
        recipient: "user@example.com".to_owned(),
    };
    let gateway = account(Security::Implicit).gateway;
    let gateways = gateways(Network::to(server), &authority);
    let outcome = gateways
        .check_before_saving(&gateway, &FreeTrial(login), &question)
        .await;
    assert_eq!(heard.lock().unwrap().surprise, None);
    outcome
}

fn login(username: &str, password: &str) -> Login {
    Login::with_password(SecretString::from(username), SecretString::from(password))
}

async fn asked(steps: &[Step], username: &str) -> Result<bool, Reason> {
    let script = [&HELLO[..], &IN, steps].concat();
    let outcome = check(script, login(username, "x")).await;
    outcome
        .map(|checked| checked.sender_unknown)
        .map_err(|failure| failure.reason)
}

#[tokio::test]
async fn what_it_says_of_the_sender() {
    let known = Ok(false);
    let unknown = Ok(true);
    let refused = Err(Reason::SenderRefused);
    for (name, steps, expected) in [
        ("yes", &[FROM, OK, TO, OK, RSET, OK, QUIT][..], known),
        (
            "yes, forwarded",
            &[FROM, OK, TO, Say("251 ok"), RSET, OK, QUIT],
            known,
        ),
        (
            "yes, and no RSET",
            &[FROM, OK, TO, OK, RSET, Say("502 what?"), QUIT],
            known,
        ),
        ("yes, and gone", &[FROM, OK, TO, OK, RSET], known),
        (
            "no at MAIL, the login may",
            &[FROM, NOT_OWNED, RSET, OK, FROM_LOGIN, OK, TO, OK, RSET, OK, QUIT],
            refused,
        ),
        (
            "no at RCPT, the login may",
            &[
                FROM, OK, TO, NOT_OWNED, RSET, OK, FROM_LOGIN, OK, TO, OK, RSET, OK,
            ],
            refused,
        ),
        (
            "OpenSMTPD's no",
            &[
                FROM,
                Say("530 Sender rejected"),
                RSET,
                OK,
                FROM_LOGIN,
                OK,
                TO,
                OK,
                RSET,
                OK,
            ],
            refused,
        ),
        (
            "the recipient is what it does not want",
            &[
                FROM,
                OK,
                TO,
                Say("550 5.7.1 relaying denied"),
                RSET,
                OK,
                FROM_LOGIN,
                OK,
                TO,
                Say("550 5.7.1 relaying denied"),
                RSET,
                OK,
                QUIT,
            ],
            unknown,
        ),
        (
            "no, and the login is told to come back",
            &[
                FROM,
                NOT_OWNED,
                RSET,
                OK,
                FROM_LOGIN,
                Say("451 later"),
                RSET,
                OK,
                QUIT,
            ],
            unknown,
        ),
        (
            "greylisted",
            &[FROM, OK, TO, Say("451 4.7.1 later"), RSET, OK, QUIT],
            unknown,
        ),
        ("later", &[FROM, Say("421 later")], unknown),
        ("no, and closes", &[FROM, NOT_OWNED], unknown),
        ("closes", &[FROM], unknown),
        ("354", &[FROM, Say("354 go on"), Hang], unknown),
        ("nonsense", &[FROM, Say("hello"), Hang], unknown),
        ("hangs", &[FROM, OK, TO, Hang], unknown),
        ("resets", &[FROM, Reset], unknown),
    ] {
        assert_eq!(asked(steps, USERNAME).await, expected, "{name}");
    }
}

/// If the login is the alias, asking again would give the same answer.
#[tokio::test]
async fn where_the_login_is_the_alias_a_no_is_not_known() {
    assert_eq!(asked(&[FROM, NOT_OWNED, RSET, OK, QUIT], ALIAS).await, Ok(true));
    assert_eq!(asked(&[FROM, NOT_OWNED, RSET, OK, QUIT], "alias").await, Ok(true));
    let bare = [
        FROM,
        NOT_OWNED,
        RSET,
        OK,
        Hear("MAIL FROM:<login@partner.com>\r\n"),
        OK,
        TO,
        OK,
        RSET,
        OK,
    ];
    assert_eq!(asked(&bare, "login").await, Err(Reason::SenderRefused));
}

/// The daily check signs in and asks nothing.
#[tokio::test]
async fn a_look_asks_nothing() {
    let authority = Authority::new();
    let script = [&HELLO[..], &IN, &[QUIT]].concat();
    let (server, heard) = script::serve(script, &authority).await;
    let gateways = gateways(Network::to(server), &authority);
    gateways.check(&account(Security::Implicit)).await.unwrap();
    assert_eq!(heard.lock().unwrap().surprise, None);
}

/// Postfix stops waiting for Dovecot and answers 454; a later attempt with the right password succeeds. An immediate 454 is
/// final.
#[tokio::test]
async fn a_454_after_a_wait_is_tried_again_and_one_at_once_is_not() {
    let later = Say("454 4.7.0 Temporary authentication failure");
    let auth = Hear("AUTH PLAIN ");
    let slow = [
        auth,
        Wait(1_100),
        later,
        auth,
        Wait(1_100),
        later,
        auth,
        Say("235 welcome"),
    ];
    for (steps, expected) in [
        (&slow[..], Ok(())),
        (&[auth, later, QUIT], Err(Reason::AuthUnavailable)),
    ] {
        let authority = Authority::new();
        let script = [&HELLO[..], steps, &[QUIT]].concat();
        let (server, heard) = script::serve(script, &authority).await;
        let gateways = gateways(Network::to(server), &authority);
        let checked = gateways.check(&account(Security::Implicit)).await;
        assert_eq!(checked.map(|_| ()).map_err(|failure| failure.reason), expected);
        assert_eq!(heard.lock().unwrap().surprise, None);
    }
}

/// RFC 4954, section 4: a response that would make the line longer than 512 octets is sent after the prompt.
#[tokio::test]
async fn a_long_password_waits_for_the_empty_prompt() {
    let rest = [FROM, OK, TO, OK, RSET, OK, QUIT];
    // `AUTH PLAIN `, base64 of NUL u NUL and the password, CRLF.
    for (length, waits) in [(369, false), (370, true), (1024, true)] {
        let password = "p".repeat(length);
        let response = BASE64_STANDARD.encode(format!("\0u\0{password}"));
        let line = format!("AUTH PLAIN {response}\r\n");
        assert_eq!(line.len() > 512, waits, "{}", line.len());
        let steps = if waits {
            let response: &'static str = format!("{response}\r\n").leak();
            vec![
                Hear("AUTH PLAIN\r\n"),
                Say("334 "),
                Hear(response),
                Say("235 welcome"),
            ]
        } else {
            let line: &'static str = line.leak();
            vec![Hear(line), Say("235 welcome")]
        };
        let script = [&HELLO[..], &steps, &rest].concat();
        let checked = check(script, login("u", &password)).await;
        assert!(
            checked.is_ok_and(|checked| !checked.sender_unknown),
            "{length}: {checked:?}"
        );
    }
}
