//! `check_host()`, RFC 7208, section 4.

use std::{net::IpAddr, pin::Pin};

use fromline_core::api::{SpfResult, SpfTrouble, SpfTroubleKind};

use super::{
    SpfRecord,
    macros::{MacroString, MacroValues},
    names::{askable, is_within, reverse},
    record::Directive,
    term::{Lengths, Mechanism},
    trouble::Stop,
};
use crate::dns::{Dns, DnsAnswer, QueryType};

/// Largest number of terms that query DNS, and of mail servers and names per term (section 4.6.4).
const TERMS: usize = 10;
/// Largest number of void lookups (section 4.6.4).
const VOIDS: usize = 2;

/// The sender's identities: MAIL FROM and the HELO name.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// The local part; `postmaster` if MAIL FROM has none.
    pub local: &'a str,
    /// The domain, in A-labels.
    pub domain: &'a str,
    /// The name given in HELO.
    pub helo: &'a str,
}

/// Evaluates the SPF record of the sender's domain for the sending address.
pub async fn check_host(dns: &dyn Dns, ip: IpAddr, sender: Sender<'_>) -> SpfResult {
    check_host_and_explain(dns, ip, sender).await.0
}

/// Evaluates SPF; for an error it also returns whose record, which term and which limit caused it.
pub async fn check_host_and_explain(
    dns: &dyn Dns,
    ip: IpAddr,
    sender: Sender<'_>,
) -> (SpfResult, Option<SpfTrouble>) {
    let several = sender.domain.trim_end_matches('.').contains('.');
    if !several || askable(sender.domain).is_none() {
        return (SpfResult::None, None);
    }
    let mut check = Evaluation {
        dns,
        ip: ip.to_canonical(),
        sender,
        terms: 0,
        voids: 0,
    };
    match check.host(sender.domain.to_owned()).await {
        Ok(result) => (result, None),
        Err(stop) => (stop.result(), Some(stop.0)),
    }
}

/// The position of the check: the record's domain and the term.
#[derive(Clone, Copy, Debug)]
struct At<'a> {
    domain: &'a str,
    term: &'a str,
}

impl At<'_> {
    fn stop(self, kind: SpfTroubleKind) -> Stop {
        Stop::new(kind, self.domain, self.term)
    }
}

struct Evaluation<'a> {
    dns: &'a dyn Dns,
    ip: IpAddr,
    sender: Sender<'a>,
    terms: usize,
    voids: usize,
}

type Judging<'b> = Pin<Box<dyn Future<Output = Result<SpfResult, Stop>> + Send + 'b>>;

