//! A relay on loopback that accepts everything and keeps it.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    time::Duration,
};

/// The relay; it accepts mail until the test's process ends.
pub struct Sink {
    port: u16,
    mails: Receiver<String>,
}

impl Sink {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (sender, mails) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sender = sender.clone();
                std::thread::spawn(move || serve(&stream, &sender));
            }
        });
        Self { port, mails }
    }

    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Returns the next mail; `None` if there is none in time.
    pub fn wait(&self, within: Duration) -> Option<String> {
        self.mails.recv_timeout(within).ok()
    }
}

fn serve(stream: &TcpStream, mails: &Sender<String>) -> Option<()> {
    let say = |text: &str| (&mut &*stream).write_all(format!("{text}\r\n").as_bytes()).ok();
    say("220 sink")?;
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    while let Some(line) = lines.next() {
        match line.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
            "DATA" => {
                say("354 Go ahead")?;
                let mail: Vec<_> = lines.by_ref().take_while(|line| line != ".").collect();
                let _ = mails.send(mail.join("\n"));
                say("250 Accepted")?;
            }
            "QUIT" => return say("221 Bye"),
            _ => say("250 OK")?,
        }
    }
    None
}
