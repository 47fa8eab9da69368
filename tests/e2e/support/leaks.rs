//! At the end of each test: no secret that it used lies in the server's files, its log, or the browser's storage.

use std::{
    fs::File,
    path::{Path, PathBuf},
    process::Stdio,
};

use fromline_core::api::DemoMessage;

use super::{
    browser::Browser,
    forms::{Secret, search},
    server::PASSWORD,
};

/// All that a page can keep beyond its own life. The session's cookie is not seen by scripts, and is its only place.
const STORED: &str = "
const keep = [{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, window.name, location.href];
return (async () => {
    for (const name of 'caches' in window ? await caches.keys() : []) keep.push(name);
    for (const base of await indexedDB.databases?.() ?? []) keep.push(base.name);
    return JSON.stringify(keep);
})();";

/// Where a server's log goes: beside its data.
pub fn log_path(folder: &Path) -> PathBuf {
    folder.with_extension("log")
}

/// The same, opened.
pub fn log(folder: &Path) -> Stdio {
    File::create(log_path(folder)).map_or_else(|_| Stdio::null(), Stdio::from)
}

/// Everything that a server has written, but its key.
pub fn written(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = files.map(|file| file.path()).chain([log_path(folder)]);
    paths
        .filter(|path| path.extension().is_none_or(|kind| kind != "key"))
        .filter_map(|path| Some((path.display().to_string(), std::fs::read(&path).ok()?)))
        .collect()
}

/// Code and link in a mail, and how its sender signed in to hand it over.
pub fn secrets_of(mail: &DemoMessage) -> Vec<Secret> {
    let mut secrets = Vec::new();
    if let Some(username) = &mail.authenticated_as {
        secrets.push(Secret::plain("AUTH PLAIN", username, PASSWORD));
    }
    for line in mail.text.lines() {
        if line.len() == 11 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ') {
            secrets.push(Secret::new("code as mailed", line));
            secrets.push(Secret::new("code", &line.replace(' ', "")));
        }
        if let Some((_, token)) = line.split_once("token=") {
            let token: String = token.chars().take_while(char::is_ascii_hexdigit).collect();
            if token.len() > 9 {
                secrets.push(Secret::new("confirmation link", &token));
            }
        }
    }
    secrets
}

impl Browser {
    /// No secret lies in what the page has stored.
    pub async fn keeps_no_secret(&self, secrets: &[Secret]) {
        let stored = self.run(STORED).await;
        let stored = stored.as_str().expect("what is stored");
        assert_eq!(
            search(secrets, "the browser's storage", stored.as_bytes()),
            Vec::<String>::new()
        );
    }
}
