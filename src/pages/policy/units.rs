//! The tree of organisational units: what is known of it, which unit is chosen, which are open.

use std::collections::BTreeSet;

use fromline_core::{
    api::{UnitNode, UnitTree},
    role::Permission,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    platform::to_lowercase,
    session::use_session,
};

/// Largest number of units shown for a search.
const FOUND: usize = 100;

/// A unit with what is below it counted in.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeUnit {
    /// Unit of the tree, as the directory has it.
    pub node: UnitNode,
    /// The names from the root down to the unit, `/Sales/Poland`; the root's own name for the root.
    pub path: String,
    /// Number of people in the unit and below it.
    pub people: u32,
    /// Number of their gateways.
    pub gateways: u32,
    /// True if there are units below it.
    pub is_parent: bool,
}

/// State of the tree. `Copy`.
#[derive(Clone, Copy)]
pub struct Units {
    /// The units in the order in which the tree is read, once known.
    pub known: RwSignal<Option<Result<Vec<TreeUnit>, ApiFailure>>>,
    /// Id of the unit whose policy is shown.
    pub chosen: RwSignal<String>,
    /// Id of the unit that Tab leads to.
    pub current: RwSignal<String>,
    /// Ids of the units whose lower units are shown.
    pub open: RwSignal<BTreeSet<String>>,
    /// What is searched for.
    pub search: RwSignal<String>,
    /// A unit that was chosen while there were unsaved changes.
    pub held: RwSignal<Option<String>>,
    /// Whether the form of the chosen unit has unsaved changes.
    pub dirty: RwSignal<Option<Signal<bool>>>,
    /// Counts how often the chosen unit has to be read again.
    pub round: RwSignal<u32>,
}

impl Units {
    /// Makes the tree with the root chosen, if it is there for the user, and reads it.
    pub fn new() -> Self {
        let has_root = use_session().may_everywhere(Permission::SeePolicies);
        let root = || {
            if has_root {
                "root".to_owned()
            } else {
                String::new()
            }
        };
        let units = Self {
            known: RwSignal::new(None),
            chosen: RwSignal::new(root()),
            current: RwSignal::new(root()),
            open: RwSignal::new(BTreeSet::from([root()])),
            search: RwSignal::new(String::new()),
            held: RwSignal::new(None),
            dirty: RwSignal::new(None),
            round: RwSignal::new(0),
        };
        units.read();
        units
    }

    /// Reads the tree again.
    pub fn read(self) {
        spawn_local(async move {
            let answer = api::unit_tree().await;
            // Not after the page was left.
            if self.known.try_with_untracked(|_| ()).is_none() {
                return;
            }
            let known = answer.map(count);
            if let Ok(known) = &known
                && !known
                    .iter()
                    .any(|unit| unit.node.id == self.chosen.get_untracked())
                && let Some(first) = known.first()
            {
                // None was chosen yet, or somebody deleted it.
                self.open.update(|open| {
                    open.insert(first.node.id.clone());
                });
                self.choose(first.node.id.clone());
            }
            self.known.set(Some(known));
        });
    }

    /// Reads the tree and the chosen unit's policy again.
    pub fn read_all(self) {
        self.round.update(|round| *round += 1);
        self.read();
    }

    /// The id of the topmost unit, empty until it is known; not reactive.
    pub fn first(self) -> String {
        untrack(|| self.with(|all| all.first().map(|unit| unit.node.id.clone()))).unwrap_or_default()
    }

    /// Finds a unit by its id; reactive.
    pub fn find(self, id: &str) -> Option<TreeUnit> {
        self.with(|all| all.iter().find(|unit| unit.node.id == id).cloned())
    }

    /// Hands all units that are known to a function; reactive.
    pub fn with<T>(self, work: impl FnOnce(&[TreeUnit]) -> T) -> T {
        self.known.with(|known| match known {
            Some(Ok(known)) => work(known),
            _ => work(&[]),
        })
    }

    /// The units that are shown: those whose upper units are all open, or those that were found; reactive.
    pub fn shown(self) -> Vec<TreeUnit> {
        let search = self.search.with(|search| to_lowercase(search.trim()));
        if !search.is_empty() {
            let is_found = |unit: &&TreeUnit| to_lowercase(&unit.node.name).contains(&search);
            return self.with(|all| all.iter().filter(is_found).take(FOUND).cloned().collect());
        }
        let open = self.open.get();
        self.with(|all| {
            let mut shown = Vec::new();
            // Whatever is below a closed unit is deeper than it.
            let mut closed = u32::MAX;
            for unit in all {
                if unit.node.level > closed {
                    continue;
                }
                closed = if open.contains(&unit.node.id) {
                    u32::MAX
                } else {
                    unit.node.level
                };
                shown.push(unit.clone());
            }
            shown
        })
    }