impl Evaluation<'_> {
    /// Evaluates one domain's record. The limit on terms bounds the recursion.
    fn host(&mut self, domain: String) -> Judging<'_> {
        Box::pin(async move {
            let Some(record) = self.record(&domain).await? else {
                return Ok(SpfResult::None);
            };
            for Directive {
                result,
                mechanism,
                term,
            } in &record.directives
            {
                let at = At {
                    domain: &domain,
                    term,
                };
                if self.matches(mechanism, at).await? {
                    return Ok(*result);
                }
            }
            let Some((redirect, term)) = &record.redirect else {
                return Ok(SpfResult::Neutral);
            };
            let at = At {
                domain: &domain,
                term,
            };
            self.term(at)?;
            let target = self.expand(redirect, at).await?;
            match self.host(target).await? {
                SpfResult::None => Err(at.stop(SpfTroubleKind::NoRecord)),
                result => Ok(result),
            }
        })
    }

    /// Fetches the domain's record, if it has one.
    async fn record(&self, domain: &str) -> Result<Option<SpfRecord>, Stop> {
        let Some(name) = askable(domain) else {
            return Ok(None);
        };
        let stop = |kind| Stop::new(kind, domain, "");
        let answer = self.dns.ask(name, QueryType::Text).await;
        let answer = answer.map_err(|_| stop(SpfTroubleKind::Unanswered))?;
        let texts = answer.texts();
        let mut meant = texts.into_iter().filter(|text| SpfRecord::is_meant(text));
        match (meant.next(), meant.next()) {
            (None, _) => Ok(None),
            (Some(text), None) => SpfRecord::parse(text).map(Some).map_err(|malformed| {
                let term = malformed.term.unwrap_or_default();
                Stop::new(SpfTroubleKind::Malformed, domain, &term)
            }),
            (Some(_), Some(_)) => Err(stop(SpfTroubleKind::SeveralRecords)),
        }
    }

    async fn matches(&mut self, mechanism: &Mechanism, at: At<'_>) -> Result<bool, Stop> {
        match mechanism {
            Mechanism::All => Ok(true),
            Mechanism::Ip(network) => Ok(network.contains(&self.ip)),
            Mechanism::Include(target) => {
                self.term(at)?;
                let target = self.expand(target, at).await?;
                match self.host(target).await? {
                    SpfResult::Pass => Ok(true),
                    SpfResult::None | SpfResult::PermError => Err(at.stop(SpfTroubleKind::NoRecord)),
                    SpfResult::TempError => Err(at.stop(SpfTroubleKind::Unanswered)),
                    SpfResult::Fail | SpfResult::SoftFail | SpfResult::Neutral => Ok(false),
                }
            }
            Mechanism::A(target, lengths) => {
                self.term(at)?;
                let target = self.target(target.as_ref(), at).await?;
                self.leads_here(&target, *lengths, at).await
            }
            Mechanism::Mx(target, lengths) => {
                self.term(at)?;
                let target = self.target(target.as_ref(), at).await?;
                let answer = self.ask(&target, QueryType::MailServer, at).await?;
                let servers = answer.names();
                if servers.len() > TERMS {
                    return Err(at
                        .stop(SpfTroubleKind::MailServers)
                        .of_limit(servers.len(), TERMS));
                }
                for server in servers {
                    if self.leads_here(server, *lengths, at).await? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Mechanism::Ptr(target) => {
                self.term(at)?;
                let target = self.target(target.as_ref(), at).await?;
                let names = self.validated_names(at).await?;
                let target = askable(&target).unwrap_or(&target);
                Ok(names.iter().any(|name| is_within(name, target)))
            }
            Mechanism::Exists(target) => {
                self.term(at)?;
                let target = self.expand(target, at).await?;
                Ok(!self.ask(&target, QueryType::Ipv4, at).await?.records.is_empty())
            }
        }
    }

    /// Returns whether a name has the sending address among its own, compared up to the prefix lengths.
    async fn leads_here(&mut self, name: &str, lengths: Lengths, at: At<'_>) -> Result<bool, Stop> {
        let kind = self.family();
        let answer = self.ask(name, kind, at).await?;
        Ok(answer
            .addresses()
            .any(|address| lengths.match_up(address, self.ip)))
    }

    /// Returns the validated names of the sending address (section 5.5). Names that cannot be looked up are skipped.
    async fn validated_names(&mut self, at: At<'_>) -> Result<Vec<String>, Stop> {
        let Ok(answer) = self.dns.ask(&reverse(self.ip), QueryType::Name).await else {
            return Ok(Vec::new());
        };
        self.count(&answer, at)?;
        let mut validated = Vec::new();
        for name in answer.names().into_iter().take(TERMS) {
            let Some(asked) = askable(name) else { continue };
            let Ok(answer) = self.dns.ask(asked, self.family()).await else {
                continue;
            };
            self.count(&answer, at)?;
            if answer.addresses().any(|address| address == self.ip) {
                validated.push(asked.to_owned());
            }
        }
        Ok(validated)
    }

    const fn family(&self) -> QueryType {
        match self.ip {
            IpAddr::V4(_) => QueryType::Ipv4,
            IpAddr::V6(_) => QueryType::Ipv6,
        }
    }

    async fn target(&mut self, target: Option<&MacroString>, at: At<'_>) -> Result<String, Stop> {
        match target {
            Some(target) => self.expand(target, at).await,
            None => Ok(at.domain.to_owned()),
        }
    }

    async fn expand(&mut self, target: &MacroString, at: At<'_>) -> Result<String, Stop> {
        let name = if target.wants_name() {
            self.term(at)?;
            self.best_name(at).await?
        } else {
            String::new()
        };
        Ok(target.expand(&MacroValues {
            local: self.sender.local,
            sender_domain: self.sender.domain,
            domain: at.domain,
            ip: self.ip,
            helo: self.sender.helo,
            name: &name,
        }))
    }

    /// Returns the value of `%{p}`: among the validated names the domain itself, else one below it, else any.
    async fn best_name(&mut self, at: At<'_>) -> Result<String, Stop> {
        let mut names = self.validated_names(at).await?;
        let domain = at.domain;
        names.sort_by_key(|name| (!name.eq_ignore_ascii_case(domain), !is_within(name, domain)));
        Ok(names.into_iter().next().unwrap_or_else(|| "unknown".to_owned()))
    }

    /// Queries DNS and counts void lookups. Anything that is not a valid name has no records.
    async fn ask(&mut self, name: &str, kind: QueryType, at: At<'_>) -> Result<DnsAnswer, Stop> {
        let Some(name) = askable(name) else {
            return Ok(DnsAnswer::no_such_name(0));
        };
        let answer = self.dns.ask(name, kind).await;
        let answer = answer.map_err(|_| at.stop(SpfTroubleKind::Unanswered))?;
        self.count(&answer, at)?;
        Ok(answer)
    }

    fn count(&mut self, answer: &DnsAnswer, at: At<'_>) -> Result<(), Stop> {
        self.voids += usize::from(answer.records.is_empty());
        if self.voids > VOIDS {
            Err(at.stop(SpfTroubleKind::VoidLookups).of_limit(self.voids, VOIDS))
        } else {
            Ok(())
        }
    }

    /// Counts a term that queries DNS.
    fn term(&mut self, at: At<'_>) -> Result<(), Stop> {
        self.terms += 1;
        if self.terms > TERMS {
            Err(at.stop(SpfTroubleKind::Lookups).of_limit(self.terms, TERMS))
        } else {
            Ok(())
        }
    }
}
