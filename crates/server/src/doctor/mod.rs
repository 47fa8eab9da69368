//! Whether an installation is as it should be: `fromline doctor`. Probes look ([`probes`]), and pure functions judge what they saw
//! ([`judge`]); every fault comes with its consequence and the command that fixes it.

mod facts;
mod judge;
pub mod probes;
mod report;

use serde::Serialize;

pub use facts::{
    BackupFacts, ClockFacts, DataFacts, DatabaseFile, DiskFacts, DnsFacts, Facts, KeyFacts, PostfixFacts,
    RelayFacts, ServerFacts, WebFacts,
};
pub use judge::judge;
pub use report::DoctorReport;

/// What is looked at, in the order in which it is told.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DoctorArea {
    /// What the operator set.
    Configuration,
    /// The machine's clock, on which sessions and certificates depend.
    Clock,
    /// The disk of the data folder.
    Disk,
    /// The data folder and its files.
    Data,
    /// The key file, without which nothing stored can be decrypted.
    Key,
    /// The running server, if there is one.
    Server,
    /// The sockets between the server and Postfix.
    Sockets,
    /// The relay that delivers the organisation's mail.
    Relay,
    /// DNS, from which gateways and policies are read.
    Dns,
    /// The address at which people reach the server.
    Web,
    /// The two Postfix instances.
    Postfix,
    /// Copies of the database.
    Backups,
}

impl DoctorArea {
    /// The word in front of a line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Configuration => "configuration",
            Self::Clock => "clock",
            Self::Disk => "disk",
            Self::Data => "data folder",
            Self::Key => "key",
            Self::Server => "server",
            Self::Sockets => "sockets",
            Self::Relay => "relay",
            Self::Dns => "DNS",
            Self::Web => "public URL",
            Self::Postfix => "Postfix",
            Self::Backups => "backups",
        }
    }
}

/// How bad a finding is: monitoring programs know the three by the exit code.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// As it should be; or a choice that is worth knowing about.
    Ok,
    /// Works now, and will not for long, or not for everybody.
    Warning,
    /// Does not work, or loses something.
    Critical,
}

/// What was found in one area: one line, and for a fault its consequence and the fix.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DoctorFinding {
    /// The area that was looked at.
    pub area: DoctorArea,
    /// How bad it is.
    pub severity: Severity,
    /// What was found, in a sentence.
    pub what: String,
    /// The consequence of a fault; empty if there is none.
    pub consequence: String,
    /// The command that fixes it, or what to look at; empty if there is no fault.
    pub fix: String,
}

impl DoctorFinding {
    fn well(area: DoctorArea, what: impl Into<String>) -> Self {
        Self {
            area,
            severity: Severity::Ok,
            what: what.into(),
            consequence: String::new(),
            fix: String::new(),
        }
    }

    fn fault(
        area: DoctorArea,
        severity: Severity,
        what: impl Into<String>,
        consequence: impl Into<String>,
        fix: impl Into<String>,
    ) -> Self {
        Self {
            area,
            severity,
            what: what.into(),
            consequence: consequence.into(),
            fix: fix.into(),
        }
    }
}
