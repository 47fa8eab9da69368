//! The mail server's side of the sockets: tests and benchmarks send what Postfix would send.

use std::path::{Path, PathBuf};

use fromline_core::submission::WRITER;
use fromline_services::state::App;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufStream},
    net::UnixStream,
};

use crate::mta::ListeningSockets;
use fromline_store::testing::TestFolder;

/// The sockets of one application, which end with this.
pub struct MailServer {
    folder: TestFolder,
}

/// A milter's packets at the end of a message: command letter, and data as text.
pub type MilterResponses = Vec<(char, String)>;

impl MailServer {
    /// Opens the sockets of an application.
    pub fn of(app: &App) -> Self {
        let folder = TestFolder::new(&std::env::temp_dir());
        let sockets = ListeningSockets::open(folder.path()).expect("sockets");
        tokio::spawn(sockets.serve(app.clone()));
        Self { folder }
    }

    /// Returns the path of a socket by its name.
    pub fn socket(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes the milter accept a message from this address, and returns the field with the token that precedes the message in the
    /// queue.
    pub async fn accepted(&self, login: &str, from: &str) -> String {
        self.accepted_from(login, from, from).await
    }

    /// Makes the milter accept a message with this MAIL FROM; an empty one is the null sender.
    pub async fn accepted_from(&self, login: &str, sender: &str, from: &str) -> String {
        let answers = self.offer(Some(login), sender, &[("From", from)]).await;
        let inserted = answers.iter().find_map(|(letter, data)| {
            let field = data.trim_start_matches('|').strip_suffix('|')?;
            let (name, body) = field.split_once('|')?;
            (*letter == 'i' && name == WRITER).then(|| format!("{name}: {body}\r\n"))
        });
        inserted.unwrap_or_else(|| panic!("no token: {answers:?}"))
    }

    /// Delivers a message to the LMTP listener, and returns a reply for each recipient.
    pub async fn deliver(&self, sender: &str, recipients: &[&str], message: &str) -> Vec<String> {
        let mut session = Lmtp::open(&self.socket("gateway")).await;
        session.deliver(sender, recipients, message).await
    }

    /// Queries who may use an address as sender.
    pub async fn login(&self, address: &str) -> String {
        Maps::open(&self.socket("maps")).await.login(address).await
    }

    /// Offers a message without a body to the milter; `login` is the signed-in user.
    pub async fn offer(&self, login: Option<&str>, sender: &str, fields: &[(&str, &str)]) -> MilterResponses {
        self.offer_with(login, sender, fields, "").await
    }

    /// Offers a message to the milter.
    pub async fn offer_with(
        &self,
        login: Option<&str>,
        sender: &str,
        fields: &[(&str, &str)],
        body: &str,
    ) -> MilterResponses {
        let mut stream = self.milter("milter").await;
        let mut macros = b"Mi\x004fTest\0".to_vec();
        if let Some(login) = login {
            macros.extend_from_slice(format!("{{auth_authen}}\0{login}\0").as_bytes());
        }
        say(&mut stream, b'D', &macros).await;
        say(&mut stream, b'M', format!("<{sender}>\0").as_bytes()).await;
        match hear(&mut stream).await {
            ('c', _) => {}
            refused => return vec![refused],
        }
        for (name, body) in fields {
            say(&mut stream, b'L', format!("{name}\0{body}\0").as_bytes()).await;
        }
        say(&mut stream, b'N', b"").await;
        for chunk in body.as_bytes().chunks(65_535) {
            say(&mut stream, b'B', chunk).await;
        }
        ended(&mut stream).await
    }

    /// Offers a message of the mail server itself, such as a bounce.
    pub async fn bounce(&self, recipient: &str, body: &str) -> MilterResponses {
        let mut stream = self.milter("bounces").await;
        say(&mut stream, b'M', b"<>\0").await;
        say(&mut stream, b'R', format!("<{recipient}>\0").as_bytes()).await;
        for chunk in body.as_bytes().chunks(65_535) {
            say(&mut stream, b'B', chunk).await;
        }
        ended(&mut stream).await
    }

    /// Connects to a milter and negotiates.
    async fn milter(&self, name: &str) -> UnixStream {
        let mut stream = UnixStream::connect(self.socket(name)).await.expect("a milter");
        let offer = [6, 0x1ff, 0x1f_ffff].map(u32::to_be_bytes).concat();
        say(&mut stream, b'O', &offer).await;
        assert_eq!(hear(&mut stream).await.0, 'O');
        stream
    }
}

/// Ends the message and returns the milter's answers.
async fn ended(stream: &mut UnixStream) -> MilterResponses {
    say(stream, b'E', b"").await;
    let mut answers = Vec::new();
    loop {
        match hear(stream).await {
            ('c', _) => break,
            ('y', reply) => {
                answers.push(('y', reply));
                break;
            }
            answer => answers.push(answer),
        }
    }
    answers
}

async fn say(stream: &mut UnixStream, letter: u8, data: &[u8]) {
    let length = u32::try_from(data.len() + 1).expect("a short packet");
    stream
        .write_all(&length.to_be_bytes())
        .await
        .expect("an open socket");
    stream.write_all(&[letter]).await.expect("an open socket");
    stream.write_all(data).await.expect("an open socket");
}

async fn hear(stream: &mut UnixStream) -> (char, String) {
    let length = stream.read_u32().await.expect("an answer");
    let mut packet = vec![0; usize::try_from(length).expect("a length")];
    stream.read_exact(&mut packet).await.expect("an answer");
    let (letter, data) = packet.split_first().expect("a letter");
    let text = String::from_utf8_lossy(data).replace('\0', "|");
    (char::from(*letter), text)
}

/// A session with the LMTP listener.
pub struct Lmtp(BufStream<UnixStream>);

impl Lmtp {
    /// Opens a session and greets the listener.
    pub async fn open(socket: &Path) -> Self {
        let stream = UnixStream::connect(socket).await.expect("a listener");
        let mut session = Self(BufStream::new(stream));
        session.reply().await;
        session.command("LHLO test").await;
        session
    }

