//! How what was found is told: in lines for people, in JSON for programs, by the exit code for monitoring.

use std::{collections::BTreeMap, fmt::Write as _, time::Duration};

use serde::Serialize;

use super::{DoctorFinding, Severity};

/// Everything that was found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DoctorReport {
    /// The worst of what was found.
    pub status: Severity,
    /// Findings in the order in which they are printed.
    pub findings: Vec<DoctorFinding>,
    /// Versions of the programs involved, by name; those that are installed.
    pub versions: BTreeMap<String, String>,
    /// How long it took.
    pub milliseconds: u128,
}

impl DoctorReport {
    /// Of what was found.
    pub fn new(findings: Vec<DoctorFinding>, versions: BTreeMap<String, String>, took: Duration) -> Self {
        let status = findings.iter().map(|found| found.severity).max();
        Self {
            status: status.unwrap_or(Severity::Ok),
            findings,
            versions,
            milliseconds: took.as_millis(),
        }
    }

    /// 0 if all is well, 1 if something should be looked at, 2 if something does not work: what Nagios, Icinga and their kin expect of
    /// a check.
    pub fn exit_code(&self) -> u8 {
        match self.status {
            Severity::Ok => 0,
            Severity::Warning => 1,
            Severity::Critical => 2,
        }
    }

    /// A JSON object, with a line end.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Lines for a terminal.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for found in &self.findings {
            let mark = match found.severity {
                Severity::Ok => "ok",
                Severity::Warning => "warning",
                Severity::Critical => "WRONG",
            };
            let _ = writeln!(text, "{mark:<8} {:<14} {}", found.area.word(), found.what);
            for (sign, line) in [("", &found.consequence), ("Fix: ", &found.fix)] {
                if !line.is_empty() {
                    let _ = writeln!(text, "{:24}{sign}{line}", "");
                }
            }
        }
        let versions: Vec<String> = self
            .versions
            .iter()
            .map(|(name, version)| format!("{name} {version}"))
            .collect();
        let _ = writeln!(text, "\n{}", versions.join(", "));
        let count = |severity| {
            self.findings
                .iter()
                .filter(|found| found.severity == severity)
                .count()
        };
        let _ = match (count(Severity::Critical), count(Severity::Warning)) {
            (0, 0) => writeln!(text, "All is well."),
            (wrong, warnings) => writeln!(text, "Wrong: {wrong}. Warnings: {warnings}."),
        };
        text
    }
}
