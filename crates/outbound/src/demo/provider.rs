//! An SMTP server of the demo on loopback that every client can use.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use base64::{Engine, prelude::BASE64_STANDARD};
use rustls::ServerConfig;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufStream},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

use super::{
    issuer::{DemoIssuer, TokenRefusal},
    mailbox::{Accepted, DemoInbox},
    world::Behaviour,
};

/// Longest line and largest message that it accepts, in bytes.
const LINE: u64 = 16 * 1024;
const MAIL: usize = 1024 * 1024;

/// The kind of certificate that a server shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Certificate {
    /// Signed by the demo's authority for this name.
    Good,
    /// A certificate that expired in 2020.
    Expired,
    /// Valid for another name.
    WrongName,
    /// A certificate signed with its own key.
    SelfSigned,
    /// Expires within ten days.
    EndsSoon,
}

/// A listener that plays a provider in the demo.
#[derive(Clone)]
pub struct DemoProvider {
    /// The name by which clients know it.
    pub name: &'static str,
    /// How the provider answers in the demo.
    pub behaviour: Behaviour,
    /// Whether TLS is implicit.
    pub implicit_tls: bool,
    /// The TLS configuration; without it STARTTLS is not offered.
    pub tls: Option<Arc<ServerConfig>>,
    /// The password of every account; `None` if no sign-in is needed.
    pub password: Option<String>,
    /// The OAuth provider whose tokens it accepts.
    pub issuer: Option<Arc<DemoIssuer>>,
    /// Whether a user has signed in; shared by the ports of one server.
    pub known: Arc<AtomicBool>,
    /// Where accepted mail goes.
    pub mailbox: Arc<DemoInbox>,
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

type Lines = BufStream<Box<dyn Stream>>;

#[derive(Default)]
struct Transaction {
    user: Option<String>,
    sender: Option<String>,
    recipients: Vec<String>,
}

impl DemoProvider {
    /// Listens on a free port of loopback; `None` if it plays a server that refuses connections.
    pub async fn start(self) -> io::Result<Option<SocketAddr>> {
        if self.behaviour == Behaviour::Refused {
            return Ok(None);
        }
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = stream.set_nodelay(true);
                let provider = self.clone();
                tokio::spawn(async move {
                    let _ = provider.serve(stream).await;
                });
            }
        });
        Ok(Some(address))
    }

    async fn serve(self, stream: TcpStream) -> io::Result<()> {
        if self.behaviour == Behaviour::Silent {
            // Until the client closes the connection.
            let mut lines = BufStream::new(stream);
            while lines.read_until(b'\n', &mut Vec::new()).await? > 0 {}
            return Ok(());
        }
        let stream: Box<dyn Stream> = match &self.tls {
            Some(tls) if self.implicit_tls => Box::new(TlsAcceptor::from(tls.clone()).accept(stream).await?),
            _ => Box::new(stream),
        };
        let mut lines = BufStream::new(stream);
        say(&mut lines, &format!("220 {} ESMTP Fromline demo", self.name)).await?;
        self.converse(lines, self.implicit_tls).await
    }

    async fn converse(&self, mut lines: Lines, mut secure: bool) -> io::Result<()> {
        let mut mail = Transaction::default();
        while let Some(line) = read_line(&mut lines).await? {
            let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" => say(&mut lines, &self.capabilities(secure)).await?,
                "HELO" | "RSET" | "NOOP" => say(&mut lines, "250 OK").await?,
                "STARTTLS" if self.offers_starttls(secure) => {
                    say(&mut lines, "220 Go ahead").await?;
                    let Some(tls) = &self.tls else { return Ok(()) };
                    let stream = TlsAcceptor::from(tls.clone()).accept(lines.into_inner()).await?;
                    lines = BufStream::new(Box::new(stream));
                    secure = true;
                    mail = Transaction::default();
                }
                "AUTH" if secure && self.password.is_some() => {
                    mail.user = self.sign_in(&mut lines, rest).await?;
                }
                "MAIL" if self.password.is_some() && mail.user.is_none() => {
                    say(&mut lines, "530 5.7.0 Authentication required").await?;
                }
                "MAIL" => {
                    mail.sender = Some(path(rest));
                    mail.recipients.clear();
                    say(&mut lines, "250 OK").await?;
                }
                // Refuses the sender at RCPT, as Postfix does.
                "RCPT" if self.behaviour == Behaviour::OwnSender && mail.sender != mail.user => {
                    say(&mut lines, "553 5.7.1 Sender address rejected: not owned by user").await?;
                }
                "RCPT" if mail.sender.is_some() => {
                    mail.recipients.push(path(rest));
                    say(&mut lines, "250 OK").await?;
                }
                "DATA" if !mail.recipients.is_empty() => self.take(&mut lines, &mut mail).await?,
                "QUIT" => return say(&mut lines, "221 Bye").await,
                _ => say(&mut lines, "502 5.5.1 Not now").await?,
            }
        }
        Ok(())
    }

    fn offers_starttls(&self, secure: bool) -> bool {
        !secure && self.tls.is_some() && self.behaviour != Behaviour::NoStarttls
    }

    fn capabilities(&self, secure: bool) -> String {
        let mut text = format!("250-{}\r\n", self.name);
        if self.offers_starttls(secure) {
            text.push_str("250-STARTTLS\r\n");
        }
        if secure && self.password.is_some() {
            let tokens = if self.issuer.is_some() {
                " OAUTHBEARER XOAUTH2"
            } else {
                ""
            };
            text.push_str("250-AUTH PLAIN LOGIN");
            text.push_str(tokens);
            text.push_str("\r\n");
        }
        text + "250 8BITMIME"
    }

    async fn sign_in(&self, lines: &mut Lines, rest: &str) -> io::Result<Option<String>> {
        let (mechanism, initial) = rest.split_once(' ').unwrap_or((rest, ""));
        if let Some(issuer) = &self.issuer
            && ["OAUTHBEARER", "XOAUTH2"]
                .iter()
                .any(|name| mechanism.eq_ignore_ascii_case(name))
        {
            return take_token(lines, issuer, initial).await;
        }
        let (user, password) = if mechanism.eq_ignore_ascii_case("LOGIN") {
            let user = ask(lines, "334 VXNlcm5hbWU6").await?;
            (user, ask(lines, "334 UGFzc3dvcmQ6").await?)
        } else {
            let plain = if initial.is_empty() {
                ask(lines, "334 ").await?
            } else {
                decode(initial)
            };
            let mut parts = plain.splitn(3, '\0').skip(1).map(str::to_owned);
            (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
        };
        let right = !user.is_empty() && self.is_right(&password);
        say(
            lines,
            if right {
                "235 2.7.0 Welcome"
            } else {
                "535 5.7.8 Wrong username or password"
            },
        )
        .await?;
        Ok(right.then_some(user))
    }

    /// Checks a password; where the password changes after the first sign-in, the new one ends with `-new`.
    fn is_right(&self, password: &str) -> bool {
        let changed = self.behaviour == Behaviour::NewPassword && self.known.load(Ordering::SeqCst);
        let old = if changed {
            password.strip_suffix("-new")
        } else {
            Some(password)
        };
        let right = old.is_some() && old == self.password.as_deref();
        self.known.fetch_or(right, Ordering::SeqCst);
        right
    }

    async fn take(&self, lines: &mut Lines, mail: &mut Transaction) -> io::Result<()> {
        say(lines, "354 Go ahead").await?;
        let mut message = Vec::new();
        loop {
            let mut line = Vec::new();
            if lines.read_until(b'\n', &mut line).await? == 0 || message.len() > MAIL {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if line == b".\r\n" {
                break;
            }
            message.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
        self.mailbox.keep(Accepted {
            server: self.name,
            authenticated_as: mail.user.clone(),
            sender: mail.sender.take().unwrap_or_default(),
            recipients: std::mem::take(&mut mail.recipients),
            message,
        });
        say(lines, "250 2.0.0 Accepted").await
    }
}

/// Performs a sign-in with a token by either mechanism; returns the username if it is accepted.
async fn take_token(lines: &mut Lines, issuer: &DemoIssuer, initial: &str) -> io::Result<Option<String>> {
    let response = if initial.is_empty() {
        ask(lines, "334 ").await?
    } else {
        decode(initial)
    };
    let (user, token) = read_token(&response);
    let status = match issuer.sign_in(&user, &token) {
        Ok(()) => {
            say(lines, "235 2.7.0 Welcome").await?;
            return Ok(Some(user));
        }
        Err(TokenRefusal::Switched(choice)) => {
            say(lines, choice.reply()).await?;
            return Ok(None);
        }
        Err(TokenRefusal::Invalid) => "invalid_token",
        Err(TokenRefusal::Scope) => "insufficient_scope",
    };
    let challenge = BASE64_STANDARD.encode(format!("{{\"status\":\"{status}\"}}"));
    // The client sends one more line, whatever it contains (RFC 7628 section 3.2.3).
    ask(lines, &format!("334 {challenge}")).await?;
    say(lines, "535 5.7.8 The token is not accepted").await?;
    Ok(None)
}

/// Parses username and token of OAUTHBEARER (`n,a=USER,^A…auth=Bearer TOKEN^A^A`, `,` and `=` escaped) or XOAUTH2
/// (`user=USER^Aauth=…`).
fn read_token(response: &str) -> (String, String) {
    let mut parts = response.split('\u{1}');
    let first = parts.next().unwrap_or_default();
    let bearer = first.split(',').find_map(|part| part.strip_prefix("a="));
    let user = match first.strip_prefix("user=") {
        Some(user) => user.to_owned(),
        None => bearer.unwrap_or_default().replace("=2C", ",").replace("=3D", "="),
    };
    let token = parts.find_map(|part| part.strip_prefix("auth=Bearer "));
    (user, token.unwrap_or_default().to_owned())
}

async fn say(lines: &mut Lines, text: &str) -> io::Result<()> {
    lines.write_all(format!("{text}\r\n").as_bytes()).await?;
    lines.flush().await
}

async fn ask(lines: &mut Lines, prompt: &str) -> io::Result<String> {
    say(lines, prompt).await?;
    Ok(read_line(lines)
        .await?
        .map(|line| decode(&line))
        .unwrap_or_default())
}

async fn read_line(lines: &mut Lines) -> io::Result<Option<String>> {
    use tokio::io::AsyncReadExt;
    let mut line = Vec::new();
    lines.take(LINE).read_until(b'\n', &mut line).await?;
    Ok(line
        .ends_with(b"\n")
        .then(|| String::from_utf8_lossy(&line).trim_end().to_owned()))
}

fn decode(text: &str) -> String {
    BASE64_STANDARD
        .decode(text)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}

/// Extracts `a@b.cd` from `FROM:<a@b.cd> SIZE=1`.
fn path(text: &str) -> String {
    let inner = text.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map_or("", |(path, _)| path).to_owned()
}
