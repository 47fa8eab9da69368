//! What the probes saw, free of any judgement.

use std::path::PathBuf;

use fromline_core::Reason;
use jiff::Timestamp;

/// Everything that was seen. `None`: it was not looked at, since it is not set up or something before it failed.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Mistakes in the configuration, a line for each; or the file that was read.
    pub configuration: Option<Result<String, Vec<String>>>,
    /// The clock.
    pub clock: Option<ClockFacts>,
    /// The disk.
    pub disk: Option<DiskFacts>,
    /// The data folder.
    pub data: Option<DataFacts>,
    /// The key file.
    pub key: Option<(PathBuf, KeyFacts)>,
    /// The server, and where it was asked.
    pub server: Option<(String, ServerFacts)>,
    /// The relay.
    pub relay: Option<RelayFacts>,
    /// DNS.
    pub dns: Option<DnsFacts>,
    /// The public URL, if it is https, and what answers there.
    pub web: Option<(String, WebFacts)>,
    /// Postfix.
    pub postfix: Option<PostfixFacts>,
    /// Backups.
    pub backups: Option<BackupFacts>,
}

/// The machine's clock beside what is known to be past.
#[derive(Clone, Copy, Debug)]
pub struct ClockFacts {
    /// What it says.
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

/// The data folder.
#[derive(Clone, Debug)]
pub struct DataFacts {
    /// Where.
    pub folder: PathBuf,
    /// Why it cannot be read, if it cannot.
    pub unreadable: Option<String>,
    /// The database's file.
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
    /// One is there.
    Present,
}

/// The key file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum KeyFacts {
    /// There is none.
    Missing,
    /// It cannot be read, or is none: one line that says why.
    Unreadable(String),
    /// Others can read it.
    Exposed,
    /// So many keys are in it.
    Present(usize),
}

/// The running server.
#[derive(Clone, Debug)]
pub enum ServerFacts {
    /// Nobody listens.
    Refused,
    /// Somebody listens and does not answer in time.
    Silent,
    /// Somebody else answers.
    Foreign,
    /// It answers.
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

/// The relay.
#[derive(Clone, Debug)]
pub enum RelayFacts {
    /// There is none.
    NotSet,
    /// Asked at this host and port: it took us, or why not. [`Reason::Timeout`]: it said nothing in time.
    Asked(String, Result<(), Reason>),
    /// It could not be asked: the password's file cannot be read.
    NoPassword(String),
}

/// DNS.
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
    /// No connection.
    Refused,
    /// No answer in time.
    Silent,
    /// The certificate is not good.
    Untrusted(Reason),
    /// What answers speaks no TLS.
    NoTls,
    /// Something answers, and it is not this server.
    Foreign(Option<u16>),
    /// The server answers.
    Answers {
        /// When the certificate ends.
        expires: Option<Timestamp>,
    },
}

/// Postfix.
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
    /// Where.
    pub folder: PathBuf,
    /// When the newest was written.
    pub newest: Option<Timestamp>,
    /// When the database was begun, as far as files say.
    pub since: Option<Timestamp>,
}
