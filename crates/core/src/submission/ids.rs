//! Identifiers (RFC 5322 section 3.6.4): many programs write the name of their machine into them, some the primary address.

use super::{Concealed, Edit};
use crate::headers::{BODY_MAX, HeaderFields};

/// Names a message, and whatever answers it.
const OWN: [&str; 2] = ["Message-ID", "Resent-Message-ID"];
/// Names other messages.
const OTHERS: [&str; 2] = ["References", "In-Reply-To"];

/// What Gmail writes behind the `@` for everybody: no machine's name.
const SHARED: &str = "mail.gmail.com";

/// Derives a replacement for the part before an identifier's `@`, always the same for the same input: letters and digits.
pub type Renew<'a> = &'a dyn Fn(&str) -> String;

impl Concealed {
    /// Adds the writer's machine as named in the message's Message-ID.
    #[must_use]
    pub fn of_message(self, fields: &HeaderFields<'_>) -> Self {
        let host = fields.first("Message-ID").and_then(|(_, body)| {
            let host = parse_host(parse_identifier(body))?.to_ascii_lowercase();
            let is_name = host != SHARED && host != "localhost" && !self.is_own(&host);
            is_name.then_some(host)
        });
        self.with_machine(host)
    }

    /// Returns true if an identifier reveals the writer, the organisation or the machine.
    pub fn is_in_id(&self, id: &str) -> bool {
        self.is_writer_in_id(id) || parse_host(id).is_some_and(|host| self.is_machine(host))
    }

    /// Returns true if an identifier reveals the writer or the organisation.
    pub fn is_writer_in_id(&self, id: &str) -> bool {
        let is_of_domains = |host: &str| self.is_of_domains(host);
        self.names_address(id) || self.names_login(id) || parse_host(id).is_some_and(is_of_domains)
    }

    /// Returns the identifier that replaces one which reveals any of them.
    pub fn renewed(&self, id: &str, renew: Renew<'_>) -> String {
        format!("{}@{}", renew(id), self.own_domain())
    }
}

/// Computes the edits that keep the identifiers of a header section from revealing where the message comes from.
///
/// A message's own identifier stays if its right side is the alias's domain, and does not name the writer. Those that it answers are
/// other people's, and stay, but for those of the organisation and of the writer's machine. Another one is always made in the
/// same way, so that answers to one's own mail still find it.
pub fn renew_ids(fields: &HeaderFields<'_>, concealed: &Concealed, renew: Renew<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for name in OWN {
        for (place, (name, body)) in fields.every(name).enumerate() {
            let id = parse_identifier(body);
            // What names nothing would be one identifier for everybody's: whoever takes the message makes one.
            if id.is_empty() {
                edits.push(Edit::Remove {
                    name: name.to_owned(),
                    nth: place + 1,
                });
                continue;
            }
            let is_own = parse_host(id).is_some_and(|host| concealed.is_own(host));
            if body.len() > BODY_MAX || !is_own || concealed.is_in_id(id) {
                let body = format!("<{}>", concealed.renewed(id, renew));
                edits.push(replace(name, place, body));
            }
        }
    }
    for name in OTHERS {
        for (place, (name, body)) in fields.every(name).enumerate() {
            if let Some(body) = others(body, concealed, renew) {
                edits.push(replace(name, place, body));
            }
        }
    }
    edits
}

fn replace(name: &str, place: usize, body: String) -> Edit {
    Edit::Replace {
        name: name.to_owned(),
        nth: place + 1,
        body,
    }
}

/// The identifiers of other messages with those renewed that tell something; none if nothing changes. What stands between them,
/// "Your message of …", is obsolete syntax (RFC 5322 section 4.5.4), and goes if something changes.
fn others(body: &str, concealed: &Concealed, renew: Renew<'_>) -> Option<String> {
    let mut ids = Vec::new();
    let mut changes = false;
    let mut between = String::new();
    let mut rest = body;
    while let Some((before, behind)) = rest.split_once('<') {
        between.push_str(before);
        let (id, after) = behind.split_once('>').unwrap_or((behind, ""));
        rest = after;
        let id: String = id.split_whitespace().collect();
        if concealed.is_in_id(&id) {
            changes = true;
            ids.push(format!("<{}>", concealed.renewed(&id, renew)));
        } else {
            ids.push(format!("<{id}>"));
        }
    }
    between.push_str(rest);
    let tells = concealed.names_address(&between) || concealed.names_domain(&between);
    (changes || tells).then(|| ids.join(" "))
}

