//! Lighthouse's opinion of the pages that are open to everybody.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Stdio},
};

use crate::{
    install, server,
    shell::{Outcome, command, output, step, target},
};

const PAGES: [&str; 3] = ["/sign-in", "/preview", "/help/gateway"];
const CATEGORIES: [&str; 2] = ["accessibility", "best-practices"];

/// Starts the demo, runs Lighthouse on each page and prints the scores; fails below 100.
pub fn audit(_: &[String]) -> Outcome {
    server::build(&[])?;
    let program = step("Lighthouse", install::lighthouse)?;
    let folder = target().join("tmp/lighthouse");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let (_demo, url) = Demo::start(&folder.join("data"))?;
    let mut below = Vec::new();
    for page in PAGES {
        let answer = output(
            command(&program)
                .arg(format!("{url}{page}"))
                .args(["--output=json", "--quiet"])
                .arg(format!("--only-categories={}", CATEGORIES.join(",")))
                .arg("--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run")
                .env("CHROME_PATH", "/usr/bin/chromium"),
        )?;
        let report: serde_json::Value =
            serde_json::from_str(&answer).map_err(|error| format!("Lighthouse: {error}"))?;
        for category in CATEGORIES {
            let score = report["categories"][category]["score"]
                .as_f64()
                .unwrap_or_default()
                * 100.0;
            println!("    {page:<16} {category:<16} {score:>4.0}");
            if score < 100.0 {
                below.extend(faults(&report, category).map(|fault| format!("{page}: {fault}")));
            }
        }
    }
    if below.is_empty() {
        Ok(())
    } else {
        Err(format!("below 100:\n{}", below.join("\n")))
    }
}

/// What costs points.
fn faults(report: &serde_json::Value, category: &str) -> impl Iterator<Item = String> {
    let audits = report["categories"][category]["auditRefs"]
        .as_array()
        .into_iter()
        .flatten();
    audits.filter_map(|audit| {
        let audit = &report["audits"][audit["id"].as_str()?];
        let score = audit["score"].as_f64()?;
        (score < 1.0).then(|| audit["title"].to_string())
    })
}

/// The demo; it ends with the audit.
struct Demo(Child);

impl Demo {
    fn start(data: &std::path::Path) -> Outcome<(Self, String)> {
        let mut child = command(target().join("release/fromline"))
            .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("the demo: {error}"))?;
        let printed = child.stdout.take().ok_or("no output")?;
        let demo = Self(child);
        for line in BufReader::new(printed).lines().map_while(Result::ok) {
            if let Some(url) = line.trim().strip_prefix("Fromline is ready: ") {
                return Ok((demo, url.trim_end_matches('/').to_owned()));
            }
        }
        Err("the demo did not start".to_owned())
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
