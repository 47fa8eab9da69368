//! Programs that print and end: each command of a list on a cleared screen.

use std::fmt::Write;

use super::Terminal;
use crate::{Failure, home::Home};

/// The screens after each of the `commands`, shell command lines without newlines.
pub fn screens(home: &Home, commands: &[String]) -> Result<Vec<Vec<String>>, Failure> {
    let mut script = String::new();
    for (number, command) in commands.iter().enumerate() {
        // Enter calls the next; before that, the end of this one's output is known by its mark.
        writeln!(script, "clear\n{command}\necho '{}'\nread -r _", mark(number))?;
    }
    let script = home.write("commands.sh", script)?;
    let terminal = Terminal::start(home, &format!("sh '{}'", script.display()))?;
    let mut screens = Vec::new();
    for (number, command) in commands.iter().enumerate() {
        let mark = mark(number);
        let mut screen = terminal.once(command, |screen| screen.contains(&mark))?;
        screen.retain(|line| *line != mark);
        screens.push(screen);
        terminal.keys(&["Enter"])?;
    }
    Ok(screens)
}

fn mark(number: usize) -> String {
    format!("--- end of {number} ---")
}
