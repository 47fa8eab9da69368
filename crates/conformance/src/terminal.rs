//! A program in a terminal of its own, read as text.

use std::{
    process::Command,
    thread::sleep,
    time::{Duration, Instant},
};

use crate::Failure;

/// How long a screen may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A detached tmux session with one program in it.
#[derive(Debug)]
pub struct Terminal {
    socket: String,
}

impl Terminal {
    /// Starts `command`, a shell command line, with `environment` in a screen wide enough that nothing is cut.
    pub fn start(name: &str, command: &str, environment: &[(&str, &str)]) -> Result<Self, Failure> {
        let terminal = Self {
            socket: format!("fromline-{name}-{}", std::process::id()),
        };
        let mut tmux = terminal.tmux();
        // UTF-8 whatever the environment says; no configuration of whoever runs this.
        tmux.args([
            "-f",
            "/dev/null",
            "-u",
            "new-session",
            "-d",
            "-x",
            "250",
            "-y",
            "60",
        ]);
        for (key, value) in environment {
            tmux.arg("-e").arg(format!("{key}={value}"));
        }
        let status = tmux.arg(command).status()?;
        if status.success() {
            Ok(terminal)
        } else {
            Err(format!("tmux could not start {name}").into())
        }
    }

    /// Types keys as tmux names them: `h`, `Enter`, `C-x`.
    pub fn keys(&self, keys: &[&str]) -> Result<(), Failure> {
        let status = self.tmux().arg("send-keys").args(keys).status()?;
        if status.success() {
            Ok(())
        } else {
            Err("tmux: the program is gone".into())
        }
    }

    /// The screen, line by line.
    pub fn screen(&self) -> Result<Vec<String>, Failure> {
        let output = self.tmux().args(["capture-pane", "-p"]).output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.lines().map(|line| line.trim_end().to_owned()).collect())
    }

    /// The screen, once it is what the caller waits for and has stopped changing.
    pub fn wait(&self, what: &str, ready: impl Fn(&[String]) -> bool) -> Result<Vec<String>, Failure> {
        let start = Instant::now();
        let mut before = Vec::new();
        while start.elapsed() < PATIENCE {
            let screen = self.screen()?;
            if ready(&screen) && screen == before {
                return Ok(screen);
            }
            before = screen;
            sleep(Duration::from_millis(50));
        }
        Err(format!("waited for {what}; the screen was:\n{}", before.join("\n")).into())
    }

    fn tmux(&self) -> Command {
        let mut tmux = Command::new("tmux");
        tmux.args(["-L", &self.socket]).env("LC_ALL", "C.UTF-8");
        tmux
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.tmux().arg("kill-server").output();
    }
}
