//! The milter for the mail server's own messages: a bounce goes to the user who sent the message, not to the alias's mailbox at
//! the partner, whose server could not send it from here.

use fromline_services::refusal::Refusal;

use std::io;

use fromline_base::idn::to_ascii;
use fromline_core::{address::Address, submission::WRITER};
use fromline_outbound::vault::writer::find_writer;
use fromline_services::state::App;
use tokio::net::UnixStream;

use super::milter::wire::{Conversation, MilterCommand, MilterEvents, MilterReply};

/// How much of a message is buffered, in bytes. In a bounce the returned header section follows a page of text, and the fields
/// that Fromline added come first in it.
const KEPT: usize = 128 * 1024;
/// Largest number of tokens that are looked up.
const TOKENS: usize = 4;

/// A message of the mail server itself, in the middle of a milter conversation.
#[derive(Debug, Default)]
struct PendingBounce {
    is_bounce: bool,
    recipients: Vec<String>,
    body: Vec<u8>,
}

/// Serves one connection until it ends.
pub async fn serve(app: App, stream: UnixStream) -> io::Result<()> {
    let mut heard = PendingBounce::default();
    let mut conversation = Conversation::new(stream, MilterEvents::Bodies);
    while let Some(command) = conversation.next().await? {
        match command {
            MilterCommand::Mail(path) => heard.is_bounce = bare(&path).is_empty(),
            MilterCommand::Recipient(path) => heard.recipients.push(path),
            MilterCommand::Body(chunk) => {
                let room = KEPT.saturating_sub(heard.body.len());
                heard.body.extend(chunk.iter().take(room));
            }
            MilterCommand::Abort => heard = PendingBounce::default(),
            MilterCommand::End => {
                let heard = std::mem::take(&mut heard);
                for path in heard.recipients.iter().filter(|_| heard.is_bounce) {
                    if let Some(primary) = primary(&app, path, &heard.body).await {
                        conversation
                            .say(&MilterReply::DeleteRecipient(path.clone()))
                            .await?;
                        conversation
                            .say(&MilterReply::AddRecipient(format!("<{primary}>")))
                            .await?;
                    }
                }
                conversation.say(&MilterReply::Continue).await?;
            }
            MilterCommand::Quit
            | MilterCommand::Negotiate { .. }
            | MilterCommand::Macros(_)
            | MilterCommand::Header(..)
            | MilterCommand::EndOfHeaders
            | MilterCommand::Other(_) => (),
        }
    }
    Ok(())
}

/// Returns the primary address of the user who sent the message that bounced to this alias. The token in the message names the
/// user, since the alias may have another holder by now. Without a usable token the bounce stays addressed to the alias's
/// mailbox.
async fn primary(app: &App, path: &str, body: &[u8]) -> Option<String> {
    let alias = Address::parse(bare(path), &to_ascii).ok()?;
    let found = app.store.read(|db| {
        for token in tokens(body).take(TOKENS) {
            if let Some(written) = find_writer(db, &app.keys, token, alias.key())? {
                return Ok(Some(written.by.address.key().to_string()));
            }
        }
        Ok::<_, Refusal>(None)
    });
    found.await.ok().flatten()
}

/// Returns the tokens on lines that start with the field that the submission milter adds.
fn tokens(body: &[u8]) -> impl Iterator<Item = &str> {
    body.split(|byte| *byte == b'\n').filter_map(|line| {
        let (name, token) = std::str::from_utf8(line).ok()?.split_once(':')?;
        name.eq_ignore_ascii_case(WRITER).then_some(token)
    })
}

/// Removes the angle brackets from a path; Postfix omits them for its own messages.
fn bare(path: &str) -> &str {
    path.trim_start_matches('<').trim_end_matches('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_with_and_without_brackets() {
        for (path, expected) in [("<>", ""), ("", ""), ("<a@b.cd>", "a@b.cd"), ("a@b.cd", "a@b.cd")] {
            assert_eq!(bare(path), expected);
        }
    }

    #[test]
    fn tokens_stand_on_lines_of_their_own() {
        let body = b"fromline-writer: 1.a\r\n> Fromline-Writer: 2.b\r\n\xff: x\r\nFromline-Writer: 3.c\r\nFromline-Writer";
        assert_eq!(tokens(body).map(str::trim).collect::<Vec<_>>(), ["1.a", "3.c"]);
    }
}
