//! The release binary, run as an operator runs it, on one processor.

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// A running server, which is stopped when this is dropped.
pub struct Server {
    child: Child,
    folder: PathBuf,
    pub address: SocketAddr,
}

/// Returns the path of the binary to measure: `FROMLINE`, or the release build.
pub fn built() -> PathBuf {
    let built = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/release/fromline");
    std::env::var_os("FROMLINE").map_or_else(|| built.into(), PathBuf::from)
}

impl Server {
    pub fn start(program: &Path, folder: &Path) -> Self {
        let log = File::create(folder.join("log")).expect("a log");
        let mut child = command(program, &["serve", "--listen", "127.0.0.1:0"], folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("the server starts");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let url = lines
            .map_while(Result::ok)
            .find_map(|line| Some(line.trim().strip_prefix("Fromline is ready: http://")?.to_owned()));
        let Some(url) = url else {
            panic!("{}", fs::read_to_string(folder.join("log")).unwrap_or_default());
        };
        Self {
            child,
            folder: folder.to_owned(),
            address: url.trim_end_matches('/').parse().expect("an address"),
        }
    }

    /// Returns the path of one of the mail server's sockets.
    pub fn socket(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Returns the value of a line of `/proc/PID/status`, in megabytes.
    pub fn memory(&self, line: &str) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let found = status
            .lines()
            .find_map(|candidate| candidate.strip_prefix(line)?.strip_prefix(':'));
        let kilobytes = found.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.expect("the server still runs") / 1024.0
    }

    /// Counts the panics in the server's log.
    pub fn panics(&self) -> usize {
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        log.lines().filter(|line| line.contains(" panic ")).count()
    }
}

/// Builds one of the program's commands, which runs on the first processor.
pub fn command(program: &Path, arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new("taskset");
    command
        .args(["--cpu-list", "0"])
        .arg(program)
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
