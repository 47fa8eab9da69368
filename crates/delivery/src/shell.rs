//! Running programs.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::Failure;

/// Builds the command for a program, also from administrators' folders such as `/usr/sbin`.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .env("PATH", format!("{path}:/usr/sbin:/sbin"))
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null());
    command
}

/// Runs a command and returns its output; a failure contains its error output.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command
        .output()
        .map_err(|error| format!("{command:?}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{command:?}: {} {}", text.trim(), said.trim()).into())
}

/// Runs a shell command line.
pub fn sh(line: &str) -> Result<String, Failure> {
    output(program("sh").args(["-euc", line]))
}

/// Starts a background program with its output in a file.
pub fn daemon(command: &mut Command, log: &Path) -> Result<Child, Failure> {
    let file = fs::OpenOptions::new().create(true).append(true).open(log)?;
    let child = command.stdout(file.try_clone()?).stderr(file).spawn();
    child.map_err(|error| format!("{command:?}: {error}").into())
}

/// Waits until a condition is true, for a limited number of seconds.
pub fn wait(what: &str, seconds: u64, mut ready: impl FnMut() -> bool) -> Result<(), Failure> {
    let deadline = Instant::now() + Duration::from_secs(seconds);
    while !ready() {
        if Instant::now() > deadline {
            return Err(format!("waited {seconds} s for {what}").into());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, text: impl AsRef<[u8]>) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()).into())
}
