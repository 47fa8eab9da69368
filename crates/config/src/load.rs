//! Loading: command line, environment and file become a checked [`Config`], with all mistakes reported at once.

mod providers;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use fromline_store::data;
use url::Url;

use super::{
    Config, LogFormat, MtaConfig, RelayConfig, RelaySecurity, check_transport,
    fault::{ConfigFault, Faults, ValueOrigin},
    file::add_file,
    layers::{Layers, fault},
    setting::{About, ConfigSetting, Fallback, Raw},
    settings as all,
};

/// Path of this machine's server configuration, used when neither a file nor a data folder is named.
pub const USUAL: &str = "/etc/fromline/fromline.toml";
/// Largest number of sending addresses: SPF is computed for each of them within one deadline.
const SENDING_ADDRESSES: usize = 64;

/// The sources of the configuration.
#[derive(Clone, Debug)]
pub struct ConfigSources<'a> {
    /// The file that the command line or `FROMLINE_CONFIG` names.
    pub file: Option<PathBuf>,
    /// The file of this machine's server, see [`USUAL`].
    pub usual: &'a Path,
    /// Environment variables, as name and value.
    pub environment: Vec<(String, String)>,
    /// Each `NAME=VALUE` that came with `--set`.
    pub set: &'a [String],
    /// The command-line options, by the settings' names.
    pub flags: Vec<(&'static str, String)>,
}

/// The purpose for which the configuration is loaded.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Purpose {
    /// A command other than the server.
    Command,
    /// The server, which does not start without domains or over plain HTTP on a public address.
    Server,
    /// The demo, which has domains of its own.
    Demo,
}

/// The loaded configuration, before the server knows its actual address.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The checked configuration; `public_url` is empty if it was not set.
    pub config: Config,
    /// Data folder that the configuration names.
    pub data: PathBuf,
    /// The path of the key file, if it is not in the data folder.
    pub key_file: Option<PathBuf>,
    /// The address to listen on.
    pub listen: SocketAddr,
    /// The folder of the texts, if they are not those in the binary.
    pub locales: Option<PathBuf>,
    /// The format of log lines.
    pub log_format: LogFormat,
    /// Where metrics are served, if anywhere.
    pub metrics_listen: Option<SocketAddr>,
    /// Where metrics are sent, if anywhere.
    pub otlp: Option<OtlpConfig>,
    /// The file that was read.
    pub file: Option<PathBuf>,
}

/// Where and how often metrics are sent.
#[derive(Clone, Debug)]
pub struct OtlpConfig {
    /// The receiver's base URL.
    pub endpoint: Url,
    /// The time between two exports.
    pub interval: Duration,
}

/// Loads the configuration from its sources and checks it for a purpose.
pub fn load(sources: &ConfigSources<'_>, purpose: Purpose) -> Result<Loaded, Faults> {
    let (layers, file, faults) = layers(sources);
    let mut reader = Reader { layers, faults };
    match reader.loaded(file, purpose) {
        Some(loaded) if reader.faults.is_empty() => Ok(loaded),
        _ => Err(Faults::new(reader.faults)),
    }
}

/// Collects all given values, the file that was read, and the mistakes in how they were given.
pub fn layers(sources: &ConfigSources<'_>) -> (Layers, Option<PathBuf>, Vec<ConfigFault>) {
    let (mut layers, mut faults) = (Layers::default(), Vec::new());
    layers.add_flags(&sources.flags);
    layers.add_set(sources.set, &mut faults);
    layers.add_environment(&sources.environment, &mut faults);
    let file = sources.file.clone().or_else(|| {
        // Who names a folder means its own file, never the one of the server of this machine.
        let usual = match layers.winner(&all::DATA.about) {
            Some((Raw::One(folder), _)) => Path::new(&folder).join(data::CONFIGURATION),
            _ => sources.usual.to_owned(),
        };
        usual.exists().then_some(usual)
    });
    if let Some(file) = &file {
        add_file(file, &mut layers, &mut faults);
    }
    (layers, file, faults)
}

struct Reader {
    layers: Layers,
    faults: Vec<ConfigFault>,
}

impl Reader {
    /// Returns the effective value. All given values are checked, also those with lower precedence.
    fn get<T>(&mut self, setting: &ConfigSetting<T>) -> Option<T> {
        self.get_named(setting, setting.about.name)
    }

