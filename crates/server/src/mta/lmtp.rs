//! The LMTP listener (RFC 2033) to which the mail server hands messages for gateways, over a Unix socket and without a queue.
//! Each recipient is answered with the gateway's own reply.
//!
//! It offers 8BITMIME, so that signed content stays unchanged; for a gateway without it the message is converted
//! ([`fromline_base::mime::seven_bit`]). It does not offer SMTPUTF8, so that the mail server writes what every gateway can read.

mod wire;

use std::io;

use fromline_base::idn::to_ascii;
use fromline_core::address::Address;
use fromline_outbound::smtp::{Envelope, PartialDelivery};
use fromline_services::{
    gateway_delivery::{self, DeliveryError, DeliveryReport},
    message_memory::MESSAGE_MEMORY,
    new_database,
    refusal::Refusal,
    state::App,
};
use tokio::{io::BufStream, net::UnixStream};

use super::reply::{EnhancedReply, ReplyTexts};
use wire::{BufferPermit, LmtpConnection, MessageFailure};

/// Largest message, in bytes.
pub const MESSAGE_MAX: usize = 50 * 1024 * 1024;
/// Largest number of recipients of a message; RFC 5321, section 4.5.3.1.8, requires at least one hundred.
const RECIPIENTS: usize = 1000;
const NO_ROOM: &str = "452 4.3.1 Too many large messages at once";

/// The mail transaction in progress: sender, recipients and size so far.
#[derive(Debug, Default)]
struct Transaction {
    sender: Option<String>,
    recipients: Vec<String>,
    size: Size,
}

/// The size of a message, in bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    /// The size that the mail server declared, if it did.
    said: Option<usize>,
    /// The largest size that will be accepted.
    most: usize,
}

/// Serves one connection until it ends.
pub async fn serve(app: App, stream: UnixStream) -> io::Result<()> {
    let mut lines = LmtpConnection::new(BufStream::new(stream));
    let mut queue = String::new();
    let mut transaction = Transaction::default();
    lines.say("220 fromline LMTP").await?;
    while let Some(line) = lines.command().await? {
        let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "LHLO" => {
                transaction = Transaction::default();
                let size = format!("250-SIZE {MESSAGE_MAX}");
                for line in [
                    "250-fromline",
                    "250-PIPELINING",
                    "250-8BITMIME",
                    "250-ENHANCEDSTATUSCODES",
                    "250-XFORWARD IDENT",
                    size.as_str(),
                ] {
                    lines.add(line);
                }
                lines.say("250 HELP").await?;
            }
            "XFORWARD" => {
                queue = ident(rest).unwrap_or_default();
                lines.say("250 2.0.0 Ok").await?;
            }
            "MAIL" => {
                transaction = Transaction {
                    sender: path(rest, "FROM:"),
                    recipients: Vec::new(),
                    size: size(rest),
                };
                lines
                    .say(either(transaction.sender.is_some(), "501 5.5.4 Syntax"))
                    .await?;
            }
            "RCPT" => {
                let recipient = path(rest, "TO:").filter(|path| !path.is_empty());
                let well = match &recipient {
                    None => Err("553 5.1.3 No address that gateways know"),
                    Some(_) if transaction.sender.is_none() => Err("503 5.5.1 No sender"),
                    Some(_) if transaction.recipients.len() >= RECIPIENTS => Err("452 4.5.3 Too many"),
                    Some(_) => Ok(()),
                };
                lines
                    .say(either(well.is_ok(), well.err().unwrap_or_default()))
                    .await?;
                transaction.recipients.extend(recipient.filter(|_| well.is_ok()));
            }
            "DATA" => {
                let named = std::mem::take(&mut transaction);
                if data(&app, &mut lines, &queue, named).await?.is_none() {
                    break;
                }
            }
            "RSET" => {
                transaction = Transaction::default();
                lines.say("250 2.0.0 Ok").await?;
            }
            "NOOP" => lines.say("250 2.0.0 Ok").await?,
            "QUIT" => {
                lines.say("221 2.0.0 Bye").await?;
                break;
            }
            _ => lines.say("500 5.5.2 Unknown command").await?,
        }
    }
    Ok(())
}