/// The text between the angle brackets, or all of it without brackets.
pub fn parse_identifier(body: &str) -> &str {
    let inside = body.split_once('<').map_or(body, |(_, behind)| behind);
    inside.split('>').next().unwrap_or_default().trim()
}

/// The right side of an identifier: its host.
pub fn parse_host(id: &str) -> Option<&str> {
    id.rsplit_once('@')
        .map(|(_, host)| host)
        .filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{headers::parse_fields, submission::apply_edits};

    /// Stands in for the keyed hash.
    fn renew(id: &str) -> String {
        format!("new{}", id.len())
    }

    fn written(head: &str) -> String {
        let message = format!("{}\r\n\r\n", head.replace('\n', "\r\n"));
        let found = parse_fields(message.as_bytes()).unwrap();
        let concealed = Concealed::new(
            ["pat.primary@example.com"],
            "pen.name@partner.com",
            ["example.com"],
        );
        let concealed = concealed.of_message(&found);
        let edits = renew_ids(&found, &concealed, &renew);
        let text = String::from_utf8(apply_edits(message.as_bytes(), &edits)).unwrap();
        text.trim_end().replace("\r\n", "\n")
    }

    #[test]
    fn a_message_s_own_identifier_is_of_the_alias_s_domain() {
        for (id, expected) in [
            ("<uuid@partner.com>", "<uuid@partner.com>"),
            ("<uuid@Mail.Partner.com>", "<uuid@Mail.Partner.com>"),
            ("<a.pat.primary@example.com>", "<new25@partner.com>"),
            ("<1.pat.primary%40example.com@partner.com>", "<new39@partner.com>"),
            ("<pat.primary@partner.com>", "<new23@partner.com>"),
            ("<x@pats-laptop.home.example.org>", "<new30@partner.com>"),
            ("<x@pats-laptop>", "<new13@partner.com>"),
            ("<x@localhost>", "<new11@partner.com>"),
            ("<x@[192.0.2.7]>", "<new13@partner.com>"),
            ("<x@notpartner.com>", "<new16@partner.com>"),
            ("nothing", "<new7@partner.com>"),
        ] {
            let head = written(&format!("From: a@b.cd\nMessage-ID: {id}"));
            assert_eq!(head, format!("From: a@b.cd\nMessage-ID: {expected}"), "{id}");
        }
        for nothing in ["", "<>"] {
            assert_eq!(
                written(&format!("From: a@b.cd\nMessage-ID: {nothing}")),
                "From: a@b.cd"
            );
        }
    }

    #[test]
    fn those_of_others_stay() {
        let head = "Message-ID: <1@laptop.home.net>\nIn-Reply-To: <abc@recipient.test>\n\
                    References: <22@LAPTOP.home.net> <abc@recipient.test>\n <333@mail.example.com> <a@partner.com>";
        insta::assert_snapshot!(written(head), @r"
        Message-ID: <new17@partner.com>
        In-Reply-To: <abc@recipient.test>
        References: <new18@partner.com> <abc@recipient.test>
         <new20@partner.com> <a@partner.com>
        ");
        let gmail = "Message-ID: <1@mail.gmail.com>\nIn-Reply-To: <2@mail.gmail.com>";
        assert!(written(gmail).ends_with("In-Reply-To: <2@mail.gmail.com>"));
        let old = "Message-ID: <1@partner.com>\nIn-Reply-To: Your message of Monday to pat.primary@example.com\n <a@b.cd>";
        assert!(written(old).ends_with("In-Reply-To: <a@b.cd>"));
    }
}
