//! People as a table: everybody as CSV (RFC 4180), and such a table read back. What a table would change is computed before, by the same
//! code that changes it, so that both have the same figures.

mod apply;
mod plan;
mod read;

use fromline_core::{
    Language, Reason,
    address::Address,
    api::ImportChange,
    person::{PersonRole, PersonState},
    role::Permission,
};

pub use apply::{Invitations, apply};
pub use plan::plan;
pub use read::parse;

use fromline_base::spreadsheet::{MARK, quote_formula};
use fromline_store::{Store, people};

use crate::{permit::Permit, refusal::Refusal};

/// Names of the columns, in the order in which they are written.
const COLUMNS: [&str; 5] = ["address", "name", "role", "state", "language"];
/// Largest number of lines of a table that is read.
pub const LINES: usize = 20_000;
/// Number of people who are read at once.
const BATCH: u32 = 5000;

/// A fault of a cell, by the name of its column.
pub type CellFault = (&'static str, Reason);

/// A line of a table as it was read. Cells that are missing or empty leave everything as it is.
#[derive(Clone, Debug)]
pub struct TableLine {
    /// The number of the line in the file, from 1.
    pub number: u32,
    /// The address, as it stands there.
    pub typed: String,
    /// The values, or the first fault.
    pub values: Result<LineValues, CellFault>,
}

/// The values of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineValues {
    /// Primary email address of the person.
    pub address: Address,
    /// Display name; `None` if the column is empty.
    pub name: Option<String>,
    /// Role; `None` if the column is empty.
    pub role: Option<PersonRole>,
    /// The state; open and invited both mean that the account is not closed.
    pub state: Option<PersonState>,
    /// Language; `None` if the column is empty.
    pub language: Option<Language>,
}

/// What happens with a line.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedLine {
    /// The number of the line.
    pub number: u32,
    /// The address, as it stands there.
    pub typed: String,
    /// The effect, or the fault for which the line is left out.
    pub effect: Result<LineEffect, CellFault>,
}

/// The effect of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineEffect {
    /// The row id of the person; `None` if they are added.
    pub id: Option<i64>,
    /// The changes; none if everything is as the line says.
    pub changes: Vec<ImportChange>,
    /// Values that the line would store.
    pub values: LineValues,
}

/// What a table changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPlan {
    /// The lines, in their order.
    pub lines: Vec<PlannedLine>,
}

impl ImportPlan {
    /// Counts the people who are added, changed, and stay as they are.
    pub fn counts(&self) -> (u32, u32, u32) {
        let mut counts = (0, 0, 0);
        for effect in self.lines.iter().filter_map(|line| line.effect.as_ref().ok()) {
            match (effect.id, effect.changes.as_slice()) {
                (None, _) => counts.0 += 1,
                (Some(_), []) => counts.2 += 1,
                (Some(_), _) => counts.1 += 1,
            }
        }
        counts
    }
}

/// Writes everybody within reach as a table.
///
/// # Errors
///
/// [`Reason::Forbidden`](fromline_core::Reason::Forbidden).
pub async fn export(store: &Store, permit: &Permit) -> Result<String, Refusal> {
    let units = permit.ranges(Permission::SeePeople)?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Memory has no errors of its own, and all rows have as many fields.
    let _ = writer.write_record(COLUMNS);
    let mut last: Option<Address> = None;
    loop {
        let some = store
            .scan(|db| people::list_after(db, &units, last.as_ref(), BATCH))
            .await?;
        for (user, state) in &some {
            let _ = writer.write_record([
                &*quote_formula(user.address.as_str()),
                &*quote_formula(&user.name),
                &PersonRole::of(user.admin).code().to_ascii_lowercase(),
                &state.code().to_ascii_lowercase(),
                user.language.map_or("", Language::code),
            ]);
        }
        match some.into_iter().last() {
            Some((user, _)) => last = Some(user.address),
            None => break,
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    Ok(format!("{MARK}{}", String::from_utf8_lossy(&bytes)))
}
