//! Programs that are told what to do at a prompt of theirs: the mail commands of Berkeley's line.

use super::Terminal;
use crate::{
    Failure,
    header::{self, Shown},
    message::Message,
    seen::Seen,
};

/// A program's prompt and the two commands that are typed behind it.
#[derive(Clone, Copy, Debug)]
pub struct Prompt {
    /// Text of the prompt, as the program prints it.
    pub mark: &'static str,
    /// Command that shows a message.
    pub some: &'static str,
    /// Command that shows a message with all its fields.
    pub all: &'static str,
}

/// Reads the display of each message; `sender` finds the sender in the list by the message and its number.
pub fn read(
    terminal: &Terminal,
    messages: &[Message],
    prompt: Prompt,
    sender: impl Fn(&[String], usize, &str) -> Option<String>,
) -> Result<Vec<Seen>, Failure> {
    let stems: Vec<_> = messages.iter().map(|message| message.stem.as_str()).collect();
    let list = ready(terminal, prompt, &stems)?;
    let mut seen = Vec::new();
    for (number, message) in (1..).zip(messages) {
        let sender = sender(&list, number, &message.stem);
        let sender = sender.ok_or_else(|| format!("{} is not in the list", message.stem))?;
        let rows = answer(terminal, prompt, &format!("{} {number}", prompt.some), message)?;
        let all = answer(terminal, prompt, &format!("{} {number}", prompt.all), message)?;
        seen.push(Seen::new(sender, rows, all));
    }
    Ok(seen)
}

/// The screen, once the program has shown all of `texts` and asks for a command.
fn ready(terminal: &Terminal, prompt: Prompt, texts: &[&str]) -> Result<Vec<String>, Failure> {
    terminal.once("the prompt", |screen| {
        let shown = |text: &&str| screen.iter().any(|line| line.contains(text));
        let last = screen.iter().rev().find(|line| !line.is_empty());
        texts.iter().all(shown) && last.is_some_and(|line| line.trim() == prompt.mark)
    })
}

/// The header that the program printed after `command`, up to the message's body.
fn answer(
    terminal: &Terminal,
    prompt: Prompt,
    command: &str,
    message: &Message,
) -> Result<Vec<Shown>, Failure> {
    let body = message.body();
    terminal.keys(&[command, "Enter"])?;
    let typed = format!("{} {command}", prompt.mark);
    let screen = ready(terminal, prompt, &[&typed, &body])?;
    let start = screen.iter().rposition(|line| *line == typed);
    let start = start.ok_or_else(|| format!("no {command} on the screen"))?;
    let end = screen.iter().rposition(|line| *line == body);
    let end = end.filter(|end| *end > start);
    let end = end.ok_or_else(|| format!("no {body} after {command}"))?;
    Ok(header::read(&screen[start + 1..end]))
}
