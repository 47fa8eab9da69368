//! The DNS tree walk, RFC 9989 section 4.10: which names are asked, and what follows from the answers.

use super::{AppliedPolicy, DmarcRecord, Psd, RecordFault, Relation};

/// The most names that one walk queries.
pub const QUERIES: usize = 8;

/// A walk from one domain up to its top-level domain. While [`question`](Self::question) names one, ask and
/// [`answer`](Self::answer); then ask the walk itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Walk {
    start: String,
    /// How many labels of `start` the next question is about; none is left at the end.
    labels: usize,
    /// From the longest name to the shortest.
    found: Vec<(String, DmarcRecord)>,
    /// The names of which DNS gave no answer, from the longest to the shortest.
    silent: Vec<String>,
    /// The first record with a fault, and its name.
    fault: Option<(String, RecordFault)>,
}

impl Walk {
    /// Starts a walk at this From domain, in A-labels.
    pub fn new(domain: &str) -> Self {
        let start = normal(domain);
        Self {
            labels: start.split('.').filter(|label| !label.is_empty()).count(),
            start,
            found: Vec::new(),
            silent: Vec::new(),
            fault: None,
        }
    }

    /// The domain where the walk started.
    pub fn domain(&self) -> &str {
        &self.start
    }

    /// The name whose TXT records are wanted next; `None` at the end.
    pub fn question(&self) -> Option<String> {
        (self.labels > 0).then(|| format!("_dmarc.{}", self.last(self.labels)))
    }

    /// Takes the texts of all TXT records at that name, none if there are none. Several DMARC records count as none.
    pub fn answer<T: AsRef<[u8]>>(&mut self, texts: &[T]) {
        if self.labels == 0 {
            return;
        }
        let name = self.last(self.labels).to_owned();
        let mut records = texts.iter().filter_map(|text| DmarcRecord::parse(text.as_ref()));
        let at_start = name == self.start;
        self.go_on();
        if self.fault.is_none() {
            self.fault = RecordFault::find(texts).map(|fault| (name.clone(), fault));
        }
        if let (Some(record), None) = (records.next(), records.next()) {
            if record.psd == Psd::No || (record.psd == Psd::Yes && !at_start) {
                self.labels = 0;
            }
            self.found.push((name, record));
        }
    }

    /// Records that DNS did not answer. Of a top-level domain that is as good as no record: one that is no public suffix to itself belongs
    /// to nobody.
    pub fn fail(&mut self) {
        if self.labels > 1 {
            self.silent.push(self.last(self.labels).to_owned());
        }
        if self.labels > 0 {
            self.go_on();
        }
    }

    const fn go_on(&mut self) {
        self.labels = match self.labels {
            QUERIES.. => QUERIES - 1,
            labels => labels - 1,
        };
    }

    /// Returns true if every queried name has answered: otherwise the organizational domain is not known, and the policy only if the domain
    /// has a record of its own.
    pub const fn is_complete(&self) -> bool {
        self.silent.is_empty()
    }

    /// Returns true if the domain's own record was found: its policy is known even if other names have not answered.
    pub fn has_own_record(&self) -> bool {
        self.found.first().is_some_and(|(name, _)| *name == self.start)
    }

    /// The faulty record nearest to the domain, and its name. Records above the one that applies do not count.
    pub fn fault(&self) -> Option<(&str, &RecordFault)> {
        let (name, fault) = self.fault.as_ref()?;
        let applied = self.policy(true);
        let matters = applied.is_none_or(|applied| name.len() >= applied.domain.len());
        matters.then_some((name.as_str(), fault))
    }

    /// The records found, by name, with their public suffix flags.
    pub(super) fn records(&self) -> impl Iterator<Item = (&str, Psd)> {
        self.found
            .iter()
            .map(|(name, record)| (name.as_str(), record.psd))
    }

    /// Returns true if `domain` is the organizational domain.
    pub(super) fn is_organisational(&self, domain: &str) -> bool {
        self.organisational() == domain
    }

    /// The organizational domain, RFC 9989 section 4.10.2, as far as names have answered.
    pub fn organisational(&self) -> &str {
        for (name, record) in &self.found {
            match record.psd {
                Psd::No => return name,
                Psd::Yes if *name != self.start => return self.last(count(name) + 1),
                Psd::Yes | Psd::Unsaid => (),
            }
        }
        self.found.last().map_or(&self.start, |(name, _)| name)
    }

    /// Returns true if the policy depends on whether the domain exists in DNS: it has no record of its own, and the one that applies treats
    /// names that do not exist differently.
    pub fn depends_on_existence(&self) -> bool {
        self.policy(true) != self.policy(false)
    }

    /// The policy for mail with this From domain, if DMARC applies; `exists` is true if the name exists in DNS.
    pub fn policy(&self, exists: bool) -> Option<AppliedPolicy> {
        let at = |domain: &str| self.found.iter().find(|(name, _)| name == domain);
        let (name, record) = at(&self.start)
            .or_else(|| at(self.organisational()))
            // A public suffix: it has a record, the organizational domain below it has none.
            .or_else(|| self.found.last())?;
        AppliedPolicy::of(record, name, &self.start, exists)
    }

    /// Returns true if the relation of `domain` to this one needs a walk from there. An organizational domain is the domain itself or one
    /// above it, so domains elsewhere cannot have ours.
    pub fn needs_walk(&self, domain: &str) -> bool {
        let domain = normal(domain);
        domain != self.start && is_within(&domain, self.highest())
    }

    /// The highest name that can be the organizational domain.
    fn highest(&self) -> &str {
        let found = self.organisational();
        let silent = self.silent.last().filter(|name| name.len() < found.len());
        silent.map_or(found, String::as_str)
    }

    /// Returns the relation of `domain` to this one; `walk` is the walk from there, if [`needs_walk`](Self::needs_walk) requires it.
    pub fn relation(&self, domain: &str, walk: Option<&Self>) -> Relation {
        let domain = normal(domain);
        if domain == self.start {
            return Relation::Same;
        }
        let akin =
            walk.is_some_and(|walk| walk.start == domain && walk.organisational() == self.organisational());
        if akin { Relation::Akin } else { Relation::Strange }
    }

    /// The last `labels` labels of the start.
    fn last(&self, labels: usize) -> &str {
        let skip = count(&self.start).saturating_sub(labels);
        let mut rest = self.start.as_str();
        for _ in 0..skip {
            rest = rest.split_once('.').map_or("", |(_, rest)| rest);
        }
        rest
    }
}

fn count(domain: &str) -> usize {
    domain.split('.').filter(|label| !label.is_empty()).count()
}

/// Normalises a domain to lower case without empty labels, so that a trailing dot makes no difference.
pub(super) fn normal(domain: &str) -> String {
    let labels: Vec<&str> = domain.split('.').filter(|label| !label.is_empty()).collect();
    labels.join(".").to_ascii_lowercase()
}

fn is_within(domain: &str, above: &str) -> bool {
    domain
        .strip_suffix(above)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}
