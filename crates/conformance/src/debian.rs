//! What of Debian is installed here.

use std::{collections::BTreeMap, process::Command};

use crate::program::{About, Language};

/// The packages and locales of this machine; none if it is not Debian.
#[derive(Debug)]
pub struct Installed {
    /// Each package with its version.
    packages: BTreeMap<String, String>,
    locales: Vec<String>,
}

impl Installed {
    /// Reads the installed packages and locales.
    pub fn ask() -> Self {
        let packages = output(
            "dpkg-query",
            &["-W", "-f", "${db:Status-Status} ${Package} ${Version}\n"],
        );
        let packages = packages.lines().filter_map(|line| {
            let (name, version) = line.strip_prefix("installed ")?.split_once(' ')?;
            Some((name.to_owned(), version.to_owned()))
        });
        Self {
            packages: packages.collect(),
            locales: output("locale", &["-a"]).lines().map(str::to_owned).collect(),
        }
    }

    /// The version of a package, or of the first installed one of `a|b`.
    pub fn version(&self, package: &str) -> Option<&str> {
        let versions = package.split('|').filter_map(|name| self.packages.get(name));
        versions.map(String::as_str).next()
    }

    /// The packages that a program still needs; of `a|b`, the first.
    pub fn missing(&self, about: &About) -> Vec<&'static str> {
        let mut missing = about.packages();
        missing.retain(|package| self.version(package).is_none());
        missing.into_iter().map(first).collect()
    }

    /// The locales that programs need and that are missing.
    pub fn missing_locales(&self) -> Vec<&'static str> {
        // `locale -a` writes `it_IT.utf8`.
        let plain = |name: &str| name.replace('-', "").to_lowercase();
        let there = |wanted: &str| self.locales.iter().any(|locale| plain(locale) == plain(wanted));
        let wanted = Language::ALL.map(Language::locale);
        wanted.into_iter().filter(|wanted| !there(wanted)).collect()
    }
}

/// The first alternative of `a|b`.
pub fn first(package: &'static str) -> &'static str {
    package.split('|').next().unwrap_or(package)
}

/// What a program prints; nothing if it is not there.
fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map_or_else(
        |_| String::new(),
        |output| String::from_utf8_lossy(&output.stdout).into_owned(),
    )
}
