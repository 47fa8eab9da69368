//! Versions of the programs involved, as each says itself.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    process::{Command, Stdio},
    time::Duration,
};

use tokio::{task::JoinSet, time::timeout};

/// How long a program may take to say its version.
const PATIENCE: Duration = Duration::from_secs(3);

/// Name, program, arguments: servers that stand beside this one.
const PROGRAMS: [(&str, &str, &[&str]); 7] = [
    ("Postfix", "postconf", &["-dh", "mail_version"]),
    ("Dovecot", "dovecot", &["--version"]),
    ("OpenDKIM", "opendkim", &["-V"]),
    ("Rspamd", "rspamd", &["--version"]),
    ("nginx", "nginx", &["-v"]),
    ("Apache", "apache2", &["-v"]),
    ("systemd", "systemctl", &["--version"]),
];

/// Of this program, the system, and the servers that are installed.
pub async fn read_versions() -> BTreeMap<String, String> {
    let mut asking = JoinSet::new();
    for (name, program, arguments) in PROGRAMS {
        asking.spawn(timeout(
            PATIENCE,
            tokio::task::spawn_blocking(move || Some((name, ask(program, arguments)?))),
        ));
    }
    let mut versions = BTreeMap::from([("Fromline".to_owned(), env!("CARGO_PKG_VERSION").to_owned())]);
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let system = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    versions.extend(system.map(|name| ("system".to_owned(), name.trim_matches('"').to_owned())));
    while let Some(said) = asking.join_next().await {
        if let Ok(Ok(Ok(Some((name, version))))) = said {
            versions.insert(name.to_owned(), version);
        }
    }
    versions
}

fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    let mut path = std::env::var_os("PATH").unwrap_or_default();
    path.push(OsStr::new(":/usr/sbin:/usr/local/sbin"));
    let mut command = Command::new(program);
    command
        .env("PATH", path)
        .env("LC_ALL", "C")
        .args(arguments)
        .stdin(Stdio::null());
    let said = command.output().ok()?;
    find_version(&String::from_utf8_lossy(&[said.stdout, said.stderr].concat()))
}

/// The first word with a digit in the first line, without a program's name before it: `nginx/1.22.1`.
fn find_version(text: &str) -> Option<String> {
    let line = text.lines().find(|line| !line.trim().is_empty())?;
    let has_digit = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
    let word = line.split_whitespace().find(has_digit)?;
    let word = word
        .rsplit('/')
        .next()?
        .trim_start_matches('v')
        .trim_matches(['(', ')', ',', ';']);
    Some(word.chars().take(40).filter(char::is_ascii_graphic).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_say() {
        for (text, expected) in [
            ("3.7.11\n", Some("3.7.11")),
            ("2.3.19.1 (9b53102964)\n", Some("2.3.19.1")),
            ("opendkim: OpenDKIM Filter v2.11.0\n\tCompiled", Some("2.11.0")),
            ("Rspamd daemon version 3.4\n", Some("3.4")),
            ("nginx version: nginx/1.22.1\n", Some("1.22.1")),
            ("Server version: Apache/2.4.62 (Debian)\n", Some("2.4.62")),
            ("systemd 252 (252.38-1~deb12u1)\n", Some("252")),
            ("usage: unknown option\n", None),
            ("", None),
        ] {
            assert_eq!(find_version(text).as_deref(), expected, "{text}");
        }
    }
}
