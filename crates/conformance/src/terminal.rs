//! A program in a terminal of its own, read as text.

pub mod commands;
pub mod emacs;
pub mod pager;
pub mod prompt;

use std::{
    path::PathBuf,
    process::{Command, Output},
};

use crate::{Failure, home::Home, wait::until};

/// How often in a row a screen must be the same to have settled: a program may draw in several steps.
const SETTLED: usize = 3;

/// So wide that nothing is cut, not even where two fields share a line.
const WIDTH: &str = "480";

/// High enough for a list of all messages.
const HEIGHT: &str = "60";

/// A detached tmux session with one program in it, which ends with its home.
#[derive(Debug)]
pub struct Terminal {
    socket: PathBuf,
}

impl Terminal {
    /// Starts `command`, a shell command line.
    pub fn start(home: &Home, command: &str) -> Result<Self, Failure> {
        let socket = home.path().join(".tmux");
        let mut tmux = home.command("tmux");
        tmux.arg("-S").arg(&socket);
        // UTF-8 in any case; no configuration of whoever runs this.
        tmux.args(["-u", "-f", "/dev/null", "new-session", "-d"]);
        tmux.args(["-x", WIDTH, "-y", HEIGHT]);
        run(tmux.arg(format!("exec {command}")))?;
        Ok(Self { socket })
    }

    /// Types keys as tmux names them: `h`, `Enter`, `C-x`.
    pub fn keys(&self, keys: &[&str]) -> Result<(), Failure> {
        run(self.tmux().arg("send-keys").args(keys)).map(drop)
    }

    /// Waits until the screen meets `ready` and has stopped changing, and returns it.
    pub fn settled(&self, what: &str, ready: impl Fn(&[String]) -> bool) -> Result<Vec<String>, Failure> {
        self.wait(what, SETTLED, ready)
    }

    /// Waits until the screen meets `ready`, which looks for something that comes last, and returns it.
    pub fn once(&self, what: &str, ready: impl Fn(&[String]) -> bool) -> Result<Vec<String>, Failure> {
        self.wait(what, 1, ready)
    }

    fn wait(
        &self,
        what: &str,
        times: usize,
        ready: impl Fn(&[String]) -> bool,
    ) -> Result<Vec<String>, Failure> {
        let mut before = Vec::new();
        let mut same = 0;
        let found = until(what, || {
            let screen = self.screen()?;
            same = if screen == before { same + 1 } else { 1 };
            before = screen;
            Ok((same >= times && ready(&before)).then(|| before.clone()))
        });
        found
            .map_err(|failure| format!("{failure}; the screen was:\n{}", before.join("\n").trim_end()).into())
    }

    /// The screen, line by line.
    fn screen(&self) -> Result<Vec<String>, Failure> {
        let output = run(self.tmux().args(["capture-pane", "-p"]))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let lines = text.split('\n').map(|line| line.trim_end_matches(' '));
        Ok(lines.map(str::to_owned).collect())
    }

    fn tmux(&self) -> Command {
        let mut tmux = Command::new("tmux");
        tmux.arg("-S").arg(&self.socket).env("LC_ALL", "C.UTF-8");
        tmux
    }
}

/// Fails if tmux does, as it does once the program in it has ended.
fn run(tmux: &mut Command) -> Result<Output, Failure> {
    let output = tmux.output()?;
    if output.status.success() {
        Ok(output)
    } else {
        let reason = String::from_utf8_lossy(&output.stderr);
        Err(format!("the program in the terminal is gone: {}", reason.trim()).into())
    }
}
