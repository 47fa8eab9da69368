//! Organisational units: a tree in which each unit has a policy of its own or inherits its parent's.

use std::fmt::{self, Display, Formatter};

use crate::{Reason, name::parse_display_name, policy::GatewayPolicy};

/// The number of levels of the tree, the root included; Google's tree has as many.
pub const LEVELS: usize = 35;
/// The maximum length of a unit's name, in characters.
const LONGEST_NAME: usize = 100;
/// The maximum length of a unit's description, in characters.
const LONGEST_DESCRIPTION: usize = 500;

/// The id of an organisational unit, which is never given to another. Prints as it travels: `root`, or a number.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UnitId(i64);

impl UnitId {
    /// The unit that contains everybody, itself or in units below it.
    pub const ROOT: Self = Self(1);

    /// Makes an id of its number in the database.
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// The number in the database.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// Reads an id as it travels; `None` for anything else, such as a number with leading zeros.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "root" {
            return Some(Self::ROOT);
        }
        let number: i64 = text.parse().ok()?;
        let id = Self(number);
        (number > 0 && id.to_string() == text).then_some(id)
    }
}

impl Display for UnitId {
    fn fmt(&self, form: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self::ROOT => form.write_str("root"),
            Self(number) => number.fmt(form),
        }
    }
}

/// A unit's place in the tree: the ids from the root down to the unit, `/1/7/23/`. A unit's path begins with those of all units above it.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct UnitPath(String);

impl UnitPath {
    /// Returns the path of the root unit.
    pub fn root() -> Self {
        Self(format!("/{}/", UnitId::ROOT.number()))
    }

    /// Takes over a path from the database; `None` if it is none.
    pub fn kept(path: String) -> Option<Self> {
        let inner = path.strip_prefix('/')?.strip_suffix('/')?;
        let is_path = inner.split('/').all(|id| id.parse::<i64>().is_ok());
        is_path.then_some(Self(path))
    }

    /// Returns the path of a unit directly below this one.
    #[must_use]
    pub fn child(&self, id: UnitId) -> Self {
        Self(format!("{}{}/", self.0, id.number()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The least text greater than all paths that begin with this one, as bytes are compared.
    pub fn end(&self) -> String {
        // '0' follows '/'.
        let mut end = self.0.clone();
        end.pop();
        end.push('0');
        end
    }

    /// The units from the root down to this one.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = UnitId> {
        let ids = self.0.split('/').filter(|id| !id.is_empty());
        ids.filter_map(|id| id.parse().ok().map(UnitId))
    }

    /// The unit's level, 1 for the root.
    pub fn level(&self) -> usize {
        self.ids().count()
    }

    /// Returns true if the unit is the other or below it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }
}

/// A unit with its own policy; `None` if it inherits.
///
/// A policy is set as a whole, whether gateways are allowed together with what happens to suspended mail: Google's policies are values of
/// one setting, of which a unit overrides all or nothing, and "forbidden here, but mail as further above" would be hard to foresee.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UnitPolicy {
    /// Id of the unit.
    pub unit: UnitId,
    /// Policy set for the unit itself; `None` if it inherits.
    pub own: Option<GatewayPolicy>,
}

/// The policy of a unit, inheritance resolved.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Effective {
    /// Policy that applies in the unit.
    pub policy: GatewayPolicy,
    /// The unit that sets it; the root where none does, for the default is the root's.
    pub source: UnitId,
}

/// Resolves inheritance for the last of these units, which are those from the root down to it: the nearest policy counts, and without one
/// gateways are forbidden.
pub fn effective(chain_root_first: &[UnitPolicy]) -> Effective {
    let nearest = chain_root_first.iter().rev().find_map(|unit| {
        unit.own.map(|policy| Effective {
            policy,
            source: unit.unit,
        })
    });
    nearest.unwrap_or(Effective {
        policy: GatewayPolicy::default(),
        source: UnitId::ROOT,
    })
}

/// Validates and trims a unit's name. A slash would separate two names in a path.
///
/// # Errors
///
/// [`Reason::Required`], [`Reason::TooLong`], [`Reason::UnitNameSlash`], and the reasons of a display name.
pub fn parse_unit_name(input: &str) -> Result<String, Reason> {
    let name = parse_display_name(input, "")?;
    if name.is_empty() {
        return Err(Reason::Required);
    }
    if name.contains('/') {
        return Err(Reason::UnitNameSlash);
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Reason::TooLong);
    }
    Ok(name)
}

