//! The table about authentication with tokens: XOAUTH2 and OAUTHBEARER, as well-known servers implement them and as hostile ones
//! do.

mod table;

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use async_trait::async_trait;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use fromline_base::idn::to_ascii;
use fromline_core::{
    Reason,
    gateway::{Host, Security::Implicit, sign_in::Presented},
};
use fromline_outbound::smtp::{AccessToken, Credential, Credentials, Gateways as _, Login, SmtpFailure};
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
        Step::{Hear, Say, Tls},
    },
};
use Reason::{AuthUnavailable, CertificateOtherName, Server4xx, TokenHostForbidden, TokenRejected};
use table::{GO_ON, OAUTHBEARER, QUIT, Row, STATUS_401, XOAUTH2, longer, short};

const SHORT: &str = "canary-t0ken";

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

/// Returns the outcome, and what was exposed or unexpected.
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

/// A server that is not one of the provider's hosts sees the connection, and nothing of user or token.
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

/// Credentials with a token that was refused, and its replacement.
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

/// A script serves only one connection, so the second one is refused, which shows that it was attempted.
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
