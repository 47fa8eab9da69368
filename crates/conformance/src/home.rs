//! A home directory of a program's own, gone afterwards with whatever runs in it.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
    thread::sleep,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use tempfile::TempDir;

use crate::{Failure, message::Message, program::Language, service::signal, wait::PAUSE};

/// Where Debian puts programs: nobody's own builds of them are run.
const PATH: &str = "/usr/bin:/bin:/usr/sbin:/sbin";

/// How long whatever runs in a home may take to end.
const END: Duration = Duration::from_secs(10);

/// An empty home folder and the files put into it.
#[derive(Debug)]
pub struct Home {
    folder: TempDir,
    language: Language,
}

impl Home {
    /// Makes an empty home for a reader of this language.
    pub fn new(language: Language) -> Result<Self, Failure> {
        let folder = TempDir::with_prefix("fromline-")?;
        Ok(Self { folder, language })
    }

    /// Path of the home folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, with the folders that lead to it.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Result<PathBuf, Failure> {
        let path = self.path().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, content)?;
        Ok(path)
    }

    /// Writes all messages as one mbox.
    pub fn mbox(&self, name: &str, messages: &[Message]) -> Result<PathBuf, Failure> {
        let mut mbox = Vec::new();
        for message in messages {
            // An address that no header has: a program that falls back on the envelope is found out.
            mbox.extend_from_slice(b"From bounce@envelope.example Wed Nov 25 12:00:00 2026\n");
            mbox.extend(message.delivered());
            mbox.push(b'\n');
        }
        self.write(name, mbox)
    }

    /// Writes the messages as files `1`, `2`, … of an MH folder.
    pub fn mh(&self, folder: &str, messages: &[Message]) -> Result<(), Failure> {
        for (number, message) in (1..).zip(messages) {
            self.write(&format!("{folder}/{number}"), message.delivered())?;
        }
        Ok(())
    }

    /// Writes the messages into a Maildir, where they are unread.
    pub fn maildir(&self, folder: &str, messages: &[Message]) -> Result<PathBuf, Failure> {
        let path = self.path().join(folder);
        for part in ["cur", "new", "tmp"] {
            fs::create_dir_all(path.join(part))?;
        }
        // A file's name and its time say when the message arrived: one each minute, until now.
        let minute = Duration::from_mins(1);
        let all = minute * u32::try_from(messages.len())?;
        let mut time = SystemTime::now().duration_since(UNIX_EPOCH)?.saturating_sub(all);
        for message in messages {
            let name = format!("{folder}/cur/{}.{}.fromline:2,", time.as_secs(), message.stem);
            let file = self.write(&name, message.delivered())?;
            let file = File::options().write(true).open(file)?;
            file.set_modified(UNIX_EPOCH + time)?;
            time += minute;
        }
        Ok(path)
    }

    /// Builds a command that runs here, without the outside environment.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.path()).env_clear();
        command
            .env("PATH", PATH)
            .env("SHELL", "/bin/sh")
            .env("HOME", self.path())
            .env("XDG_RUNTIME_DIR", self.path())
            .env("LANG", self.language.locale())
            .env("LC_ALL", self.language.locale())
            .env("LANGUAGE", self.language.code())
            .env("TZ", "UTC")
            // Neither a pager's prompt nor complaints about other packages' entries in the system's mailcap.
            .env("PAGER", "cat")
            .env("MAILCAPS", "/dev/null");
        command
    }

    /// Runs a preparing program to its end.
    pub fn run(&self, program: &str, arguments: &[&str]) -> Result<(), Failure> {
        let output = self.command(program).args(arguments).output()?;
        if output.status.success() {
            Ok(())
        } else {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(format!("{program} failed: {}", said.trim()).into())
        }
    }

    /// Kills every process that has this home, and those that it has started. SIGKILL, since a program that saves its state would write
    /// into a folder that is about to be deleted.
    pub fn end(&self) {
        let start = Instant::now();
        // More than once: one of them may be starting another at this moment.
        while let processes = self.processes()
            && !processes.is_empty()
            && start.elapsed() < END
        {
            signal("KILL", &processes);
            sleep(PAUSE);
        }
    }

    /// The ids of all processes that have this home.
    fn processes(&self) -> Vec<String> {
        let home = format!("HOME={}", self.path().display()).into_bytes();
        let is_here = |entry: &fs::DirEntry| {
            let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
            environment.split(|byte| *byte == 0).any(|entry| entry == home)
        };
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        entries
            .filter(is_here)
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        self.end();
    }
}
