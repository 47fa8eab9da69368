//! The walk from the one-time link to a delivered message, with everything recorded.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{
    binary::{self, Server, run},
    forms::Secret,
    metrics,
};

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";
const ALIAS: &str = "user.name@partner.com";
const SECOND: &str = "second.name@partner.com";
/// The password of every demo user and of every account at the demo's providers.
const DEMO: &str = "dämo % \"canary\" pass";
const CHOSEN: &str = "chösen & 'canary' pass";
const CHANGED: &str = "chänged + \\canary\\ pass";
const WRONG: &str = "wrong canary pass/word";
const USERNAME: &str = "canary-user-name";
/// Not a secret, but it must not be logged either.
const SIGNATURE: &str = "canary signature of mine";

/// The walk with everything it recorded.
pub struct Walk {
    server: Server,
    data: PathBuf,
    secrets: Vec<(String, String)>,
    answers: Vec<(String, String)>,
    session: String,
}

/// Head and body of an answer.
struct Answer(String);

impl Answer {
    fn status(&self) -> &str {
        self.0.split(' ').nth(1).unwrap_or_default()
    }

    fn json(&self) -> Value {
        let (_, body) = self.0.split_once("\r\n\r\n").unwrap_or_default();
        serde_json::from_str(body).unwrap_or_default()
    }
}

impl Walk {
    pub fn start(data: &Path) -> Self {
        let mut command = binary::fromline();
        command
            .env("RUST_LOG", "trace")
            .env("FROMLINE_DEMO_PASSWORD", DEMO);
        let server = Server::start_as(command, data, &["--demo", "--set", "metrics.listen=127.0.0.1:0"]);
        let texts = [
            ("demo", DEMO),
            ("chosen", CHOSEN),
            ("changed", CHANGED),
            ("wrong", WRONG),
            ("username", USERNAME),
        ];
        Self {
            server,
            data: data.to_owned(),
            secrets: texts
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .to_vec(),
            answers: Vec::new(),
            session: String::new(),
        }
    }

    fn command(&self, arguments: &[&str]) -> String {
        let mut all = arguments.to_vec();
        let data = self.data.to_str().expect("UTF-8");
        all.extend(["--data", data]);
        run(&all).only_line()
    }

    fn keep(&mut self, name: &str, secret: &str) {
        self.secrets.push((name.to_owned(), secret.to_owned()));
    }

