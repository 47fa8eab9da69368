//! The subset of CEL that Google's policy filters use: `setting.type == '…'`, `setting.type.matches('…')`, `customer == '…'` and
//! `policy_query.org_unit == '…'`, combined with `&&`, `||` and parentheses.

use fromline_core::api::Policy;

use super::resource::CUSTOMER;

/// Deepest nesting of parentheses.
const DEPTH: u8 = 16;
/// Longest filter, in bytes.
const MAX: usize = 4096;
/// Largest number of patterns in a filter; Google's own examples have two.
const PATTERNS: u8 = 4;
/// Longest pattern, in bytes.
const PATTERN: usize = 256;
/// Largest compiled size of a pattern, in bytes: counted groups grow with their counts.
const COMPILED: usize = 32 * 1024;
/// Deepest nesting of groups in a pattern.
const GROUPS: u32 = 8;

/// A parsed filter for policies.
#[derive(Debug)]
pub enum Filter {
    /// No filter: every policy matches.
    All,
    /// `setting.type == '…'`: the type is equal.
    Type(String),
    /// `setting.type.matches('…')`: the type matches the pattern.
    Matches(regex_lite::Regex),
    /// `customer == '…'`: the customer is equal.
    Customer(String),
    /// `policy_query.org_unit == '…'`: the unit is equal, `orgUnits/{id}`.
    OrgUnit(String),
    /// `… && …`: all of the filters match.
    And(Vec<Filter>),
    /// `… || …`: at least one of the filters matches.
    Or(Vec<Filter>),
}

