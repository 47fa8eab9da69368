//! Emacs in a terminal.

use super::Terminal;
use crate::{Failure, home::Home, message::Message};

/// Before anything is loaded: packages are not compiled anew in each run, which would keep all processors busy.
const EARLY: &str = "(setq native-comp-deferred-compilation nil)\n";

/// No greeting; who the reader is. Right-to-left text reaches the terminal in the order of its letters, so that it
/// can be read back: Emacs would turn it round by itself.
const SETTINGS: &str = "(setq inhibit-startup-screen t)
(setq-default bidi-display-reordering nil)
(setq user-full-name \"Recipient\" user-mail-address \"recipient@example.net\")
";

/// Debian's packages of Emacs, of which any is enough.
pub const PACKAGE: &str = "emacs-nox|emacs-gtk|emacs-lucid";

/// Starts Emacs with `settings`, the Lisp that calls a mail reader.
pub fn start(home: &Home, settings: &str) -> Result<Terminal, Failure> {
    home.write(".emacs.d/early-init.el", EARLY)?;
    home.write(".emacs.d/init.el", format!("{SETTINGS}{settings}"))?;
    Terminal::start(home, "emacs -nw")
}

/// The lines of the window whose mode line contains `mode`, from the mode line above on.
pub fn window<'a>(screen: &'a [String], mode: &str) -> &'a [String] {
    let is_mode_line = |line: &String| line.trim_start().starts_with("-U") && line.ends_with("---");
    let is_ours = |line: &String| is_mode_line(line) && line.contains(mode);
    let Some(end) = screen.iter().rposition(is_ours) else {
        return &[];
    };
    let above = screen[..end].iter().rposition(is_mode_line);
    &screen[above.map_or(0, |above| above + 1)..end]
}

/// The list in the window, once `listed` finds every message in it.
pub fn list(
    terminal: &Terminal,
    mode: &str,
    messages: &[Message],
    listed: impl Fn(&str, &str) -> bool,
) -> Result<Vec<String>, Failure> {
    let screen = terminal.settled("the list", |screen| {
        let list = window(screen, mode);
        messages
            .iter()
            .all(|message| list.iter().any(|line| listed(line, &message.stem)))
    })?;
    Ok(window(&screen, mode).to_vec())
}

/// The window of a message, up to its body, once it is there and contains all `texts`.
pub fn message(
    terminal: &Terminal,
    mode: &str,
    message: &Message,
    texts: &[&str],
) -> Result<Vec<String>, Failure> {
    let body = message.body();
    let is_body = |line: &String| line.trim() == body;
    let screen = terminal.settled(&body, |screen| {
        let lines = window(screen, mode);
        let has = |text: &&str| lines.iter().any(|line| line.contains(text));
        lines.iter().any(is_body) && texts.iter().all(has)
    })?;
    let lines = window(&screen, mode).iter();
    Ok(lines.take_while(|line| !is_body(line)).cloned().collect())
}
