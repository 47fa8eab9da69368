//! The milter for what the mail server itself writes: a returned mail goes to the user, not to the alias's mailbox at the
//! partner, by whose server it could not leave.

use std::io;

use fromline_core::address::Address;
use tokio::net::UnixStream;

use super::milter::wire::{self, Answer, Command};
use crate::{idn::to_ascii, state::App, store::senders};

/// Serves one connection until it ends.
pub async fn serve(app: App, mut stream: UnixStream) -> io::Result<()> {
    let mut recipients: Vec<String> = Vec::new();
    let mut is_bounce = false;
    let mut negotiated = 0;
    while let Some(command) = wire::next(&mut stream, &mut negotiated).await? {
        match command {
            Command::Mail(path) => is_bounce = bare(&path).is_empty(),
            Command::Recipient(path) => recipients.push(path),
            Command::Abort => recipients.clear(),
            Command::End => {
                for path in std::mem::take(&mut recipients) {
                    if let Some(primary) = primary(&app, &path).await.filter(|_| is_bounce) {
                        wire::write(&mut stream, &Answer::DeleteRecipient(path)).await?;
                        wire::write(&mut stream, &Answer::AddRecipient(format!("<{primary}>"))).await?;
                    }
                }
                wire::write(&mut stream, &Answer::Continue).await?;
            }
            Command::Quit
            | Command::Negotiate { .. }
            | Command::Macros(_)
            | Command::Header(..)
            | Command::EndOfHeaders
            | Command::Other(_) => (),
        }
    }
    Ok(())
}

/// The primary address of whoever holds this alias. If it cannot be found out, the alias's mailbox gets the mail: better there
/// than nowhere.
async fn primary(app: &App, path: &str) -> Option<String> {
    let address = Address::parse(bare(path), &to_ascii).ok()?;
    let mut db = app.store.read().await.ok()?;
    let (user, _) = senders::holder(&mut db, address.key()).await.ok()??;
    Some(user.key)
}

/// A path without its brackets: Postfix writes none in what it tells of its own mail.
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
}
