//! Lookup tables for the mail server in Postfix's socketmap protocol (`socketmap_table(5)`): netstrings with a map's name and a
//! key, answered with `OK`, `NOTFOUND`, `TEMP` or `PERM`.
//!
//! The map `login` tells which users may use an address as MAIL FROM (`smtpd_sender_login_maps`). Passwords are neither received
//! nor returned.

use std::{io, time::Duration};

use fromline_base::idn::to_ascii;
use fromline_core::address::Address;
use fromline_services::{checklist, new_database, state::App};
use fromline_store::{StoreError, senders};
use tokio::{
    io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream},
    net::UnixStream,
    time::timeout,
};

/// Longest silence on a connection.
const SILENCE: Duration = Duration::from_hours(1);
/// Longest query, in bytes: a map's name and an address.
const QUESTION: usize = 1024;

/// Serves one connection until it ends.
pub async fn serve(app: App, stream: UnixStream) -> io::Result<()> {
    let mut stream = BufStream::new(stream);
    while let Ok(question) = timeout(SILENCE, read(&mut stream)).await {
        let Some(question) = question? else { break };
        checklist::note_asked(&app, &app.checklist);
        let answer = answer(&app, &question).await;
        let framed = format!("{}:{answer},", answer.len());
        stream.write_all(framed.as_bytes()).await?;
        stream.flush().await?;
    }
    Ok(())
}

/// Reads one netstring; `None` at the end of the connection.
async fn read(stream: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<String>> {
    let invalid = || io::Error::from(io::ErrorKind::InvalidData);
    let mut digits = Vec::new();
    if (&mut *stream).take(8).read_until(b':', &mut digits).await? == 0 {
        return Ok(None);
    }
    let digits = digits.strip_suffix(b":").ok_or_else(invalid)?;
    let plain = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    let length = plain
        .then(|| std::str::from_utf8(digits).ok()?.parse::<usize>().ok())
        .flatten();
    let length = length.filter(|length| *length <= QUESTION).ok_or_else(invalid)?;
    let mut text = vec![0; length + 1];
    stream.read_exact(&mut text).await?;
    if text.pop() != Some(b',') {
        return Err(invalid());
    }
    // A key that is not UTF-8 is not an address of ours.
    Ok(Some(String::from_utf8_lossy(&text).into_owned()))
}

/// Reads the first query in a byte string.
pub(crate) async fn question(mut bytes: &[u8]) -> Option<String> {
    read(&mut bytes).await.ok().flatten()
}

async fn answer(app: &App, question: &str) -> String {
    let Some(("login", key)) = question.split_once(' ') else {
        return "PERM no such map".to_owned();
    };
    // A domain alone, a local name, or an address with characters that ours never have.
    let Ok(address) = Address::parse(key, &to_ascii) else {
        return "NOTFOUND ".to_owned();
    };
    match senders::read_login(&app.store, address.key()).await {
        Ok(Some(login)) => format!("OK {}", app.config.logins(&login).join(",")),
        Ok(None) => match new_database::may_become_known(app).await {
            // NOTFOUND is a permanent refusal, so it is answered only when it is certain.
            Ok(true) => "TEMP not known yet".to_owned(),
            Ok(false) => "NOTFOUND ".to_owned(),
            Err(error) => unanswered(&error),
        },
        Err(error) => unanswered(&error),
    }
}

fn unanswered(error: &StoreError) -> String {
    tracing::error!(%error, "look-up");
    "TEMP the database does not answer".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn netstrings() {
        for (bytes, expected) in [
            (&b"13:login a@b.cde,"[..], Some(Some("login a@b.cde"))),
            (b"0:,", Some(Some(""))),
            (b"", Some(None)),
            (b"x:,", None),
            (b":,", None),
            (b"99999999:", None),
            (b"1025:", None),
            (b"3:abcd", None),
            (b"3:a", None),
            (b"12345678", None),
        ] {
            let read = read(&mut &bytes[..]).await.ok();
            assert_eq!(read.as_ref().map(|text| text.as_deref()), expected, "{bytes:?}");
        }
    }
}
