//! `ChromeDriver`, geckodriver and `WebKit`'s driver, and the browser that each of them leads.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
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

/// Which browser: one for each engine that people have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Engine {
    /// Chrome's and Edge's.
    Chromium,
    /// Firefox's.
    Firefox,
    /// Safari's, of which it follows the system's language.
    WebKit,
}

/// A driver with its browser; both end when this is dropped.
pub struct Driver {
    client: Client,
    program: Child,
    port: u16,
    session: String,
    profile: Option<PathBuf>,
    /// What a browser that knows no headless mode draws on.
    screen: Option<Child>,
}

impl Driver {
    /// The browser of this engine, with an empty profile.
    pub async fn start(engine: Engine, language: &str, preferences: Value) -> Self {
        match engine {
            Engine::Chromium => Self::chromium(language, preferences).await,
            Engine::Firefox => Self::firefox(language, preferences).await,
            Engine::WebKit => Self::webkit().await,
        }
    }

    async fn chromium(language: &str, preferences: Value) -> Self {
        let mut program = Command::new("chromedriver");
        let (program, port) = started(program.arg("--port=0"), "started successfully on port ");
        let profile = std::env::temp_dir().join(format!("fromline-profile-{port}-{}", std::process::id()));
        let mut arguments = CHROMIUM.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        arguments.push(format!("--lang={language}"));
        let mut options = json!({ "args": arguments, "prefs": preferences });
        options["prefs"]["intl.accept_languages"] = json!(language);
        let wanted = json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
        let mut driver = Self::session(program, port, wanted).await;
        driver.profile = Some(profile);
        driver
    }

    /// geckodriver gives it an empty profile and takes that away again.
    async fn firefox(language: &str, mut preferences: Value) -> Self {
        let named = std::env::var_os("FROMLINE_GECKODRIVER").unwrap_or_else(|| "geckodriver".into());
        let mut program = Command::new(named);
        let (program, port) = started(program.arg("--port=0"), "Listening on 127.0.0.1:");
        preferences["intl.accept_languages"] = json!(language);
        let wanted = json!({ "moz:firefoxOptions": { "args": ["-headless"], "prefs": preferences } });
        Self::session(program, port, wanted).await
    }

    /// The engine of Safari, in the small browser that comes with it. What it may not ask of a graphics card is drawn by itself.
    async fn webkit() -> Self {
        let mut screen = Command::new("Xvfb");
        screen.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1400x1000x24",
            "-nolisten",
            "tcp",
        ]);
        let (screen, display) = said(&mut screen, "").expect("Xvfb names its display");
        let port = free_port();
        let program = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", format!(":{display}"))
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env("GSETTINGS_BACKEND", "memory")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver");
        let options = json!({ "binary": mini_browser(), "args": ["--automation"] });
        let mut driver = Self::session(program, port, json!({ "webkitgtk:browserOptions": options })).await;
        driver.screen = Some(screen);
        driver
    }

    async fn session(program: Child, port: u16, wanted: Value) -> Self {
        let Value::Object(wanted) = wanted else {
            unreachable!()
        };
        let address = format!("http://127.0.0.1:{port}");
        let deadline = Instant::now() + FAREWELL;
        let client = loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(wanted.clone()).connect(&address).await {
                Ok(client) => break client,
                // A driver that does not say when it is ready.
                Err(error) => assert!(Instant::now() < deadline, "a browser session: {error}"),
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        };
        let session = client.session_id().await.unwrap().expect("a session");
        Self {
            client,
            program,
            port,
            session,
            profile: None,
            screen: None,
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
    let said = (0..ATTEMPTS).find_map(|_| said(command, before_port));
    said.unwrap_or_else(|| panic!("{command:?} does not say its port"))
}

/// Starts a program and reads the number that it prints behind these words; none if it ends without one.
fn said(command: &mut Command, before: &str) -> Option<(Child, u16)> {
    let mut program = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let mut lines = BufReader::new(program.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let number = lines.find_map(|line| {
        let (_, number) = line.split_once(before)?;
        number.trim_end_matches('.').parse().ok()
    });
    let Some(number) = number else {
        let _ = program.wait();
        return None;
    };
    std::thread::spawn(move || for _ in lines {});
    Some((program, number))
}

/// A port that nobody listens on at this moment.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Where Debian puts it, whatever the processor.
fn mini_browser() -> PathBuf {
    let libraries = std::fs::read_dir("/usr/lib").unwrap().map_while(Result::ok);
    libraries
        .map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"))
        .find(|program| program.exists())
        .expect("webkit2gtk-driver brings MiniBrowser")
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that is killed leaves its browser behind: the session is ended first.
        let _ = self.end_session();
        let _ = self.program.kill();
        let _ = self.program.wait();
        if let Some(mut screen) = self.screen.take() {
            let _ = screen.kill();
            let _ = screen.wait();
        }
        if let Some(profile) = &self.profile {
            let _ = std::fs::remove_dir_all(profile);
        }
    }
}
