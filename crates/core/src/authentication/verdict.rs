//! What the server that received a message said of it: DMARC for the domain in From.

use super::{Dmarc, Results, are_related};
use crate::{address::is_invisible, headers::HeaderFields, reason::Reason};

/// The longest name of a server that is believed, in bytes: that of a host.
const NAME_MAX: usize = 253;

/// The server whose results a reader trusts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Believed<'a> {
    /// The only server that wrote results with its name, if it is not on the sender's side.
    OnlyServer,
    /// The server of this name (authserv-id, RFC 8601 section 2.5).
    Named(&'a str),
    /// Results without a server's name, which RFC 8601 does not allow and Microsoft's servers write.
    Unnamed,
}

/// The result of DMARC, and the server that reported it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DmarcVerdict {
    /// The result of DMARC.
    pub dmarc: Dmarc,
    /// The server's name as it wrote it (RFC 8601 section 2.5); for results without one, the host that the newest `Received` names after
    /// `by`.
    pub authserv_id: String,
}

/// Finds the trusted server's DMARC result for a From domain (A-labels).
///
/// Anybody on a message's way can write such a field. The name tells the receiver's own, which takes others' with its name
/// away (RFC 8601 section 5); where the field stands does not, since some write it above their `Received` and some below.
/// Of several with that name the uppermost is the newest. Without a name no word of the sender's side counts: `senders` are
/// its domains and hosts.
pub fn find_verdict(
    fields: &HeaderFields<'_>,
    domain: &str,
    believed: Believed<'_>,
    senders: &[&str],
) -> Result<DmarcVerdict, Reason> {
    let all = fields.every("Authentication-Results");
    let said = all.filter_map(|(_, body)| of(&Results::parse(body)?, domain));
    let (unnamed, mut named): (Vec<_>, Vec<_>) = said.partition(|verdict| verdict.authserv_id.is_empty());
    let unnamed = unnamed.into_iter().next();
    let same = |verdict: &DmarcVerdict, name: &str| verdict.authserv_id.eq_ignore_ascii_case(name);
    match (believed, unnamed) {
        (Believed::Unnamed, Some(verdict)) => {
            let host = receiving_host(fields).ok_or(Reason::ResultsMissing)?;
            Ok(DmarcVerdict {
                authserv_id: host.to_owned(),
                ..verdict
            })
        }
        (Believed::OnlyServer | Believed::Named(_), Some(_)) if named.is_empty() => {
            Err(Reason::ResultsUnnamed)
        }
        _ if named.is_empty() => Err(Reason::ResultsMissing),
        (Believed::Unnamed, None) => Err(Reason::ResultsMissing),
        (Believed::Named(name), _) => named
            .into_iter()
            .find(|verdict| same(verdict, name))
            .ok_or(Reason::AuthservIdUnknown),
        (Believed::OnlyServer, _) => {
            let first = named.swap_remove(0);
            let one = named.iter().all(|verdict| same(verdict, &first.authserv_id));
            let of_sender = |sender: &&str| are_related(&first.authserv_id, sender);
            if one && !senders.iter().any(of_sender) {
                Ok(first)
            } else {
                Err(Reason::AuthservIdNeeded)
            }
        }
    }
}

/// The host behind `by` in the newest `Received` (RFC 5321 section 4.4): the one that took the message last.
fn receiving_host<'a>(fields: &'a HeaderFields<'_>) -> Option<&'a str> {
    let (_, body) = fields.first("Received")?;
    let mut words = body
        .split_whitespace()
        .skip_while(|word| !word.eq_ignore_ascii_case("by"));
    words
        .nth(1)
        .map(|host| host.trim_end_matches(';'))
        .filter(|host| is_server_name(host))
}

