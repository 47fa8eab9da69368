//! `Authentication-Results` (RFC 8601): what a receiving server wrote down.

use super::{Authentication, Checked, Dmarc, verdict::Believed};
use crate::headers::HeaderFields;

/// An `Authentication-Results` field: its server and the results of each method.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Results {
    /// The server that wrote the field (authserv-id, section 2.5). Anyone can write any name, so a reader has to know it. Empty if missing,
    /// as in those of Microsoft's servers.
    pub authserv_id: String,
    /// The results, in their order.
    pub checks: Vec<MethodResult>,
}

/// The result of one method (RFC 8601 `resinfo`): `method=result` with its properties.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct MethodResult {
    /// `spf`, `dkim`, `dmarc` …, in lower case.
    pub method: String,
    /// `pass`, `fail`, `none` …, in lower case.
    pub result: String,
    /// `smtp.mailfrom`, `header.d` …, in lower case, with their values.
    pub properties: Vec<(String, String)>,
}

impl Results {
    /// Parses the body of a field; `None` if it is empty.
    pub fn parse(body: &str) -> Option<Self> {
        let statements = statements(body);
        // The id may be followed by a version.
        let first = statements.first()?.first()?;
        let (authserv_id, skipped) = if first.contains('=') {
            (String::new(), 0)
        } else {
            (first.clone(), 1)
        };
        Some(Self {
            authserv_id,
            checks: statements.into_iter().skip(skipped).filter_map(check).collect(),
        })
    }

    /// Returns true if these results come from the trusted server.
    pub fn are_of(&self, believed: Believed<'_>) -> bool {
        match believed {
            Believed::Named(name) => !name.is_empty() && self.authserv_id.eq_ignore_ascii_case(name),
            Believed::Unnamed => self.authserv_id.is_empty(),
            Believed::OnlyServer => false,
        }
    }

    /// The authentication that these results state.
    pub fn authentication(&self) -> Authentication {
        let mut found = Authentication::default();
        for check in &self.checks {
            let passed = check.result == "pass";
            // An error in between says nothing.
            let told = check.result != "temperror";
            match check.method.as_str() {
                "spf" => {
                    found.checked.spf |= told;
                    let domain = check.domain(&["smtp.mailfrom", "smtp.helo"]).filter(|_| passed);
                    found.spf = domain.or(found.spf);
                }
                "dkim" => {
                    found.checked.dkim |= told;
                    let domain = check.domain(&["header.d", "header.i"]).filter(|_| passed);
                    found.dkim.extend(domain);
                }
                "dmarc" => {
                    if let Some(dmarc) = check.dmarc() {
                        found.dmarc = Some(dmarc);
                        found.dmarc_domain = check.domain(&["header.from"]);
                    }
                }
                _ => (),
            }
        }
        found
    }
}

/// How many fields of results are read.
const RESULTS_MAX: usize = 20;

/// Collects the trusted server's authentication, if it wrote any, and the results of all others.
///
/// Each of a server's checkers may have written a field, some above the `Received` of that server and some below; behind the
/// next `Received` stands what was written of an earlier passage.
pub fn collect_results(
    fields: &HeaderFields<'_>,
    believed: Option<Believed<'_>>,
) -> (Option<Authentication>, Vec<Results>) {
    let mut verified: Option<(usize, Authentication)> = None;
    let mut others = Vec::new();
    let mut hops = 0;
    for (name, body) in fields.all() {
        if name.eq_ignore_ascii_case("Received") {
            hops += 1;
        }
        if !name.eq_ignore_ascii_case("Authentication-Results") || others.len() >= RESULTS_MAX {
            continue;
        }
        let Some(results) = Results::parse(body) else {
            continue;
        };
        if !believed.is_some_and(|believed| results.are_of(believed)) {
            others.push(results);
            continue;
        }
        let (began, all) = verified.get_or_insert_with(|| (hops, Authentication::default()));
        if hops <= *began + 1 {
            all.add(results.authentication());
        }
    }
    (verified.map(|(_, all)| all), others)
}

