//! Programs for a terminal.

use crate::{
    clients::Platform,
    write_from::{AliasSupport, How, OutgoingIdentity, Program, ReplyAddress, RowEvidence, Step},
};

/// `NeoMutt` with its own SMTP, where MAIL FROM is the alias; with another program for sending, that program decides.
pub(super) const NEOMUTT: Program = Program {
    id: "neomutt",
    name: "mutt, neomutt",
    platform: Platform::Terminal,
    way: AliasSupport::Can {
        steps: &[Step::Configure("set from = \"{address}\""), Step::Choose],
        sends: OutgoingIdentity::Quiet,
        answers: ReplyAddress::Configured("alternates {address}\nset reverse_name"),
    },
    notes: &[],
    seen: RowEvidence {
        how: How::Run,
        version: "2.2.12, 20220429, Debian 12",
        day: "2026-11-28",
    },
};

pub(super) const AERC: Program = Program {
    id: "aerc",
    name: "aerc",
    platform: Platform::Terminal,
    way: AliasSupport::Can {
        steps: &[Step::Configure("aliases = {address}"), Step::Choose],
        sends: OutgoingIdentity::AccountInEnvelope,
        answers: ReplyAddress::Addressed,
    },
    notes: &[],
    seen: RowEvidence {
        how: How::Run,
        version: "0.14.0, Debian 12",
        day: "2026-11-28",
    },
};

pub(super) const HIMALAYA: Program = Program {
    id: "himalaya",
    name: "himalaya",
    platform: Platform::Terminal,
    way: AliasSupport::Can {
        steps: &[Step::Run("--from {address}")],
        sends: OutgoingIdentity::Untraced,
        answers: ReplyAddress::Account,
    },
    notes: &[],
    seen: RowEvidence {
        how: How::Read,
        version: "2.1.0",
        day: "2026-11-28",
    },
};
