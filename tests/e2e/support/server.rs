//! The real server, and HTTP without a library.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::Mutex,
};

use fromline_core::api::{DemoMailbox, DemoMessage};

use super::{
    forms::{Secret, search},
    leaks,
};

/// The password of everybody in the demo.
pub const PASSWORD: &str = "correct horse battery";

/// A running server; it ends with the test.
pub struct Server {
    child: Child,
    url: String,
    printed: String,
    folder: PathBuf,
    /// Links and tokens that were printed for tests; nobody else may have them.
    handed_out: Mutex<Vec<String>>,
}

impl Server {
    /// The demo.
    pub fn demo() -> Self {
        Self::start(&["--demo"], &[])
    }

    /// With other arguments, and what an operator sets in the environment.
    pub fn start(arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("fromline-e2e-{}-{}", std::process::id(), next()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut child = Command::new(program())
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(&folder)
            .args(arguments)
            .env("FROMLINE_DEMO_PASSWORD", PASSWORD)
            .env("FROMLINE_DOMAINS", "example.com")
            // All that the search at the end can see; what is measured is not slowed down.
            .env("RUST_LOG", if cfg!(test) { "trace" } else { "off" })
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(leaks::log(&folder))
            .spawn()
            .expect("the server starts");
        let mut printed = String::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let url = loop {
            let mut line = String::new();
            assert!(
                lines.read_line(&mut line).unwrap() > 0,
                "the server ended: {printed}"
            );
            printed.push_str(&line);
            if let Some(url) = line.trim().strip_prefix("Fromline is ready: ") {
                break url.trim_end_matches('/').to_owned();
            }
        };
        Self {
            child,
            url,
            printed,
            folder,
            handed_out: Mutex::default(),
        }
    }

    /// Where it is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The path of the one-time link for the first administrator, as printed at the first start.
    pub fn first_link(&self) -> String {
        let (_, token) = self.printed.split_once("/link#").expect("a one-time link");
        format!("/link#{}", token.lines().next().unwrap_or_default())
    }

    /// The path of a new one-time link for a user, as the operator prints it.
    pub fn reset_link(&self, address: &str) -> String {
        let output = self.command(&["user", "reset", address]);
        let (_, token) = output.split_once("/link#").expect("a one-time link");
        let token = token.lines().next().unwrap_or_default();
        self.handed_out.lock().unwrap().push(token.to_owned());
        format!("/link#{token}")
    }

    /// Runs one of the program's commands on this server's data, and gives what it printed.
    fn command(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(program());
        command.args(arguments).arg("--data").arg(&self.folder);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// GET, without signing in.
    pub fn get(&self, path: &str) -> String {
        let address = self.url.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        body.to_owned()
    }

    /// Every secret that this server has handed out or was told: passwords, links, tokens, and codes that it mailed.
    pub fn secrets(&self) -> Vec<Secret> {
        let mut secrets = vec![Secret::new("password", PASSWORD)];
        let printed = self.printed.split_once("/link#").map(|(_, token)| token);
        let first = printed.and_then(|token| token.lines().next());
        let handed_out = self.handed_out.lock().unwrap();
        let tokens = handed_out.iter().map(String::as_str).chain(first);
        secrets.extend(tokens.map(|token| Secret::new("link or token", token)));
        if self.printed.contains("demo") && self.is_there() {
            secrets.extend(self.mails().iter().flat_map(leaks::secrets_of));
        }
        secrets
    }

    /// Whether it still answers: some tests take it away.
    fn is_there(&self) -> bool {
        TcpStream::connect(self.url.trim_start_matches("http://")).is_ok()
    }

    /// What of them stands in database, journal or log.
    fn leaks(&self) -> Vec<String> {
        let secrets = self.secrets();
        let mut found = Vec::new();
        for (place, bytes) in leaks::written(&self.folder) {
            found.extend(search(&secrets, &place, &bytes));
        }
        found
    }

    /// Switches gateways on or off, as a program of the administrator's does.
    pub fn set_policy(&self, allowed: bool) {
        let token = self.command(&["token", "create", "--user", "admin@example.com"]);
        let token = token.trim();
        self.handed_out.lock().unwrap().push(token.to_owned());
        let body = serde_json::json!({ "setting": {
            "type": "settings/gmail.per_user_outbound_gateway",
            "value": { "allowUsersToUseExternalSmtpServers": allowed },
        } })
        .to_string();
        let address = self.url.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "PATCH /v1/policies/root HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    /// All mail of the demo, the newest first.
    pub fn mails(&self) -> Vec<DemoMessage> {
        let mailbox: DemoMailbox = serde_json::from_str(&self.get("/api/v1/demo/messages")).unwrap();
        mailbox.messages
    }

    /// The newest mail to an address; waits for it.
    pub async fn mail_to(&self, address: &str) -> DemoMessage {
        for _ in 0..100 {
            let found = self
                .mails()
                .into_iter()
                .find(|mail| mail.recipients.iter().any(|to| to == address));
            if let Some(mail) = found {
                return mail;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("no mail to {address}: {:#?}", self.mails());
    }

    /// The nine digits that were mailed to an address.
    pub async fn code_for(&self, address: &str) -> String {
        let mail = self.mail_to(address).await;
        let digits =
            |line: &&str| line.len() == 11 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
        mail.text
            .lines()
            .find(digits)
            .unwrap_or_else(|| panic!("no code in {}", mail.text))
            .to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test that has failed has said why.
        let found = if std::thread::panicking() {
            Vec::new()
        } else {
            self.leaks()
        };
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
        let _ = std::fs::remove_file(leaks::log_path(&self.folder));
        assert_eq!(found, Vec::<String>::new());
    }
}

/// The server's program: what xtask built.
fn program() -> PathBuf {
    let built = concat!(env!("CARGO_MANIFEST_DIR"), "/target/release/fromline");
    let program = std::env::var_os("FROMLINE").map_or_else(|| PathBuf::from(built), PathBuf::from);
    assert!(
        program.exists(),
        "{} is missing: run cargo xtask e2e",
        program.display()
    );
    program
}

fn next() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
