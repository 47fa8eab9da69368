//! Files that are private from their first byte, and gone again if something fails.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

/// A new file that its owner alone can read; never overwrites.
pub fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

/// `path` with an ending more.
pub fn append_extension(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Gives a finished file its name, and returns once both are on the disk.
pub fn publish(file: &Path, name: &Path) -> io::Result<()> {
    File::open(file)?.sync_all()?;
    fs::rename(file, name)?;
    let folder = name.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// What is to disappear again unless everything succeeds.
#[derive(Debug, Default)]
pub struct Unfinished {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Unfinished {
    /// This file.
    pub fn file(&mut self, path: &Path) {
        self.files.push(path.to_owned());
    }

    /// This database, and what it puts beside its file.
    pub fn database(&mut self, path: &Path) {
        let endings = ["", "-wal", "-shm", "-journal"];
        self.files
            .extend(endings.map(|ending| append_extension(path, ending)));
    }

    /// This folder and those above it, as far as they do not exist yet.
    pub fn folders(&mut self, path: &Path) {
        let missing = path.ancestors().take_while(|folder| !folder.exists());
        self.folders.extend(
            missing
                .filter(|folder| !folder.as_os_str().is_empty())
                .map(Path::to_owned),
        );
    }

    /// Everything succeeded.
    pub fn finished(mut self) {
        self.files.clear();
        self.folders.clear();
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in &self.folders {
            let _ = fs::remove_dir(folder);
        }
    }
}
