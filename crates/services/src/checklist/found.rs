//! What is known of the tasks.

use std::net::IpAddr;

use fromline_core::checklist::{ChecklistFinding, ChecklistTask};
use jiff::Timestamp;

/// The setup checklist as far as it is known.
#[derive(Clone, Debug)]
pub struct FoundChecklist {
    /// The tasks in their order, each with its findings.
    pub items: Vec<(ChecklistTask, Vec<FoundDetail>)>,
    /// Whether the administrator has hidden the list.
    pub hidden: bool,
}

/// A finding, with what is known about it.
#[derive(Clone, Debug)]
pub struct FoundDetail {
    /// Finding that the details belong to.
    pub finding: ChecklistFinding,
    /// The domain that it is about, in A-labels.
    pub domain: Option<String>,
    /// When it was seen.
    pub at: Option<Timestamp>,
    /// The receiving server that saw it.
    pub server: Option<String>,
    /// The sending address that SPF does not allow.
    pub address: Option<IpAddr>,
    /// A TXT record to publish or to look at.
    pub record: Option<FoundRecord>,
}

/// A TXT record that the checklist names.
#[derive(Clone, Debug)]
pub struct FoundRecord {
    /// Host name at which the record is published.
    pub name: String,
    /// Its text, if one can be suggested.
    pub text: Option<String>,
}

impl FoundRecord {
    /// Makes a record that only its owner can write.
    pub fn at(name: String) -> Self {
        Self { name, text: None }
    }
}

impl FoundDetail {
    /// Makes a detail that says nothing but its finding.
    pub fn new(finding: ChecklistFinding) -> Self {
        Self {
            finding,
            domain: None,
            at: None,
            server: None,
            address: None,
            record: None,
        }
    }

    /// Makes a detail that says when it was seen.
    pub fn at(finding: ChecklistFinding, at: Option<Timestamp>) -> Self {
        Self {
            at,
            ..Self::new(finding)
        }
    }

    /// Makes a detail about a domain.
    pub fn of(domain: &str, finding: ChecklistFinding) -> Self {
        Self {
            domain: Some(domain.to_owned()),
            ..Self::new(finding)
        }
    }
}

impl FoundChecklist {
    /// Returns whether something is being found out.
    pub fn is_looking(&self) -> bool {
        let mut details = self.items.iter().flat_map(|(_, details)| details);
        details.any(|detail| detail.finding == ChecklistFinding::Looking)
    }
}
