//! One layer: a tar archive, the same for the same content, whenever and from whatever it is made.

use std::{collections::BTreeMap, io::Write as _};

use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

use crate::shell::Outcome;

/// The number of the user that the server runs as, and of its group.
pub const USER: u64 = 65_532;

/// What is at a path.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Entry {
    Folder { mode: u32, owner: u64 },
    File { mode: u32, content: Vec<u8> },
    Link { to: String },
}

/// The files of a layer by their paths, which begin without `/`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Layer(BTreeMap<String, Entry>);

impl Layer {
    /// Adds a file of root's.
    pub fn file(&mut self, path: &str, mode: u32, content: impl Into<Vec<u8>>) -> &mut Self {
        let content = content.into();
        self.put(path, Entry::File { mode, content })
    }

    /// Adds a folder that root owns.
    pub fn folder(&mut self, path: &str) -> &mut Self {
        self.put(
            path,
            Entry::Folder {
                mode: 0o755,
                owner: 0,
            },
        )
    }

    /// Adds a folder that the server's user owns and nobody else may read.
    pub fn private_folder(&mut self, path: &str) -> &mut Self {
        let owner = USER;
        self.put(path, Entry::Folder { mode: 0o700, owner })
    }

    /// Adds a symbolic link.
    pub fn link(&mut self, path: &str, to: &str) -> &mut Self {
        let to = to.to_owned();
        self.put(path, Entry::Link { to })
    }

    fn put(&mut self, path: &str, entry: Entry) -> &mut Self {
        for (end, _) in path.match_indices('/') {
            let above = Entry::Folder {
                mode: 0o755,
                owner: 0,
            };
            self.0.entry(path[..end].to_owned()).or_insert(above);
        }
        self.0.insert(path.to_owned(), entry);
        self
    }

    /// Returns the archive; `created`: the time of every file, in seconds since 1970.
    pub fn tar(&self, created: u64) -> Outcome<Vec<u8>> {
        let mut archive = Builder::new(Vec::new());
        for (path, entry) in &self.0 {
            append(&mut archive, path, entry, created).map_err(|error| format!("{path}: {error}"))?;
        }
        archive.into_inner().map_err(|error| error.to_string())
    }
}

fn append(archive: &mut Builder<Vec<u8>>, path: &str, entry: &Entry, created: u64) -> std::io::Result<()> {
    let mut header = Header::new_ustar();
    header.set_mtime(created);
    header.set_uid(0);
    header.set_gid(0);
    header.set_size(0);
    match entry {
        Entry::Folder { mode, owner } => {
            header.set_entry_type(EntryType::Directory);
            header.set_mode(*mode);
            header.set_uid(*owner);
            header.set_gid(*owner);
            archive.append_data(&mut header, format!("{path}/"), std::io::empty())
        }
        Entry::File { mode, content } => {
            header.set_entry_type(EntryType::Regular);
            header.set_mode(*mode);
            header.set_size(content.len() as u64);
            archive.append_data(&mut header, path, content.as_slice())
        }
        Entry::Link { to } => {
            header.set_entry_type(EntryType::Symlink);
            header.set_mode(0o777);
            archive.append_link(&mut header, path, to)
        }
    }
}

/// Compresses an archive, without the time and the name that gzip may note.
pub fn gzip(archive: &[u8]) -> Outcome<Vec<u8>> {
    let mut packed = GzBuilder::new().write(Vec::new(), Compression::best());
    packed
        .write_all(archive)
        .and_then(|()| packed.finish())
        .map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_in_which_files_come_changes_nothing() {
        let (mut one, mut other) = (Layer::default(), Layer::default());
        one.file("usr/bin/a", 0o755, "a")
            .private_folder("var/lib/b")
            .link("lib", "usr/lib");
        other
            .link("lib", "usr/lib")
            .private_folder("var/lib/b")
            .file("usr/bin/a", 0o755, "a");
        let packed = |layer: &Layer| gzip(&layer.tar(1_700_000_000).unwrap()).unwrap();
        assert_eq!(packed(&one), packed(&other));
        other.file("usr/bin/a", 0o755, "b");
        assert_ne!(packed(&one), packed(&other));
    }

    #[test]
    fn every_file_has_the_given_time_and_owner() {
        let mut layer = Layer::default();
        layer
            .file("usr/bin/a", 0o755, "a")
            .private_folder("var/lib/b")
            .link("lib", "usr/lib");
        let archive = layer.tar(1_700_000_000).unwrap();
        let mut archive = tar::Archive::new(archive.as_slice());
        let found: Vec<_> = archive
            .entries()
            .unwrap()
            .map(|entry| {
                let entry = entry.unwrap();
                let header = entry.header();
                assert_eq!(header.mtime().unwrap(), 1_700_000_000);
                assert_eq!(header.uid().unwrap(), header.gid().unwrap());
                let path = entry.path().unwrap().display().to_string();
                (path, header.mode().unwrap(), header.uid().unwrap())
            })
            .collect();
        let expected = [
            ("lib", 0o777, 0),
            ("usr/", 0o755, 0),
            ("usr/bin/", 0o755, 0),
            ("usr/bin/a", 0o755, 0),
            ("var/", 0o755, 0),
            ("var/lib/", 0o755, 0),
            ("var/lib/b/", 0o700, USER),
        ];
        let expected: Vec<_> = expected
            .map(|(path, mode, owner)| (path.to_owned(), mode, owner))
            .to_vec();
        assert_eq!(found, expected);
    }
}
