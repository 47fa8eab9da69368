//! A browser without a window (`chromium` and `chromium-driver`), driven over the `WebDriver` protocol.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
    time::Duration,
};

use serde_json::{Value, json};

use crate::{
    Failure,
    home::Home,
    service::{Service, free_port},
    wait::until,
};

/// How long one command may take.
const ANSWER: Duration = Duration::from_mins(2);

/// The key that stands for an element in the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A headless browser with one page.
#[derive(Debug)]
pub struct Browser {
    port: u16,
    session: String,
    _driver: Service,
}

impl Browser {
    /// Starts a browser with an empty profile below `home`.
    pub fn start(home: &Home) -> Result<Self, Failure> {
        let port = free_port()?;
        let mut driver = home.command("chromedriver");
        driver.arg(format!("--port={port}")).env("TMPDIR", home.path());
        let driver = Service::start(port, &mut driver)?;
        let arguments = json!([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Wide enough for the layout of a desktop; nothing but this machine is asked for anything.
            "--window-size=1400,1000",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            format!("--user-data-dir={}", home.path().join("chromium").display()),
        ]);
        let wanted = json!({"capabilities": {"alwaysMatch": {"goog:chromeOptions": {"args": arguments}}}});
        let value = send(port, "POST", "/session", &wanted)?;
        let session = value["sessionId"]
            .as_str()
            .ok_or("a session without an id")?
            .to_owned();
        Ok(Self {
            port,
            session,
            _driver: driver,
        })
    }

    /// Opens a page and waits until it is loaded.
    pub fn open(&self, url: &str) -> Result<(), Failure> {
        self.post("url", &json!({"url": url})).map(drop)
    }

    /// Runs the body of a function in the page and returns its result.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, Failure> {
        self.post("execute/sync", &json!({"script": script, "args": arguments}))
    }

    /// Runs the script until it returns something.
    pub fn wait(&self, what: &str, script: &str, arguments: &[Value]) -> Result<Value, Failure> {
        until(what, || {
            let value = self.run(script, arguments)?;
            Ok((!value.is_null()).then_some(value))
        })
    }

    /// Clicks the element that the script returns, as a pointer does.
    pub fn click(&self, script: &str, arguments: &[Value]) -> Result<(), Failure> {
        let element = self.wait("something to click", script, arguments)?;
        let id = element[ELEMENT].as_str().ok_or("not an element")?;
        self.post(&format!("element/{id}/click"), &json!({})).map(drop)
    }

    fn post(&self, command: &str, body: &Value) -> Result<Value, Failure> {
        send(
            self.port,
            "POST",
            &format!("/session/{}/{command}", self.session),
            body,
        )
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver ends the browser with the session.
        let _ = send(
            self.port,
            "DELETE",
            &format!("/session/{}", self.session),
            &Value::Null,
        );
    }
}

/// Sends one command and gives the value of its answer.
fn send(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, Failure> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(ANSWER))?;
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    let head = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n");
    let length = body.len();
    let kind = "Content-Type: application/json; charset=utf-8";
    stream.write_all(format!("{head}{kind}\r\nContent-Length: {length}\r\n\r\n{body}").as_bytes())?;
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse()?;
        }
        line.clear();
    }
    let mut answer = vec![0; length];
    reader.read_exact(&mut answer)?;
    let value = serde_json::from_slice::<Value>(&answer)?["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(format!("{path}: {error}: {}", value["message"]).into()),
        None => Ok(value),
    }
}
