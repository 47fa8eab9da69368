//! Looking: each probe has its own deadline and changes nothing. They run at once, so that everything silent takes no longer than one
//! of them.

mod files;
mod http;
mod outside;
mod server;
mod versions;

use std::{path::PathBuf, time::Duration};

use fromline_config::Loaded;
use jiff::Timestamp;
use tokio::time::timeout;

use super::{Facts, PostfixFacts};
pub use server::look as look_at_server;
pub use versions::read_versions;

/// How long a question may take.
const PATIENCE: Duration = Duration::from_secs(8);

/// How Postfix is asked: reads its configuration, which may take a moment.
pub type AskPostfix = Box<dyn FnOnce() -> PostfixFacts + Send>;

/// Looks at everything that this configuration names. `key_file`: where the key is.
pub async fn look(loaded: &Loaded, key_file: PathBuf, now: Timestamp, postfix: AskPostfix) -> Facts {
    let config = &loaded.config;
    let file = loaded.file.as_ref().map_or_else(
        || "no file; everything is set by environment and options".to_owned(),
        |file| file.display().to_string(),
    );
    let folder = loaded.data.clone();
    let files = tokio::task::spawn_blocking(move || files::look(&folder, &key_file, now));
    let postfix = timeout(PATIENCE, tokio::task::spawn_blocking(postfix));
    let (files, postfix, server, relay, dns, web) = tokio::join!(
        files,
        postfix,
        server::look(loaded),
        outside::relay(config),
        outside::dns(config),
        outside::web(config),
    );
    let files = files.ok();
    let silent = || PostfixFacts::Unreadable("postconf did not answer.".to_owned());
    Facts {
        configuration: Some(Ok(file)),
        clock: files.as_ref().map(|files| files.clock),
        disk: files.as_ref().and_then(|files| files.disk),
        data: files.as_ref().map(|files| files.data.clone()),
        key: files.as_ref().map(|files| files.key.clone()),
        backups: files.and_then(|files| files.backups),
        server,
        relay: Some(relay),
        dns,
        web,
        postfix: Some(postfix.ok().and_then(Result::ok).unwrap_or_else(silent)),
    }
}
