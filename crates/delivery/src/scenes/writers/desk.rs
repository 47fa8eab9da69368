//! Where somebody writes: an account of a machine with a name of its own, whose files are not searched for passwords, since mail
//! programs keep theirs there.

use std::{
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, Command},
};

use crate::{
    Failure,
    certificates::AUTHORITY,
    inside::{DESKS, with_line},
    shell::{daemon, program, sh, write},
    world::World,
};

/// Name of the system account.
pub const ACCOUNT: &str = "patlogin";
/// Host name of the user's machine.
pub const MACHINE: &str = "pats-laptop.home.example.org";
/// Its number, which no account of the machine has.
const NUMBER: u32 = 64_998;

/// A user's desk: a home folder for mail programs.
#[derive(Debug)]
pub struct Desk {
    home: PathBuf,
}

impl Desk {
    /// Makes a desk with an empty home folder that trusts the network's authority.
    pub fn new(world: &World, name: &str) -> Result<Self, Failure> {
        let home = Path::new(DESKS).join(name);
        let account = format!(
            "{ACCOUNT}:x:{NUMBER}:{NUMBER}:Pat Primary:{}:/bin/sh",
            home.display()
        );
        with_line("/etc/passwd", &account)?;
        with_line("/etc/group", &format!("{ACCOUNT}:x:{NUMBER}:"))?;
        let desk = Self { home };
        let authority = std::fs::read(world.folder.join("tls").join(AUTHORITY))?;
        desk.write(AUTHORITY, authority)?;
        Ok(desk)
    }

    /// Path of a file in the home folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.join(name)
    }

    /// Writes a file in the home folder, owned by the account.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> Result<(), Failure> {
        write(&self.path(name), text)?;
        sh(&format!("chown -R {NUMBER}:{NUMBER} {}", self.home.display())).map(drop)
    }

    /// Builds the command for a program run at the desk.
    pub fn command(&self, name: &str) -> Command {
        let enter = format!(
            "hostname {MACHINE}; exec setpriv --reuid {NUMBER} --regid {NUMBER} --clear-groups \"$0\" \"$@\""
        );
        let mut command = program("unshare");
        command
            .args(["--uts", "sh", "-euc", &enter, name])
            .current_dir(&self.home)
            .env("HOME", &self.home)
            .env("USER", ACCOUNT)
            .env("LOGNAME", ACCOUNT);
        command
    }
}

/// A running program, which is ended with its children when this is dropped.
#[derive(Debug)]
pub struct Running(Child);

impl Running {
    /// Starts the program, with its output in a file of the desk.
    pub fn start(desk: &Desk, log: &str, command: &mut Command) -> Result<Self, Failure> {
        // A process group of its own.
        daemon(command.process_group(0), &desk.path(log)).map(Self)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = sh(&format!("kill -- -{}", self.0.id()));
        let _ = self.0.wait();
    }
}
