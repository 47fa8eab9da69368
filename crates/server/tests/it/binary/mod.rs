//! Runs the real binary and sends HTTP requests to it.

#![allow(dead_code, reason = "each test that runs the binary uses a part of this")]

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde_json::Value;

/// Returns a command for the binary with a clean environment.
pub fn fromline() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fromline"));
    let variables = std::env::vars().map(|(name, _)| name);
    for name in variables.filter(|name| name.starts_with("FROMLINE_") || name == "RUST_LOG") {
        command.env_remove(name);
    }
    command
        .env("FROMLINE_DOMAINS", "example.com")
        .env("COLUMNS", "100");
    command
}

/// A finished command with its output.
pub struct Finished {
    pub ok: bool,
    pub stdout: String,
    pub stderr: String,
}

impl Finished {
    #[track_caller]
    pub fn succeeded(&self) {
        assert!(self.ok, "{}", self.stderr);
    }

    /// Returns the only line on stdout.
    #[track_caller]
    pub fn only_line(&self) -> String {
        self.succeeded();
        let line = self.stdout.strip_suffix('\n').expect("a line");
        assert!(!line.contains(['\n', ' ']), "{line}");
        line.to_owned()
    }

    pub fn failed(&self, why: &str) -> bool {
        !self.ok && self.stderr.starts_with("fromline: ") && self.stderr.contains(why)
    }
}

pub fn run(arguments: &[&str]) -> Finished {
    let mut command = fromline();
    command.args(arguments);
    finish(command)
}

pub fn finish(mut command: Command) -> Finished {
    let output = command.stdin(Stdio::null()).output().expect("the binary runs");
    Finished {
        ok: output.status.success(),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A running server, which is stopped when the test ends.
pub struct Server {
    child: Child,
    address: String,
    stdout: Arc<Mutex<String>>,
    stderr: Arc<Mutex<String>>,
}

impl Server {
    /// Starts the server on a free port and waits for the line that says it is ready.
    pub fn start(data: &Path, arguments: &[&str]) -> Self {
        Self::start_as(fromline(), data, arguments)
    }

    /// Starts the server with a command of its own, for example with another environment.
    pub fn start_as(command: Command, data: &Path, arguments: &[&str]) -> Self {
        Self::start_with_stderr(command, data, arguments, Stdio::piped())
    }

    /// Starts the server with its log sent to `stderr`; only a pipe of ours is collected.
    pub fn start_with_stderr(
        mut command: Command,
        data: &Path,
        arguments: &[&str],
        stderr: impl Into<Stdio>,
    ) -> Self {
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(stderr);
        let mut child = command.spawn().expect("the binary runs");
        // Drops the test's own end of the pipe.
        drop(command);
        let stdout = collect(child.stdout.take().expect("piped"));
        let stderr = child.stderr.take().map(collect).unwrap_or_default();
        let deadline = Instant::now() + Duration::from_mins(1);
        let address = loop {
            let out = stdout.lock().unwrap().clone();
            if let Some((_, rest)) = out.split_once("Fromline is ready: http://") {
                break rest.trim_end().trim_end_matches('/').to_owned();
            }
            let ended = child.try_wait().expect("a child").is_some();
            assert!(
                !ended && Instant::now() < deadline,
                "{out}{}",
                stderr.lock().unwrap()
            );
            std::thread::sleep(Duration::from_millis(20));
        };
        Self {
            child,
            address,
            stdout,
            stderr,
        }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Kills the server with SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().expect("kill -9");
        self.child.wait().expect("a child");
    }

    pub fn stdout(&self) -> String {
        self.stdout.lock().unwrap().clone()
    }

    pub fn stderr(&self) -> String {
        self.stderr.lock().unwrap().clone()
    }

    /// Returns the token of the link that was printed at startup.
    pub fn link(&self) -> String {
        let out = self.stdout();
        let (_, rest) = out.split_once(&format!("{}/link#", self.url())).expect("a link");
        rest.lines().next().expect("a token").to_owned()
    }

    /// Stops the server with SIGTERM and checks that it ends cleanly.
    pub fn stop(self) {
        self.stop_and_read();
    }

    /// Stops the server and returns everything that it wrote to stderr.
    pub fn stop_and_read(mut self) -> String {
        let killed = Command::new("kill")
            .arg(self.child.id().to_string())
            .status()
            .expect("kill");
        assert!(killed.success());
        assert!(self.child.wait().expect("a child").success(), "{}", self.stderr());
        // The reading thread releases the text when the output ends.
        while Arc::strong_count(&self.stderr) > 1 {
            std::thread::sleep(Duration::from_millis(5));
        }
        self.stderr()
    }

    /// Posts as our own page does.
    pub fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let origin = format!("origin: {}\r\ncontent-type: application/json\r\n", self.url());
        self.request("POST", path, &origin, &body.to_string())
    }

    /// Sends GET as a program does; an empty token means none.
    pub fn get(&self, path: &str, token: &str) -> (u16, Value) {
        let header = if token.is_empty() {
            String::new()
        } else {
            format!("authorization: Bearer {token}\r\n")
        };
        self.request("GET", path, &header, "")
    }

    /// Sends a request as a program does.
    pub fn send(&self, method: &str, path: &str, token: &str, body: &Value) -> (u16, Value) {
        let header = format!("authorization: Bearer {token}\r\ncontent-type: application/json\r\n");
        self.request(method, path, &header, &body.to_string())
    }

    /// Sends a request to a server that may be killed meanwhile, and returns the status if the answer is complete.
    pub fn try_send(&self, method: &str, path: &str, token: &str, body: &Value) -> Option<u16> {
        let body = body.to_string();
        let mut stream = TcpStream::connect(&self.address).ok()?;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\nauthorization: Bearer {token}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        );
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let answer = String::from_utf8(answer).ok()?;
        let (head, _) = answer.split_once("\r\n\r\n")?;
        head.split(' ').nth(1)?.parse().ok()
    }

    /// Sends a request without waiting for the answer, and returns the connection.
    pub fn begin(&self, path: &str, token: &str, body: &Value) -> TcpStream {
        let body = body.to_string();
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .expect("sent");
        stream
    }

    /// Counts the sockets that the server has open.
    pub fn sockets(&self) -> usize {
        let open = std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).expect("Linux");
        open.flatten()
            .filter_map(|entry| std::fs::read_link(entry.path()).ok())
            .filter(|target| target.to_string_lossy().starts_with("socket:"))
            .count()
    }

    fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> (u16, Value) {
        let answer = self.raw(
            format!(
                "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n{body}",
                self.address,
                body.len()
            )
            .as_bytes(),
        );
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .expect("a status");
        (status, serde_json::from_str(body).unwrap_or_default())
    }

    /// Sends these bytes and reads until the server closes the connection.
    pub fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .expect("a timeout");
        stream.write_all(bytes).expect("sent");
        let mut answer = Vec::new();
        // A connection that the server resets may have carried an answer.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn collect(stream: impl std::io::Read + Send + 'static) -> Arc<Mutex<String>> {
    let text = Arc::new(Mutex::new(String::new()));
    let copy = text.clone();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            copy.lock().unwrap().push_str(&(line + "\n"));
        }
    });
    text
}
