//! The milter protocol, version 6, as Postfix speaks it (Sendmail's `mfdef.h`; Postfix's `src/milter/milter8.c`): packets with a
//! length, a command and its data.
//!
//! Implemented here because, of the existing libraries, one is under the GPL and the other cannot change the envelope sender.

use std::{io, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    time::timeout,
};

/// Longest silence on a connection; Postfix keeps it open while a client is connected.
const SILENCE: Duration = Duration::from_mins(30);

/// Largest packet accepted, in bytes. Postfix limits header fields to 100 kB and body chunks to 64 kB.
const PACKET: usize = 1024 * 1024;
/// The protocol version that is negotiated.
const VERSION: u32 = 6;
/// The modifications that are requested: adding and changing fields, adding and deleting recipients, changing the sender.
const ACTIONS: u32 = 0x01 | 0x04 | 0x08 | 0x10 | 0x40;
/// The events that are not requested: connection, EHLO, unknown commands, DATA.
const NOT_TOLD: u32 = 0x01 | 0x02 | 0x100 | 0x200;
/// The events that are not answered: fields, MAIL, RCPT, end of header, body. A mail server that requires an answer gets
/// "continue".
const NOT_ANSWERED: [(u8, u32); 5] = [
    (b'L', 0x80),
    (b'M', 0x4000),
    (b'R', 0x8000),
    (b'N', 0x4_0000),
    (b'B', 0x8_0000),
];

/// The events a milter subscribes to, besides the end of each message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MilterEvents {
    /// MAIL, which it answers, and the body.
    Senders,
    /// The parts of the message's body.
    Bodies,
}

impl MilterEvents {
    /// Returns the protocol flags for what the mail server can leave out.
    fn left_out(self) -> u32 {
        let answers_mail = self == Self::Senders;
        let not_answered = NOT_ANSWERED
            .iter()
            .filter(|(its, _)| !(answers_mail && *its == b'M'));
        not_answered.fold(NOT_TOLD, |all, (_, one)| all | one)
    }
}

/// A command of the mail server.
#[derive(Debug, Eq, PartialEq)]
pub enum MilterCommand {
    /// The mail server's offer of features.
    Negotiate {
        /// The modifications that the mail server allows.
        actions: u32,
        /// The events and answers that the mail server can leave out.
        protocol: u32,
    },
    /// Macros for the following command: names and values alternate.
    Macros(Vec<(String, String)>),
    /// MAIL FROM, with angle brackets.
    Mail(String),
    /// RCPT TO, with angle brackets.
    Recipient(String),
    /// A header field: name and body, with LF line ends.
    Header(String, String),
    /// The end of the header section.
    EndOfHeaders,
    /// A chunk of the body.
    Body(Vec<u8>),
    /// The end of the message.
    End,
    /// The message is abandoned.
    Abort,
    /// The mail server ends the connection.
    Quit,
    /// A command that Fromline does not use.
    Other(u8),
}

/// A reply to the mail server.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum MilterReply {
    /// The protocol flags that were negotiated.
    Negotiated(u32),
    /// Replace the envelope sender.
    Sender(String),
    /// Adds a recipient to the message's envelope.
    AddRecipient(String),
    /// Removes a recipient from the message's envelope.
    DeleteRecipient(String),
    /// Insert a field at the top of the header.
    Insert(String, String),
    /// Replace the body of the nth field of that name; an empty one deletes the field.
    Change(u32, String, String),
    /// The message continues without further changes.
    Continue,
    /// Reject the command with this reply line.
    Reply(String),
}

impl MilterReply {
    /// Chooses the flags for a mail server's offer; `None` if it does not allow the modifications that Fromline needs.
    pub fn to(part: MilterEvents, actions: u32, protocol: u32) -> Option<Self> {
        (actions & ACTIONS == ACTIONS).then_some(Self::Negotiated(protocol & part.left_out()))
    }
}