impl Authentication {
    /// Adds what another checker of the same server found out; of two words the first counts.
    fn add(&mut self, other: Self) {
        let Checked { spf, dkim } = other.checked;
        self.spf = self.spf.take().or(other.spf);
        self.dkim.extend(other.dkim);
        if self.dmarc.is_none() {
            self.dmarc = other.dmarc;
            self.dmarc_domain = other.dmarc_domain;
        }
        self.checked.spf |= spf;
        self.checked.dkim |= dkim;
    }
}

impl MethodResult {
    /// DMARC's result in this check; `None` for another result, such as an error.
    pub(super) fn dmarc(&self) -> Option<Dmarc> {
        match self.result.as_str() {
            "pass" => Some(Dmarc::Pass),
            "fail" => Some(Dmarc::Fail),
            // Microsoft's word for a domain that publishes nothing and would pass if it did.
            "none" | "bestguesspass" => Some(Dmarc::None),
            _ => None,
        }
    }

    /// The domain of the first of these properties that is present.
    pub(super) fn domain(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let (_, value) = self.properties.iter().find(|(its, _)| its == name)?;
            let value = value.trim_matches(['<', '>']);
            let domain = value.rsplit_once('@').map_or(value, |(_, domain)| domain);
            let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
            let is_domain = !domain.is_empty() && domain.bytes().all(letter);
            is_domain.then(|| domain.to_ascii_lowercase())
        })
    }
}

fn check(words: Vec<String>) -> Option<MethodResult> {
    let mut pairs = words.into_iter().filter_map(|word| {
        let (name, value) = word.split_once('=')?;
        Some((name.to_ascii_lowercase(), value.to_owned()))
    });
    let (method, result) = pairs.next()?;
    Some(MethodResult {
        // A version may follow: `dkim/1`.
        method: method.split('/').next().unwrap_or_default().to_owned(),
        result: result.to_ascii_lowercase(),
        properties: pairs.collect(),
    })
}

/// The words between semicolons, comments left out, quotes taken off, blanks around `=` closed.
fn statements(body: &str) -> Vec<Vec<String>> {
    let mut statements = vec![Vec::new()];
    let mut word = String::new();
    let mut rest = body.chars().peekable();
    let mut depth = 0_usize;
    let end_word = |word: &mut String, statements: &mut Vec<Vec<String>>| {
        if !word.is_empty()
            && let Some(statement) = statements.last_mut()
        {
            let word = std::mem::take(word);
            match statement.last_mut() {
                Some(before) if word.starts_with('=') || is_open(before) && !word.contains(['=']) => {
                    before.push_str(&word);
                }
                _ => statement.push(word),
            }
        }
    };
    while let Some(character) = rest.next() {
        match character {
            '\\' => word.extend(rest.next().filter(|_| depth == 0)),
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => (),
            '"' => {
                while let Some(quoted) = rest.next_if(|next| *next != '"') {
                    word.push(quoted);
                }
                rest.next();
            }
            ';' => {
                end_word(&mut word, &mut statements);
                statements.push(Vec::new());
            }
            _ if character.is_whitespace() => end_word(&mut word, &mut statements),
            _ => word.push(character),
        }
    }
    end_word(&mut word, &mut statements);
    statements
}

