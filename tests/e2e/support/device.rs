//! What the driver has no word for: the device to play, and the browser's log.

use std::path::Path;

use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

use super::Browser;

/// A command of the driver's own, below the session's address.
#[derive(Debug)]
struct Command {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// Plays a device of this width and height in CSS pixels, with this colour scheme (`light`, `dark`) and without
    /// motion.
    pub async fn play(&self, width: u64, height: u64, theme: &str) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.chrome("Emulation.setDeviceMetricsOverride", size).await;
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": theme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.chrome("Emulation.setEmulatedMedia", features).await;
    }

    /// Plays a system whose user chose few colours of their own, at this width.
    pub async fn force_colours(&self, width: u64) {
        self.play(width, 900, "dark").await;
        let features = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        self.chrome("Emulation.setEmulatedMedia", features).await;
    }

    /// Plays a connection: none, or one that takes so many milliseconds each way; `Some(0)` is the usual one.
    pub async fn connection(&self, latency: Option<u32>) {
        let network = json!({
            "offline": latency.is_none(), "latency": latency.unwrap_or_default(),
            "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.chrome("Network.enable", json!({})).await;
        self.chrome("Network.emulateNetworkConditions", network).await;
    }

    /// A picture of the whole page, at the width and in the scheme that are played.
    pub async fn picture(&self, file: &Path, width: u64, theme: &str) {
        let height = self.run("return document.documentElement.scrollHeight").await;
        let height = height.as_u64().unwrap_or_default().max(700);
        self.play(width, height, theme).await;
        let folder = file.parent().expect("a folder for pictures");
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(file, self.client().screenshot().await.unwrap()).unwrap();
    }

    /// What the browser complained about since the last question: errors of scripts, breaches of the
    /// Content-Security-Policy. Answers such as 401 are no complaint.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.command("se/log", json!({ "type": "browser" })).await;
        let entries = log.as_array().cloned().unwrap_or_default();
        // Advice (DEBUG) comes or does not, depending on what the page looks like when Chromium has time to look.
        let serious = |entry: &&Value| {
            entry["level"] != "INFO" && entry["level"] != "DEBUG" && entry["source"] != "network"
        };
        entries.iter().filter(serious).map(ToString::to_string).collect()
    }

    /// A command of Chrome's own protocol.
    pub async fn chrome(&self, command: &str, parameters: Value) {
        let body = json!({ "cmd": command, "params": parameters });
        self.command("goog/cdp/execute", body).await;
    }

    async fn command(&self, path: &'static str, body: Value) -> Value {
        self.client().issue_cmd(Command { path, body }).await.unwrap()
    }
}
