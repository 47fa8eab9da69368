//! The release binary, run as an operator runs it behind a proxy.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Instant,
};

/// A running server, which is stopped when this is dropped.
pub struct Server {
    child: Child,
    folder: PathBuf,
    pub url: String,
    /// Time from the start until the server reported that it is ready, in milliseconds.
    pub started_in: f64,
}

impl Server {
    pub fn start(folder: &Path) -> Self {
        let begin = Instant::now();
        let mut child = command(&["serve", "--listen", "127.0.0.1:0"], folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let url = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.trim().strip_prefix("Fromline is ready: ")?.to_owned()))
            .expect("the server is ready");
        Self {
            child,
            folder: folder.to_owned(),
            url: url.trim_end_matches('/').to_owned(),
            started_in: begin.elapsed().as_secs_f64() * 1000.0,
        }
    }

    /// Runs one of the program's commands and returns its output.
    pub fn command(&self, arguments: &[&str]) -> String {
        let output = command(arguments, &self.folder)
            .output()
            .expect("the command runs");
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// Creates a bearer token for a user.
    pub fn token(&self, address: &str) -> String {
        self.command(&["token", "create", "--user", address])
            .trim()
            .to_owned()
    }

    /// Returns the value of a line of `/proc/PID/status`, in megabytes.
    pub fn memory(&self, line: &str) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("Linux");
        let found = status
            .lines()
            .find_map(|candidate| candidate.strip_prefix(line)?.strip_prefix(':'));
        let kilobytes = found.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.expect("a number") / 1024.0
    }
}

fn command(arguments: &[&str], folder: &Path) -> Command {
    let built = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/release/fromline");
    let program = std::env::var_os("FROMLINE").map_or_else(|| PathBuf::from(built), PathBuf::from);
    let mut command = Command::new(program);
    command
        .args(arguments)
        .arg("--data")
        .arg(folder)
        .env("FROMLINE_DOMAINS", "example.com")
        .env("FROMLINE_TRUSTED_PROXIES", "127.0.0.1/32")
        .env("FROMLINE_MTA_SOCKETS", folder)
        .env("FROMLINE_MTA_SUBMISSION", folder.join("nobody"));
    command
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