    /// Delivers a message, and returns a reply for each recipient.
    pub async fn deliver(&mut self, sender: &str, recipients: &[&str], message: &str) -> Vec<String> {
        self.command(&format!("MAIL FROM:<{sender}> SIZE={}", message.len()))
            .await;
        for recipient in recipients {
            self.command(&format!("RCPT TO:<{recipient}>")).await;
        }
        self.command("DATA").await;
        let stuffed = message.replace("\r\n.", "\r\n..");
        let mut replies = vec![self.command(&format!("{stuffed}\r\n.")).await];
        for _ in recipients.iter().skip(1) {
            replies.push(self.reply().await);
        }
        replies
    }

    async fn command(&mut self, line: &str) -> String {
        self.0.write_all(line.as_bytes()).await.expect("an open socket");
        self.0.write_all(b"\r\n").await.expect("an open socket");
        self.0.flush().await.expect("an open socket");
        self.reply().await
    }

    /// Returns the last line of a reply.
    async fn reply(&mut self) -> String {
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).await.expect("a reply");
            if line.as_bytes().get(3) != Some(&b'-') {
                return line.trim_end().to_owned();
            }
        }
    }
}

/// A connection to the lookup tables.
pub struct Maps(BufStream<UnixStream>);

impl Maps {
    /// Opens a connection to the lookup tables.
    pub async fn open(socket: &Path) -> Self {
        let stream = UnixStream::connect(socket).await.expect("the tables");
        Self(BufStream::new(stream))
    }

    /// Queries who may use an address as sender.
    pub async fn login(&mut self, address: &str) -> String {
        let question = format!("login {address}");
        let framed = format!("{}:{question},", question.len());
        self.0.write_all(framed.as_bytes()).await.expect("an open socket");
        self.0.flush().await.expect("an open socket");
        let mut length = Vec::new();
        self.0.read_until(b':', &mut length).await.expect("an answer");
        length.pop();
        let length: usize = String::from_utf8(length)
            .expect("digits")
            .parse()
            .expect("digits");
        let mut answer = vec![0; length + 1];
        self.0.read_exact(&mut answer).await.expect("an answer");
        answer.pop();
        String::from_utf8(answer).expect("text")
    }
}
