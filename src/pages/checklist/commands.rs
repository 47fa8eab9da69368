//! Commands for the server's command line.

use fromline_core::checklist::ChecklistFinding;
use leptos::prelude::*;

use crate::t;

/// The command that mends a finding, or finds out more.
const fn command(finding: ChecklistFinding) -> Option<&'static str> {
    Some(match finding {
        ChecklistFinding::RelayMissing | ChecklistFinding::RelayPasswordWrong => {
            "fromline config explain relay"
        }
        ChecklistFinding::RelayUnreachable
        | ChecklistFinding::RelayUntrusted
        | ChecklistFinding::RelayRefuses
        | ChecklistFinding::SpfUnanswered
        | ChecklistFinding::DmarcUnanswered => "fromline doctor",
        ChecklistFinding::MailServerMissing => "fromline postfix configure",
        ChecklistFinding::MailServerSilent => "fromline postfix check",
        ChecklistFinding::SpfAddressesMissing => "fromline config explain sending_addresses",
        ChecklistFinding::DkimOff => "fromline config explain dkim_domains",
        _ => return None,
    })
}

/// Draws the command for a finding, if there is one.
pub fn view(finding: Option<ChecklistFinding>) -> AnyView {
    let Some(command) = finding.and_then(command) else {
        return ().into_any();
    };
    view! { <p>{t!("checklist-command")}<br /><code>{command}</code></p> }.into_any()
}
