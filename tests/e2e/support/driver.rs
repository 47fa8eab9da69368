//! `ChromeDriver` and geckodriver, and the browser that each of them leads.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How long a browser may take to end.
const FAREWELL: Duration = Duration::from_secs(15);

/// For every test the same: nothing is kept, nothing is asked of anybody outside.
const CHROMIUM: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--enable-blink-features=ComputedAccessibilityInfo",
];

/// A driver with its browser; both end when this is dropped.
pub struct Driver {
    client: Client,
    program: Child,
    port: u16,
    session: String,
    profile: Option<PathBuf>,
}

impl Driver {
    /// Chromium with an empty profile.
    pub async fn chromium(language: &str, preferences: Value) -> Self {
        let mut program = Command::new("chromedriver");
        let (program, port) = started(program.arg("--port=0"), "started successfully on port ");
        let profile = std::env::temp_dir().join(format!("fromline-profile-{port}-{}", std::process::id()));
        let mut arguments = CHROMIUM.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        arguments.push(format!("--lang={language}"));
        let mut options = json!({ "args": arguments, "prefs": preferences });
        options["prefs"]["intl.accept_languages"] = json!(language);
        let wanted = json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
        Self::session(program, port, wanted, Some(profile)).await
    }

    /// Firefox; geckodriver gives it an empty profile and takes that away again.
    pub async fn firefox(language: &str) -> Self {
        let named = std::env::var_os("FROMLINE_GECKODRIVER").unwrap_or_else(|| "geckodriver".into());
        let mut program = Command::new(named);
        let (program, port) = started(program.arg("--port=0"), "Listening on 127.0.0.1:");
        let preferences = json!({ "intl.accept_languages": language });
        let wanted = json!({ "moz:firefoxOptions": { "args": ["-headless"], "prefs": preferences } });
        Self::session(program, port, wanted, None).await
    }

    async fn session(program: Child, port: u16, wanted: Value, profile: Option<PathBuf>) -> Self {
        let Value::Object(wanted) = wanted else {
            unreachable!()
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a browser session");
        let session = client.session_id().await.unwrap().expect("a session");
        Self {
            client,
            program,
            port,
            session,
            profile,
        }
    }

    /// The driver's session.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// DELETE of the session, without a runtime: a test that failed has none to wait with.
    fn end_session(&self) -> std::io::Result<()> {
        let mut driver = TcpStream::connect(("127.0.0.1", self.port))?;
        driver.set_read_timeout(Some(FAREWELL))?;
        write!(
            driver,
            "DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.session, self.port
        )?;
        // The first word of the answer comes when the browser has ended; the connection stays open long after.
        driver.read(&mut [0; 512]).map(|_| ())
    }
}

/// How often a driver may find that somebody took the port that it chose.
const ATTEMPTS: usize = 5;

/// Starts a driver and reads its port from what it prints.
fn started(command: &mut Command, before_port: &str) -> (Child, u16) {
    for _ in 0..ATTEMPTS {
        let mut program = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let mut lines = BufReader::new(program.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once(before_port)?;
            port.trim_end_matches('.').parse().ok()
        });
        if let Some(port) = port {
            std::thread::spawn(move || for _ in lines {});
            return (program, port);
        }
        let _ = program.wait();
    }
    panic!("{command:?} does not say its port");
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that is killed leaves its browser behind: the session is ended first.
        let _ = self.end_session();
        let _ = self.program.kill();
        let _ = self.program.wait();
        if let Some(profile) = &self.profile {
            let _ = std::fs::remove_dir_all(profile);
        }
    }
}
