//! Fromline, from outside: its binary, its commands, its API.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use serde_json::Value;

use crate::{
    Failure,
    shell::{daemon, output, program, wait},
};

/// Where it listens.
const LISTEN: &str = "127.0.0.1:8080";

/// The system user that it runs as.
pub const USER: &str = "fromline";

/// Fromline's binary with its data.
pub struct Fromline {
    binary: PathBuf,
    folder: PathBuf,
    log: PathBuf,
    child: Mutex<Option<Child>>,
}

impl Fromline {
    /// Makes an instance that is not started yet. `folder/fromline.toml` is its configuration.
    pub fn new(binary: &Path, folder: PathBuf, log: PathBuf) -> Self {
        Self {
            binary: binary.to_owned(),
            folder,
            log,
            child: Mutex::default(),
        }
    }

    /// Path of the database.
    pub fn database(&self) -> PathBuf {
        self.folder.join("fromline.db")
    }

    /// Runs a command of Fromline as its own user and returns the output.
    pub fn command(&self, arguments: &[&str]) -> Result<String, Failure> {
        let mut command = self.program();
        output(command.args(arguments).arg("--data").arg(&self.folder))
    }

    /// Runs a command of Fromline as root.
    pub fn as_root(&self, arguments: &[&str]) -> Result<String, Failure> {
        let mut command = program(&self.binary.to_string_lossy());
        output(command.args(arguments).arg("--data").arg(&self.folder))
    }

    /// Starts the server and waits until it answers.
    pub fn start(&self) -> Result<(), Failure> {
        let mut command = self.program();
        command
            .args(["serve", "--listen", LISTEN, "--data"])
            .arg(&self.folder)
            .env("RUST_LOG", "info,fromline=trace");
        let child = daemon(&mut command, &self.log)?;
        *self.child.lock().unwrap_or_else(PoisonError::into_inner) = Some(child);
        wait("fromline", 20, || {
            Self::call("GET", "/healthz", "", &Value::Null).is_ok_and(|answer| answer.0 == 200)
        })
    }

    /// Kills the server without warning.
    pub fn kill(&self) -> Result<(), Failure> {
        let child = self.child.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(mut child) = child {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Sends a request with a bearer token; returns status and answer.
    pub fn call(method: &str, path: &str, token: &str, body: &Value) -> Result<(u16, Value), Failure> {
        let mut stream = TcpStream::connect(LISTEN)?;
        stream.set_read_timeout(Some(Duration::from_secs(40)))?;
        let authorization = match token {
            "" => String::new(),
            token => format!("Authorization: Bearer {token}\r\n"),
        };
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {LISTEN}\r\nConnection: close\r\n{authorization}\
            Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or("no answer")?;
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .ok_or("no status")?;
        Ok((status, serde_json::from_str(body).unwrap_or(Value::Null)))
    }

    fn program(&self) -> Command {
        let mut command = program("setpriv");
        command.args(["--reuid", USER, "--regid", USER, "--init-groups"]);
        command.arg(&self.binary);
        command
    }
}

/// Percent-encodes a path segment.
pub fn percent(text: &str) -> String {
    text.replace('%', "%25").replace('@', "%40").replace('+', "%2B")
}
