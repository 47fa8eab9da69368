//! A browser that finds things by role and accessible name.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};

/// How long a page may take to show something.
const PATIENCE: Duration = Duration::from_secs(15);

/// Finds the elements of a role whose accessible name is (or holds) a text. Roles and names are the browser's own.
const FIND: &str = r"
const [role, name, whole] = arguments;
const visible = e => e.checkVisibility({ visibilityProperty: true }) || e.matches('input[type=checkbox], input[type=radio]');
const same = (a, b) => whole ? a === b : a.includes(b);
const clean = text => (text || '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const dialog = document.querySelector('dialog[open]');
const root = dialog && role !== 'dialog' ? dialog : document;
const field = e => e.matches('input:not([type=checkbox]):not([type=radio]), textarea');
// Few are asked for role and name: the browser computes them anew each time.
const likely = {
    button: 'button, summary, [role=button]', link: 'a[href]', checkbox: 'input[type=checkbox]', radio: 'input[type=radio]',
    combobox: 'select', heading: 'h1, h2, h3, h4', dialog: 'dialog[open]', textbox: 'input, textarea',
}[role];
return [...root.querySelectorAll(likely || '*')].filter(e =>
    visible(e) && (e.computedRole === role || (role === 'textbox' && field(e))) && same(clean(e.computedName), clean(name)));
";

/// A Chromium with an empty profile.
pub struct Browser {
    client: Client,
    driver: Child,
    port: u16,
    session: String,
    base: String,
    profile: std::path::PathBuf,
}

impl Browser {
    /// Starts driver and browser; pages open in `language`.
    pub async fn start(base: &str, language: &str) -> Self {
        Self::start_with(base, language, json!({})).await
    }

    /// The same, with other preferences of the browser's.
    pub async fn start_with(base: &str, language: &str, preferences: Value) -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port: u16 = loop {
            let line = lines.next().expect("chromedriver says its port").unwrap();
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim_end_matches('.').parse().expect("a port");
            }
        };
        std::thread::spawn(move || for _ in lines {});
        let profile = std::env::temp_dir().join(format!("fromline-profile-{port}-{}", std::process::id()));
        let mut arguments: Vec<String> = [
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
        ]
        .map(str::to_owned)
        .to_vec();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        arguments.push(format!("--lang={language}"));
        let mut options = json!({ "args": arguments, "prefs": preferences });
        options["prefs"]["intl.accept_languages"] = json!(language);
        let capabilities =
            json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
        let Value::Object(capabilities) = capabilities else {
            unreachable!()
        };
        let client = ClientBuilder::new(hyper_util_connector())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a browser session");
        client.set_window_size(1280, 900).await.unwrap();
        let session = client.session_id().await.unwrap().expect("a session");
        Self {
            client,
            driver,
            port,
            session,
            base: base.to_owned(),
            profile,
        }
    }

    /// The driver's session, for what this helper lacks.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens a page of the app and waits until it is drawn.
    pub async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.unwrap();
        self.wait("a page", "return !!document.querySelector('main h1')", vec![])
            .await;
    }

    /// The path that is open.
    pub async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    /// Presses a button, link, checkbox, radio button …
    pub async fn click(&self, role: &str, name: &str) {
        let script = format!("const found = (() => {{{FIND}}})(); if (found.length !== 1) return false;");
        let script = script.replace("const [role, name, whole] = arguments;", "");
        let script = format!(
            "const [role, name, whole] = arguments; {script} found[0].scrollIntoView({{block: 'center'}}); found[0].click(); return true;"
        );
        self.wait(
            &format!("one {role} “{name}”"),
            &script,
            vec![json!(role), json!(name), json!(true)],
        )
        .await;
    }

    /// Types into the field with this label, in place of what stands there.
    pub async fn fill(&self, label: &str, value: &str) {
        self.appears("textbox", label).await;
        let script = format!(
            "const [role, name, whole, value] = arguments; const found = (() => {{{}}})(); const field = found[0];
             field.focus(); field.select(); return true;",
            FIND.replace("const [role, name, whole] = arguments;", "")
        );
        self.wait(
            label,
            &script,
            vec![json!("textbox"), json!(label), json!(true), json!(value)],
        )
        .await;
        let field = self.client.active_element().await.unwrap();
        field.clear().await.unwrap();
        // An empty text is typed, too: a space that is taken back.
        let keys = if value.is_empty() {
            format!(" {}", '\u{e003}')
        } else {
            value.to_owned()
        };
        field.send_keys(&keys).await.unwrap();
    }

    /// Chooses an option of the drop-down list with this label, by the option's value.
    pub async fn choose(&self, label: &str, value: &str) {
        let script = format!(
            "const [role, name, whole, value] = arguments; const [list] = (() => {{{}}})(); if (!list) return false;
             list.value = value; list.dispatchEvent(new Event('change', {{ bubbles: true }})); return list.value === value;",
            FIND.replace("const [role, name, whole] = arguments;", "")
        );
        self.wait(
            label,
            &script,
            vec![json!("combobox"), json!(label), json!(true), json!(value)],
        )
        .await;
    }

    /// Waits for an element of this role with exactly this name.
    pub async fn appears(&self, role: &str, name: &str) {
        let script = format!(
            "{} ",
            FIND.replace("return [", "return !![")
                .trim_end()
                .trim_end_matches(';')
        );
        let script = format!("{script}.length;");
        self.wait(
            &format!("{role} “{name}”"),
            &script,
            vec![json!(role), json!(name), json!(true)],
        )
        .await;
    }

    /// Waits until there is no such element.
    pub async fn gone(&self, role: &str, name: &str) {
        let script = format!(
            "{} ",
            FIND.replace("return [", "return ![")
                .trim_end()
                .trim_end_matches(';')
        );
        let script = format!("{script}.length;");
        self.wait(
            &format!("no {role} “{name}”"),
            &script,
            vec![json!(role), json!(name), json!(true)],
        )
        .await;
    }

    /// Waits until the page shows a text, wherever.
    pub async fn sees(&self, text: &str) {
        let script = "const clean = t => t.replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ');
                      return clean(document.body.innerText).includes(clean(arguments[0]))";
        self.wait(&format!("“{text}”"), script, vec![json!(text)]).await;
    }

    /// Runs a script and gives its value.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// Waits until a script says true.
    pub async fn wait(&self, what: &str, script: &str, arguments: Vec<Value>) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let answer = self.client.execute(script, arguments.clone()).await;
            if matches!(answer, Ok(Value::Bool(true))) {
                return;
            }
            if Instant::now() > deadline {
                let page = self
                    .run("return location.href + '\\n' + document.body.innerText")
                    .await;
                let page = page.as_str().unwrap_or_default().to_owned();
                panic!("waited for {what}, but the page is\n{page}\n{answer:?}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Browser {
    /// DELETE of the session, without a runtime: a test that failed has none to wait with.
    fn end_session(&self) -> std::io::Result<()> {
        let mut driver = TcpStream::connect(("127.0.0.1", self.port))?;
        driver.set_read_timeout(Some(PATIENCE))?;
        write!(
            driver,
            "DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
            self.session
        )?;
        driver.read_to_end(&mut Vec::new()).map(|_| ())
    }
}

fn hyper_util_connector() -> hyper_util::client::legacy::connect::HttpConnector {
    hyper_util::client::legacy::connect::HttpConnector::new()
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A driver that is killed leaves its browser behind: the session is ended first.
        let _ = self.end_session();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}