    /// Returns the effective value under the setting's name in an operator's table.
    fn get_named<T>(&mut self, setting: &ConfigSetting<T>, name: &str) -> Option<T> {
        let about = &setting.about;
        let mut found = None;
        for (place, given) in self.layers.all_of(name).iter().enumerate() {
            match (setting.read)(&given.raw) {
                Ok(value) if place == 0 => found = Some(value),
                Ok(_) => (),
                Err(wrong) => self.faults.extend(wrong.into_iter().map(|wrong| {
                    let origin = match (&given.origin, given.lines.get(wrong.item)) {
                        (ValueOrigin::File { path, .. }, Some(line)) => ValueOrigin::File {
                            path: path.clone(),
                            line: *line,
                        },
                        (origin, _) => origin.clone(),
                    };
                    fault(origin, name, wrong.what, Some(about.advice()))
                })),
            }
        }
        match self.layers.all_of(name) {
            [] if matches!(about.fallback, Fallback::Value(_)) => {
                let (raw, _) = self.layers.winner_of(about, name)?;
                (setting.read)(&raw).ok()
            }
            _ => found,
        }
    }

    fn list<T>(&mut self, setting: &ConfigSetting<Vec<T>>) -> Vec<T> {
        self.get(setting).unwrap_or_default()
    }

    fn is_given(&self, about: &About) -> bool {
        !self.layers.all(about).is_empty()
    }

    /// Reports a mistake about the effective value or, without one, about its absence.
    fn blame(&mut self, about: &About, what: impl Into<String>, advice: Option<String>) {
        self.blame_named(about, about.name, what, advice);
    }

    fn blame_named(&mut self, about: &About, name: &str, what: impl Into<String>, advice: Option<String>) {
        let winner = self.layers.winner_of(about, name);
        let origin = winner.map_or(ValueOrigin::Default, |(_, origin)| origin);
        self.faults.push(fault(origin, name, what.into(), advice));
    }

    fn loaded(&mut self, file: Option<PathBuf>, purpose: Purpose) -> Option<Loaded> {
        let config = Config {
            public_url: self.get(&all::PUBLIC_URL).unwrap_or_default(),
            allowed_hosts: self.list(&all::ALLOWED_HOSTS),
            trusted_proxies: self.list(&all::TRUSTED_PROXIES),
            operator_networks: self.list(&all::OPERATOR_NETWORKS),
            defer_unknown_days: self.get(&all::DEFER_UNKNOWN_DAYS).unwrap_or_default(),
            domains: self.list(&all::DOMAINS),
            sending_addresses: self.list(&all::SENDING_ADDRESSES),
            dkim_domains: self.get(&all::DKIM_DOMAINS),
            relay: self.relay(),
            mta: self.mta(),
            outbound_gateway: self.get(&all::OUTBOUND_GATEWAY).unwrap_or_default(),
            contact: self.get(&all::CONTACT),
            allowed_networks: self.list(&all::ALLOWED_NETWORKS),
            gateway_ports: self.list(&all::GATEWAY_PORTS),
            ca_file: self.get(&all::CA_FILE),
            ispdb_url: self.get(&all::ISPDB_URL),
            oauth: self.providers(),
            demo: purpose == Purpose::Demo,
            listen: Vec::new(),
        };
        if config.sending_addresses.len() > SENDING_ADDRESSES {
            let what = format!("more than {SENDING_ADDRESSES} addresses");
            self.blame(&all::SENDING_ADDRESSES.about, what, None);
        }
        let data = self.get(&all::DATA);
        if !self.is_given(&all::DATA.about) {
            let advice = format!(
                "give --data DIR, or set FROMLINE_DATA, or data in {USUAL}, to the folder of database and key"
            );
            self.blame(&all::DATA.about, "no data folder", Some(advice));
        }
        let listen = self.get(&all::LISTEN);
        match listen {
            Some(listen) if purpose != Purpose::Command => self.check_for_server(&config, listen),
            _ => (),
        }
        Some(Loaded {
            config,
            key_file: self.get(&all::KEY_FILE),
            locales: self.get(&all::LOCALES),
            log_format: self.get(&all::LOG_FORMAT)?,
            metrics_listen: self.get(&all::METRICS_LISTEN),
            otlp: self.otlp(),
            data: data?,
            listen: listen?,
            file,
        })
    }

