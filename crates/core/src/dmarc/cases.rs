//! One zone, both rule sets: domains as nine evaluators were given them, and what the two RFCs make of each.
//!
//! A row of `cases.txt`: its name, the From domain, the domain for which SPF and DKIM pass, the records at `_dmarc` in front of
//! names (`~`: a blank, `!`: no answer), the verdict by RFC 9989 and by RFC 7489, and what is wrong, or what to publish. The
//! verdicts: passes, fails with reject (of so many percent), quarantine or none, `-` no policy, `?` not known.

use super::*;

const CASES: &str = include_str!("cases.txt");

/// As the Public Suffix List has it of these names.
pub(super) fn registrable(domain: &str) -> Option<String> {
    let suffixes = [
        "co.uk",
        "org.uk",
        "github.io",
        "gitlab.io",
        "netlify.app",
        "pages.dev",
        "vercel.app",
        "web.app",
    ];
    let is_below = |suffix: &str| domain.ends_with(&format!(".{suffix}"));
    if suffixes.contains(&domain) {
        return None;
    }
    let suffix = suffixes.into_iter().find(|suffix| is_below(suffix));
    let suffix = suffix.or_else(|| domain.rsplit('.').next())?;
    let below = domain.strip_suffix(suffix)?.strip_suffix('.')?;
    Some(format!("{}.{suffix}", below.rsplit('.').next()?))
}

struct Zone<'a>(Vec<(&'a str, &'a str)>);

impl Zone<'_> {
    /// The texts at a name; nothing if it does not answer.
    fn ask(&self, question: &str) -> Option<Vec<String>> {
        let here = self
            .0
            .iter()
            .filter(|(name, _)| question == format!("_dmarc.{name}"));
        let texts: Vec<String> = here.map(|(_, text)| text.replace('~', " ")).collect();
        (!texts.contains(&"!".to_owned())).then_some(texts)
    }

    fn walk(&self, domain: &str) -> Walk {
        let mut walk = Walk::new(domain);
        while let Some(question) = walk.question() {
            match self.ask(&question) {
                Some(texts) => walk.answer(&texts),
                None => walk.fail(),
            }
        }
        walk
    }

    fn discover(&self, domain: &str) -> Discovery {
        let mut discovery = Discovery::new(domain, &registrable);
        while let Some(question) = discovery.question() {
            match self.ask(&question) {
                Some(texts) => discovery.answer(&texts),
                None => discovery.fail(),
            }
        }
        discovery
    }
}

fn verdict(policy: Option<&AppliedPolicy>, relation: Relation) -> String {
    match evaluate(policy, Some(relation), &[relation]) {
        DmarcOutcome::Pass => "P".to_owned(),
        DmarcOutcome::NoPolicy => "-".to_owned(),
        DmarcOutcome::Fail { disposition } => {
            let letter = ["N", "Q", "R"][disposition as usize];
            match policy.map_or(100, |policy| policy.percent.get()) {
                100 => letter.to_owned(),
                percent => format!("{letter}{percent}"),
            }
        }
    }
}

#[test]
fn by_both_rule_sets() {
    let mut differ = Vec::new();
    for row in CASES.lines() {
        let cells: Vec<&str> = row.split(" | ").map(str::trim).collect();
        let [name, from, authenticated, zone, today, before, rest @ ..] = cells.as_slice() else {
            // An empty zone has but one blank.
            panic!("{row}");
        };
        let records = zone
            .split(" / ")
            .filter_map(|record| record.trim().split_once(' '));
        let zone = Zone(records.collect());
        let (walk, discovery) = (zone.walk(from), zone.discover(from));
        let exists = !from.starts_with("nosuch");
        let is_known = walk.is_complete() || walk.has_own_record();
        let policy = walk.policy(exists);
        let relation = if !walk.needs_walk(authenticated) {
            Some(walk.relation(authenticated, None))
        } else if walk.is_complete() {
            Some(walk.relation(authenticated, Some(&zone.walk(authenticated))))
        } else {
            None
        };
        let unknown = || "?".to_owned();
        let by_9989 = relation
            .filter(|_| is_known)
            .map_or_else(unknown, |relation| verdict(policy.as_ref(), relation));
        let old_relation = discovery.relation(authenticated, &registrable);
        let by_7489 = discovery
            .policy()
            .map_or_else(|_| unknown(), |policy| verdict(policy, old_relation));
        assert_eq!([by_9989.as_str(), by_7489.as_str()], [*today, *before], "{row}");
        let fault = walk.fault().map(|(_, fault)| format!("{fault:?}"));
        if by_9989 != by_7489 {
            differ.push(*name);
        }
        let passes = by_9989 == "P" || by_7489 == "P";
        let remedy = (passes && by_9989 != by_7489 && by_9989 != "?")
            .then(|| format!("{:?}", Remedy::find(&walk, &discovery, by_7489 == "P")));
        assert_eq!(fault.or(remedy).as_deref(), rest.first().copied(), "{row}");
    }
    assert_eq!(
        differ.join(" "),
        "a05 a09b a10 a11 a12 a12b a13 a17 a17b a20 a21b a24 a54e a57 b06b b07b b07c b08 b09 b14"
    );
}
