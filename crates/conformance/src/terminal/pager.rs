//! Programs for the terminal that show a message as its header fields, a blank line and its body.

use super::Terminal;
use crate::{
    Failure,
    header::{self, Shown},
    message::Message,
    seen::Seen,
};

/// The keys of a pager.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// Key for the next message.
    pub next: &'static str,
    /// Key for the previous message.
    pub previous: &'static str,
    /// Way to show all header fields.
    pub all: All,
}

/// A way to show all header fields.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum All {
    /// Shown from the start.
    Always,
    /// Shown after this key, also for messages opened later.
    Stay(&'static str),
    /// Shown after this key, which has to be pressed again for the next message.
    Go(&'static str),
}

/// Reads the display of each message, the first of which is open; `list` is the program's list, and `parts` splits the screen: the lines
/// with some header fields, and those with all.
pub fn read(
    terminal: &Terminal,
    keys: Keys,
    messages: &[Message],
    list: Vec<String>,
    parts: impl Fn(&[String], bool) -> Vec<String>,
) -> Result<Vec<Seen>, Failure> {
    let shown = |message: &Message, all| -> Result<Vec<Shown>, Failure> {
        let screen = opened(terminal, message, all)?;
        Ok(header::read(parts(&screen, all)))
    };
    let mut all_seen = Vec::new();
    for (index, (message, list)) in messages.iter().zip(list).enumerate() {
        if index > 0 {
            terminal.keys(&[keys.next])?;
        }
        let rows = shown(message, keys.all == All::Always)?;
        all_seen.push((list, rows, Vec::new()));
    }
    if keys.all != All::Always {
        for (index, (message, seen)) in messages.iter().zip(&mut all_seen).rev().enumerate() {
            if index > 0 {
                terminal.keys(&[keys.previous])?;
            }
            match keys.all {
                All::Stay(key) if index == 0 => terminal.keys(&[key])?,
                All::Go(key) => {
                    shown(message, false)?;
                    terminal.keys(&[key])?;
                }
                _ => {}
            }
            seen.2 = shown(message, true)?;
        }
    }
    let seen = all_seen.into_iter();
    Ok(seen.map(|(list, rows, all)| Seen::new(list, rows, all)).collect())
}

/// The lines before the first blank one, without blank ones at the top.
pub fn first_paragraph(screen: &[String]) -> Vec<String> {
    let filled = screen.iter().skip_while(|line| line.is_empty());
    filled.take_while(|line| !line.is_empty()).cloned().collect()
}

/// Waits for a message's body and Subject, and for all fields, of which each message has a Message-ID, or not all.
fn opened(terminal: &Terminal, message: &Message, all: bool) -> Result<Vec<String>, Failure> {
    let subject = format!("Subject: {}", message.stem);
    let body = message.body();
    let what = format!(
        "{}, with {} fields",
        message.stem,
        if all { "all" } else { "some" }
    );
    terminal.settled(&what, |screen| {
        let message_id = |line: &String| line.to_ascii_lowercase().starts_with("message-id:");
        screen.contains(&subject) && screen.contains(&body) && screen.iter().any(message_id) == all
    })
}
