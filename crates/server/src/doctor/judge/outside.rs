//! What the server needs of others: relay, DNS, the proxy in front of it, Postfix.

use fromline_core::Reason;
use jiff::{SignedDuration, Timestamp};

use super::super::{DnsFacts, DoctorArea, DoctorFinding, PostfixFacts, RelayFacts, Severity, WebFacts};

/// From here on a certificate should have been renewed: Let's Encrypt's clients do so thirty days before it ends.
const RENEWED: SignedDuration = SignedDuration::from_hours(14 * 24);

pub fn relay(facts: &RelayFacts) -> DoctorFinding {
    let (what, mend) = match facts {
        RelayFacts::NotSet => (
            "No relay is set.".to_owned(),
            "fromline config explain relay.host; edit the configuration; systemctl restart fromline",
        ),
        RelayFacts::NoPassword(why) => (format!("{why}."), "fromline config explain relay.password_file"),
        RelayFacts::Asked(place, Ok(())) => {
            return DoctorFinding::well(DoctorArea::Relay, format!("{place} takes our mail"));
        }
        RelayFacts::Asked(place, Err(reason)) => relay_failure(place, *reason),
    };
    DoctorFinding::fault(
        DoctorArea::Relay,
        Severity::Critical,
        what,
        "Confirmation codes and notices do not leave; no new address can be confirmed.",
        mend,
    )
}

fn relay_failure(place: &str, reason: Reason) -> (String, &'static str) {
    let settings = "fromline config explain relay";
    match reason {
        Reason::Timeout => (
            format!("{place} did not answer within some seconds."),
            "check the firewall and relay.port: fromline config explain relay",
        ),
        Reason::ConnectFailed => (
            format!("{place} cannot be reached, or does not greet as an SMTP server."),
            settings,
        ),
        Reason::StarttlsMissing => (
            format!("{place} does not offer STARTTLS."),
            "fromline config explain relay.security",
        ),
        Reason::CertificateExpired => (format!("{place}: its certificate has expired."), "renew it there"),
        Reason::CertificateOtherName => (
            format!("{place}: its certificate is for another name."),
            "fromline config explain relay.host",
        ),
        Reason::CertificateUnknownIssuer | Reason::TlsUntrusted | Reason::TlsFailed => (
            format!("{place}: its certificate is not of a known authority."),
            "fromline config explain ca_file",
        ),
        Reason::AuthRejected => (
            format!("{place} refuses the user name or the password."),
            "fromline config explain relay.password_file",
        ),
        other => (
            format!("{place} does not take our mail: {}.", other.code()),
            settings,
        ),
    }
}

pub fn dns(facts: &DnsFacts) -> DoctorFinding {
    let domain = &facts.domain;
    match (facts.has_mail, facts.has_spf) {
        (None, _) | (_, None) => DoctorFinding::fault(
            DoctorArea::Dns,
            Severity::Critical,
            format!("No DNS server of /etc/resolv.conf answered about {domain}."),
            "Gateways are not found, and whether mail arrives is not known.",
            "cat /etc/resolv.conf; resolvectl query example.com",
        ),
        (Some(false), _) => DoctorFinding::fault(
            DoctorArea::Dns,
            Severity::Warning,
            format!("{domain} has no MX record."),
            "If users' primary addresses take no mail, answers and notices do not arrive.",
            "check domains: fromline config explain domains",
        ),
        (Some(true), Some(false)) => DoctorFinding::fault(
            DoctorArea::Dns,
            Severity::Warning,
            format!("{domain} publishes no SPF record."),
            "Mail that your own servers deliver may be refused or marked as spam.",
            format!(
                "publish a TXT record of {domain} that begins with v=spf1 and names your outgoing servers"
            ),
        ),
        (Some(true), Some(true)) => {
            DoctorFinding::well(DoctorArea::Dns, format!("{domain} has MX and SPF records"))
        }
    }
}

pub fn web(url: &str, facts: &WebFacts, now: Timestamp) -> DoctorFinding {
    let proxy = "check the proxy: docs/administrator.md, Behind a proxy";
    let (what, mend) = match facts {
        WebFacts::Answers { expires } => return certificate(url, *expires, now),
        WebFacts::Unresolved => (
            format!("The name in {url} has no address."),
            "add it to DNS, or correct public_url",
        ),
        WebFacts::Refused => (format!("Nothing listens at {url}."), proxy),
        WebFacts::Silent => (format!("{url} does not answer."), proxy),
        WebFacts::NoTls => (format!("What answers at {url} speaks no TLS."), proxy),
        WebFacts::Untrusted(Reason::CertificateExpired) => (
            format!("The certificate of {url} has expired."),
            "renew it, then reload the proxy",
        ),
        WebFacts::Untrusted(Reason::CertificateOtherName) => {
            (format!("The certificate of {url} is for another name."), proxy)
        }
        WebFacts::Untrusted(_) => (
            format!("The certificate of {url} is not of a known authority."),
            "if it is of your own authority: fromline config explain ca_file",
        ),
        WebFacts::Foreign(Some(421)) => (
            format!("{url} leads to Fromline, which does not know the name that the proxy passes on."),
            "the proxy has to pass on Host: docs/administrator.md, Behind a proxy",
        ),
        WebFacts::Foreign(Some(status)) => (
            format!("{url} does not lead to Fromline: status {status}."),
            proxy,
        ),
        WebFacts::Foreign(None) => (format!("{url} does not lead to Fromline."), proxy),
    };
    DoctorFinding::fault(
        DoctorArea::Web,
        Severity::Critical,
        what,
        "From this machine, the page cannot be opened; probably nobody can sign in.",
        mend,
    )
}

fn certificate(url: &str, expires: Option<Timestamp>, now: Timestamp) -> DoctorFinding {
    match expires {
        Some(expires) if expires.duration_since(now) < RENEWED => DoctorFinding::fault(
            DoctorArea::Web,
            Severity::Warning,
            format!("The certificate of {url} ends at {expires:.0}."),
            "After that, browsers refuse the page.",
            "renew it: certbot renew, or as your certificates are renewed",
        ),
        Some(expires) => {
            DoctorFinding::well(DoctorArea::Web, format!("{url}, certificate until {expires:.0}"))
        }
        None => DoctorFinding::well(DoctorArea::Web, url),
    }
}

pub fn postfix(facts: &PostfixFacts) -> Vec<DoctorFinding> {
    match facts {
        PostfixFacts::Absent => Vec::new(),
        PostfixFacts::NotConnected => vec![DoctorFinding::fault(
            DoctorArea::Postfix,
            Severity::Warning,
            "Postfix does not ask Fromline.",
            "Mail that users send leaves as before, whatever the policy says.",
            "follow docs/postfix.md: set [mta], then: fromline postfix configure",
        )],
        PostfixFacts::Unreadable(why) => vec![DoctorFinding::fault(
            DoctorArea::Postfix,
            Severity::Critical,
            why.clone(),
            "Mail that users send may leave without a decision, or not at all.",
            "fromline postfix check (as root)",
        )],
        PostfixFacts::Checked(findings) if findings.is_empty() => vec![DoctorFinding::well(
            DoctorArea::Postfix,
            "both instances are configured as they should be",
        )],
        PostfixFacts::Checked(findings) => findings
            .iter()
            .map(|finding| {
                DoctorFinding::fault(
                    DoctorArea::Postfix,
                    Severity::Critical,
                    &finding.what,
                    &finding.follows,
                    &finding.mend,
                )
            })
            .collect(),
    }
}