/// Whether a word waits for its value: `smtp.mailfrom=`.
fn is_open(word: &str) -> bool {
    word.ends_with('=') && word.matches('=').count() == 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whom DMARC was asked about and what was looked at is another test's.
    fn found(body: &str) -> (String, Authentication) {
        let results = Results::parse(body).unwrap();
        let found = Authentication {
            dmarc_domain: None,
            checked: Checked::default(),
            ..results.authentication()
        };
        (results.authserv_id, found)
    }

    fn authentication(spf: Option<&str>, dkim: &[&str], dmarc: Option<Dmarc>) -> Authentication {
        Authentication {
            spf: spf.map(str::to_owned),
            dkim: dkim.iter().map(|domain| (*domain).to_owned()).collect(),
            dmarc,
            ..Authentication::default()
        }
    }

    #[test]
    fn what_was_looked_at_and_whom_dmarc_was_asked_about() {
        for (body, checked, domain) in [
            ("mx; none", (false, false), None),
            (
                "mx; spf=none; dkim=none; dmarc=none header.from=A.Example",
                (true, true),
                Some("a.example"),
            ),
            (
                "mx; spf=temperror; dkim=fail header.d=a.example; dmarc=temperror header.from=a.example",
                (false, true),
                None,
            ),
            (
                "mx; spf=softfail smtp.mailfrom=a.example; dmarc=fail",
                (true, false),
                None,
            ),
            (
                "spf=pass (sender IP is 192.0.2.10)\r\n smtp.mailfrom=example.com; dkim=none;dmarc=pass action=none\r\n header.from=example.com;compauth=pass reason=100",
                (true, true),
                Some("example.com"),
            ),
        ] {
            let found = Results::parse(body).unwrap().authentication();
            assert_eq!((found.checked.spf, found.checked.dkim), checked, "{body}");
            assert_eq!(found.dmarc_domain.as_deref(), domain, "{body}");
        }
    }

    #[test]
    fn a_server_s_fields_stand_around_one_received() {
        let message = "Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=a@partner.com\n\
            Received: from a by mx.example.net; Mon, 23 Nov 2026 09:00:00 +0000\n\
            Authentication-Results: other.example; dmarc=pass\n\
            Authentication-Results: MX.example.net; dkim=pass header.d=partner.com\n\
            Received: from b by a; Mon, 23 Nov 2026 09:00:00 +0000\n\
            Authentication-Results: mx.example.net; dmarc=pass header.from=partner.com\n\
            From: a@partner.com\n";
        let fields = crate::headers::parse_fields(message.as_bytes()).unwrap();
        let (verified, others) = collect_results(&fields, Some(Believed::Named("mx.example.net")));
        let expected = Authentication {
            checked: Checked::BOTH,
            ..authentication(Some("partner.com"), &["partner.com"], None)
        };
        assert_eq!(verified, Some(expected));
        assert_eq!(others.len(), 1);
        let (verified, others) = collect_results(&fields, None);
        assert_eq!((verified, others.len()), (None, 4));
        assert_eq!(collect_results(&fields, Some(Believed::Unnamed)).0, None);
    }

    #[test]
    fn what_servers_write() {
        for (body, id, expected) in [
            (
                "mx.example.net; none",
                "mx.example.net",
                authentication(None, &[], None),
            ),
            (
                "mx.example.net 1; spf=pass (sender is (really) ok; yes) smtp.mailfrom=User@Partner.com;\r\n\tdkim=pass header.d=partner.com header.s=a; dmarc=pass header.from=partner.com",
                "mx.example.net",
                authentication(Some("partner.com"), &["partner.com"], Some(Dmarc::Pass)),
            ),
            (
                "mx.google.com; dkim=pass header.i=@example.com header.s=s1; dkim=fail header.d=other.org; spf=pass smtp.mailfrom=example.com; dmarc=fail (p=REJECT sp=REJECT dis=NONE) header.from=partner.com",
                "mx.google.com",
                authentication(Some("example.com"), &["example.com"], Some(Dmarc::Fail)),
            ),
            (
                "\"mx.example.net\"; spf = softfail smtp.mailfrom = \"a@b.cd\"; dmarc=temperror",
                "mx.example.net",
                authentication(None, &[], None),
            ),
            (
                "mx; SPF=PASS smtp.helo=Mail.Partner.com; dmarc=none",
                "mx",
                authentication(Some("mail.partner.com"), &[], Some(Dmarc::None)),
            ),
        ] {
            assert_eq!(found(body), (id.to_owned(), expected), "{body}");
        }
        let found = |body| found(body).1;
        assert_eq!(
            found("mx; spf=pass smtp.mailfrom=<a@partner.com>"),
            authentication(Some("partner.com"), &[], None)
        );
        assert_eq!(
            found("mx; spf=pass smtp.mailfrom= smtp.helo=mx.partner.com"),
            authentication(Some("mx.partner.com"), &[], None)
        );
        assert_eq!(
            found("mx; dkim=pass header.b=\"abcdef==\" header.d=partner.com"),
            authentication(None, &["partner.com"], None)
        );
        assert_eq!(Results::parse(""), None);
        // Microsoft's servers sign with no name.
        assert_eq!(
            super::Results::parse("spf=pass").map(|results| results.authserv_id),
            Some(String::new())
        );
    }

    proptest! {
        #[test]
        fn whatever_stands_there(body in "[a-c=;()\"\\\\ .]{0,60}") {
            let _ = Results::parse(&body).map(|results| results.authentication());
        }
    }
}
