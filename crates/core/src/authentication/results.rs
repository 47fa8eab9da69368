//! `Authentication-Results` (RFC 8601): what a receiving server wrote down.

use super::{Authentication, Dmarc};

/// One field: who checked, and each check.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Results {
    /// The server that checked (section 2.5); anybody can write any name, so a reader has to know it.
    pub authserv_id: String,
    /// The checks, in their order.
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
    /// Reads the body of a field; `None` if there is no authserv-id.
    pub fn parse(body: &str) -> Option<Self> {
        let mut statements = statements(body).into_iter();
        // The id may be followed by a version.
        let authserv_id = statements
            .next()?
            .into_iter()
            .next()
            .filter(|id| !id.contains('='))?;
        Some(Self {
            authserv_id,
            checks: statements.filter_map(check).collect(),
        })
    }

    /// What these checks prove.
    pub fn authentication(&self) -> Authentication {
        let mut found = Authentication::default();
        for check in &self.checks {
            let passed = check.result == "pass";
            match check.method.as_str() {
                "spf" if passed => found.spf = check.domain(&["smtp.mailfrom", "smtp.helo"]).or(found.spf),
                "dkim" if passed => found.dkim.extend(check.domain(&["header.d", "header.i"])),
                // An error in between says nothing.
                "dmarc" => found.dmarc = check.dmarc().or(found.dmarc),
                _ => (),
            }
        }
        found
    }
}

impl MethodResult {
    /// What a check of DMARC says; nothing if it could not be made.
    pub(super) fn dmarc(&self) -> Option<Dmarc> {
        match self.result.as_str() {
            "pass" | "bestguesspass" => Some(Dmarc::Pass),
            "fail" => Some(Dmarc::Fail),
            "none" => Some(Dmarc::None),
            _ => None,
        }
    }

    /// The domain of the first of these properties that is there.
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

    fn found(body: &str) -> (String, Authentication) {
        let results = Results::parse(body).unwrap();
        (results.authserv_id.clone(), results.authentication())
    }

    fn authentication(spf: Option<&str>, dkim: &[&str], dmarc: Option<Dmarc>) -> Authentication {
        Authentication {
            spf: spf.map(str::to_owned),
            dkim: dkim.iter().map(|domain| (*domain).to_owned()).collect(),
            dmarc,
        }
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
        assert_eq!(Results::parse("spf=pass"), None);
    }

    proptest! {
        #[test]
        fn whatever_stands_there(body in "[a-c=;()\"\\\\ .]{0,60}") {
            let _ = Results::parse(&body).map(|results| results.authentication());
        }
    }
}
