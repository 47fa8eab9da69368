//! The sources that are queried about a domain.

use fromline_base::{
    dns::{Dns, DnsAnswer, QueryType, Unanswered},
    idn::to_ascii,
};
use fromline_core::{
    Reason,
    api::{ServerState, SettingsSource},
    gateway::{
        Gateway, Host, Security,
        found::{Candidate, Unfit},
        is_certified_mail, providers,
    },
};
use fromline_outbound::https::Unfetched;
use futures_util::future::{BoxFuture, FutureExt as _};
use url::Url;

use super::{Detection, Detector, client_config::read_outgoing_servers, probes::Probes};

/// The services of RFC 8314, section 5.1, and RFC 6186, section 3.1, with the security of their ports.
const SERVICES: [(&str, Security); 2] = [
    ("_submissions._tcp", Security::Implicit),
    ("_submission._tcp", Security::Starttls),
];
/// Host names with which a guess begins.
const USUAL_HOSTS: [&str; 2] = ["smtp", "mail"];
const USUAL_PORTS: [(u16, Security); 2] = [(465, Security::Implicit), (587, Security::Starttls)];
/// Largest number of servers of one service.
const OF_SERVICE: usize = 4;

/// The sources that are asked about one domain.
#[derive(Clone, Copy)]
pub(super) struct DetectionSources<'a> {
    pub detector: &'a Detector<'a>,
    pub dns: &'a dyn Dns,
    pub probes: &'a Probes<'a>,
    /// The domain, in A-labels.
    pub domain: &'a str,
}

