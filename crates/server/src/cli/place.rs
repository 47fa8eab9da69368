//! Where the data and the configuration are: the same for every command.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::Failure;
use crate::{
    config::{self, Loaded},
    data::{
        self, Data, DataError, Opening,
        lock::{DataLock, take_lock},
    },
    store::meta,
};

/// Where everything is.
#[derive(Args, Debug)]
pub struct Place {
    /// Folder of database and key; made if it does not exist
    #[arg(long, value_name = "DIR", env = "FROMLINE_DATA")]
    pub data: PathBuf,
    /// Configuration file [default: DIR/fromline.toml, if it exists]
    #[arg(long, value_name = "FILE", env = "FROMLINE_CONFIG")]
    config: Option<PathBuf>,
}

impl Place {
    /// Configuration file and environment.
    pub fn load(&self) -> Result<Loaded, Failure> {
        let usual = self.data.join(data::CONFIGURATION);
        let file = self.config.clone().or_else(|| usual.exists().then_some(usual));
        Ok(config::load(file.as_deref(), &|name| std::env::var(name).ok())?)
    }

    /// The lock of the data folder, which is made if it does not exist: one server for one folder.
    pub fn lock(&self) -> Result<DataLock, Failure> {
        let failed = |error| DataError::Folder(self.data.clone(), error);
        data::make_private(&self.data).map_err(failed)?;
        Ok(take_lock(&self.data)?)
    }

    /// Database and key. What a new key means, and what should be mended, is said on stderr.
    pub async fn open(&self, loaded: &Loaded) -> Result<Data, Failure> {
        self.open_as(loaded, false).await
    }

    /// The same; `new_organisation`: a new database is insisted on.
    pub async fn open_as(&self, loaded: &Loaded, new_organisation: bool) -> Result<Data, Failure> {
        let opening = Opening {
            now: Timestamp::now(),
            new_organisation,
        };
        let data = data::open_as(&self.data, loaded.key_file.as_deref(), opening).await?;
        for warning in &data.warnings {
            eprintln!("Warning: {warning}");
        }
        if let Some(key) = &data.new_key {
            eprintln!("A new key was made: {}", key.display());
            eprintln!(
                "Keep a copy of it, apart from the backups of the data: without it they cannot be used."
            );
        }
        Ok(data)
    }

    /// The same, of an instance that is there: a name that was mistyped begins nothing.
    pub async fn open_existing(&self, loaded: &Loaded) -> Result<Data, Failure> {
        let database = self.data.join(data::DATABASE);
        if !database.exists() {
            return Err(format!("there is no database {}", database.display()).into());
        }
        self.open(loaded).await
    }

    /// Where the key is.
    pub fn key_file(&self, loaded: &Loaded) -> PathBuf {
        let usual = || self.data.join(data::KEY_FILE);
        loaded.key_file.clone().unwrap_or_else(usual)
    }

    /// The address at which the page shows this token's link.
    pub async fn link(&self, loaded: &Loaded, data: &Data, token: &str) -> Result<String, Failure> {
        let mut url = loaded.config.public_url.clone();
        if url.is_empty() {
            let known = data.store.read(|db| meta::get(db, meta::PUBLIC_URL)).await?;
            url = known
                .and_then(|url| String::from_utf8(url).ok())
                .unwrap_or_default();
        }
        if url.is_empty() {
            "http://127.0.0.1:8080".clone_into(&mut url);
        }
        Ok(format!("{url}/link#{token}"))
    }
}
