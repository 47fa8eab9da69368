//! What a window shows, read from its accessibility tree as a screen reader does.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Instant,
};

use serde::de::DeserializeOwned;

use super::Desktop;
use crate::{
    Failure,
    wait::{AGAIN, until},
};

/// The reader itself, in Python as the library for it is.
const SCRIPT: &str = concat!(
    include_str!("accessible_more.py"),
    "\n\n",
    include_str!("accessible.py")
);

/// A table: its rows, each with its cells.
pub type Table = Vec<Vec<String>>;

/// A reader of one application's windows.
#[derive(Debug)]
pub struct Reader {
    helper: Child,
    commands: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Reader {
    /// Starts `program`, which is `application` in the tree, and a reader of it.
    pub fn start(desktop: &mut Desktop, application: &str, program: &mut Command) -> Result<Self, Failure> {
        let mut helper = desktop
            .command("python3")
            .args(["-c", SCRIPT, application])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let commands = helper.stdin.take().ok_or("no input")?;
        let answers = BufReader::new(helper.stdout.take().ok_or("no output")?);
        let mut reader = Self {
            helper,
            commands,
            answers,
        };
        // A program that starts at the same time as the tree is sometimes not in it.
        reader.texts()?;
        desktop.spawn(program)?;
        Ok(reader)
    }

    /// All visible texts outside menus, tool bars and tables; empty before there is a window.
    pub fn texts(&mut self) -> Result<Vec<String>, Failure> {
        Ok(self.ask::<Option<_>>("texts")?.unwrap_or_default())
    }

    /// Waits until the texts have stopped changing and `ready` finds something in them, and returns that; meanwhile `bring` is called now
    /// and then to make it appear.
    pub fn until<T>(
        &mut self,
        what: &str,
        mut bring: impl FnMut(&mut Self, &[String]) -> Result<(), Failure>,
        ready: impl Fn(&[String]) -> Option<T>,
    ) -> Result<T, Failure> {
        let mut brought = None;
        let mut before = Vec::new();
        let found = until(what, || {
            let texts = self.texts()?;
            let found = ready(&texts);
            if found.is_none() && brought.is_none_or(|brought: Instant| brought.elapsed() > AGAIN) {
                bring(self, &texts)?;
                brought = Some(Instant::now());
            }
            let settled = texts == before;
            before = texts;
            Ok(found.filter(|_| settled))
        });
        found.map_err(|failure| format!("{failure}; the screen was: {before:?}").into())
    }

    /// All tables that are visible.
    pub fn tables(&mut self) -> Result<Vec<Table>, Failure> {
        Ok(self.ask::<Option<_>>("tables")?.unwrap_or_default())
    }

    /// Activates the menu item with this keyboard shortcut, such as `<Primary>h`.
    pub fn press(&mut self, shortcut: &str) -> Result<(), Failure> {
        match self.ask(&format!("press {shortcut}"))? {
            Some(true) => Ok(()),
            _ => Err(format!("no menu item for {shortcut}").into()),
        }
    }

    /// The rows of all tables in web pages, such as a message's fields.
    pub fn documents(&mut self) -> Result<Table, Failure> {
        Ok(self.ask::<Option<_>>("documents")?.unwrap_or_default())
    }

    /// Lines that list items side by side, such as addresses: the label, and each item's words.
    pub fn lines(&mut self) -> Result<Table, Failure> {
        Ok(self.ask::<Option<_>>("lines")?.unwrap_or_default())
    }

    /// Moves to a row of a table that has no accessible text; returns the number of rows.
    pub fn focus(&mut self, row: usize) -> Result<usize, Failure> {
        let rows: Option<usize> = self.ask(&format!("focus {row}"))?;
        Ok(rows.unwrap_or_default())
    }

    /// The blocks of web pages that stand in twos, such as a label and what it is the label of.
    pub fn pairs(&mut self) -> Result<Table, Failure> {
        Ok(self.ask::<Option<_>>("pairs")?.unwrap_or_default())
    }

    /// The texts of all cells of trees, seen or scrolled out of view.
    pub fn cells(&mut self) -> Result<Vec<String>, Failure> {
        Ok(self.ask::<Option<_>>("items")?.unwrap_or_default())
    }

    /// Presses a key, by its X keysym in decimal, in the window that has the focus.
    pub fn key(&mut self, symbol: &str) -> Result<(), Failure> {
        self.ask::<Option<bool>>(&format!("key {symbol}")).map(drop)
    }

    /// Toggles the menu item with this name.
    pub fn check(&mut self, name: &str) -> Result<(), Failure> {
        match self.ask(&format!("check {name}"))? {
            Some(true) => Ok(()),
            _ => Err(format!("no menu item {name}").into()),
        }
    }

    /// What the script answers to a command.
    fn ask<T: DeserializeOwned>(&mut self, command: &str) -> Result<T, Failure> {
        writeln!(self.commands, "{command}")?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        if answer.is_empty() {
            return Err("the accessibility tree cannot be read".into());
        }
        Ok(serde_json::from_str(&answer)?)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let _ = self.helper.kill();
        let _ = self.helper.wait();
    }
}
