//! Google's official clients for Python and npm, unmodified, against the real server in its demo.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    binary::{Server, fromline, run},
    packages::{finished, npm},
};

/// The newest version that runs on Node 20.
const NPM_PACKAGE: &str = "@googleapis/gmail@18.0.0";
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/google_client");

#[test]
fn google_s_client_works_unchanged() {
    let Ok(python) = python() else {
        // Not by `println!`, since the test harness captures the output of passing tests.
        let _ = writeln!(
            std::io::stdout(),
            "SKIPPED: Google's Python client: needs Python 3 with venv and pip (Debian: apt install python3-venv)"
        );
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut command = fromline();
    command.env("FROMLINE_DEMO_PASSWORD", "correct horse battery");
    let server = Server::start_as(command, &data, &["--demo"]);
    let data = data.to_str().unwrap();
    let token = |user: &str| run(&["token", "create", "--data", data, "--user", user]).only_line();
    let output = Command::new(python)
        .arg("-X")
        .arg("utf8")
        .arg(Path::new(FOLDER).join("walk.py"))
        .args([
            &server.url(),
            &token("user@example.com"),
            &token("admin@example.com"),
        ])
        .arg("correct horse battery")
        .output()
        .unwrap();
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{out}\n{err}\n{}", server.stderr());
    assert_eq!(out.trim(), "97 calls");
}

#[test]
fn google_s_client_from_npm_works_unchanged() {
    let package = match npm("google-client-npm", &[NPM_PACKAGE]) {
        Ok(package) => package,
        Err(why) => {
            let _ = writeln!(
                std::io::stdout(),
                "SKIPPED: Google's client from npm: needs Node.js with npm (Debian: apt install npm): {why}"
            );
            return;
        }
    };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start_as(fromline(), &data, &["--demo"]);
    let data = data.to_str().unwrap();
    let token = run(&["token", "create", "--data", data, "--user", "user@example.com"]).only_line();
    let output = Command::new("node")
        .arg(Path::new(FOLDER).join("walk.mjs"))
        .arg(package)
        .args([&server.url(), &token])
        .output()
        .unwrap();
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{out}\n{err}\n{}", server.stderr());
    assert_eq!(out.trim(), "12 calls");
}

/// Installs the Python client once into the target folder and returns the interpreter.
fn python() -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("google-client");
    let python = folder.join("bin/python");
    let requirements = Path::new(FOLDER).join("requirements.txt");
    let installed = |python: &Path| {
        let output = Command::new(python).args(["-m", "pip", "freeze"]).output();
        let wanted = std::fs::read_to_string(&requirements).unwrap_or_default();
        output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout) == wanted)
    };
    if installed(&python) {
        return Ok(python);
    }
    finished(
        Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&folder),
    )?;
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
    ];
    finished(Command::new(&python).args(pip).arg(&requirements))?;
    Ok(python)
}
