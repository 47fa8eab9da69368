//! What was seen becomes what is wrong: pure functions, one for each area.

mod machine;
mod outside;
mod server;

#[cfg(test)]
mod tests;

use jiff::Timestamp;

use super::{DoctorArea, DoctorFinding, Facts, Severity};

/// Everything that was seen, judged, in the order of the areas.
pub fn judge(facts: &Facts, now: Timestamp) -> Vec<DoctorFinding> {
    let mut all = Vec::new();
    match &facts.configuration {
        Some(Ok(file)) => all.push(DoctorFinding::well(DoctorArea::Configuration, file)),
        Some(Err(mistakes)) => all.extend(mistakes.iter().map(|mistake| {
            DoctorFinding::fault(
                DoctorArea::Configuration,
                Severity::Critical,
                mistake,
                "The server does not start; one that runs keeps what it read at its start.",
                "edit the file, then: fromline config check",
            )
        })),
        None => (),
    }
    all.extend(facts.clock.iter().map(machine::clock));
    all.extend(facts.disk.iter().map(machine::disk));
    all.extend(facts.data.iter().flat_map(machine::data));
    if let Some((path, key)) = &facts.key {
        let has_database = facts.data.as_ref().map(|data| data.database);
        all.push(machine::key(path, key, has_database));
    }
    if let Some((place, found)) = &facts.server {
        all.extend(server::server(place, found));
    }
    all.extend(facts.relay.iter().map(outside::relay));
    all.extend(facts.dns.iter().map(outside::dns));
    if let Some((url, web)) = &facts.web {
        all.push(outside::web(url, web, now));
    }
    all.extend(facts.postfix.iter().flat_map(outside::postfix));
    all.extend(facts.backups.iter().map(|backups| machine::backups(backups, now)));
    all.sort_by_key(|diagnosis| diagnosis.area);
    all
}
