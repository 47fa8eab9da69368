//! What a program draws, for lists that tell nothing to a screen reader.
//!
//! A small library is preloaded into the program and writes down each text as Pango puts it on the window.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{Failure, home::Home};

/// A text drawn on a window.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Drawn {
    /// Distance from the window's left edge, in pixels.
    pub x: i32,
    /// Distance from the window's top, in pixels.
    pub y: i32,
    /// The text as drawn.
    pub text: String,
}

/// The record of a program's drawing calls.
#[derive(Debug)]
pub struct Record {
    library: PathBuf,
    record: PathBuf,
}

impl Record {
    /// Builds the library in a home, with the compiler that Rust links with.
    pub fn build(home: &Home) -> Result<Self, Failure> {
        let source = home.write("drawn.c", include_str!("drawn.c"))?;
        let library = home.path().join("drawn.so");
        let mut compiler = Command::new("cc");
        compiler
            .args(["-shared", "-fPIC", "-o"])
            .arg(&library)
            .arg(&source);
        if !compiler.stdin(Stdio::null()).status()?.success() {
            return Err("the library that reads drawings cannot be built".into());
        }
        let record = home.path().join("drawn");
        Ok(Self { library, record })
    }

    /// Makes `command` write the record.
    pub fn keep(&self, command: &mut Command) {
        command
            .env("LD_PRELOAD", &self.library)
            .env("FROMLINE_DRAWN", &self.record);
    }

    /// Reads all texts drawn so far, in order.
    pub fn read(&self) -> Result<Vec<Drawn>, Failure> {
        let bytes = fs::read(&self.record).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        // The last one may be half written.
        let complete = text.rfind('\0').unwrap_or_default();
        text[..complete]
            .split('\0')
            .filter(|text| !text.is_empty())
            .map(parse)
            .collect()
    }
}

fn parse(record: &str) -> Result<Drawn, Failure> {
    let mut parts = record.splitn(3, ' ');
    let mut part = || parts.next().ok_or("a strange record of what was drawn");
    Ok(Drawn {
        x: part()?.parse()?,
        y: part()?.parse()?,
        text: part()?.to_owned(),
    })
}