/// Validates and trims a unit's description, one line that may be empty.
///
/// # Errors
///
/// [`Reason::TooLong`] and [`Reason::CharacterForbidden`].
pub fn parse_unit_description(input: &str) -> Result<String, Reason> {
    let text = input.trim();
    if crate::hidden::has_invisible(text) {
        return Err(Reason::CharacterForbidden);
    }
    if text.chars().count() > LONGEST_DESCRIPTION {
        return Err(Reason::TooLong);
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chain(own: &[Option<usize>]) -> Vec<UnitPolicy> {
        let units = own.iter().zip(1..);
        units
            .map(|(own, number)| UnitPolicy {
                unit: UnitId::new(number),
                own: own.and_then(|policy| GatewayPolicy::ALL.get(policy).copied()),
            })
            .collect()
    }

    #[test]
    fn the_nearest_policy_counts() {
        let [on, refuse, behalf] = GatewayPolicy::ALL;
        for (own, policy, source) in [
            (&[][..], refuse, 1),
            (&[None], refuse, 1),
            (&[None, None, None], refuse, 1),
            (&[Some(0)], on, 1),
            (&[Some(0), None, None], on, 1),
            (&[Some(0), Some(2), None], behalf, 2),
            (&[Some(2), None, Some(0)], on, 3),
            (&[Some(0), Some(1), Some(0)], on, 3),
            (&[None, Some(0), None, Some(1), None], refuse, 4),
        ] {
            let source = UnitId::new(source);
            assert_eq!(effective(&chain(own)), Effective { policy, source }, "{own:?}");
        }
    }

    #[test]
    fn ids_and_paths() {
        for text in ["root", "2", "9223372036854775807"] {
            assert_eq!(
                UnitId::parse(text).map(|id| id.to_string()).as_deref(),
                Some(text)
            );
        }
        for text in [
            "",
            "1",
            "0",
            "-2",
            "+2",
            "02",
            " 2",
            "id:2",
            "9223372036854775808",
        ] {
            assert_eq!(UnitId::parse(text), None, "{text}");
        }
        let root = UnitPath::root();
        let path = root.child(UnitId::new(7)).child(UnitId::new(23));
        assert_eq!(
            (path.as_str(), path.end().as_str(), path.level()),
            ("/1/7/23/", "/1/7/230", 3)
        );
        assert_eq!(path.ids().map(UnitId::number).collect::<Vec<_>>(), [1, 7, 23]);
        let other = root.child(UnitId::new(72));
        assert!(path.is_within(&root.child(UnitId::new(7))) && path.is_within(&path));
        assert!(!other.is_within(&root.child(UnitId::new(7))) && !root.is_within(&path));
        for wrong in ["", "/", "1/2/", "/1/2", "/1//", "/1/x/"] {
            assert_eq!(UnitPath::kept(wrong.to_owned()), None, "{wrong}");
        }
    }

    #[test]
    fn names_and_why_some_are_refused() {
        assert_eq!(parse_unit_name("  Łódź, R&D ").as_deref(), Ok("Łódź, R&D"));
        assert_eq!(parse_unit_name(&"ż".repeat(100)).map(|name| name.len()), Ok(200));
        for (name, reason) in [
            ("", Reason::Required),
            (" ", Reason::Required),
            ("a/b", Reason::UnitNameSlash),
            ("a\u{202e}b", Reason::CharacterForbidden),
            (&"x".repeat(101), Reason::TooLong),
        ] {
            assert_eq!(parse_unit_name(name), Err(reason), "{name:?}");
        }
        assert_eq!(parse_unit_description(" a/b ").as_deref(), Ok("a/b"));
        assert_eq!(parse_unit_description("a\nb"), Err(Reason::CharacterForbidden));
        assert_eq!(parse_unit_description(&"x".repeat(501)), Err(Reason::TooLong));
    }

    proptest! {
        #[test]
        fn who_inherits_has_what_the_parent_has(own in prop::collection::vec(prop::option::of(0..3_usize), 1..12)) {
            let chain = chain(&own);
            let (last, above) = chain.split_last().expect("a unit");
            let here = effective(&chain);
            if let Some(policy) = last.own { prop_assert_eq!(here, Effective { policy, source: last.unit }) } else { prop_assert_eq!(here, effective(above)) }
            let source = chain.iter().find(|unit| unit.unit == here.source).expect("a unit of the chain");
            prop_assert_eq!(source.own.unwrap_or_default(), here.policy);
        }

        #[test]
        fn a_path_is_within_another_if_it_begins_with_its_ids(
            path in prop::collection::vec(1..40_i64, 0..6), other in prop::collection::vec(1..40_i64, 0..6),
        ) {
            let build = |ids: &[i64]| ids.iter().fold(UnitPath::root(), |path, id| path.child(UnitId::new(*id)));
            let (path, other, begins) = (build(&path), build(&other), path.starts_with(&other));
            prop_assert_eq!(path.is_within(&other), begins);
            prop_assert_eq!(path.as_str() >= other.as_str() && path.as_str() < other.end().as_str(), begins);
        }
    }
}
