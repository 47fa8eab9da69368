//! Google's official clients for Python and npm, unmodified, against the real server in its demo.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use super::binary::{Server, fromline, run};

/// The newest version that runs on Node 20.
const NPM_VERSION: &str = "18.0.0";
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
    let Ok(package) = package() else {
        let _ = writeln!(
            std::io::stdout(),
            "SKIPPED: Google's client from npm: needs Node.js with npm (Debian: apt install npm)"
        );
        return;
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

/// Installs the npm package once into the target folder and returns its path.
fn package() -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("google-client-npm");
    let installed = std::fs::read_to_string(folder.join("node_modules/@googleapis/gmail/package.json"));
    let is_this = installed.is_ok_and(|about| about.contains(&format!("\"version\": \"{NPM_VERSION}\"")));
    if !is_this {
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let mut npm = Command::new("npm");
        npm.args([
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
        ]);
        finished(npm.arg(&folder).arg(format!("@googleapis/gmail@{NPM_VERSION}")))?;
    }
    finished(Command::new("node").arg("--version"))?;
    Ok(folder)
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

fn finished(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}
