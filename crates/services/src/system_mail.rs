//! Fromline's own emails as bytes: headers from `core`, everything else by RFC 5322 and MIME.

use fromline_base::{
    idn::to_ascii,
    keys::{KeyError, random_token},
};
use fromline_config::Config;
use fromline_core::{
    address::Address,
    message::{Mailbox, Message, encode_words},
};
use fromline_outbound::smtp::{Envelope, PartialDelivery};
use jiff::Timestamp;

/// Returns the sender of emails that Fromline itself writes.
pub fn build_sender(config: &Config) -> Mailbox {
    let domain = config.domains.first().map_or("localhost", String::as_str);
    Mailbox::new("Fromline", format!("fromline@{domain}"))
}

/// Returns an address in its form for SMTP and headers; stored addresses are valid.
pub fn to_wire_form(address: &str) -> String {
    Address::parse(address, &to_ascii).map_or_else(|_| address.to_owned(), |address| address.ascii())
}

/// An email to one recipient.
#[derive(Debug)]
pub struct Mail<'a> {
    /// The source of From, Sender, Reply-To and the envelope sender.
    pub message: &'a Message,
    /// Whether to use the null sender as envelope sender, for emails that must not be answered.
    pub null_sender: bool,
    /// The recipient's address, domain in A-labels.
    pub to: &'a str,
    /// Subject as people read it, not encoded.
    pub subject: &'a str,
    /// The text, with `\n` line ends.
    pub text: &'a str,
    /// The BCP 47 language tag of the text.
    pub language: &'a str,
    /// Whether a program wrote the email without being asked to (RFC 3834).
    pub auto_generated: bool,
}

/// A finished email: envelope and bytes.
#[derive(Clone, Debug)]
pub struct BuiltMail {
    /// The envelope: MAIL FROM and RCPT TO.
    pub envelope: Envelope,
    /// The message, with CRLF line ends.
    pub bytes: Vec<u8>,
    /// The Message-ID, without angle brackets.
    pub message_id: String,
}

impl Mail<'_> {
    /// Builds the email. The Message-ID has the domain of the From address and reveals nothing else.
    pub fn build(&self, now: Timestamp) -> Result<BuiltMail, KeyError> {
        let Message {
            from,
            sender,
            reply_to,
            envelope_sender,
        } = self.message;
        let domain = from
            .address
            .rsplit_once('@')
            .map_or("localhost", |(_, domain)| domain);
        let message_id = format!("{}@{domain}", &random_token()?[..32]);
        let mut text = String::new();
        let mut header = |name: &str, value: &str| {
            text.push_str(&folded(name, value));
            text.push_str("\r\n");
        };
        header("Date", &now.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string());
        header("From", &from.header_value());
        if let Some(sender) = sender {
            header("Sender", &sender.header_value());
        }
        if let Some(reply_to) = reply_to {
            header("Reply-To", &reply_to.header_value());
        }
        header("To", self.to);
        header("Subject", &subject(self.subject));
        header("Message-ID", &format!("<{message_id}>"));
        if self.auto_generated {
            header("Auto-Submitted", "auto-generated");
        }
        header("Content-Language", self.language);
        header("MIME-Version", "1.0");
        header("Content-Type", "text/plain; charset=utf-8");
        header("Content-Transfer-Encoding", "quoted-printable");
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(b"\r\n");
        let lines = self
            .text
            .replace("\r\n", "\n")
            .replace(['\r', '\0'], "")
            .replace('\n', "\r\n");
        bytes.extend_from_slice(&quoted_printable::encode(lines));
        bytes.extend_from_slice(b"\r\n");
        let sender = (!self.null_sender).then(|| envelope_sender.clone());
        Ok(BuiltMail {
            envelope: Envelope {
                sender,
                recipients: vec![self.to.to_owned()],
                addressed: PartialDelivery::Together,
                instead: None,
            },
            bytes,
            message_id,
        })
    }
}

fn subject(text: &str) -> String {
    let text: String = text.chars().filter(|character| !character.is_control()).collect();
    if text.is_ascii() && !text.contains("=?") {
        text
    } else {
        encode_words(&text)
    }
}

/// Formats a header field, folded at spaces where a line would exceed 76 characters (RFC 5322, section 2.2.3).
fn folded(name: &str, value: &str) -> String {
    let mut line = format!("{name}:");
    let mut length = line.len();
    for word in value.split(' ') {
        if length + 1 + word.len() > 76 && length > name.len() + 1 {
            line.push_str("\r\n");
            length = 0;
        }
        line.push(' ');
        line.push_str(word);
        length += 1 + word.len();
    }
    line
}

#[cfg(test)]
mod tests {
    use fromline_core::{
        delivery_route::DeliveryRoute,
        message::{Identity, compose},
    };
    use proptest::prelude::*;

    use super::*;

    fn build(name: &str, subject: &str, text: &str) -> String {
        let identity = Identity {
            from: Mailbox::new(name, "user.name@partner.com"),
            primary: Mailbox::new("User", "user@example.com"),
            reply_to: None,
        };
        let message = compose(&identity, DeliveryRoute::Organisation);
        let mail = Mail {
            message: &message,
            null_sender: false,
            to: "user@example.com",
            subject,
            text,
            language: "en",
            auto_generated: false,
        };
        String::from_utf8(mail.build("2026-11-23T09:00:00Z".parse().unwrap()).unwrap().bytes).unwrap()
    }

    #[test]
    fn a_whole_mail() {
        let mail = build("Zażółć", "Zażółć gęślą jaźń", "Hello\n.\nZażółć\n");
        let mut lines: Vec<&str> = mail.split("\r\n").collect();
        let id = lines
            .iter()
            .position(|line| line.starts_with("Message-ID: <"))
            .unwrap();
        assert!(lines.remove(id).ends_with("@partner.com>"));
        insta::assert_snapshot!(lines.join("\n"), @r##"
        Date: Mon, 23 Nov 2026 09:00:00 +0000
        From: =?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87?= <user.name@partner.com>
        Sender: User <user@example.com>
        To: user@example.com
        Subject: =?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87_g=C4=99=C5=9Bl=C4=85_ja=C5=BA=C5=84?=
        Content-Language: en
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Hello
        .
        Za=C5=BC=C3=B3=C5=82=C4=87
        "##);
    }

    proptest! {
        #[test]
        fn no_bare_line_ends_no_long_lines_one_from(name in any::<String>(), subject in any::<String>(), text in any::<String>()) {
            let mail = build(&name, &subject, &text);
            let (head, _) = mail.split_once("\r\n\r\n").unwrap();
            for line in mail.split("\r\n") {
                prop_assert!(line.len() <= 998 && !line.contains(['\r', '\n', '\0']));
            }
            prop_assert_eq!(head.lines().filter(|line| line.to_ascii_lowercase().starts_with("from:")).count(), 1);
        }
    }
}