    /// Checks what only the server needs. Values that are wrong themselves cause no further mistakes.
    fn check_for_server(&mut self, config: &Config, listen: SocketAddr) {
        if !config.demo && !self.is_given(&all::DOMAINS.about) {
            let advice = "set FROMLINE_DOMAINS=example.com, or domains = [\"example.com\"] in the configuration file, to the \
                          organisation's own mail domains";
            self.blame(&all::DOMAINS.about, "no domains", Some(advice.to_owned()));
        }
        if let Some(path) = &config.ca_file {
            self.check_file(&all::CA_FILE.about, path);
        }
        let inputs = [&all::PUBLIC_URL.about, &all::TRUSTED_PROXIES.about].map(|about| about.name);
        let sound = !self
            .faults
            .iter()
            .any(|fault| inputs.contains(&fault.name.as_str()));
        if sound && let Err(exposed) = check_transport(config, listen) {
            self.blame(exposed.setting, exposed.what, Some(exposed.advice.to_owned()));
        }
    }

    fn check_file(&mut self, about: &About, path: &Path) {
        if let Err(error) = std::fs::File::open(path) {
            self.blame(about, format!("{}: {error}", path.display()), None);
        }
    }

    fn otlp(&mut self) -> Option<OtlpConfig> {
        let endpoint = self.get(&all::METRICS_OTLP_ENDPOINT);
        let interval = self.get(&all::METRICS_OTLP_INTERVAL)?;
        if self.is_given(&all::METRICS_OTLP_INTERVAL.about)
            && !self.is_given(&all::METRICS_OTLP_ENDPOINT.about)
        {
            let what = "without metrics.otlp_endpoint nothing is sent";
            self.blame(&all::METRICS_OTLP_INTERVAL.about, what, None);
        }
        Some(OtlpConfig {
            endpoint: endpoint?,
            interval: Duration::from_secs(interval.into()),
        })
    }

    fn relay(&mut self) -> Option<RelayConfig> {
        let host = self.get(&all::RELAY_HOST);
        let port = self.get(&all::RELAY_PORT);
        let security = self.get(&all::RELAY_SECURITY).unwrap_or_default();
        let username = self.get(&all::RELAY_USERNAME);
        let password_file = self.get(&all::RELAY_PASSWORD_FILE);
        self.together(&all::RELAY_USERNAME.about, &all::RELAY_PASSWORD_FILE.about);
        let others = [
            &all::RELAY_PORT.about,
            &all::RELAY_SECURITY.about,
            &all::RELAY_USERNAME.about,
            &all::RELAY_PASSWORD_FILE.about,
        ];
        if !self.is_given(&all::RELAY_HOST.about)
            && let Some(other) = others.into_iter().find(|about| self.is_given(about))
        {
            self.blame(other, "without relay.host there is no relay", None);
        }
        if security == RelaySecurity::None && username.is_some() {
            let what = "no password is sent without TLS";
            let advice = "set it to starttls or tls".to_owned();
            self.blame(&all::RELAY_SECURITY.about, what, Some(advice));
        }
        if let Some(path) = &password_file {
            self.check_file(&all::RELAY_PASSWORD_FILE.about, path);
        }
        Some(RelayConfig {
            host: host?,
            port: port.unwrap_or(match security {
                RelaySecurity::Starttls => 587,
                RelaySecurity::Tls => 465,
                RelaySecurity::None => 25,
            }),
            security,
            username,
            password_file,
        })
    }

    /// Returns the mail server's configuration: both sockets or none.
    fn mta(&mut self) -> Option<MtaConfig> {
        self.together(&all::MTA_SOCKETS.about, &all::MTA_SUBMISSION.about);
        let sockets = self.get(&all::MTA_SOCKETS);
        let submission = self.get(&all::MTA_SUBMISSION);
        Some(MtaConfig {
            sockets: sockets?,
            submission: submission?,
        })
    }

    fn together(&mut self, one: &About, other: &About) {
        for (given, missing) in [(one, other), (other, one)] {
            if self.is_given(given) && !self.is_given(missing) {
                let what = format!("{} and {} belong together", one.name, other.name);
                let advice = Some(format!("set {}, too", missing.name));
                self.blame(given, what, advice);
            }
        }
    }
}