impl<'a> DetectionSources<'a> {
    /// Builds one query for each source.
    pub(super) fn all(self) -> Vec<BoxFuture<'a, Detection>> {
        let domain = self.domain;
        let published = [
            format!("https://autoconfig.{domain}/mail/config-v1.1.xml"),
            format!("https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml"),
        ];
        let mut questions: Vec<_> = published
            .into_iter()
            .map(|url| self.document(url, SettingsSource::Published).boxed())
            .collect();
        if let Some(url) = self.mozilla(domain) {
            questions.push(self.document(url, SettingsSource::Mozilla).boxed());
        }
        questions.push(self.services().boxed());
        questions.push(self.mail_servers().boxed());
        questions
    }

    /// Returns the URL of a domain in Mozilla's database, if the operator enabled it.
    fn mozilla(self, domain: &str) -> Option<String> {
        let base = self.detector.base.config.ispdb_url.as_deref()?;
        Some(format!("{base}{domain}"))
    }

    /// Fetches a document in Mozilla's format.
    async fn document(self, url: String, source: SettingsSource) -> Detection {
        let Ok(url) = Url::parse(&url) else {
            return Detection::default();
        };
        let document = match self.detector.fetch.get(&url).await {
            Ok(document) => document,
            Err(Unfetched::Nothing) => return Detection::default(),
            Err(Unfetched::Unanswered) => return Detection::unanswered(),
        };
        let servers = read_outgoing_servers(&document).unwrap_or_default();
        let ports = &self.detector.base.config.gateway_ports;
        let read = servers
            .iter()
            .map(|server| server.candidate(self.domain, source, ports, &to_ascii));
        let (good, unfit): (Vec<_>, Vec<_>) = read.partition(Result::is_ok);
        let plain_only = good.is_empty() && unfit.contains(&Err(Unfit::Plain));
        Detection {
            candidates: self.probes.greet(good.into_iter().flatten().collect()).await,
            refused: plain_only.then_some(Reason::SecurityNoneRefused),
            ..Detection::default()
        }
    }

    /// Queries the domain's SRV records for submission.
    async fn services(self) -> Detection {
        let asked = SERVICES.map(|(service, _)| format!("{service}.{}", self.domain));
        let [first, second] = &asked;
        let answers = tokio::join!(
            self.dns.ask(first, QueryType::Service),
            self.dns.ask(second, QueryType::Service)
        );
        let mut heard = Detection::default();
        for (answer, (_, security)) in [answers.0, answers.1].into_iter().zip(SERVICES) {
            match answer {
                Ok(answer) => heard.candidates.extend(self.of_service(&answer, security)),
                Err(Unanswered) => heard.complete = false,
            }
        }
        heard.candidates = self.probes.greet(heard.candidates).await;
        heard
    }

    fn of_service(self, answer: &DnsAnswer, security: Security) -> Vec<Candidate> {
        let services = answer.services().into_iter().take(OF_SERVICE);
        let candidate =
            |(target, port): (&str, u16)| self.candidate(target, port, security, SettingsSource::Dns);
        services.filter_map(candidate).collect()
    }

    /// Queries MX records and looks up their provider in the built-in list.
    async fn mail_servers(self) -> Detection {
        let Ok(answer) = self.dns.ask(self.domain, QueryType::MailServer).await else {
            return Detection::unanswered();
        };
        let names = answer.names();
        if names.iter().any(|mx| is_certified_mail(mx)) {
            return Detection {
                refused: Some(Reason::CertifiedMail),
                ..Detection::default()
            };
        }
        let known = names
            .iter()
            .find_map(|mx| Some((*mx, providers::by_mail_server(mx)?)));
        let Some((mx, provider)) = known else {
            return self.hoster(names.first().copied()).await;
        };
        let mut found = provider.candidates(Some(mx), SettingsSource::MailServers, &to_ascii);
        found.retain(|found| {
            self.detector
                .base
                .config
                .gateway_ports
                .contains(&found.gateway.port)
        });
        let mut candidates = self.probes.greet(found).await;
        // A server that only one source names must answer.
        candidates.retain(|found| provider.is_sure() || found.state == ServerState::Answers);
        Detection {
            candidates,
            provider: Some(provider),
            ..Detection::default()
        }
    }

    /// Queries Mozilla's database about the provider that receives the domain's mail; only the provider's domain is revealed.
    async fn hoster(self, mx: Option<&str>) -> Detection {
        let base = mx.and_then(registrable).filter(|base| *base != self.domain);
        match base.and_then(|base| self.mozilla(base)) {
            Some(url) => self.document(url, SettingsSource::Mozilla).await,
            None => Detection::default(),
        }
    }

    /// Guesses the usual host names and ports, which count only if they answer.
    pub(super) fn guess(self) -> BoxFuture<'a, Detection> {
        let guessed = USUAL_HOSTS.iter().flat_map(move |host| {
            let host = format!("{host}.{}", self.domain);
            USUAL_PORTS.into_iter().filter_map(move |(port, security)| {
                self.candidate(&host, port, security, SettingsSource::Guessed)
            })
        });
        let guessed: Vec<_> = guessed.collect();
        async move {
            let mut candidates = self.probes.greet(guessed).await;
            candidates.retain(|found| found.state == ServerState::Answers);
            Detection {
                candidates,
                ..Detection::default()
            }
        }
        .boxed()
    }

    fn candidate(
        self,
        host: &str,
        port: u16,
        security: Security,
        source: SettingsSource,
    ) -> Option<Candidate> {
        let is_allowed = self.detector.base.config.gateway_ports.contains(&port);
        let host = Host::parse(host, &to_ascii).ok().filter(|_| is_allowed)?;
        Some(Candidate {
            gateway: Gateway { host, port, security },
            // RFC 6186 section 4: clients try the whole address first.
            username: Some("%EMAILADDRESS%".to_owned()),
            takes_passwords: true,
            source,
            state: ServerState::Unknown,
        })
    }
}

/// Returns the registrable domain of a host: two labels, or three if the second is as short as in `co.uk` and `com.pl`.
fn registrable(host: &str) -> Option<&str> {
    let dots: Vec<usize> = host.rmatch_indices('.').map(|(place, _)| place).take(3).collect();
    let &[last, before, ..] = dots.as_slice() else {
        return (dots.len() == 1).then_some(host);
    };
    let (country, second) = (host.len() - last - 1, last - before - 1);
    let cut = if country == 2 && second <= 3 {
        dots.get(2).copied()
    } else {
        Some(before)
    };
    cut.map_or(Some(host), |cut| host.get(cut + 1..))
}

#[cfg(test)]
mod tests {
    use super::registrable;

    #[test]
    fn whose_a_host_is() {
        for (host, owner) in [
            ("mx.hoster.com", Some("hoster.com")),
            ("a.mx.hoster.com", Some("hoster.com")),
            ("hoster.com", Some("hoster.com")),
            ("mx.hoster.co.uk", Some("hoster.co.uk")),
            ("mx.hoster.com.pl", Some("hoster.com.pl")),
            ("hoster.com.pl", Some("hoster.com.pl")),
            ("localhost", None),
            ("", None),
        ] {
            assert_eq!(registrable(host), owner, "{host}");
        }
    }
}
