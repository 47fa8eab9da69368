//! A server that follows a script, whatever the client sends, and records what it received.

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

use super::certificates::{Authority, Shown};

/// A step of a hostile server's script.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Sends one line or several.
    Say(&'static str),
    /// Sends raw bytes.
    Raw(&'static [u8]),
    /// Sends a text this many times.
    Many(&'static str, usize),
    /// Sends a byte every 0.3 s.
    Drip(&'static [u8]),
    /// Sends as long as the client reads.
    Flood(&'static [u8]),
    /// Waits for a line that starts with this text.
    Hear(&'static str),
    /// Waits for this many milliseconds.
    Wait(u64),
    /// Waits for the end of a message.
    HearMessage,
    /// Performs a TLS handshake.
    Tls(Shown),
    /// Closes its sending side and continues to read.
    HalfClose,
    /// Closes the connection with RST.
    Reset,
    /// Does nothing until the client disconnects.
    Hang,
}

/// What a server received.
#[derive(Debug, Default)]
pub struct Heard {
    /// Bytes received in plain text or behind an invalid certificate.
    pub exposed: Vec<u8>,
    /// Input that the script did not expect.
    pub surprise: Option<String>,
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

struct Peer {
    stream: Box<dyn Stream>,
    protected: bool,
    heard: Arc<Mutex<Heard>>,
}

/// Listens on loopback and serves one connection.
pub async fn serve(steps: Vec<Step>, authority: &Authority) -> (SocketAddr, Arc<Mutex<Heard>>) {
    let heard = Arc::new(Mutex::new(Heard::default()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let tls: Vec<_> = steps
        .iter()
        .filter_map(|step| match step {
            Step::Tls(shown) => Some((*shown, authority.tls(*shown))),
            _ => None,
        })
        .collect();
    let remembered = heard.clone();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await?;
        if matches!(steps.first(), Some(Step::Reset)) {
            return reset(&stream);
        }
        let mut peer = Peer {
            stream: Box::new(stream),
            protected: false,
            heard: remembered,
        };
        for step in steps {
            if let Step::Tls(shown) = step {
                let config = &tls.iter().find(|(known, _)| *known == shown).unwrap().1;
                let stream = TlsAcceptor::from(config.clone()).accept(peer.stream).await?;
                peer = Peer {
                    stream: Box::new(stream),
                    protected: matches!(shown, Shown::Good),
                    ..peer
                };
            } else {
                peer.play(step).await?;
            }
        }
        io::Result::Ok(())
    });
    (address, heard)
}

#[expect(deprecated, reason = "lingering for no time at all is what makes a reset")]
fn reset(stream: &TcpStream) -> io::Result<()> {
    stream.set_linger(Some(Duration::ZERO))
}

impl Peer {
    async fn play(&mut self, step: Step) -> io::Result<()> {
        match step {
            Step::Say(lines) => self.send(format!("{lines}\r\n").as_bytes()).await,
            Step::Raw(bytes) => self.send(bytes).await,
            Step::Many(text, times) => self.send(text.repeat(times).as_bytes()).await,
            Step::Drip(bytes) => {
                for byte in bytes {
                    self.send(&[*byte]).await?;
                    tokio::time::sleep(Duration::from_millis(300)).await;
                }
                Ok(())
            }
            Step::Flood(bytes) => loop {
                self.send(bytes).await?;
            },
            Step::Hear(begin) => {
                let line = self.line().await?;
                if line.starts_with(begin) {
                    return Ok(());
                }
                self.heard.lock().unwrap().surprise = Some(format!("{line:?} instead of {begin:?}"));
                Err(io::ErrorKind::InvalidInput.into())
            }
            Step::Wait(milliseconds) => {
                tokio::time::sleep(Duration::from_millis(milliseconds)).await;
                Ok(())
            }
            Step::HearMessage => {
                while self.line().await? != ".\r\n" {}
                Ok(())
            }
            Step::HalfClose => self.stream.shutdown().await,
            Step::Hang => loop {
                self.line().await?;
            },
            Step::Reset | Step::Tls(_) => Ok(()),
        }
    }

    async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes).await?;
        self.stream.flush().await
    }

    async fn line(&mut self) -> io::Result<String> {
        let mut line = Vec::new();
        while !line.ends_with(b"\n") {
            let byte = self.stream.read_u8().await?;
            line.push(byte);
            if !self.protected {
                self.heard.lock().unwrap().exposed.push(byte);
            }
        }
        Ok(String::from_utf8_lossy(&line).into_owned())
    }
}
