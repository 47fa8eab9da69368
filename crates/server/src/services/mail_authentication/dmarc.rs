//! A From domain's policy, what stands how to it, and the verdict; with "not known" kept apart from "no".

use fromline_core::{
    api::{DmarcResult, SpfResult},
    dmarc::{AppliedPolicy, Disposition, DmarcOutcome, Relation, Walk, evaluate},
};

use crate::dns::{Dns, QueryType, Unanswered};

/// A From domain, as far as DNS could be asked.
pub(super) struct Domain {
    name: String,
    walk: Result<Walk, Unanswered>,
    policy: Result<Option<AppliedPolicy>, Unanswered>,
}

impl Domain {
    /// Asks DNS.
    pub(super) async fn ask(dns: &dyn Dns, name: &str) -> Self {
        let walk = walked(dns, name).await;
        let policy = match &walk {
            Ok(walk) if walk.depends_on_existence() => {
                // Any type does: what does not exist has none.
                let answer = dns.ask(name, QueryType::MailServer).await;
                answer.map(|answer| walk.policy(answer.exists))
            }
            Ok(walk) => Ok(walk.policy(true)),
            Err(unanswered) => Err(*unanswered),
        };
        Self {
            name: name.to_owned(),
            walk,
            policy,
        }
    }

    /// Its organizational domain.
    pub(super) fn organisational(&self) -> Option<&str> {
        self.walk.as_ref().ok().map(Walk::organisational)
    }

    /// The policy that applies, if any does.
    pub(super) fn policy(&self) -> Result<Option<&AppliedPolicy>, Unanswered> {
        self.policy
            .as_ref()
            .map(Option::as_ref)
            .map_err(|unanswered| *unanswered)
    }

    /// How `other` stands to it; `None`: not known.
    pub(super) async fn relation(&self, dns: &dyn Dns, other: &str) -> Option<Relation> {
        if other.eq_ignore_ascii_case(&self.name) {
            return Some(Relation::Same);
        }
        let walk = self.walk.as_ref().ok()?;
        let walked = if walk.needs_walk(other) {
            Some(walked(dns, other).await.ok()?)
        } else {
            None
        };
        Some(walk.relation(other, walked.as_ref()))
    }

    /// Whether mail passes that has this result of SPF (`None`: not computed) for a domain that stands so to this one, and
    /// signatures of such domains; and if not, what receivers are asked to do with it.
    pub(super) fn judge(
        &self,
        spf: Option<SpfResult>,
        spf_relation: Option<Relation>,
        signatures: &[Option<Relation>],
    ) -> (DmarcResult, Option<Disposition>) {
        let Ok(policy) = self.policy() else {
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
}

async fn walked(dns: &dyn Dns, domain: &str) -> Result<Walk, Unanswered> {
    let mut walk = Walk::new(domain);
    while let Some(name) = walk.question() {
        walk.answer(&dns.ask(&name, QueryType::Text).await?.texts());
    }
    Ok(walk)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever is not known and could still let the mail pass makes the verdict "not known".
    #[test]
    fn verdicts() {
        let policy = |strict| AppliedPolicy {
            domain: "partner.com".to_owned(),
            disposition: Disposition::Reject,
            strict_spf: strict,
            strict_dkim: strict,
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
            let domain = Domain {
                name: "partner.com".to_owned(),
                walk: Err(Unanswered),
                policy,
            };
            for spf in results {
                let judged = relations.map(|relation| {
                    let signed = domain.judge(spf, Some(Relation::Strange), &[relation]).0;
                    let sent = domain.judge(spf, relation, &[Some(Relation::Strange)]).0;
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
