//! Parts of the tree of units as arguments of a statement.

use fromline_core::{directory::UnitPath, role::MOST_ROLES};

use super::sql::Statement;

/// Some units with everything below them, or the whole organization. There are at most [`MOST_ROLES`] of them; of more, the first count.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct UnitRanges(Option<[(String, String); MOST_ROLES]>);

impl UnitRanges {
    /// These units, none of which is below another.
    pub fn of(tops: &[UnitPath]) -> Self {
        if tops.contains(&UnitPath::root()) {
            return Self(None);
        }
        let mut ranges: [(String, String); MOST_ROLES] = Default::default();
        for (range, top) in ranges.iter_mut().zip(tops) {
            *range = (top.as_str().to_owned(), top.end());
        }
        Self(Some(ranges))
    }

    /// Returns whether they are the whole organization.
    pub fn is_everything(&self) -> bool {
        self.0.is_none()
    }

    /// Binds the arguments of [`in_ranges`].
    pub(super) fn bind<'a>(&'a self, statement: Statement<'a>) -> Statement<'a> {
        (0..MOST_ROLES).fold(statement, |statement, place| {
            let range = self.0.as_ref().and_then(|ranges| ranges.get(place));
            statement
                .bind(range.map(|(first, _)| first.as_str()))
                .bind(range.map(|(_, end)| end.as_str()))
        })
    }
}

/// The condition that the unit with the id in the first argument is in the ranges, whose arguments follow. Without ranges all are.
macro_rules! in_ranges {
    ($id:literal, $a:literal, $b:literal, $c:literal, $d:literal, $e:literal, $f:literal, $g:literal, $h:literal) => {
        concat!(
            "(",
            $a,
            " IS NULL OR ",
            $id,
            " IN (SELECT ranged.id FROM org_units AS ranged WHERE ranged.path >= ",
            $a,
            " AND ranged.path < ",
            $b,
            " OR ranged.path >= ",
            $c,
            " AND ranged.path < ",
            $d,
            " OR ranged.path >= ",
            $e,
            " AND ranged.path < ",
            $f,
            " OR ranged.path >= ",
            $g,
            " AND ranged.path < ",
            $h,
            "))"
        )
    };
}
pub(super) use in_ranges;