    /// Shows the policy of another unit, unless what was changed in this one is not saved: then that is asked about.
    pub fn ask_for(self, id: String) {
        let dirty = self.dirty.get_untracked();
        let is_dirty = dirty
            .and_then(|dirty| dirty.try_get_untracked())
            .unwrap_or_default();
        if id == self.chosen.get_untracked() {
            return;
        }
        if is_dirty {
            self.held.set(Some(id));
        } else {
            self.choose(id);
        }
    }

    /// Shows the policy of another unit.
    pub fn choose(self, id: String) {
        self.held.set(None);
        self.current.set(id.clone());
        self.chosen.set(id);
    }

    /// Opens or closes a unit.
    pub fn toggle(self, id: &str) {
        self.open.update(|open| {
            if !open.remove(id) {
                open.insert(id.to_owned());
            }
        });
    }

    /// Moves to another unit as a key says; returns true if the key means something in a tree.
    pub fn press(self, key: &str) -> bool {
        let shown = untrack(|| self.shown());
        let current = self.current.get_untracked();
        let at = shown
            .iter()
            .position(|unit| unit.node.id == current)
            .unwrap_or_default();
        let Some(unit) = shown.get(at) else {
            return false;
        };
        let id = unit.node.id.as_str();
        let is_open = self.open.with_untracked(|open| open.contains(id));
        let is_tree = self.search.with_untracked(String::is_empty);
        let above = || {
            shown
                .get(..at)?
                .iter()
                .rposition(|other| other.node.level < unit.node.level)
        };
        let goal = match key {
            "ArrowDown" => Some(at + 1),
            "ArrowUp" => at.checked_sub(1),
            "Home" => Some(0),
            "End" => shown.len().checked_sub(1),
            "ArrowRight" if is_tree && unit.is_parent && is_open => Some(at + 1),
            "ArrowLeft" if is_tree && !(unit.is_parent && is_open) => above(),
            "ArrowRight" | "ArrowLeft" if is_tree && unit.is_parent => {
                self.toggle(id);
                None
            }
            "ArrowRight" | "ArrowLeft" => None,
            "Enter" | " " => {
                self.ask_for(id.to_owned());
                None
            }
            _ => return false,
        };
        if let Some(goal) = goal.and_then(|goal| shown.get(goal)) {
            self.current.set(goal.node.id.clone());
        }
        true
    }
}

/// Adds up what is below each unit, and puts its path together.
pub fn count(tree: UnitTree) -> Vec<TreeUnit> {
    let has_root = tree.units.first().is_some_and(|unit| unit.id == "root");
    let mut names: Vec<String> = Vec::new();
    let mut above: Vec<usize> = Vec::new();
    let mut units: Vec<TreeUnit> = Vec::with_capacity(tree.units.len());
    for node in tree.units {
        let depth = usize::try_from(node.level.saturating_sub(1)).unwrap_or(usize::MAX);
        names.truncate(depth);
        above.truncate(depth);
        for upper in &above {
            if let Some(upper) = units.get_mut(*upper) {
                upper.people += node.people;
                upper.gateways += node.gateways;
                upper.is_parent = true;
            }
        }
        names.push(node.name.clone());
        above.push(units.len());
        // The root's name is not part of a path; for somebody who looks after some units, there is no root.
        let below = names.get(usize::from(has_root)..).unwrap_or_default();
        let path = if below.is_empty() {
            node.name.clone()
        } else {
            format!("/{}", below.join("/"))
        };
        units.push(TreeUnit {
            path,
            people: node.people,
            gateways: node.gateways,
            is_parent: false,
            node,
        });
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, level: u32, people: u32) -> UnitNode {
        UnitNode {
            id: id.to_owned(),
            name: id.to_uppercase(),
            level,
            people,
            gateways: 1,
            ..UnitNode::default()
        }
    }

    #[test]
    fn what_is_below_is_counted_in() {
        let units = count(UnitTree {
            units: vec![
                node("root", 1, 1),
                node("a", 2, 2),
                node("b", 3, 4),
                node("c", 3, 8),
                node("d", 2, 16),
            ],
        });
        let seen: Vec<_> = units
            .iter()
            .map(|unit| (unit.path.as_str(), unit.people, unit.gateways, unit.is_parent))
            .collect();
        assert_eq!(
            seen,
            [
                ("ROOT", 31, 5, true),
                ("/A", 14, 3, true),
                ("/A/B", 4, 1, false),
                ("/A/C", 8, 1, false),
                ("/D", 16, 1, false),
            ]
        );
        let some = count(UnitTree {
            units: vec![node("a", 1, 2), node("b", 2, 4), node("d", 1, 8)],
        });
        let paths: Vec<_> = some.iter().map(|unit| unit.path.as_str()).collect();
        assert_eq!(paths, ["/A", "/A/B", "/D"]);
    }
}
