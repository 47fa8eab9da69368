//! Terminals.

use super::same;
use crate::clients::{Client, Compare, Evidence, Grade, Names, Opened, Platform, Rule};

pub(super) const NEOMUTT: Client = Client {
    id: "neomutt",
    name: "NeoMutt, Mutt",
    platform: Platform::Terminal,
    list: Names::Name,
    open: Opened::Row(same("From:"), Names::Both),
    sender: Rule::Details(same("Sender:"), Names::Both, Compare::Never),
    evidence: Evidence {
        grade: Grade::ARun,
        source: "Debian's /etc/neomuttrc, run in a terminal",
        version: "20220429",
    },
};

pub(super) const ALPINE: Client = Client {
    id: "alpine",
    name: "Alpine",
    platform: Platform::Terminal,
    list: Names::Name,
    open: Opened::Row(same("From:"), Names::Both),
    sender: Rule::Nothing,
    evidence: Evidence {
        grade: Grade::A,
        source: "pith/mailview.h FE_DEFAULT",
        version: "2.26",
    },
};

pub(super) const S_NAIL: Client = Client {
    id: "s-nail",
    name: "S-nail",
    platform: Platform::Terminal,
    list: Names::Name,
    open: Opened::Row(same("From:"), Names::Both),
    sender: Rule::Row(same("Sender:"), Names::Both, Compare::Never),
    evidence: Evidence {
        grade: Grade::A,
        source: "Debian's s-nail.rc, retain date sender from …",
        version: "14.9.24",
    },
};
