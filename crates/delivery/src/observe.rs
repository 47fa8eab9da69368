//! Where a message is now.

use crate::{
    hosts::{DOWN, Host, PARTNER_COM, PARTNER_NET, PARTNER_ORG, SLOW, WRONG},
    mailbox::{Mail, address},
    outcome::{Arrival, Outcome},
    servers::sink::Sink,
    world::World,
};

impl World {
    /// What became of the message with this id, so far.
    pub fn observe(&self, id: &str, refusal: Option<&str>) -> Outcome {
        let own = format!("<{id}>");
        let named = |mail: &Mail| mail.every("Message-ID").contains(&own);
        let copies = self.organisation.outbound.mailbox.those(named).len();
        let arrived = |mail: &Mail, route: Option<Host>| arrival(mail, route, copies);
        let mut arrivals: Vec<Arrival> = Vec::new();
        arrivals.extend(
            self.recipient
                .mailbox
                .those(named)
                .iter()
                .map(|mail| arrived(mail, None)),
        );
        arrivals.extend(
            self.organisation
                .main
                .mailbox
                .those(named)
                .iter()
                .map(|mail| arrived(mail, None)),
        );
        for (host, sink) in self.sinks() {
            arrivals.extend(sink.with(&own).iter().map(|mail| arrived(mail, Some(host))));
        }
        if let Some(refusal) = refusal {
            // Told no, and delivered all the same: then it is not refused.
            return match arrivals.len() {
                0 => Outcome::Refused(refusal.to_owned()),
                _ => Outcome::Often(arrivals),
            };
        }
        let returned = self.returned(id);
        match (arrivals.pop(), arrivals.is_empty(), returned) {
            (None, _, None) => Outcome::Nowhere,
            (None, _, Some(outcome)) => outcome,
            (Some(arrival), true, None) => Outcome::Arrived(arrival),
            (Some(arrival), ..) => {
                arrivals.push(arrival);
                Outcome::Often(arrivals)
            }
        }
    }

    /// The notification that came back, if one did.
    fn returned(&self, id: &str) -> Option<Outcome> {
        let is_return =
            |mail: &Mail| mail.text.contains(id) && mail.field("Return-Path").as_deref() == Some("<>");
        let mail = self
            .organisation
            .main
            .mailbox
            .those(is_return)
            .into_iter()
            .next()?;
        let to = mail.field("Delivered-To").unwrap_or_default();
        let words: Vec<&str> = mail.text.split_whitespace().collect();
        Some(Outcome::Returned {
            to,
            words: words.join(" "),
        })
    }

    /// The servers that keep what they get.
    pub fn sinks(&self) -> [(Host, &Sink); 4] {
        let all = &self.partners;
        [
            (PARTNER_ORG, &all.org),
            (DOWN, &all.down),
            (SLOW, &all.slow),
            (WRONG, &all.wrong),
        ]
    }
}

/// A mail as it arrived; `sink`: where it ended, if that was at a gateway.
fn arrival(mail: &Mail, sink: Option<Host>, copies: usize) -> Arrival {
    let received = mail.every("Received");
    let by = |host: &Host| {
        received
            .iter()
            .any(|line| line.contains(&format!("by {} ", host.name)))
    };
    let gateway = sink.or_else(|| [PARTNER_COM, PARTNER_NET].into_iter().find(by));
    let one = |name: &str| mail.every(name).join(" + ");
    Arrival {
        from: one("From"),
        sender: one("Sender"),
        reply_to: one("Reply-To"),
        envelope: mail
            .field("Return-Path")
            .map(|path| address(&path))
            .unwrap_or_default(),
        signed: signed(mail),
        route: gateway.map_or("organisation", |host| host.name).to_owned(),
        copies,
    }
}

/// The domains whose signatures hold, as the recipient's server says; those that are only there where nobody looks.
fn signed(mail: &Mail) -> String {
    let results = mail.every("Authentication-Results");
    let domains = |text: &str, tag: &str| {
        let (_, rest) = text.split_once(tag)?;
        rest.split([' ', ';']).next().map(str::to_owned)
    };
    let mut all: Vec<String> = if results.is_empty() {
        mail.every("DKIM-Signature")
            .iter()
            .filter_map(|field| domains(field, " d="))
            .collect()
    } else {
        let every = results.iter().flat_map(|line| line.split(';'));
        every
            .filter(|result| result.contains("dkim=pass"))
            .filter_map(|result| domains(result, "header.d="))
            .collect()
    };
    all.sort();
    all.join(", ")
}
