//! A screen that nobody sees: windows are shown on it.

pub mod accessible;
pub mod drawn;
pub mod marionette;
pub mod mh;

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use crate::{Failure, home::Home, program::Language};

/// An X server, a session bus and a home folder; everything started in it ends with it.
#[derive(Debug)]
pub struct Desktop {
    /// Home folder of the desktop.
    pub home: Home,
    display: String,
    bus: String,
    children: Vec<Child>,
}

impl Desktop {
    /// Starts the X server and the session bus.
    pub fn start(language: Language) -> Result<Self, Failure> {
        let mut desktop = Self {
            home: Home::new(language)?,
            display: String::new(),
            bus: String::new(),
            children: Vec::new(),
        };
        // `-displayfd 1`: the server chooses a free number and says which.
        let display = desktop.serve("Xvfb", &["-displayfd", "1", "-screen", "0", "1800x1300x24"])?;
        desktop.display = format!(":{display}");
        desktop.bus = desktop.serve("dbus-daemon", &["--session", "--nofork", "--print-address"])?;
        Ok(desktop)
    }

    /// Builds a command that runs here, without the outside environment.
    pub fn command(&self, program: &str) -> Command {
        let mut command = self.home.command(program);
        command
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// Address of the accessibility tree's bus, which this starts; programs of Qt do not always find it by themselves.
    pub fn accessibility_bus(&self) -> Result<String, Failure> {
        let mut ask = self.command("dbus-send");
        ask.args(["--session", "--print-reply=literal", "--dest=org.a11y.Bus"]);
        ask.args(["/org/a11y/bus", "org.a11y.Bus.GetAddress"]);
        let output = ask.stdout(Stdio::piped()).output()?;
        match String::from_utf8(output.stdout)?.trim() {
            "" => Err("no bus for the accessibility tree".into()),
            address => Ok(address.to_owned()),
        }
    }

    /// Starts a program that ends with the desktop.
    pub fn spawn(&mut self, command: &mut Command) -> Result<(), Failure> {
        self.children.push(command.spawn()?);
        Ok(())
    }

    /// Starts `program` and hands back the first line that it prints.
    fn serve(&mut self, program: &str, arguments: &[&str]) -> Result<String, Failure> {
        let mut command = self.command(program);
        let mut child = command.args(arguments).stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take();
        self.children.push(child);
        let mut line = String::new();
        BufReader::new(output.ok_or("no output")?).read_line(&mut line)?;
        match line.trim() {
            "" => Err(format!("{program} did not start").into()),
            line => Ok(line.to_owned()),
        }
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.home.end();
        for child in &mut self.children {
            let _ = child.wait();
        }
    }
}