/// What these results say of the domain.
fn of(results: &Results, domain: &str) -> Option<DmarcVerdict> {
    let dmarc = results.checks.iter().find_map(|check| {
        let is_of = |name: &str| check.properties.iter().any(|(its, _)| its == name);
        // Rspamd names the domain above it in whose record it found the policy.
        let about = check.domain(&["header.from"]);
        let about = about.is_some_and(|about| about.len() <= domain.len() && are_related(&about, domain));
        let ours = check.method == "dmarc" && (!is_of("header.from") || about);
        ours.then(|| check.dmarc())?
    })?;
    let is_known = results.authserv_id.is_empty() || is_server_name(&results.authserv_id);
    is_known.then(|| DmarcVerdict {
        dmarc,
        authserv_id: results.authserv_id.clone(),
    })
}

/// Returns true if a text can be stored and shown as a server's name.
pub fn is_server_name(name: &str) -> bool {
    let odd = |character: char| character.is_whitespace() || is_invisible(character);
    !name.is_empty() && name.len() <= NAME_MAX && !name.chars().any(odd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::headers::parse_fields;

    const SENDERS: [&str; 2] = ["partner.com", "smtp.provider.net"];

    fn read(message: &str, named: Option<&str>) -> String {
        read_of("partner.com", message, named)
    }

    fn read_of(domain: &str, message: &str, named: Option<&str>) -> String {
        let fields = parse_fields(message.as_bytes()).unwrap();
        let believed = named.map_or(Believed::OnlyServer, Believed::Named);
        match find_verdict(&fields, domain, believed, &SENDERS) {
            Ok(verdict) => format!("{:?} by {}", verdict.dmarc, verdict.authserv_id),
            Err(reason) => reason.code().to_owned(),
        }
    }

    #[test]
    fn one_server_s_word_or_that_of_the_one_that_is_named() {
        let pass = "Authentication-Results: mx.example.net; dmarc=pass header.from=partner.com\n";
        let other = "Authentication-Results: Other.example; spf=pass; dmarc=fail header.from=Partner.COM\n";
        let twice = "Authentication-Results: mx.example.net; dmarc=fail\n";
        let unread = "Authentication-Results: mx.example.net; dkim=pass header.d=partner.com\n";
        let received = "Received: from a by b; Mon, 23 Nov 2026 09:00:00 +0000\n";
        let (mx, none) = (Some("MX.example.net"), None);
        for (message, named, expected) in [
            (pass.to_owned(), none, "Pass by mx.example.net"),
            (pass.to_owned(), mx, "Pass by mx.example.net"),
            // Some servers write it below their own Received.
            (
                format!("{received}{pass}{received}"),
                none,
                "Pass by mx.example.net",
            ),
            (format!("{unread}{pass}"), none, "Pass by mx.example.net"),
            (format!("{pass}{twice}"), none, "Pass by mx.example.net"),
            (format!("{twice}{pass}"), mx, "Fail by mx.example.net"),
            (format!("{pass}{other}"), none, "AUTHSERV_ID_NEEDED"),
            (format!("{other}{pass}"), mx, "Pass by mx.example.net"),
            (
                format!("{pass}{other}"),
                Some("other.example"),
                "Fail by Other.example",
            ),
            (other.to_owned(), mx, "AUTHSERV_ID_UNKNOWN"),
            (unread.to_owned(), none, "RESULTS_MISSING"),
            (unread.to_owned(), mx, "RESULTS_MISSING"),
        ] {
            assert_eq!(read(&message, named), expected, "{message}{named:?}");
        }
    }

    #[test]
    fn results_without_a_name_are_believed_by_choice() {
        let unnamed = "Authentication-Results: spf=pass smtp.mailfrom=partner.com; dmarc=pass action=none header.from=partner.com\n";
        let named = "Authentication-Results: mx.example.net; dmarc=fail header.from=partner.com\n";
        let received = "Received: from a.partner.com (192.0.2.1) by VE1.mail.example.net\n (10.0.0.1) with SMTP; Mon, 23 Nov 2026 09:00:00 +0000\n";
        let read = |message: &str, believed| {
            let fields = parse_fields(message.as_bytes()).unwrap();
            match find_verdict(&fields, "partner.com", believed, &SENDERS) {
                Ok(verdict) => format!("{:?} by {}", verdict.dmarc, verdict.authserv_id),
                Err(reason) => reason.code().to_owned(),
            }
        };
        let (only, without) = (Believed::OnlyServer, Believed::Unnamed);
        let mx = Believed::Named("mx.example.net");
        for (message, believed, expected) in [
            (format!("{received}{unnamed}"), only, "RESULTS_UNNAMED"),
            (
                format!("{received}{unnamed}"),
                without,
                "Pass by VE1.mail.example.net",
            ),
            (unnamed.to_owned(), without, "RESULTS_MISSING"),
            (format!("{unnamed}{named}"), only, "Fail by mx.example.net"),
            (format!("{unnamed}{named}"), mx, "Fail by mx.example.net"),
            (
                format!("{unnamed}{received}{named}"),
                without,
                "Pass by VE1.mail.example.net",
            ),
            (named.to_owned(), without, "RESULTS_MISSING"),
            (unnamed.to_owned(), mx, "RESULTS_UNNAMED"),
            (unnamed.to_owned(), Believed::Named(""), "RESULTS_UNNAMED"),
        ] {
            assert_eq!(read(&message, believed), expected, "{message}{believed:?}");
        }
    }

    #[test]
    fn the_sender_s_side_is_believed_only_by_name() {
        for (server, expected) in [
            ("smtp.partner.com", "AUTHSERV_ID_NEEDED"),
            ("PARTNER.com", "AUTHSERV_ID_NEEDED"),
            ("smtp.provider.net", "AUTHSERV_ID_NEEDED"),
            ("mx.notpartner.com", "Pass by mx.notpartner.com"),
        ] {
            let message = format!("Authentication-Results: {server}; dmarc=pass\n");
            assert_eq!(read(&message, None), expected);
            assert_eq!(read(&message, Some(server)), format!("Pass by {server}"));
        }
    }

    #[test]
    fn a_domain_above_may_be_named_whose_policy_applies() {
        // As Rspamd 3.4 wrote it of mail from team.partner.com.
        let rspamd = "Authentication-Results: mx.example.net;\n\tdkim=pass header.d=partner.com header.s=s1 header.b=\"mJ7629/B\";\n\tdmarc=pass (policy=quarantine) header.from=partner.com\n";
        for (domain, expected) in [
            ("team.partner.com", "Pass by mx.example.net"),
            ("a.team.Partner.com", "Pass by mx.example.net"),
            ("notpartner.com", "RESULTS_MISSING"),
            ("team.partner.com.example", "RESULTS_MISSING"),
            ("com", "RESULTS_MISSING"),
        ] {
            assert_eq!(read_of(domain, rspamd, None), expected, "{domain}");
        }
    }

    #[test]
    fn what_is_no_verdict_on_this_domain_is_none() {
        for body in [
            "mx.example.net; none",
            "mx.example.net; dmarc=temperror header.from=partner.com",
            "mx.example.net; dmarc=pass header.from=other.com",
            "mx.example.net; dmarc=pass header.from=news.partner.com",
            "mx.example.net; dmarc=pass header.from=(x)",
            "mx.example.net; dkim=pass (dmarc=pass) header.d=partner.com",
            // Nobody signs with such a name.
            "\"mx example\"; dmarc=pass",
            "mx\u{202e}example; dmarc=pass",
        ] {
            let message = format!("Authentication-Results: {body}\n");
            assert_eq!(read(&message, None), "RESULTS_MISSING", "{body}");
        }
        let long = format!("Authentication-Results: {}; dmarc=pass\n", "m".repeat(254));
        assert_eq!(read(&long, None), "RESULTS_MISSING");
        let none = "Authentication-Results: mx.example.net; dmarc=none header.from=<user.name@partner.com>\n";
        assert_eq!(read(none, None), "None by mx.example.net");
    }
}