impl Filter {
    /// Parses a filter; `None` for anything outside the subset.
    pub fn parse(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(Self::All);
        }
        if text.len() > MAX {
            return None;
        }
        let mut parser = Parser {
            rest: text,
            patterns: PATTERNS,
        };
        let filter = parser.or(DEPTH)?;
        parser.rest.trim().is_empty().then_some(filter)
    }

    /// Returns whether a policy matches the filter.
    pub fn matches(&self, policy: &Policy) -> bool {
        match self {
            Self::All => true,
            Self::Type(kind) => policy.setting.kind == *kind,
            Self::Matches(pattern) => pattern.is_match(&policy.setting.kind),
            Self::Customer(customer) => customer == CUSTOMER || customer == "customers/my_customer",
            Self::OrgUnit(unit) => policy.policy_query.org_unit == *unit,
            Self::And(all) => all.iter().all(|filter| filter.matches(policy)),
            Self::Or(any) => any.iter().any(|filter| filter.matches(policy)),
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
    /// Number of patterns that may still follow.
    patterns: u8,
}

impl Parser<'_> {
    fn or(&mut self, depth: u8) -> Option<Filter> {
        let mut any = vec![self.and(depth)?];
        while self.take("||") {
            any.push(self.and(depth)?);
        }
        Some(if any.len() == 1 {
            any.remove(0)
        } else {
            Filter::Or(any)
        })
    }

    fn and(&mut self, depth: u8) -> Option<Filter> {
        let mut all = vec![self.term(depth)?];
        while self.take("&&") {
            all.push(self.term(depth)?);
        }
        Some(if all.len() == 1 {
            all.remove(0)
        } else {
            Filter::And(all)
        })
    }

    fn term(&mut self, depth: u8) -> Option<Filter> {
        if self.take("(") {
            let inner = self.or(depth.checked_sub(1)?)?;
            return self.take(")").then_some(inner);
        }
        if self.take("setting.type.matches") {
            let pattern = self.take("(").then(|| self.string())??;
            self.patterns = self.patterns.checked_sub(1)?;
            let pattern = compile(&pattern)?;
            return self.take(")").then_some(Filter::Matches(pattern));
        }
        let kind: fn(String) -> Filter = if self.take("setting.type") {
            Filter::Type
        } else if self.take("customer") {
            Filter::Customer
        } else if self.take("policy_query.org_unit") {
            Filter::OrgUnit
        } else {
            return None;
        };
        self.take("==").then(|| self.string())?.map(kind)
    }

    fn take(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_start().strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Parses a literal in single or double quotes, with backslash escapes.
    fn string(&mut self) -> Option<String> {
        let rest = self.rest.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?;
        let mut value = String::new();
        let mut characters = rest.char_indices().skip(1);
        while let Some((at, character)) = characters.next() {
            match character {
                '\\' => value.push(characters.next()?.1),
                end if end == quote => {
                    self.rest = rest.get(at + 1..)?;
                    return Some(value);
                }
                other => value.push(other),
            }
        }
        None
    }
}

fn compile(pattern: &str) -> Option<regex_lite::Regex> {
    if pattern.len() > PATTERN {
        return None;
    }
    let mut builder = regex_lite::RegexBuilder::new(pattern);
    builder.size_limit(COMPILED).nest_limit(GROUPS);
    builder.build().ok()
}

#[cfg(test)]
mod tests {
    use fromline_core::api::Setting;

    use super::*;

    fn passes(filter: &str) -> Option<bool> {
        let setting = Setting {
            kind: "settings/gmail.per_user_outbound_gateway".into(),
            ..Setting::default()
        };
        let policy = Policy {
            setting,
            ..Policy::default()
        };
        Filter::parse(filter).map(|filter| filter.matches(&policy))
    }

    #[test]
    fn google_s_own_examples_and_what_is_outside() {
        for (filter, expected) in [
            ("", Some(true)),
            (
                "setting.type == 'settings/gmail.per_user_outbound_gateway'",
                Some(true),
            ),
            ("setting.type == \"settings/gmail.other\"", Some(false)),
            (r"setting.type.matches('^settings/gmail\\..*$')", Some(true)),
            (r"setting.type.matches('^.*\\.service_status$')", Some(false)),
            ("customer == 'customers/my_customer'", Some(true)),
            ("customer == \"customers/C999\"", Some(false)),
            (
                r#"customer == "customers/my_customer" && ( setting.type.matches('^settings/gmail\\..*$') || setting.type.matches('^.*\\.service_status$') )"#,
                Some(true),
            ),
            (
                "setting.type == 'a' || customer == 'customers/my_customer'",
                Some(true),
            ),
            ("policy_query.org_unit == 'orgUnits/7'", Some(false)),
            ("policy_query.org_unit.matches('x')", None),
            ("setting.value == 'x'", None),
            ("setting.type = 'x'", None),
            ("setting.type == 'x", None),
            ("setting.type.matches('(')", None),
            ("(setting.type == 'x'", None),
            ("setting.type == 'x' &&", None),
            ("!customer == 'x'", None),
        ] {
            assert_eq!(passes(filter), expected, "{filter}");
        }
        assert_eq!(passes(&"(".repeat(5000)), None);
    }

    #[test]
    fn patterns_are_few_short_and_small() {
        let matches = |pattern: &str| format!("setting.type.matches('{pattern}')");
        let several = |count: usize| vec![matches("^settings/"); count].join(" && ");
        assert_eq!(passes(&several(4)), Some(true));
        assert_eq!(passes(&several(5)), None);
        assert_eq!(passes(&matches(&"x".repeat(256))), Some(false));
        assert_eq!(passes(&matches(&"x".repeat(257))), None);
        assert_eq!(passes(&matches("[a-z/._]{1,50}")), Some(true));
        assert_eq!(passes(&matches("(x{50}){50}")), None);
        assert_eq!(
            passes(&matches(&format!("{}x{}", "(".repeat(20), ")".repeat(20)))),
            None
        );
    }

    proptest::proptest! {
        #[test]
        fn never_panics(filter in "\\PC{0,60}|[a-z.='()&| \\\\\"]{0,60}") {
            let _ = Filter::parse(&filter);
        }
    }
}
