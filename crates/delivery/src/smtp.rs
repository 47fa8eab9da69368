//! A mail program: hands a message in by SMTP with TLS and a password.

use std::{fmt, io, net::TcpStream, sync::Arc};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use rustls::ClientConfig;

use crate::{hosts::Host, wire::Wire};

/// A reply of the server.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reply {
    /// The three-digit reply code.
    pub code: u16,
    /// The reply's lines, joined.
    pub text: String,
}

impl Reply {
    /// Returns true for a positive reply.
    pub const fn is_yes(&self) -> bool {
        matches!(self.code, 200..400)
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.text)
    }
}

/// An authenticated SMTP session.
pub struct Session {
    wire: Wire,
}

impl Session {
    /// Connects with TLS from the first byte and signs in; returns the last reply.
    pub fn open(
        host: Host,
        tls: &Arc<ClientConfig>,
        user: &str,
        password: &str,
    ) -> io::Result<(Self, Reply)> {
        let wire = Wire::plain(TcpStream::connect((host.address, 465))?)?;
        let mut session = Self {
            wire: wire.client(tls, host.name)?,
        };
        session.reply()?;
        session.command("EHLO client.example.com")?;
        let plain = BASE64_STANDARD.encode(format!("\0{user}\0{password}"));
        let reply = session.command(&format!("AUTH PLAIN {plain}"))?;
        Ok((session, reply))
    }

    /// Submits a message: bytes as they are, except that dots at the beginning of lines are doubled. Returns the first refusal, or the
    /// reply to the message.
    pub fn transfer(&mut self, sender: &str, recipients: &[&str], message: &[u8]) -> io::Result<Reply> {
        let mut stuffed = Vec::with_capacity(message.len());
        for line in message.split_inclusive(|byte| *byte == b'\n') {
            if line.starts_with(b".") {
                stuffed.push(b'.');
            }
            stuffed.extend_from_slice(line);
        }
        stuffed.extend_from_slice(b".\r\n");
        let body = if message.is_ascii() { "" } else { " BODY=8BITMIME" };
        self.hand_in(&format!("MAIL FROM:<{sender}>{body}"), recipients, &stuffed)
    }

    /// Submits a message with its end of data as the caller wrote it.
    pub fn raw(&mut self, sender: &str, recipients: &[&str], data: &[u8]) -> io::Result<Reply> {
        self.hand_in(&format!("MAIL FROM:<{sender}>"), recipients, data)
    }

    fn hand_in(&mut self, mail: &str, recipients: &[&str], data: &[u8]) -> io::Result<Reply> {
        let mut commands = vec![mail.to_owned()];
        commands.extend(recipients.iter().map(|to| format!("RCPT TO:<{to}>")));
        commands.push("DATA".to_owned());
        for command in commands {
            let reply = self.command(&command)?;
            if !reply.is_yes() {
                self.command("RSET")?;
                return Ok(reply);
            }
        }
        self.wire.send(data)?;
        self.reply()
    }

    /// Ends the session with QUIT.
    pub fn quit(mut self) {
        let _ = self.command("QUIT");
    }

    fn command(&mut self, line: &str) -> io::Result<Reply> {
        self.wire.say(line)?;
        self.reply()
    }

    /// Reads the next reply.
    pub fn reply(&mut self) -> io::Result<Reply> {
        let mut text = Vec::new();
        loop {
            let line = String::from_utf8_lossy(&self.wire.line()?).into_owned();
            let code = line
                .get(..3)
                .and_then(|code| code.parse().ok())
                .unwrap_or_default();
            text.push(line.get(4..).unwrap_or_default().to_owned());
            if line.as_bytes().get(3) != Some(&b'-') {
                return Ok(Reply {
                    code,
                    text: text.join(" "),
                });
            }
        }
    }
}
