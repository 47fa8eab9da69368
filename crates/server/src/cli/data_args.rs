//! The options for data folder and configuration that all commands share.

use std::path::{Path, PathBuf};

use clap::Args;
use fromline_config::{ConfigSources, Faults, Layers, Loaded, Purpose, USUAL};
use fromline_store::{
    data::{
        self, Data, DataError, Opening,
        lock::{DataLock, take_lock},
    },
    meta,
};
use jiff::Timestamp;

use super::Failure;

/// The options for data folder and configuration.
#[derive(Args, Debug)]
pub struct DataArgs {
    /// Folder of database and key, created if it does not exist [also: `FROMLINE_DATA`, or `data` in the configuration]
    #[arg(long, value_name = "DIR")]
    data: Option<String>,
    /// Configuration file [default: DIR/fromline.toml or, without --data, /etc/fromline/fromline.toml, if it exists]
    #[arg(long, value_name = "FILE", env = "FROMLINE_CONFIG")]
    config: Option<PathBuf>,
    /// Set a configuration value, for example relay.port=25; overrides environment and file [can be repeated]
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
}

impl DataArgs {
    /// Loads the configuration for a command other than the server.
    pub fn load(&self) -> Result<Loaded, Faults> {
        self.load_for(Purpose::Command, Vec::new())
    }

    /// Loads the configuration for a purpose; `flags` are further command-line options by the settings' names.
    pub fn load_for(&self, purpose: Purpose, flags: Vec<(&'static str, String)>) -> Result<Loaded, Faults> {
        fromline_config::load(&self.sources(flags), purpose)
    }

    /// Returns whether a data folder is named on the command line or in the environment.
    pub fn names_data(&self) -> bool {
        let (layers, ..) = fromline_config::layers(&ConfigSources {
            usual: Path::new(""),
            file: None,
            ..self.sources(Vec::new())
        });
        !layers.all(&fromline_config::settings::DATA.about).is_empty()
    }

    /// Returns all given values; an error if they cannot be read.
    pub fn layers(&self) -> Result<Layers, Faults> {
        let (layers, _, faults) = fromline_config::layers(&self.sources(Vec::new()));
        if faults.is_empty() {
            Ok(layers)
        } else {
            Err(Faults::new(faults))
        }
    }

    fn sources(&self, mut flags: Vec<(&'static str, String)>) -> ConfigSources<'_> {
        flags.extend(self.data.iter().map(|data| ("data", data.clone())));
        let variables = std::env::vars_os().map(|(name, value)| {
            (
                name.to_string_lossy().into_owned(),
                value.to_string_lossy().into_owned(),
            )
        });
        ConfigSources {
            file: self.config.clone(),
            usual: Path::new(USUAL),
            environment: variables.collect(),
            set: &self.set,
            flags,
        }
    }

    /// Takes the lock of the data folder, which is created if it does not exist; a folder has only one server.
    pub fn lock(loaded: &Loaded) -> Result<DataLock, Failure> {
        let failed = |error| DataError::Folder(loaded.data.clone(), error);
        data::make_private(&loaded.data).map_err(failed)?;
        Ok(take_lock(&loaded.data)?)
    }

    /// Opens database and key, and prints warnings and the meaning of a new key to stderr.
    pub async fn open(&self, loaded: &Loaded) -> Result<Data, Failure> {
        self.open_as(loaded, false).await
    }

    /// Opens database and key. `new_organisation` requires a new database.
    pub async fn open_as(&self, loaded: &Loaded, new_organisation: bool) -> Result<Data, Failure> {
        let opening = Opening {
            now: Timestamp::now(),
            new_organisation,
        };
        let data = data::open_as(&loaded.data, loaded.key_file.as_deref(), opening).await?;
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

    /// Opens the database and key of an existing instance, so that a mistyped path does not create one.
    pub async fn open_existing(&self, loaded: &Loaded) -> Result<Data, Failure> {
        let database = loaded.data.join(data::DATABASE);
        if !database.exists() {
            return Err(format!("there is no database {}", database.display()).into());
        }
        self.open(loaded).await
    }

    /// Returns the path of the key file.
    pub fn key_file(loaded: &Loaded) -> PathBuf {
        let usual = || loaded.data.join(data::KEY_FILE);
        loaded.key_file.clone().unwrap_or_else(usual)
    }

    /// Returns the URL of the page for this token's link.
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
