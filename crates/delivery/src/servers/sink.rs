//! A partner's server of our own: it takes mail, notes when somebody signs in, and can be out of order.

use std::{
    collections::HashMap,
    io,
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use rustls::ServerConfig;

use crate::{Failure, certificates::Certificates, hosts::Host, mailbox::Mail, wire::Wire};

/// The behaviour of a sink.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Mood {
    /// The server works as usual.
    #[default]
    Well,
    /// The null sender is refused: MAIL FROM needs an address.
    Strict,
    /// Every connection is closed at once.
    Down,
    /// Connections are accepted and never answered.
    Silent,
    /// The certificate is by an unknown authority.
    Wrong,
}

/// What it noted.
#[derive(Default)]
struct Noted {
    mood: Mood,
    users: HashMap<String, String>,
    logins: Vec<Instant>,
    mails: Vec<Mail>,
}

/// A running server that stores all mail.
#[derive(Clone)]
pub struct Sink {
    noted: Arc<Mutex<Noted>>,
    /// The right certificate, and the wrong one.
    tls: [Arc<ServerConfig>; 2],
}

impl Sink {
    /// Starts the server on ports 465 and 587.
    pub fn start(host: Host, certificates: &Certificates) -> Result<Self, Failure> {
        let tls = [
            certificates.server(host.name, true)?,
            certificates.server(host.name, false)?,
        ];
        let sink = Self {
            noted: Arc::default(),
            tls,
        };
        for port in [465, 587] {
            let listener = TcpListener::bind((host.address, port))?;
            let sink = sink.clone();
            thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    let sink = sink.clone();
                    // A client that goes away has its reasons.
                    thread::spawn(move || drop(sink.serve(stream, port == 465)));
                }
            });
        }
        Ok(sink)
    }

    /// Creates a user with this password.
    pub fn set(&self, user: &str, password: &str) {
        self.noted().users.insert(user.to_owned(), password.to_owned());
    }

    /// Sets the behaviour from the next connection on.
    pub fn be(&self, mood: Mood) {
        self.noted().mood = mood;
    }

    /// The times when passwords were received, right or wrong.
    pub fn logins(&self) -> Vec<Instant> {
        self.noted().logins.clone()
    }

    /// The messages that contain this text.
    pub fn with(&self, text: &str) -> Vec<Mail> {
        self.those(|mail| mail.text.contains(text))
    }

    /// The messages that match a predicate.
    pub fn those(&self, wanted: impl Fn(&Mail) -> bool) -> Vec<Mail> {
        let noted = self.noted();
        noted.mails.iter().filter(|mail| wanted(mail)).cloned().collect()
    }

    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self, tcp: TcpStream, implicit: bool) -> io::Result<()> {
        let mood = self.noted().mood;
        match mood {
            Mood::Down => return Ok(()),
            Mood::Silent => {
                thread::sleep(Duration::from_mins(3));
                return Ok(());
            }
            Mood::Well | Mood::Strict | Mood::Wrong => (),
        }
        let [right, wrong] = &self.tls;
        let tls = if mood == Mood::Wrong { wrong } else { right };
        let wire = Wire::plain(tcp)?;
        let mut wire = if implicit { wire.server(tls)? } else { wire };
        wire.say("220 partner.org ESMTP")?;
        if self.session(&mut wire, !implicit)? {
            let mut wire = wire.server(tls)?;
            self.session(&mut wire, false)?;
        }
        Ok(())
    }

    /// One session; whether TLS is to begin.
    fn session(&self, wire: &mut Wire, plain: bool) -> io::Result<bool> {
        let mut user = None;
        let mut envelope = Vec::new();
        loop {
            let line = String::from_utf8_lossy(&wire.line()?).into_owned();
            let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" if plain => wire.say("250-partner.org\r\n250 STARTTLS")?,
                "EHLO" => wire.say("250-partner.org\r\n250 AUTH PLAIN")?,
                "STARTTLS" if plain => {
                    wire.say("220 Go ahead")?;
                    return Ok(true);
                }
                "AUTH" => {
                    user = self.login(rest.trim_start_matches("PLAIN").trim());
                    wire.say(if user.is_some() { "235 Welcome" } else { "535 No" })?;
                }
                "MAIL" if rest.contains("<>") && self.noted().mood == Mood::Strict => {
                    wire.say("550 5.7.1 From nobody")?;
                }
                "MAIL" | "RCPT" if user.is_some() => {
                    envelope.push(rest.to_owned());
                    wire.say("250 Ok")?;
                }
                "DATA" if user.is_some() => {
                    wire.say("354 Go ahead")?;
                    let text = data(wire)?;
                    let path = |text: &String| text.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                    let sender = envelope.first().map(path).unwrap_or_default();
                    // As the mailboxes of the other servers tell it.
                    let text = format!("Return-Path: <{sender}>\r\n{text}");
                    self.noted().mails.push(Mail { text });
                    envelope.clear();
                    wire.say("250 Ok")?;
                }
                "RSET" | "NOOP" => {
                    envelope.clear();
                    wire.say("250 Ok")?;
                }
                "QUIT" => {
                    wire.say("221 Bye")?;
                    return Ok(false);
                }
                _ => wire.say("503 No")?,
            }
        }
    }

    /// Notes the time at which a password came, then looks at it.
    fn login(&self, plain: &str) -> Option<String> {
        let mut noted = self.noted();
        noted.logins.push(Instant::now());
        let decoded = String::from_utf8(BASE64_STANDARD.decode(plain).ok()?).ok()?;
        let mut parts = decoded.split('\0').skip(1);
        let (user, password) = (parts.next()?, parts.next()?);
        let right = noted.users.get(user).is_some_and(|right| right == password);
        right.then(|| user.to_owned())
    }
}

fn data(wire: &mut Wire) -> io::Result<String> {
    let mut text = String::new();
    loop {
        let line = wire.line()?;
        if line == b"." {
            return Ok(text);
        }
        let line = String::from_utf8_lossy(&line);
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
        text.push_str("\r\n");
    }
}
