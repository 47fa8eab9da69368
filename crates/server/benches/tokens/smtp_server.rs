//! The SMTP server of all gateways: TLS from the first byte, PLAIN with any password, XOAUTH2 and OAUTHBEARER with a token of the provider.

use std::{io, net::SocketAddr, sync::Arc};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use fromline_outbound::testing::token_endpoint::{TokenEndpoint, account_of};
use rustls::ServerConfig;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufStream},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

type Lines = BufStream<TlsStream<TcpStream>>;

/// Serves on a free port of loopback.
pub async fn start(provider: Arc<TokenEndpoint>, tls: Arc<ServerConfig>) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let acceptor = TlsAcceptor::from(tls);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, provider) = (acceptor.clone(), provider.clone());
            tokio::spawn(async move {
                let _ = stream.set_nodelay(true);
                if let Ok(stream) = acceptor.accept(stream).await {
                    let _ = converse(BufStream::new(stream), &provider).await;
                }
            });
        }
    });
    Ok(address)
}

async fn converse(mut lines: Lines, provider: &TokenEndpoint) -> io::Result<()> {
    say(&mut lines, "220 smtp.partner.com").await?;
    loop {
        let line = read(&mut lines).await?;
        let mut words = line.split(' ');
        match words.next().unwrap_or_default() {
            "" => return Ok(()),
            "EHLO" => {
                say(
                    &mut lines,
                    "250-smtp.partner.com\r\n250 AUTH PLAIN XOAUTH2 OAUTHBEARER",
                )
                .await?;
            }
            "AUTH" => {
                let mechanism = words.next().unwrap_or_default().to_owned();
                let response = if let Some(initial) = words.next() {
                    initial.to_owned()
                } else {
                    say(&mut lines, "334 ").await?;
                    read(&mut lines).await?
                };
                let response = BASE64_STANDARD.decode(response).unwrap_or_default();
                let response = String::from_utf8_lossy(&response).into_owned();
                if mechanism == "PLAIN" || is_valid(&response, provider) {
                    say(&mut lines, "235 2.7.0 Welcome").await?;
                } else {
                    say(&mut lines, "535 5.7.8 No").await?;
                }
            }
            "DATA" => {
                say(&mut lines, "354 Go ahead").await?;
                while read(&mut lines).await? != "." {}
                say(&mut lines, "250 2.0.0 Accepted").await?;
            }
            "QUIT" => return say(&mut lines, "221 Bye").await,
            _ => say(&mut lines, "250 2.0.0 OK").await?,
        }
    }
}

/// The account stands in the token.
fn is_valid(response: &str, provider: &TokenEndpoint) -> bool {
    let token = response
        .split('\u{1}')
        .find_map(|part| part.strip_prefix("auth=Bearer "));
    token.is_some_and(|token| provider.accepts(&account_of(token), token))
}

async fn say(lines: &mut Lines, text: &str) -> io::Result<()> {
    lines.write_all(format!("{text}\r\n").as_bytes()).await?;
    lines.flush().await
}

/// A line; empty at the end.
async fn read(lines: &mut Lines) -> io::Result<String> {
    let mut line = String::new();
    lines.read_line(&mut line).await?;
    Ok(line.trim_end().to_owned())
}
