//! The DMARC policy of a From domain, the relation of other domains to it, and the verdict; "not known" is distinct from "no".

use std::collections::HashMap;

use fromline_base::dns::{Dns, DnsAnswer, QueryType, Unanswered};
use fromline_core::{
    api::{DmarcResult, SpfResult},
    dmarc::{AppliedPolicy, Discovery, Disposition, DmarcOutcome, Relation, Walk, evaluate},
};

use super::suffixes::registrable;

/// A From domain as far as DNS could be queried, by both rule sets.
pub(super) struct Domain {
    name: String,
    /// The result by RFC 9989.
    pub walk: Walk,
    policy: Result<Option<AppliedPolicy>, Unanswered>,
    /// The result by RFC 7489.
    pub before: Discovery,
}

/// Answers so far, since both rule sets query the same names.
type Asked = HashMap<String, Result<DnsAnswer, Unanswered>>;

impl Domain {
    /// Queries DNS for a From domain.
    pub(super) async fn ask(dns: &dyn Dns, name: &str) -> Self {
        let mut asked = Asked::new();
        let walk = walked(dns, name, &mut asked).await;
        let before = discovered(dns, name, &mut asked).await;
        let is_known = walk.is_complete() || walk.has_own_record();
        let policy = if !is_known {
            Err(Unanswered)
        } else if walk.depends_on_existence() {
            // Any record type will do, since a name that does not exist has none.
            let answer = dns.ask(name, QueryType::MailServer).await;
            answer.map(|answer| walk.policy(answer.exists))
        } else {
            Ok(walk.policy(true))
        };
        Self {
            name: name.to_owned(),
            walk,
            policy,
            before,
        }
    }

    /// Returns its organizational domain, if it is known.
    pub(super) fn organisational(&self) -> Option<&str> {
        self.walk.is_complete().then(|| self.walk.organisational())
    }

    /// Returns the policy that applies, if any does.
    pub(super) fn policy(&self) -> Result<Option<&AppliedPolicy>, Unanswered> {
        self.policy
            .as_ref()
            .map(Option::as_ref)
            .map_err(|unanswered| *unanswered)
    }

    /// Returns the policy by RFC 7489.
    pub(super) fn policy_before(&self) -> Result<Option<&AppliedPolicy>, Unanswered> {
        self.before.policy().map_err(|_| Unanswered)
    }

    /// Returns the relation of `other` to it; `None` if it is not known. An unanswered query at a parent leaves open only what
    /// may lie below that parent.
    pub(super) async fn relation(&self, dns: &dyn Dns, other: &str) -> Option<Relation> {
        if other.eq_ignore_ascii_case(&self.name) {
            return Some(Relation::Same);
        }
        if !self.walk.needs_walk(other) {
            return Some(self.walk.relation(other, None));
        }
        if !self.walk.is_complete() {
            return None;
        }
        let walk = walked(dns, other, &mut Asked::new()).await;
        walk.is_complete().then(|| self.walk.relation(other, Some(&walk)))
    }

    /// Returns the relation by RFC 7489, which needs no query.
    pub(super) fn relation_before(&self, other: &str) -> Relation {
        self.before.relation(other, &registrable)
    }
}

/// Returns the verdict for mail with this policy, this SPF result (`None` if not computed) for a domain with the given relation
/// to the From domain, and signatures of such domains; with a failure, also the treatment that the policy requests.
pub(super) fn judge(
    policy: Result<Option<&AppliedPolicy>, Unanswered>,
    spf: Option<SpfResult>,
    spf_relation: Option<Relation>,
    signatures: &[Option<Relation>],
) -> (DmarcResult, Option<Disposition>) {
    let Ok(policy) = policy else {
        return (DmarcResult::Unknown, None);
    };
    let passing = spf_relation.filter(|_| spf == Some(SpfResult::Pass));
    let known: Vec<Relation> = signatures.iter().copied().flatten().collect();
    match evaluate(policy, passing, &known) {
        DmarcOutcome::Pass => (DmarcResult::Pass, None),
        DmarcOutcome::NoPolicy => (DmarcResult::None, None),
        DmarcOutcome::Fail { disposition } => {
            let strict = policy.is_some_and(|policy| policy.strict_spf);
            let may_pass = matches!(spf, None | Some(SpfResult::Pass | SpfResult::TempError));
            let may_align = spf_relation.is_none_or(|relation| relation.is_aligned(strict));
            if (may_pass && may_align) || signatures.contains(&None) {
                (DmarcResult::Unknown, None)
            } else {
                (DmarcResult::Fail, Some(disposition))
            }
        }
    }
}

