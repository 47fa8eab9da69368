//! Which shared libraries a binary needs, and which of Debian's packages they are from.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::shell::{Outcome, command, output};

/// A package and its files that are needed.
#[derive(Debug)]
pub struct Package {
    /// Its name, without the architecture.
    pub name: String,
    /// Files, as the loader asks for them.
    pub files: Vec<PathBuf>,
    /// What dpkg knows of it.
    pub status: String,
}

/// Finds the packages of the libraries that a binary needs.
pub fn needed_by(binary: &Path) -> Outcome<Vec<Package>> {
    let told = output(command("ldd").arg(binary))?;
    let mut packages = BTreeMap::<String, Vec<PathBuf>>::new();
    for file in read_ldd(&told)? {
        packages.entry(owner(&file)?).or_default().push(file);
    }
    // What release this is, for those who look for known vulnerabilities.
    packages.insert("base-files".to_owned(), Vec::new());
    packages
        .into_iter()
        .map(|(name, mut files)| {
            files.sort();
            let status = output(command("dpkg-query").args(["--status", &name]))?;
            Ok(Package { name, files, status })
        })
        .collect()
}

/// Reads the paths that ldd prints; an error if a library is missing.
fn read_ldd(told: &str) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for line in told.lines().map(str::trim) {
        let file = match line.split_once(" => ") {
            Some((name, "not found")) => return Err(format!("a library is missing: {name}")),
            Some((_, file)) => file,
            None => line,
        };
        // The kernel's own, linux-vdso.so.1, has no path.
        if let Some(file) = file.split(" (").next().filter(|file| file.starts_with('/')) {
            files.push(PathBuf::from(file));
        }
    }
    Ok(files)
}

/// Asks dpkg for the package of a file. A package may have it below `/lib` or `/usr/lib`, which are one folder.
fn owner(file: &Path) -> Outcome<String> {
    let plain = file
        .strip_prefix("/usr")
        .map_or(file.to_owned(), |rest| Path::new("/").join(rest));
    let below = Path::new("/usr").join(plain.strip_prefix("/").unwrap_or(&plain));
    [plain, below]
        .iter()
        .find_map(|file| output(command("dpkg-query").arg("--search").arg(file)).ok())
        .and_then(|told| Some(told.split([':', ',']).next()?.trim().to_owned()))
        .ok_or_else(|| {
            format!(
                "{} is of no Debian package: images are made on Debian",
                file.display()
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_read_and_a_missing_one_is_named() {
        let told = "\tlinux-vdso.so.1 (0x00007f90)\n\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f)\n\
                    \t/lib64/ld-linux-x86-64.so.2 (0x00007f)\n";
        let files = ["/lib/x86_64-linux-gnu/libm.so.6", "/lib64/ld-linux-x86-64.so.2"];
        assert_eq!(read_ldd(told), Ok(files.map(PathBuf::from).to_vec()));
        assert_eq!(read_ldd("\tstatically linked\n"), Ok(Vec::new()));
        assert!(
            read_ldd("\tlibx.so => not found\n")
                .unwrap_err()
                .ends_with("libx.so")
        );
    }
}
