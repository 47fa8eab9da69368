//! What the probes saw, free of any judgement.

use std::path::PathBuf;

use fromline_core::Reason;
use jiff::Timestamp;

/// Everything that was seen. `None`: it was not looked at, since it is not set up or something before it failed.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Mistakes in the configuration, a line for each; or the file that was read.
    pub configuration: Option<Result<String, Vec<String>>>,
    /// The machine's clock beside what is known to be past.
    pub clock: Option<ClockFacts>,
    /// Space and inodes left where the data are.
    pub disk: Option<DiskFacts>,
    /// Owner, mode and contents of the data folder.
    pub data: Option<DataFacts>,
    /// Path and state of the key file.
    pub key: Option<(PathBuf, KeyFacts)>,
    /// The server, and where it was asked.
    pub server: Option<(String, ServerFacts)>,
    /// Whether the organization's relay can be reached.
    pub relay: Option<RelayFacts>,
    /// Whether names are resolved.
    pub dns: Option<DnsFacts>,
    /// The public URL, if it is https, and what answers there.
    pub web: Option<(String, WebFacts)>,
    /// How Postfix is configured.
    pub postfix: Option<PostfixFacts>,
    /// Age and place of the last backup.
    pub backups: Option<BackupFacts>,
}

/// The machine's clock beside what is known to be past.
#[derive(Clone, Copy, Debug)]
pub struct ClockFacts {
    /// The time that the clock shows.
    pub now: Timestamp,
    /// When a file of the data folder was last written.
    pub written: Option<Timestamp>,
    /// Whether the system says that the clock is synchronised; `None`: it says nothing.
    pub synchronised: Option<bool>,
}

/// The disk of the data folder, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct DiskFacts {
    /// How large it is.
    pub size: u64,
    /// What the server may still fill.
    pub free: u64,
}

/// What is known of the data folder: its access rights and files.
#[derive(Clone, Debug)]
pub struct DataFacts {
    /// Path of the data folder.
    pub folder: PathBuf,
    /// Why it cannot be read, if it cannot.
    pub unreadable: Option<String>,
    /// State of the database's file.
    pub database: DatabaseFile,
    /// Name of the folder's owner.
    pub owner: String,
    /// Files in it that belong to somebody else.
    pub foreign: Vec<PathBuf>,
    /// Files of it, key file aside, that others can read.
    pub exposed: Vec<PathBuf>,
}

/// What is known of the database without opening it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DatabaseFile {
    /// There is none, or an empty one.
    Missing,
    /// A file that no database begins like.
    Foreign,
    /// There is a file with the database.
    Present,
}

/// What is known of the file with the key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum KeyFacts {
    /// There is no key file.
    Missing,
    /// It cannot be read, or is none: one line that says why.
    Unreadable(String),
    /// Others can read it.
    Exposed,
    /// So many keys are in it.
    Present(usize),
}

/// What answers at the address on which the server should listen.
#[derive(Clone, Debug)]
pub enum ServerFacts {
    /// Nothing listens at the address.
    Refused,
    /// Somebody listens and does not answer in time.
    Silent,
    /// Another program answers at the address.
    Foreign,
    /// This server answers at the address.
    Answers {
        /// Whether it is ready; the checks that failed, by the names of `/readyz`.
        failed: Vec<String>,
        /// The same, of sockets.
        sockets: Vec<String>,
        /// How many sockets there are.
        open: usize,
        /// How long the oldest of its own emails has been waiting, in seconds.
        waiting: Option<i64>,
        /// Its version, if it tells.
        version: Option<String>,
        /// Whether its program was replaced since it was started; `None`: it cannot be seen.
        replaced: Option<bool>,
    },
}

/// What is known of the organization's relay.
#[derive(Clone, Debug)]
pub enum RelayFacts {
    /// No relay is set in the configuration.
    NotSet,
    /// Asked at this host and port: it took us, or why not. [`Reason::Timeout`]: it said nothing in time.
    Asked(String, Result<(), Reason>),
    /// It could not be asked: the password's file cannot be read.
    NoPassword(String),
}

/// What the resolver answered to the questions of the check.
#[derive(Clone, Debug)]
pub struct DnsFacts {
    /// The domain that was asked about.
    pub domain: String,
    /// Whether mail for it is taken, as far as MX records say; `None`: no DNS server answered.
    pub has_mail: Option<bool>,
    /// Whether an SPF record is published for it; `None`: no answer.
    pub has_spf: Option<bool>,
}

/// What answers at the public URL.
#[derive(Clone, Debug)]
pub enum WebFacts {
    /// Its name has no address.
    Unresolved,
    /// No connection to the public URL was possible.
    Refused,
    /// No answer in time.
    Silent,
    /// The certificate is not good.
    Untrusted(Reason),
    /// What answers speaks no TLS.
    NoTls,
    /// Something answers, and it is not this server.
    Foreign(Option<u16>),
    /// This server answers at the public URL.
    Answers {
        /// When the certificate ends.
        expires: Option<Timestamp>,
    },
}

/// What Postfix's configuration says about Fromline.
#[derive(Clone, Debug)]
pub enum PostfixFacts {
    /// None is installed, and none is set up to ask the server.
    Absent,
    /// One is installed, and does not ask the server.
    NotConnected,
    /// Its configuration cannot be read.
    Unreadable(String),
    /// It was read, and this was found.
    Checked(Vec<fromline_postfix::Finding>),
}

/// Copies of the database, where the package makes them.
#[derive(Clone, Debug)]
pub struct BackupFacts {
    /// Folder that the backups are in.
    pub folder: PathBuf,
    /// When the newest was written.
    pub newest: Option<Timestamp>,
    /// When the database was begun, as far as files say.
    pub since: Option<Timestamp>,
}
