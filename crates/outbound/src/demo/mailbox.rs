//! All mail of the demo, shown with its headers.

use std::sync::{Mutex, PoisonError};

use fromline_base::encoded_word;
use fromline_core::{
    api::{DemoMailbox, DemoMessage},
    headers::decode_words,
};
use jiff::Timestamp;

/// Largest number of messages kept.
const KEPT: usize = 500;

/// A message that a server of the demo accepted.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// Host name of the demo's server that accepted it.
    pub server: &'static str,
    /// The username that signed in.
    pub authenticated_as: Option<String>,
    /// The path in MAIL FROM.
    pub sender: String,
    /// The paths in RCPT TO.
    pub recipients: Vec<String>,
    /// The message without dot-stuffing.
    pub message: Vec<u8>,
}

/// The inbox for all mail of the demo.
#[derive(Debug, Default)]
pub struct DemoInbox {
    messages: Mutex<Vec<DemoMessage>>,
}

impl DemoInbox {
    /// Returns the messages, newest first.
    pub fn list(&self) -> DemoMailbox {
        let messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        DemoMailbox {
            messages: messages.iter().rev().cloned().collect(),
        }
    }

    /// Adds a message, dropping the oldest if the mailbox is full.
    pub fn keep(&self, mail: Accepted) {
        let text = String::from_utf8_lossy(&mail.message).replace("\r\n", "\n");
        let (head, body) = text.split_once("\n\n").unwrap_or((text.as_str(), ""));
        let headers = unfold(head);
        let value = |name: &str| {
            headers
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
                .map_or("", |(_, value)| value.as_str())
        };
        let quoted = value("Content-Transfer-Encoding").eq_ignore_ascii_case("quoted-printable");
        let text = if quoted {
            let decoded = quoted_printable::decode(body, quoted_printable::ParseMode::Robust);
            decoded.map_or_else(
                |_| body.to_owned(),
                |bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"),
            )
        } else {
            body.to_owned()
        };
        let decoded = |name: &str| decode_words(value(name), &encoded_word::decode);
        let (from, subject) = (decoded("From"), decoded("Subject"));
        let mut messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        let id = messages.last().map_or(1, |last| last.id + 1);
        if messages.len() >= KEPT {
            messages.remove(0);
        }
        messages.push(DemoMessage {
            id,
            received: Timestamp::now().to_string(),
            server: mail.server.to_owned(),
            authenticated_as: mail.authenticated_as,
            envelope_sender: mail.sender,
            recipients: mail.recipients,
            headers,
            from,
            subject,
            text,
        });
    }
}

/// Unfolds header fields to one line each.
fn unfold(head: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in head.lines() {
        if let (Some(rest), Some((_, value))) = (line.strip_prefix([' ', '\t']), fields.last_mut()) {
            value.push(' ');
            value.push_str(rest);
        } else {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            fields.push((name.to_owned(), value.trim_start().to_owned()));
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_read_back() {
        let mailbox = DemoInbox::default();
        mailbox.keep(Accepted {
            server: "smtp.partner.com",
            authenticated_as: Some("user".to_owned()),
            sender: "a@b.cd".to_owned(),
            recipients: vec!["e@f.gh".to_owned()],
            message: b"From: =?utf-8?q?=C5=BBaneta_A?=\r\n <a@b.cd>\r\nSubject: =?utf-8?q?Za=C5=BC_?= =?utf-8?q?x?=\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nZa=C5=BC\r\n".to_vec(),
        });
        let all = mailbox.list().messages;
        assert_eq!(
            all[0].headers[0],
            ("From".to_owned(), "=?utf-8?q?=C5=BBaneta_A?= <a@b.cd>".to_owned())
        );
        assert_eq!(all[0].from, "Żaneta A <a@b.cd>");
        assert_eq!(
            (all[0].subject.as_str(), all[0].text.as_str()),
            ("Zaż x", "Zaż\n")
        );
    }
}