impl MilterCommand {
    /// Returns whether the mail server waits for "continue" after this command, given the `negotiated` flags.
    pub fn waits(&self, negotiated: u32) -> bool {
        let letter = match self {
            Self::Header(..) => b'L',
            Self::Mail(_) => b'M',
            Self::Recipient(_) => b'R',
            Self::EndOfHeaders => b'N',
            Self::Body(_) => b'B',
            Self::Other(_) => return true,
            Self::Negotiate { .. } | Self::Macros(_) | Self::End | Self::Abort | Self::Quit => return false,
        };
        !NOT_ANSWERED
            .iter()
            .any(|(its, flag)| *its == letter && negotiated & flag != 0)
    }
}

/// A milter conversation over one connection.
pub struct Conversation<S> {
    stream: S,
    part: MilterEvents,
    negotiated: u32,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Conversation<S> {
    /// Starts a conversation, in which the mail server speaks first.
    pub const fn new(stream: S, part: MilterEvents) -> Self {
        Self {
            stream,
            part,
            negotiated: 0,
        }
    }

    /// Returns the next command that this milter must handle; negotiation and "continue" replies are handled here. `None` ends
    /// the conversation: the connection closed, was silent for too long, or the mail server lacks a needed feature.
    pub async fn next(&mut self) -> io::Result<Option<MilterCommand>> {
        let Ok(command) = timeout(SILENCE, read(&mut self.stream)).await else {
            return Ok(None);
        };
        let Some(command) = command?.filter(|command| *command != MilterCommand::Quit) else {
            return Ok(None);
        };
        let is_ours = self.part == MilterEvents::Senders && matches!(command, MilterCommand::Mail(_));
        if let MilterCommand::Negotiate { actions, protocol } = command {
            let Some(MilterReply::Negotiated(all)) = MilterReply::to(self.part, actions, protocol) else {
                tracing::error!("the mail server does not let milters change sender and recipients");
                return Ok(None);
            };
            self.negotiated = all;
            self.say(&MilterReply::Negotiated(all)).await?;
        } else if !is_ours && command.waits(self.negotiated) {
            self.say(&MilterReply::Continue).await?;
        }
        Ok(Some(command))
    }

    /// Sends a reply to the mail server.
    pub async fn say(&mut self, answer: &MilterReply) -> io::Result<()> {
        self.stream.write_all(&packet(answer)).await
    }
}

/// Reads a packet; `None` at the end of the connection.
async fn read(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<Option<MilterCommand>> {
    let length = match stream.read_u32().await {
        Ok(length) => usize::try_from(length).unwrap_or(usize::MAX),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    };
    if length == 0 || length > PACKET {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut packet = vec![0; length];
    stream.read_exact(&mut packet).await?;
    parse(&packet)
        .map(Some)
        .ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// Parses a packet without its length.
pub fn parse(packet: &[u8]) -> Option<MilterCommand> {
    let (&command, data) = packet.split_first()?;
    Some(match command {
        b'O' => {
            let number = |place: usize| {
                let bytes = data.get(place * 4..place * 4 + 4)?;
                Some(u32::from_be_bytes(bytes.try_into().ok()?))
            };
            let (actions, protocol) = (number(1)?, number(2)?);
            MilterCommand::Negotiate { actions, protocol }
        }
        b'D' => {
            let all = strings(data.get(1..)?)?;
            let mut pairs = all.chunks_exact(2);
            let macros = pairs
                .by_ref()
                .filter_map(|pair| Some((pair.first()?.clone(), pair.get(1)?.clone())));
            MilterCommand::Macros(macros.collect())
        }
        b'M' => MilterCommand::Mail(strings(data)?.into_iter().next()?),
        b'R' => MilterCommand::Recipient(strings(data)?.into_iter().next()?),
        b'L' => {
            let mut both = strings(data)?.into_iter();
            MilterCommand::Header(both.next()?, both.next()?)
        }
        b'N' => MilterCommand::EndOfHeaders,
        b'B' => MilterCommand::Body(data.to_vec()),
        b'E' => MilterCommand::End,
        b'A' => MilterCommand::Abort,
        b'Q' => MilterCommand::Quit,
        other => MilterCommand::Other(other),
    })
}

/// Splits data into NUL-terminated strings.
fn strings(data: &[u8]) -> Option<Vec<String>> {
    if data.is_empty() {
        return Some(Vec::new());
    }
    let data = data.strip_suffix(b"\0")?;
    let text = |bytes: &[u8]| fromline_core::headers::decode_text(bytes).into_owned();
    Some(data.split(|byte| *byte == 0).map(text).collect())
}

fn packet(answer: &MilterReply) -> Vec<u8> {
    let (command, data) = match answer {
        MilterReply::Negotiated(protocol) => {
            let numbers = [VERSION, ACTIONS, *protocol].map(u32::to_be_bytes);
            (b'O', numbers.concat())
        }
        MilterReply::Sender(path) => (b'e', terminated(&[path])),
        MilterReply::AddRecipient(path) => (b'+', terminated(&[path])),
        MilterReply::DeleteRecipient(path) => (b'-', terminated(&[path])),
        MilterReply::Insert(name, body) => (
            b'i',
            [&0_u32.to_be_bytes()[..], &terminated(&[name, body])].concat(),
        ),
        MilterReply::Change(nth, name, body) => (
            b'm',
            [&nth.to_be_bytes()[..], &terminated(&[name, body])].concat(),
        ),
        MilterReply::Continue => (b'c', Vec::new()),
        MilterReply::Reply(line) => (b'y', terminated(&[line])),
    };
    let length = u32::try_from(data.len() + 1).unwrap_or(u32::MAX);
    [&length.to_be_bytes()[..], &[command], &data].concat()
}

fn terminated(texts: &[&str]) -> Vec<u8> {
    let mut data = Vec::new();
    for text in texts {
        data.extend(text.bytes().filter(|byte| *byte != 0));
        data.push(0);
    }
    data
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_postfix_says() {
        for (packet, command) in [
            (
                &b"O\0\0\0\x06\0\0\x01\xff\0\x1f\xff\xff"[..],
                MilterCommand::Negotiate {
                    actions: 0x1ff,
                    protocol: 0x001f_ffff,
                },
            ),
            (
                b"DMi\x004fX\0{auth_authen}\0user@example.com\0",
                MilterCommand::Macros(vec![
                    ("i".to_owned(), "4fX".to_owned()),
                    ("{auth_authen}".to_owned(), "user@example.com".to_owned()),
                ]),
            ),
            (b"DE", MilterCommand::Macros(Vec::new())),
            (b"M<a@b.cd>\0SIZE=1\0", MilterCommand::Mail("<a@b.cd>".to_owned())),
            (b"R<a@b.cd>\0", MilterCommand::Recipient("<a@b.cd>".to_owned())),
            (
                b"LFrom\0a\n b\0",
                MilterCommand::Header("From".to_owned(), "a\n b".to_owned()),
            ),
            (
                b"LEmpty\0\0",
                MilterCommand::Header("Empty".to_owned(), String::new()),
            ),
            (b"E", MilterCommand::End),
            (b"N", MilterCommand::EndOfHeaders),
            (b"Ba\r\n", MilterCommand::Body(b"a\r\n".to_vec())),
            (b"T", MilterCommand::Other(b'T')),
        ] {
            assert_eq!(parse(packet), Some(command));
        }
        assert_eq!(
            MilterReply::to(MilterEvents::Senders, 0x3f, 0),
            None,
            "without a change of the sender nothing is right"
        );
    }

    #[test]
    fn what_each_is_told_and_asked() {
        let all = |part| match MilterReply::to(part, 0x1ff, 0x1f_ffff) {
            Some(MilterReply::Negotiated(all)) => all,
            _ => 0,
        };
        assert_eq!(
            (all(MilterEvents::Senders), all(MilterEvents::Bodies)),
            (0xc_8383, 0xc_c383)
        );
    }

    #[test]
    fn what_we_say() {
        assert_eq!(
            packet(&MilterReply::Sender("<a@b.cd>".to_owned())),
            b"\0\0\0\x0ae<a@b.cd>\0"
        );
        let delete = MilterReply::Change(2, "Sender".to_owned(), String::new());
        assert_eq!(packet(&delete), b"\0\0\0\x0dm\0\0\0\x02Sender\0\0");
        assert_eq!(
            packet(&MilterReply::Reply("550 5.7.1 no\0".to_owned())),
            b"\0\0\0\x0ey550 5.7.1 no\0"
        );
    }

    proptest! {
        #[test]
        fn no_packet_panics(packet in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = parse(&packet);
        }
    }
}
