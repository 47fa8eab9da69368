//! DMARC as RFC 7489 has it, the rules before RFC 9989: two questions instead of a walk, the organizational domain from the
//! Public Suffix List, `pct`, and neither `np` nor `psd` nor `t`. Most receivers that were run still follow it.
//!
//! The list is data that changes, and heavy: whoever has it hands in what it says.

use super::{AppliedPolicy, DmarcRecord, Relation, walk::normal};

/// Looks a domain (A-labels, lower case) up in the Public Suffix List: returns the public suffix and one label more, or `None` for a public
/// suffix itself.
pub type Registrable<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The policy discovery of RFC 7489 section 6.6.3. While [`question`](Self::question) names one, ask and answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Discovery {
    author: String,
    organisational: String,
    step: Step,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum Step {
    Author,
    Organisation,
    Found(Option<AppliedPolicy>),
    /// DNS gave no answer where it decides.
    NotKnown,
}

impl Discovery {
    /// Starts the discovery for a From domain in A-labels.
    pub fn new(domain: &str, registrable: Registrable<'_>) -> Self {
        let author = normal(domain);
        Self {
            organisational: organisational(&author, registrable),
            author,
            step: Step::Author,
        }
    }

    /// The name whose TXT records are wanted next; `None` at the end.
    pub fn question(&self) -> Option<String> {
        match self.step {
            Step::Author => Some(format!("_dmarc.{}", self.author)),
            Step::Organisation => Some(format!("_dmarc.{}", self.organisational)),
            Step::Found(_) | Step::NotKnown => None,
        }
    }

    /// Takes the texts of all TXT records at that name, none if there are none.
    pub fn answer<T: AsRef<[u8]>>(&mut self, texts: &[T]) {
        let at = match self.step {
            Step::Author => &self.author,
            Step::Organisation => &self.organisational,
            Step::Found(_) | Step::NotKnown => return,
        };
        let mut records = texts.iter().filter_map(|text| DmarcRecord::parse(text.as_ref()));
        self.step = match (records.next(), records.next()) {
            (Some(record), None) => Step::Found(AppliedPolicy::of_rfc7489(&record, at, &self.author)),
            (None, _) if self.step == Step::Author && self.author != self.organisational => {
                Step::Organisation
            }
            _ => Step::Found(None),
        };
    }

    /// Records that DNS did not answer.
    pub fn fail(&mut self) {
        self.step = Step::NotKnown;
    }

    /// The policy, if DMARC applies; [`NotKnown`] if DNS did not answer.
    pub fn policy(&self) -> Result<Option<&AppliedPolicy>, NotKnown> {
        match &self.step {
            Step::Found(policy) => Ok(policy.as_ref()),
            _ => Err(NotKnown),
        }
    }

    /// The organizational domain: one label below a public suffix.
    pub fn organisational(&self) -> &str {
        &self.organisational
    }

    /// Returns the relation of `domain` to the From domain (section 3.1).
    pub fn relation(&self, domain: &str, registrable: Registrable<'_>) -> Relation {
        let domain = normal(domain);
        if domain == self.author {
            Relation::Same
        } else if organisational(&domain, registrable) == self.organisational {
            Relation::Akin
        } else {
            Relation::Strange
        }
    }
}

/// The error for a policy that DNS did not answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NotKnown;

fn organisational(domain: &str, registrable: Registrable<'_>) -> String {
    registrable(domain).unwrap_or_else(|| domain.to_owned())
}
