//! The wire format of the setup checklist.

use fromline_base::clock::format_second;
use fromline_core::api::{ChecklistDetail, ChecklistItem, ChecklistRecord, SetupChecklist};
use fromline_services::checklist::{FoundChecklist, FoundDetail, FoundRecord};

/// Converts what is known to its wire form.
pub fn checklist_to_api(found: FoundChecklist) -> SetupChecklist {
    let looking = found.is_looking();
    let items = found.items.into_iter().map(|(task, details)| {
        let details = details.into_iter().map(detail_to_api).collect();
        ChecklistItem::new(task, details)
    });
    SetupChecklist {
        items: items.collect(),
        looking,
        hidden: found.hidden,
    }
}

fn detail_to_api(detail: FoundDetail) -> ChecklistDetail {
    ChecklistDetail {
        finding: detail.finding,
        domain: detail.domain,
        at: detail.at.map(format_second),
        server: detail.server,
        address: detail.address.map(|address| address.to_string()),
        record: detail.record.map(record_to_api),
    }
}

fn record_to_api(FoundRecord { name, text }: FoundRecord) -> ChecklistRecord {
    ChecklistRecord { name, text }
}