async fn ask<'a>(dns: &dyn Dns, name: &str, asked: &'a mut Asked) -> Result<Vec<&'a [u8]>, Unanswered> {
    if !asked.contains_key(name) {
        asked.insert(name.to_owned(), dns.ask(name, QueryType::Text).await);
    }
    match asked.get(name) {
        Some(Ok(answer)) => Ok(answer.texts()),
        Some(Err(_)) | None => Err(Unanswered),
    }
}

async fn walked(dns: &dyn Dns, domain: &str, asked: &mut Asked) -> Walk {
    let mut walk = Walk::new(domain);
    while let Some(name) = walk.question() {
        match ask(dns, &name, asked).await {
            Ok(texts) => walk.answer(&texts),
            Err(Unanswered) => walk.fail(),
        }
    }
    walk
}

async fn discovered(dns: &dyn Dns, domain: &str, asked: &mut Asked) -> Discovery {
    let mut discovery = Discovery::new(domain, &registrable);
    while let Some(name) = discovery.question() {
        match ask(dns, &name, asked).await {
            Ok(texts) => discovery.answer(&texts),
            Err(Unanswered) => discovery.fail(),
        }
    }
    discovery
}

#[cfg(test)]
mod tests {
    use fromline_core::dmarc::Percent;

    use super::*;

    /// Anything unknown that could still let the mail pass makes the verdict "not known".
    #[test]
    fn verdicts() {
        let policy = |strict| AppliedPolicy {
            domain: "partner.com".to_owned(),
            disposition: Disposition::Reject,
            strict_spf: strict,
            strict_dkim: strict,
            percent: Percent::ALL,
        };
        let relations = [
            None,
            Some(Relation::Same),
            Some(Relation::Akin),
            Some(Relation::Strange),
        ];
        let results = [
            None,
            Some(SpfResult::Pass),
            Some(SpfResult::Fail),
            Some(SpfResult::TempError),
        ];
        let mut table = String::new();
        for (name, policy) in [
            ("not known", Err(Unanswered)),
            ("none", Ok(None)),
            ("relaxed", Ok(Some(policy(false)))),
            ("strict", Ok(Some(policy(true)))),
        ] {
            let policy = policy
                .as_ref()
                .map(Option::as_ref)
                .map_err(|unanswered| *unanswered);
            for spf in results {
                let judged = relations.map(|relation| {
                    let signed = judge(policy, spf, Some(Relation::Strange), &[relation]).0;
                    let sent = judge(policy, spf, relation, &[Some(Relation::Strange)]).0;
                    format!("{signed:?}/{sent:?}")
                });
                let spf = spf.map_or("-".to_owned(), |result| format!("{result:?}"));
                table.extend([format!("{name:9} | {spf:9} | {}\n", judged.join(" | "))]);
            }
        }
        insta::assert_snapshot!(table, @"
        not known | -         | Unknown/Unknown | Unknown/Unknown | Unknown/Unknown | Unknown/Unknown
        not known | Pass      | Unknown/Unknown | Unknown/Unknown | Unknown/Unknown | Unknown/Unknown
        not known | Fail      | Unknown/Unknown | Unknown/Unknown | Unknown/Unknown | Unknown/Unknown
        not known | TempError | Unknown/Unknown | Unknown/Unknown | Unknown/Unknown | Unknown/Unknown
        none      | -         | None/None | None/None | None/None | None/None
        none      | Pass      | None/None | None/None | None/None | None/None
        none      | Fail      | None/None | None/None | None/None | None/None
        none      | TempError | None/None | None/None | None/None | None/None
        relaxed   | -         | Unknown/Unknown | Pass/Unknown | Pass/Unknown | Fail/Fail
        relaxed   | Pass      | Unknown/Unknown | Pass/Pass | Pass/Pass | Fail/Fail
        relaxed   | Fail      | Unknown/Fail | Pass/Fail | Pass/Fail | Fail/Fail
        relaxed   | TempError | Unknown/Unknown | Pass/Unknown | Pass/Unknown | Fail/Fail
        strict    | -         | Unknown/Unknown | Pass/Unknown | Fail/Fail | Fail/Fail
        strict    | Pass      | Unknown/Unknown | Pass/Pass | Fail/Fail | Fail/Fail
        strict    | Fail      | Unknown/Fail | Pass/Fail | Fail/Fail | Fail/Fail
        strict    | TempError | Unknown/Unknown | Pass/Unknown | Fail/Fail | Fail/Fail
        ");
    }
}