    /// Sends a request as our own page does. Everything of the answer is recorded, except for the header that sets the session.
    fn ask(&mut self, method: &str, path: &str, body: &Value) -> Answer {
        let host = self.server.url().trim_start_matches("http://").to_owned();
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\norigin: http://{host}\r\n\
             cookie: session={}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.session,
            body.len()
        );
        let answer = self.server.raw(request.as_bytes());
        let mut kept = String::new();
        for line in answer.split_inclusive('\n') {
            if let Some(cookie) = line.strip_prefix("set-cookie: session=") {
                let (token, _) = cookie.split_once(';').expect("attributes");
                if !token.is_empty() {
                    token.clone_into(&mut self.session);
                    self.keep("session", token);
                }
            } else if let Some(cookie) = line.strip_prefix("set-cookie: device=") {
                let (mark, _) = cookie.split_once(';').expect("attributes");
                self.keep("device", mark);
            } else {
                kept.push_str(line);
            }
        }
        self.answers.push((format!("{method} {path}"), kept));
        Answer(answer)
    }

    #[track_caller]
    fn expect(&mut self, status: &str, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.ask(method, path, body);
        assert_eq!(answer.status(), status, "{method} {path}: {}", answer.0);
        answer.json()
    }

    pub fn sign_in_and_change_password(&mut self) {
        let link = self.command(&["user", "reset", "user@example.com"]);
        let (_, token) = link.split_once('#').expect("a link");
        self.keep("link", token);
        self.expect("200", "POST", "/api/v1/link/check", &json!({ "token": token }));
        let choice = json!({ "token": token, "password": CHOSEN });
        self.expect("200", "POST", "/api/v1/link/setPassword", &choice);
        self.expect("400", "POST", "/api/v1/link/setPassword", &choice);
        let open = |password: &str| json!({ "address": "user@example.com", "password": password });
        self.expect("401", "POST", "/api/v1/session/open", &open(WRONG));
        self.expect("200", "POST", "/api/v1/session/open", &open(CHOSEN));
        let change = |current: &str| json!({ "current": current, "new": CHANGED });
        let path = "/api/v1/account/changePassword";
        self.expect("400", "POST", path, &change(WRONG));
        self.expect("204", "POST", path, &change(CHOSEN));
        self.expect("200", "POST", "/api/v1/session/open", &open(CHANGED));
    }

    pub fn add_with_gateway(&mut self) {
        let token = self.command(&["token", "create", "--user", "admin@example.com"]);
        let allow = json!({ "setting": {
            "type": "settings/gmail.per_user_outbound_gateway",
            "value": { "allowUsersToUseExternalSmtpServers": true },
        } });
        assert_eq!(
            self.server.send("PATCH", "/v1/policies/root", &token, &allow).0,
            200
        );
        self.keep("bearer", &token);
        self.invite(&token);
        let body = |password: &str| {
            json!({ "sendAsEmail": ALIAS, "signature": format!("<p><b>{SIGNATURE}</b></p>"), "smtpMsa": {
                "host": "smtp.partner.com", "port": 465, "securityMode": "ssl",
                "username": USERNAME, "password": password,
            } })
        };
        self.expect("400", "POST", LIST, &body(WRONG));
        let one = format!("{LIST}/{ALIAS}");
        self.expect("200", "POST", LIST, &body(DEMO));
        self.expect("200", "GET", &one, &Value::Null);
        // Bodies that break, with the secret in them.
        let mut broken = body(DEMO);
        broken["smtpMsa"]["port"] = json!(DEMO);
        self.expect("400", "PATCH", &one, &broken);
        broken["smtpMsa"]["port"] = json!(1);
        self.expect("400", "PATCH", &one, &broken);
    }

    /// Adds somebody, who gets a link by email; the answer that says so is searched.
    fn invite(&mut self, administrator: &str) {
        let person = json!({ "address": "invited@example.com" });
        let path = "/api/v1/people/add";
        let (status, answer) = self.server.send("POST", path, administrator, &person);
        assert_eq!(status, 200, "{answer}");
        self.answers.push((path.to_owned(), answer.to_string()));
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            let (_, mailbox) = self.server.get("/api/v1/demo/messages", "");
            let mails = mailbox["messages"].as_array().cloned().unwrap_or_default();
            let mail = mails
                .iter()
                .find(|mail| mail["recipients"][0] == "invited@example.com");
            if let Some((_, token)) = mail
                .and_then(|mail| mail["text"].as_str())
                .and_then(|text| text.split_once("/link#"))
            {
                let token: String = token.chars().take_while(char::is_ascii_hexdigit).collect();
                self.keep("invitation link", &token);
                return;
            }
            assert!(Instant::now() < deadline, "no invitation");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Returns code and link of the email to an address. The demo's mailbox shows them on purpose, so its answer is not searched.
    fn mailed(&mut self, address: &str) -> (String, String) {
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            let (_, mailbox) = self.server.get("/api/v1/demo/messages", "");
            let mails = mailbox["messages"].as_array().cloned().unwrap_or_default();
            let mail = mails.iter().find(|mail| mail["recipients"][0] == address);
            if let Some(text) = mail.and_then(|mail| mail["text"].as_str()) {
                let digits = |line: &&str| {
                    line.len() == 11 && line.bytes().all(|byte| byte == b' ' || byte.is_ascii_digit())
                };
                let code = text.lines().find(digits).expect("a code").to_owned();
                let (_, token) = text.split_once("token=").expect("a link");
                let token: String = token.chars().take_while(char::is_ascii_hexdigit).collect();
                self.keep("code as mailed", &code);
                self.keep("code", &code.replace(' ', ""));
                self.keep("confirmation link", &token);
                return (code, token);
            }
            assert!(Instant::now() < deadline, "no mail to {address}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    pub fn confirm_by_code(&mut self) {
        let (code, _) = self.mailed(ALIAS);
        let path = format!("/api/v1/users/me/settings/sendAs/{ALIAS}/confirm");
        let wrong = if code.starts_with('1') {
            "222 222 222"
        } else {
            "111 111 111"
        };
        self.expect("400", "POST", &path, &json!({ "code": wrong }));
        self.expect("200", "POST", &path, &json!({ "code": code }));
        let test = format!("/api/v1/users/me/settings/sendAs/{ALIAS}/sendTest");
        self.expect("200", "POST", &test, &json!({ "to": "user@example.com" }));
    }

    pub fn confirm_by_link(&mut self) {
        self.expect("200", "POST", LIST, &json!({ "sendAsEmail": SECOND }));
        let (_, token) = self.mailed(SECOND);
        let path = format!("/api/v1/users/me/settings/sendAs/{SECOND}/confirm");
        self.expect("200", "POST", &path, &json!({ "token": token }));
    }

    pub fn ask_for_everything(&mut self) {
        let bearer = self.command(&["token", "create", "--user", "user@example.com"]);
        assert_eq!(self.server.get(LIST, &bearer).0, 200);
        self.keep("own bearer", &bearer);
        let one = format!("{LIST}/{ALIAS}");
        for path in [
            LIST,
            &one,
            "/api/v1/account",
            "/api/v1/account/sessions",
            "/api/v1/instance",
            "/v1/policies",
        ] {
            self.ask("GET", path, &Value::Null);
        }
        // What nobody should do: a secret where only paths are expected.
        let session = self.session.clone();
        for path in ["/api/v1/nothing/", "/settings/aliases/", "/assets/"] {
            self.server
                .get(&format!("{path}{session}?token={session}"), &bearer);
        }
        self.expect("204", "POST", "/api/v1/session/close", &Value::Null);
    }

    pub fn secrets(&self) -> Vec<Secret> {
        let single = self
            .secrets
            .iter()
            .map(|(name, secret)| Secret::new(name, secret));
        let pairs = [DEMO, WRONG].map(|password| Secret::plain("AUTH PLAIN", USERNAME, password));
        single.chain(pairs).collect()
    }

    pub fn answers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.answers
            .iter()
            .map(|(place, answer)| (place.as_str(), answer.as_str()))
    }

    /// What monitoring reads.
    pub fn metrics(&self) -> String {
        metrics::read(&metrics::address(&self.server), "/metrics")
    }

    /// Stops the server and returns its log.
    pub fn stop(self) -> String {
        self.server.stop_and_read()
    }
}
