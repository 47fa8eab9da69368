//! The machine: clock, disk, data folder, key, backups.

use std::path::{Path, PathBuf};

use fromline_core::shell::quote;
use jiff::{SignedDuration, Timestamp};

use super::super::{
    BackupFacts, ClockFacts, DataFacts, DatabaseFile, DiskFacts, DoctorArea, DoctorFinding, KeyFacts,
    Severity,
};

/// Files written in the future by more than this mean a wrong clock, not a slow disk.
const SLACK: SignedDuration = SignedDuration::from_mins(5);
/// Less free space than this stops writes soon, in bytes.
const SPACE: u64 = 100 * 1024 * 1024;
/// Below a fifth of the disk and less than this, the operator should look, in bytes: on a large disk a fifth is plenty.
const AMPLE: u64 = 10 * 1024 * 1024 * 1024;
/// From this age on a backup is missing: one is made each night.
const BACKUP: SignedDuration = SignedDuration::from_hours(36);

pub fn clock(facts: &ClockFacts) -> DoctorFinding {
    let ahead = facts.written.filter(|written| *written > facts.now + SLACK);
    match (ahead, facts.synchronised) {
        (Some(written), _) => DoctorFinding::fault(
            DoctorArea::Clock,
            Severity::Critical,
            format!(
                "The clock says {:.0}, but the database was written at {written:.0}.",
                facts.now
            ),
            "Sessions, links and codes hold for longer than they should; emails are dated wrongly.",
            "timedatectl set-ntp true",
        ),
        (None, Some(false)) => DoctorFinding::fault(
            DoctorArea::Clock,
            Severity::Warning,
            "The clock is not synchronised.",
            "It drifts: codes and links expire early or late, and gateways that need exact time may refuse tokens.",
            "timedatectl set-ntp true",
        ),
        (None, _) => DoctorFinding::well(DoctorArea::Clock, format!("{:.0}", facts.now)),
    }
}

pub fn disk(facts: &DiskFacts) -> DoctorFinding {
    let megabytes = facts.free / 1024 / 1024;
    let percent = facts
        .free
        .saturating_mul(100)
        .checked_div(facts.size)
        .unwrap_or(0);
    let what = format!("{megabytes} MB free ({percent} %).");
    if facts.free < SPACE {
        return DoctorFinding::fault(
            DoctorArea::Disk,
            Severity::Critical,
            what,
            "When the disk is full, nobody can sign in or change anything; users read STORAGE_FULL.",
            "df -h; journalctl --vacuum-size=200M",
        );
    }
    if percent < 20 && facts.free < AMPLE {
        return DoctorFinding::fault(
            DoctorArea::Disk,
            Severity::Warning,
            what,
            "When the disk is full, nobody can sign in or change anything.",
            "df -h",
        );
    }
    DoctorFinding::well(DoctorArea::Disk, what)
}

pub fn data(facts: &DataFacts) -> Vec<DoctorFinding> {
    let folder = facts.folder.display();
    if let Some(why) = &facts.unreadable {
        return vec![DoctorFinding::fault(
            DoctorArea::Data,
            Severity::Critical,
            format!("{folder}: {why}."),
            "If the server cannot read it either, it does not start.",
            format!(
                "install -d -o fromline -g fromline -m 0700 {}",
                word(&facts.folder)
            ),
        )];
    }
    let mut found = Vec::new();
    if facts.database == DatabaseFile::Foreign {
        found.push(DoctorFinding::fault(
            DoctorArea::Data,
            Severity::Critical,
            format!("{folder}/fromline.db is no database."),
            "The server does not start.",
            "move the file away, then: fromline restore BACKUP --key-file KEY (docs/operations.md, Restore)",
        ));
    }
    if !facts.foreign.is_empty() {
        let owner = quote(&facts.owner);
        found.push(DoctorFinding::fault(
            DoctorArea::Data,
            Severity::Critical,
            format!("Not {owner}'s: {}.", list(&facts.foreign)),
            "The server cannot write them: a command was run as another user, mostly root.",
            format!("chown -R {owner}: {}", word(&facts.folder)),
        ));
    }
    if !facts.exposed.is_empty() {
        let words: Vec<String> = facts.exposed.iter().map(|path| word(path)).collect();
        found.push(DoctorFinding::fault(
            DoctorArea::Data,
            Severity::Warning,
            format!("Other users of this machine can read {}.", list(&facts.exposed)),
            "Addresses, names and password hashes are in it.",
            format!("chmod 600 {}", words.join(" ")),
        ));
    }
    if found.is_empty() {
        let what = match facts.database {
            DatabaseFile::Present => format!("{folder}"),
            _ => format!("{folder}: no database yet, the first start creates it"),
        };
        found.push(DoctorFinding::well(DoctorArea::Data, what));
    }
    found
}

pub fn key(path: &Path, facts: &KeyFacts, database: Option<DatabaseFile>) -> DoctorFinding {
    let shown = path.display();
    let fault =
        |severity, what, follows, mend| DoctorFinding::fault(DoctorArea::Key, severity, what, follows, mend);
    match facts {
        KeyFacts::Missing if database == Some(DatabaseFile::Present) => fault(
            Severity::Critical,
            format!("{shown} is missing."),
            "Without it no gateway's password can be read, and the server does not start.",
            format!("put it back from your copy, then: chown fromline: {}", word(path)),
        ),
        KeyFacts::Missing => {
            DoctorFinding::well(DoctorArea::Key, format!("{shown}: the first start creates it"))
        }
        KeyFacts::Unreadable(why) => fault(
            Severity::Critical,
            why.clone(),
            "The server does not start without its key.",
            format!("ls -l {}", word(path)),
        ),
        KeyFacts::Exposed => fault(
            Severity::Critical,
            format!("Other users of this machine can read {shown}."),
            "With a backup of the database they can read every gateway's password.",
            format!("chmod 600 {}; then: fromline keys rotate", word(path)),
        ),
        KeyFacts::Present(many) => DoctorFinding::well(DoctorArea::Key, format!("{shown}, keys: {many}")),
    }
}

pub fn backups(facts: &BackupFacts, now: Timestamp) -> DoctorFinding {
    let folder = facts.folder.display();
    let is_old = |at: &Timestamp| now.duration_since(*at) > BACKUP;
    match facts.newest {
        Some(newest) if !is_old(&newest) => DoctorFinding::well(
            DoctorArea::Backups,
            format!("the newest in {folder} is of {newest:.0}"),
        ),
        None if !facts.since.as_ref().is_some_and(is_old) => DoctorFinding::well(
            DoctorArea::Backups,
            format!("none in {folder} yet; one is made each night"),
        ),
        newest => DoctorFinding::fault(
            DoctorArea::Backups,
            Severity::Warning,
            match newest {
                Some(newest) => format!("The newest backup in {folder} is of {newest:.0}."),
                None => format!("There is no backup in {folder}."),
            },
            "What happened since would be lost with the disk.",
            "systemctl enable --now fromline-backup.timer; systemctl start fromline-backup",
        ),
    }
}

fn word(path: &Path) -> String {
    quote(&path.to_string_lossy())
}

fn list(paths: &[PathBuf]) -> String {
    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    names.join(", ")
}
