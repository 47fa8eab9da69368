//! The search in the list of all gateways, for administrators.

use fromline_base::{idn::to_ascii, unicode::fold_words};
use fromline_core::api::GatewayStatusFilter;

use super::list::{self, HealthCursor, Listed, is_used, list_after};
use crate::{
    StoreError, Tx, UnitRanges, aliases::columns, people::is_part_of_address, sql, sql::Statement,
    unit_ranges::in_ranges,
};

/// Largest number of words of a search.
pub const WORDS: usize = 4;

/// Which gateways are searched for.
#[derive(Clone, Debug, Default)]
pub struct GatewaySearch {
    /// Each has to be part of the address or host: lower case, domains in A-labels. Empty ones always are.
    parts: [String; WORDS],
    /// Instead, it may begin a word by which the user is found: folded, with a space before it.
    beginnings: [String; WORDS],
    /// Host name that gateways have to have; `None` for any.
    pub host: Option<String>,
    /// Condition that gateways have to be in; `None` for any.
    pub condition: Option<GatewayStatusFilter>,
    /// The users' units.
    units: UnitRanges,
}

impl GatewaySearch {
    /// Creates a search for what somebody typed; `None` if there are more than [`WORDS`] words.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut search = Self::default();
        let mut places = search.parts.iter_mut().zip(&mut search.beginnings);
        for word in typed.split_whitespace() {
            let (part, beginning) = places.next()?;
            *part = key_of(word);
            let folded = fold_words(word, is_part_of_address);
            *beginning = format!(" {}", folded.split_whitespace().next().unwrap_or("\n"));
        }
        Some(search)
    }

    /// Creates a search for all gateways of people in these units and below.
    pub fn within(units: UnitRanges) -> Self {
        Self {
            units,
            ..Self::default()
        }
    }

    /// Leaves out the gateways of everybody who is not in one of these units or below.
    pub fn set_units(&mut self, units: UnitRanges) {
        self.units = units;
    }

    fn finds_everything(&self) -> bool {
        let has_words = self.parts.iter().any(|part| !part.is_empty());
        !has_words && self.host.is_none() && self.condition.is_none() && self.units.is_everything()
    }

    fn bind<'a>(&'a self, statement: Statement<'a>) -> Statement<'a> {
        let words = self.parts.iter().chain(&self.beginnings);
        let statement = words.fold(statement, Statement::bind);
        let statement = statement
            .bind(self.host.as_deref())
            .bind(self.condition.map(GatewayStatusFilter::code));
        self.units.bind(statement)
    }
}

/// Returns a word as it would stand in an address key or as a host.
fn key_of(word: &str) -> String {
    let (local, domain) = word
        .rsplit_once('@')
        .map_or(("", word), |(local, domain)| (local, domain));
    match to_ascii(domain) {
        Some(ascii) if !word.is_ascii() => {
            let at = if word.contains('@') { "@" } else { "" };
            [&local.to_lowercase(), at, &ascii].concat()
        }
        _ => word.to_lowercase(),
    }
}

/// One word: part of the address or the host, or the beginning of a word by which the user is found.
macro_rules! word {
    ($part:literal, $beginning:literal) => {
        concat!(
            "(instr(gateways.search, ",
            $part,
            ") OR gateways.user_id IN (SELECT id FROM users INDEXED BY users_listed WHERE instr(users.search, ",
            $beginning,
            ")))"
        )
    };
}

/// The condition of a search, with the eighteen arguments of its fields.
macro_rules! condition {
    () => {
        concat!(
            word!("?1", "?5"),
            " AND ",
            word!("?2", "?6"),
            " AND ",
            word!("?3", "?7"),
            " AND ",
            word!("?4", "?8"),
            " AND (?9 IS NULL OR gateways.host = ?9)
             AND (?10 IS NULL OR ?10 = 'FAILING' AND gateways.id IN (SELECT gateway_id FROM gateway_health WHERE failing_since IS NOT NULL) AND ",
            is_used!(),
            " OR ?10 = 'PENDING' AND NOT gateways.accepted)
             AND (?11 IS NULL OR gateways.user_id IN (SELECT users.id FROM users WHERE ",
            in_ranges!("org_unit_id", "?11", "?12", "?13", "?14", "?15", "?16", "?17", "?18"),
            "))"
        )
    };
}

/// One half of the list, in its order.
macro_rules! half {
    ($is_in:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            ", gateway_health.*, due AS next_check FROM
             (SELECT id AS found FROM gateways WHERE (gateways.user_id, gateways.alias_id) > (?19, ?20)
              AND gateways.id ",
            $is_in,
            " (SELECT gateway_id FROM gateway_health WHERE failing_since IS NOT NULL) AND ",
            condition!(),
            " ORDER BY gateways.user_id, gateways.alias_id LIMIT ?21)
             JOIN gateways ON gateways.id = found JOIN aliases ON aliases.id = gateways.alias_id
             LEFT JOIN confirmations ON confirmations.alias_id = aliases.id
             LEFT JOIN gateway_health ON gateway_health.gateway_id = gateways.id
             LEFT JOIN jobs ON jobs.gateway_id = gateway_health.gateway_id
             ORDER BY gateways.user_id, gateways.alias_id"
        )
    };
}
pub(crate) const FAILING: &str = half!("IN");
pub(crate) const WORKING: &str = half!("NOT IN");
pub(crate) const COUNT: &str = concat!("SELECT COUNT(*) FROM gateways WHERE ", condition!());
/// Few fail: from them on, they are counted sooner.
const COUNT_FAILING: &str = concat!(
    "SELECT COUNT(*) FROM gateway_health CROSS JOIN gateways WHERE failing_since IS NOT NULL AND gateways.id = gateway_id AND ",
    condition!()
);

/// Returns at most `limit` gateways that a search finds after a position, failing ones first.
pub fn search_after(
    db: &mut Tx,
    search: &GatewaySearch,
    place: HealthCursor,
    limit: u32,
) -> Result<Vec<Listed>, StoreError> {
    if search.finds_everything() {
        return list_after(db, place, limit);
    }
    let mut half =
        |query: &'static str, place: HealthCursor, limit: u32| -> Result<Vec<Listed>, StoreError> {
            let bound = search.bind(sql(query)).bind(place.user_id).bind(place.alias_id);
            bound.bind(limit).rows(db)
        };
    let mut rows = Vec::new();
    if !place.works {
        rows = half(FAILING, place, limit)?;
    }
    let left = limit.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
    if left > 0 && search.condition != Some(GatewayStatusFilter::Failing) {
        let from = if place.works {
            place
        } else {
            HealthCursor::default()
        };
        rows.extend(half(WORKING, from, left)?);
    }
    Ok(rows)
}

/// Counts the gateways that a search finds.
pub fn count(db: &mut Tx, search: &GatewaySearch) -> Result<u32, StoreError> {
    if search.finds_everything() {
        return Ok(list::count(db)?.0);
    }
    let statement = match search.condition {
        Some(GatewayStatusFilter::Failing) => COUNT_FAILING,
        _ => COUNT,
    };
    search.bind(sql(statement)).value(db)
}

/// Counts the gateways that a search finds, and those of them that are used and fail.
pub fn count_both(db: &mut Tx, search: &GatewaySearch) -> Result<(u32, u32), StoreError> {
    if search.finds_everything() {
        return list::count(db);
    }
    let failing = GatewaySearch {
        condition: Some(GatewayStatusFilter::Failing),
        ..search.clone()
    };
    Ok((count(db, search)?, count(db, &failing)?))
}
