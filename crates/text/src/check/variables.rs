//! Checks of a message's variables against the values that exist.

use std::collections::BTreeSet;

use super::near;
use crate::finding::TextFault;

/// Returns the faults in the variables that a message uses; `given` are those with a value.
pub fn faults(id: &str, shown: &BTreeSet<&str>, given: &BTreeSet<&str>) -> Vec<TextFault> {
    let mut faults = Vec::new();
    // A misspelled variable does not also count as missing.
    let mut meant = BTreeSet::new();
    for variable in shown.difference(given) {
        let near = near(variable, given.difference(shown).copied());
        meant.extend(near.clone());
        faults.push(TextFault::VariableUnknown {
            id: id.to_owned(),
            variable: (*variable).to_owned(),
            known: given.iter().map(|name| (*name).to_owned()).collect(),
            near,
        });
    }
    let left_out = given.difference(shown).filter(|name| !meant.contains(**name));
    faults.extend(left_out.map(|variable| TextFault::VariableLeftOut {
        id: id.to_owned(),
        variable: (*variable).to_owned(),
    }));
    faults
}