/// Receives a message, delivers it and returns the replies; `None` if the connection ended before the message did.
async fn data(
    app: &App,
    lines: &mut LmtpConnection,
    queue: &str,
    named: Transaction,
) -> io::Result<Option<()>> {
    let Transaction {
        sender: Some(sender),
        recipients,
        size,
    } = named
    else {
        return lines.say("503 5.5.1 No sender").await.map(Some);
    };
    if recipients.is_empty() {
        return lines.say("503 5.5.1 No recipients").await.map(Some);
    }
    let mut room = BufferPermit::new(&MESSAGE_MEMORY);
    // Refused before the message rather than after it.
    if !room.would_fit(size.said.unwrap_or_default()) {
        return lines.say(NO_ROOM).await.map(Some);
    }
    lines.say("354 Go ahead").await?;
    let message = match lines.message(size.most, &mut room).await? {
        Ok(message) => message,
        Err(MessageFailure::NoRoom) => {
            for _ in &recipients {
                lines.add(NO_ROOM);
            }
            return lines.flush().await.map(Some);
        }
        Err(MessageFailure::TooLarge) => {
            for _ in &recipients {
                lines.add("552 5.3.4 Too large");
            }
            return lines.flush().await.map(Some);
        }
        Err(MessageFailure::Closed) => return Ok(None),
    };
    let envelope = Envelope {
        sender: Some(sender),
        recipients,
        addressed: PartialDelivery::Each,
        instead: None,
    };
    let delivered = gateway_delivery::deliver(app, queue, &envelope, &message).await;
    let delivered = not_known(app, &envelope, delivered).await;
    for reply in replies(app, &delivered, envelope.recipients.len()) {
        lines.add(&reply.to_string());
    }
    lines.flush().await.map(Some)
}

/// Defers mail from an unknown address if it was queued before this database was created, so that it waits instead of bouncing.
async fn not_known(app: &App, envelope: &Envelope, delivered: DeliveryReport) -> DeliveryReport {
    let DeliveryReport {
        outcome: Err(DeliveryError::Refused(refusal)),
        language,
    } = delivered
    else {
        return delivered;
    };
    let sender = Address::parse(envelope.sender.as_deref().unwrap_or_default(), &to_ascii).ok();
    let asked = app.store.read(|db| {
        new_database::refuse_unknown_address(app, db, refusal.clone(), sender.as_ref().map(Address::key))
    });
    let refusal = asked.await.unwrap_or_else(Refusal::from);
    DeliveryReport {
        outcome: Err(DeliveryError::Refused(refusal)),
        language,
    }
}

/// Builds one reply per recipient.
fn replies(app: &App, delivered: &DeliveryReport, recipients: usize) -> Vec<EnhancedReply> {
    let words = ReplyTexts::new(&app.texts, delivered.language, &app.config.public_url);
    let all = |reply| vec![reply; recipients];
    match &delivered.outcome {
        Ok(verdicts) => verdicts
            .iter()
            .map(|verdict| {
                verdict.map_or_else(
                    |rejection| words.rejection(rejection),
                    |()| EnhancedReply::taken(),
                )
            })
            .collect(),
        Err(DeliveryError::Refused(refusal)) => all(words.refusal(refusal.reason)),
        Err(DeliveryError::Failed(failure)) => all(words.failure(*failure)),
    }
}

const fn either(is_well: bool, otherwise: &str) -> &str {
    if is_well { "250 2.1.0 Ok" } else { otherwise }
}

/// Parses `FROM:<path> PARAMETERS` and returns the path.
fn path(rest: &str, keyword: &str) -> Option<String> {
    let (word, rest) = rest.split_at_checked(keyword.len())?;
    let path = rest.trim_start().strip_prefix('<')?.split('>').next()?;
    let is_path = path.len() <= 254 && path.bytes().all(|byte| byte.is_ascii_graphic());
    (word.eq_ignore_ascii_case(keyword) && rest.contains('>') && is_path).then(|| path.to_owned())
}

/// Parses the argument of `MAIL` and returns the path.
pub(crate) fn mail_path(rest: &str) -> Option<String> {
    path(rest, "FROM:")
}

/// Parses the SIZE parameter. The limit adds a little, since the mail server may count line ends differently.
fn size(rest: &str) -> Size {
    let said = rest.split(' ').filter_map(|word| word.split_once('='));
    let (_, said) = said
        .into_iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("SIZE"))
        .unwrap_or_default();
    let said = said.parse().ok();
    let most = said.unwrap_or(MESSAGE_MAX) / 4 * 5;
    Size {
        said,
        most: most.saturating_add(64 * 1024).min(MESSAGE_MAX),
    }
}

/// Parses the queue id in `XFORWARD … IDENT=4fX…`. Only letters and digits are accepted, because it is written to the log.
fn ident(rest: &str) -> Option<String> {
    let words = rest.split(' ').filter_map(|word| word.split_once('='));
    let (_, id) = words
        .into_iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("IDENT"))?;
    let is_id = id.len() <= 32 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_id.then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_queue_ids() {
        for (rest, expected) in [
            ("FROM:<a@b.cd> SIZE=12", Some("a@b.cd")),
            ("from: <a@b.cd>", Some("a@b.cd")),
            ("FROM:<>", Some("")),
            ("FROM:a@b.cd", None),
            ("FROM:<a b@c.de>", None),
            ("FROM:<a@b.cd", None),
            ("TO:<a@b.cd>", None),
            ("FR", None),
        ] {
            assert_eq!(path(rest, "FROM:").as_deref(), expected, "{rest}");
        }
        assert_eq!(ident("NAME=x IDENT=4fXz1").as_deref(), Some("4fXz1"));
        assert_eq!(ident("IDENT=[UNAVAILABLE]\u{1b}"), None);
    }
}
