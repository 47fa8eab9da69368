//! Files that are private from the first byte and are deleted if something fails.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

/// Creates a file that only its owner can read; never overwrites one.
pub fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

/// Returns `path` with an ending appended.
pub fn append_extension(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Gives a finished file its name, and returns once both are on disk.
pub fn publish(file: &Path, name: &Path) -> io::Result<()> {
    File::open(file)?.sync_all()?;
    fs::rename(file, name)?;
    let folder = name.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// Files and folders that are deleted on drop unless everything succeeded.
#[derive(Debug, Default)]
pub struct Unfinished {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Unfinished {
    /// Adds a file to those deleted on failure.
    pub fn file(&mut self, path: &Path) {
        self.files.push(path.to_owned());
    }

    /// Adds a database with the files beside it.
    pub fn database(&mut self, path: &Path) {
        let endings = ["", "-wal", "-shm", "-journal"];
        self.files
            .extend(endings.map(|ending| append_extension(path, ending)));
    }

    /// Adds a folder and its parents, as far as they do not exist yet.
    pub fn folders(&mut self, path: &Path) {
        let missing = path.ancestors().take_while(|folder| !folder.exists());
        self.folders.extend(
            missing
                .filter(|folder| !folder.as_os_str().is_empty())
                .map(Path::to_owned),
        );
    }

    /// Keeps everything, because all of it succeeded.
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
