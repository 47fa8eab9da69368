//! The tally of the answers that the attackers got.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use crate::request::Answer;

/// The number of answers for each attack and outcome. Clones share the numbers.
#[derive(Clone, Default)]
pub struct Tally(Arc<Mutex<BTreeMap<(&'static str, String), usize>>>);

impl Tally {
    /// Counts one answer, or that none came.
    pub fn count(&self, attack: &'static str, answer: Option<&Answer>) {
        let outcome = answer.map_or_else(|| "no answer".to_owned(), Answer::outcome);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *all.entry((attack, outcome)).or_default() += 1;
    }

    /// Returns the answers that are the server's fault: a 5xx without a reason, or with the reason `INTERNAL`.
    pub fn unexplained(&self) -> Vec<String> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let faults = all.iter().filter(|((_, outcome), _)| {
            outcome.starts_with('5') && (outcome.ends_with(" INTERNAL") || !outcome.contains(' '))
        });
        faults
            .map(|((attack, outcome), times)| format!("{attack}: {outcome}, {times} times"))
            .collect()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        writeln!(f, "| attack | answered | times |\n|---|---|---:|")?;
        for ((attack, outcome), times) in all.iter() {
            writeln!(f, "| {attack} | {outcome} | {times} |")?;
        }
        Ok(())
    }
}
