//! What the server that received a mail wrote into it (RFC 8601). It is read here without the product's own code.

use crate::{hosts::Host, mailbox::Mail, outcome::Verdict};

/// The `Authentication-Results` of one host: `method=result` with properties.
pub struct Results(Vec<String>);

impl Results {
    /// Reads the results with this host's name; anyone can forge others.
    pub fn read(mail: &Mail, host: Host) -> Self {
        let fields = mail.every("Authentication-Results");
        let own = fields
            .iter()
            .filter_map(|field| field.strip_prefix(&format!("{};", host.name)));
        let results = own.flat_map(|results| results.split(';'));
        Self(results.map(|result| result.trim().to_owned()).collect())
    }

    /// The domains whose signatures are valid; if none were checked, those of all signatures.
    pub fn signed(&self, mail: &Mail) -> String {
        let mut all: Vec<String> = if self.0.is_empty() {
            let fields = mail.every("DKIM-Signature");
            fields.iter().filter_map(|field| after(field, " d=")).collect()
        } else {
            let passed = self.of("dkim").filter(|result| result.starts_with("dkim=pass"));
            passed.filter_map(|result| after(result, "header.d=")).collect()
        };
        all.sort();
        all.join(", ")
    }

    /// The results of SPF and DMARC.
    pub fn verdict(&self) -> Verdict {
        let spf = self.of("spf").map(|result| {
            // From nobody: the name of the server was asked.
            let asked = after(result, "smtp.mailfrom=").or_else(|| after(result, "smtp.helo="));
            let domain = asked.unwrap_or_default();
            let domain = domain.rsplit('@').next().unwrap_or_default();
            format!("{domain} {}", value(result))
        });
        let dmarc = self.of("dmarc").map(|result| match value(result) {
            "fail" => {
                let policy = after(result, "(policy=").unwrap_or_default();
                format!("fail, p={policy}")
            }
            other => other.to_owned(),
        });
        let joined = |all: Vec<String>| all.join(" + ");
        Verdict {
            spf: joined(spf.collect()),
            dmarc: joined(dmarc.collect()),
        }
    }

    fn of(&self, method: &str) -> impl Iterator<Item = &String> {
        let begin = format!("{method}=");
        self.0.iter().filter(move |result| result.starts_with(&begin))
    }
}

/// The result itself.
fn value(result: &str) -> &str {
    let value = result.split_once('=').map_or("", |(_, value)| value);
    value.split(' ').next().unwrap_or_default()
}

/// What follows a tag, to its end.
fn after(text: &str, tag: &str) -> Option<String> {
    let (_, rest) = text.split_once(tag)?;
    rest.split([' ', ';', ')']).next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosts::RECIPIENT;

    #[test]
    fn only_the_receiver_s_own_word_counts() {
        let signed = "DKIM-Signature: v=1; a=rsa-sha256; d=partner.com; s=s1\n";
        let own = "Authentication-Results: mx.recipient.test;\n\tdkim=pass header.d=example.com header.s=s1;\n\tspf=pass (mx.recipient.test: domain of a@example.com designates 11.0.1.20 as permitted sender) smtp.mailfrom=a@example.com;\n\tdmarc=fail reason=\"SPF not aligned (relaxed), DKIM not aligned (relaxed)\" header.from=partner.com (policy=reject)\n";
        let others =
            "Authentication-Results: mx.recipient.test.example; dmarc=pass header.from=partner.com\n";
        for (head, expected) in [
            (
                format!("{others}{own}{signed}"),
                ["example.com", "example.com pass", "fail, p=reject"],
            ),
            (format!("{others}{signed}"), ["partner.com", "", ""]),
            (
                "Authentication-Results: mx.recipient.test; spf=none (mx.recipient.test: domain of smtp.partner.com has no SPF policy when checking 11.0.2.10) smtp.helo=smtp.partner.com;\n\tdmarc=pass (policy=reject) header.from=partner.com\n".to_owned(),
                ["", "smtp.partner.com none", "pass"],
            ),
            (
                "Authentication-Results: mx.recipient.test; none\n".to_owned(),
                ["", "", ""],
            ),
        ] {
            let mail = Mail {
                text: format!("{head}\nHello\n"),
            };
            let results = Results::read(&mail, RECIPIENT);
            let Verdict { spf, dmarc } = results.verdict();
            assert_eq!([results.signed(&mail), spf, dmarc], expected, "{head}");
        }
    }
}
