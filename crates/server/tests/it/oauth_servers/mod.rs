//! Sign-in with tokens at other people's servers: Dovecot's submission server, Postfix with Dovecot's SASL, and nodemailer's
//! smtp-server, each validating tokens with npm's oidc-provider. All on loopback.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use fromline_base::idn::to_ascii;
use fromline_config::{Habits, ProviderConfig};
use fromline_core::{
    Reason,
    gateway::{Gateway, Host, Security::Implicit},
};
use fromline_outbound::{
    https::GuardedHttps,
    oauth::{ConsentRequest, TokenProvider, challenge, verifier},
    smtp::{AccessToken, Credential, Envelope, Gateways as _, Login, PartialDelivery},
};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;
use url::Url;

use super::{
    packages::npm,
    real_servers::{Introspection, NAME, RealServers, USER},
};

const PACKAGES: [&str; 2] = ["oidc-provider@9.13.3", "smtp-server@3.21.6"];

/// The provider and the servers that query it; they end with the test.
struct Node {
    child: Child,
    said: Value,
}

impl Drop for Node {
    fn drop(&mut self) {
        // The process ends with its input.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

impl Node {
    fn start(pem: &Path) -> Result<Self, String> {
        let folder = npm("oauth-servers", &PACKAGES)?;
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/oauth_servers/servers.mjs");
        let mut child = Command::new("node")
            .arg(script)
            .arg(folder)
            .arg(pem)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut line = String::new();
        let output = child.stdout.take().ok_or("no output")?;
        BufReader::new(output)
            .read_line(&mut line)
            .map_err(|error| error.to_string())?;
        let said = serde_json::from_str(&line).map_err(|error| format!("{line:?}: {error}"))?;
        Ok(Self { child, said })
    }

    fn port(&self, name: &str) -> u16 {
        let port = self.said.get(name).and_then(Value::as_u64);
        port.and_then(|port| u16::try_from(port).ok()).expect("a port")
    }

    fn token(&self, name: &str) -> &str {
        let token = self.said.get("tokens").and_then(|tokens| tokens.get(name));
        token.and_then(Value::as_str).expect("a token")
    }
}

impl Node {
    /// Requests a code for this PKCE challenge, as if the user had consented.
    fn code(&self, challenge: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port("provider"))).unwrap();
        let request = format!(
            "GET /test/code?challenge={challenge} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        // Chunked: a length, the code, an empty chunk.
        let code = body.lines().find(|line| line.len() > 20);
        code.unwrap_or_else(|| panic!("no code: {answer}")).to_owned()
    }
}

fn login(username: &str, token: &str) -> Login {
    let hosts: Arc<[Host]> = [Host::parse(NAME, &to_ascii).unwrap()].into();
    Login {
        username: SecretString::from(username),
        credential: Credential::Token(AccessToken::new(token, hosts).expect("a token")),
    }
}

fn gateway(port: u16) -> Gateway {
    Gateway {
        host: Host::parse(NAME, &to_ascii).unwrap(),
        port,
        security: Implicit,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_at_dovecot_postfix_and_nodemailer() {
    let pem = tempfile::tempdir().unwrap();
    let tls = super::real_servers::Tls::make(pem.path());
    let node = match Node::start(&tls.pem) {
        Ok(node) => node,
        Err(why) => {
            let _ = writeln!(
                std::io::stdout(),
                "SKIPPED: tokens at real servers: needs Node.js with npm (Debian: apt install npm): {why}"
            );
            return;
        }
    };
    let gateways = super::real_servers::gateways(std::slice::from_ref(&tls.authority));
    let at_nodemailer = [(node.port("nodemailer"), "XOAUTH2 at nodemailer's")];
    let introspection = Introspection {
        provider: node.port("provider"),
        sink: node.port("sink"),
    };
    let debian = RealServers::start_with("tokens", &tls, Some(introspection));
    let at_debian = debian.iter().flat_map(|servers| {
        let dovecot = servers
            .dovecot_submission
            .map(|port| (port, "OAUTHBEARER at Dovecot's"));
        dovecot.into_iter().chain([
            (servers.smtps, "OAUTHBEARER at Postfix"),
            (servers.xoauth2, "XOAUTH2 at Postfix"),
        ])
    });
    for (port, name) in at_nodemailer.into_iter().chain(at_debian) {
        for (user, token, expected) in [
            (USER, "good", None),
            (USER, "revoked", Some(Reason::TokenRejected)),
            (USER, "other", Some(Reason::TokenRejected)),
            ("other@partner.test", "good", Some(Reason::TokenRejected)),
            (USER, "good", None),
        ] {
            let outcome = gateways
                .look(&gateway(port), &login(user, node.token(token)))
                .await;
            let outcome = outcome.map_err(|failure| failure.reason).err();
            let log = debian.as_ref().map(RealServers::log).unwrap_or_default();
            assert_eq!(outcome, expected, "{name}: {user} with {token}\n{log}");
        }
        // Dovecot says only that the token is not valid.
        let outcome = gateways
            .look(&gateway(port), &login(USER, node.token("calendar")))
            .await;
        let reason = outcome.map_err(|failure| failure.reason).expect_err(name);
        assert!(reason.needs_consent(), "{name}: {reason:?}");
    }

    // A message is delivered.
    if let Some(port) = debian.as_ref().and_then(|servers| servers.dovecot_submission) {
        let envelope = Envelope {
            sender: Some(USER.to_owned()),
            recipients: vec![USER.to_owned()],
            addressed: PartialDelivery::Together,
            instead: None,
        };
        let message = b"From: user.name@partner.test\r\nSubject: one\r\n\r\nx\r\n";
        let handed = gateways
            .deliver(
                &gateway(port),
                &login(USER, node.token("good")),
                &envelope,
                message,
            )
            .await;
        assert_eq!(handed.map(|handed| handed.verdicts), Ok(vec![Ok(())]));
    }
}

/// Returns the provider as an operator registers it; everything else comes from its issuer's metadata.
fn registered(node: &Node, secret: &str) -> TokenProvider {
    let config = ProviderConfig {
        name: "partner".to_owned(),
        label: "Partner".to_owned(),
        issuer: Url::parse(&format!("https://{NAME}:{}", node.port("secure"))).unwrap(),
        client_id: "fromline".to_owned(),
        client_secret_file: None,
        client_expires: None,
        passwords_end: None,
        scopes: ["openid", "email", "offline_access", "mail"]
            .map(str::to_owned)
            .to_vec(),
        smtp_hosts: [Host::parse(NAME, &to_ascii).unwrap()].into(),
        endpoint_hosts: Vec::new(),
        endpoints: None,
        habits: Habits::default(),
    };
    TokenProvider::new(config, Some(SecretString::from(secret)))
}

/// Discovery, PKCE, a code that is valid once, rotating refresh tokens and revocation, with a third-party provider, through the
/// guard and over HTTPS; the issued token signs in.
#[tokio::test(flavor = "multi_thread")]
async fn a_consent_at_a_real_provider() {
    const REDIRECT: &str = "https://mail.example.com/oauth/return";
    let pem = tempfile::tempdir().unwrap();
    let tls = super::real_servers::Tls::make(pem.path());
    // The test above reports the skip.
    let Ok(node) = Node::start(&tls.pem) else { return };
    let gateways = super::real_servers::gateways(std::slice::from_ref(&tls.authority));
    let web = GuardedHttps {
        resolver: gateways.resolver.clone(),
        connector: gateways.connector.clone(),
        guard: gateways.guard.clone(),
        tls: gateways.tls.clone(),
    };
    let provider = registered(&node, "s+ c:ret");
    let endpoints = provider.endpoints(&web).await.expect("its metadata");
    assert!(
        endpoints.names_issuer && endpoints.revocation.is_some(),
        "{endpoints:?}"
    );
    let proof = verifier().unwrap();
    let challenged = challenge(&proof);
    let request = ConsentRequest {
        redirect: REDIRECT,
        state: "s",
        challenge: &challenged,
        username: USER,
    };
    let page = provider.consent_url(&endpoints, &request);
    assert!(page.as_str().starts_with(&format!("https://{NAME}:")), "{page}");

    let code = node.code(&challenge(&proof));
    let issued = provider
        .exchange(&web, &code, &proof, REDIRECT)
        .await
        .expect("tokens");
    assert_eq!(
        issued
            .account
            .map(|account| account.as_str().to_owned())
            .as_deref(),
        Some(USER)
    );
    assert!(
        provider.is_enough(issued.scopes.as_deref()),
        "{:?}",
        issued.scopes
    );
    let signed_in = gateways
        .look(
            &gateway(node.port("nodemailer")),
            &login(USER, issued.access.expose_secret()),
        )
        .await;
    assert!(signed_in.is_ok(), "{signed_in:?}");
    let first = issued.refresh.expect("a refresh token");
    let second = provider.refresh(&web, &first).await.expect("new tokens");
    let second = second.refresh.expect("another refresh token");
    assert_ne!(first.expose_secret(), second.expose_secret());
    // The old token is used up and the whole consent ended, so two simultaneous refreshes would lose it.
    assert_eq!(
        provider.refresh(&web, &first).await.map(|_| ()),
        Err(Reason::ConsentEnded)
    );
    assert_eq!(
        provider.refresh(&web, &second).await.map(|_| ()),
        Err(Reason::ConsentEnded)
    );

    // A code is valid once, for its verifier, redirect URI and client.
    let again = provider.exchange(&web, &code, &proof, REDIRECT).await;
    assert_eq!(again.map(|_| ()), Err(Reason::ConsentEnded));
    for (proof, redirect) in [
        (verifier().unwrap(), REDIRECT),
        (proof.clone(), "https://evil.example/"),
    ] {
        let code = node.code(request.challenge);
        let outcome = provider.exchange(&web, &code, &proof, redirect).await;
        assert_eq!(outcome.map(|_| ()), Err(Reason::ConsentEnded), "{redirect}");
    }
    let stranger = registered(&node, "another secret");
    let outcome = stranger
        .exchange(&web, &node.code(request.challenge), &proof, REDIRECT)
        .await;
    assert_eq!(outcome.map(|_| ()), Err(Reason::OauthClientRejected));

    // Revoked at the provider.
    let code = node.code(request.challenge);
    let issued = provider
        .exchange(&web, &code, &proof, REDIRECT)
        .await
        .expect("tokens");
    let refresh = issued.refresh.expect("a refresh token");
    provider.revoke(&web, &refresh).await.expect("revoked");
    assert_eq!(
        provider.refresh(&web, &refresh).await.map(|_| ()),
        Err(Reason::ConsentEnded)
    );
}
