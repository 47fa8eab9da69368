//! Where a message is now.

use crate::{
    hosts::{DOWN, HANDING_ON, Host, MAIL, PARTNER_ORG, RECIPIENT, SLOW, WRONG},
    mailbox::{Mail, address, mark},
    outcome::{Arrival, Outcome},
    results::Results,
    servers::sink::Sink,
    world::World,
};

impl World {
    /// Determines the present outcome of the message with this id.
    pub fn observe(&self, id: &str, refusal: Option<&str>) -> Outcome {
        let named = |mail: &Mail| mail.is(id);
        let copies = self.organisation.outbound.mailbox.those(named).len();
        let mut arrivals: Vec<Arrival> = Vec::new();
        for (mailbox, host) in [
            (&self.recipient.mailbox, RECIPIENT),
            (&self.organisation.main.mailbox, MAIL),
        ] {
            let mails = mailbox.those(named);
            arrivals.extend(mails.iter().map(|mail| arrival(mail, host, None, copies)));
        }
        for (host, sink) in self.sinks() {
            let mails = sink.those(named);
            arrivals.extend(mails.iter().map(|mail| arrival(mail, host, Some(host), copies)));
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
        let mark = mark(id);
        let tells = |mail: &Mail| mail.text.contains(id) || mail.text.contains(&mark);
        let is_return = |mail: &Mail| tells(mail) && mail.field("Return-Path").as_deref() == Some("<>");
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

    /// The servers that store the mail they receive.
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

/// A mail as it arrived at a host; `sink`: the gateway where it ended, if it did.
fn arrival(mail: &Mail, host: Host, sink: Option<Host>, copies: usize) -> Arrival {
    let results = Results::read(mail, host);
    let received = mail.every("Received");
    let by = |host: &Host| {
        received
            .iter()
            .any(|line| line.contains(&format!("by {} ", host.name)))
    };
    let gateway = sink.or_else(|| HANDING_ON.into_iter().find(by));
    let one = |name: &str| mail.every(name).join(" + ");
    Arrival {
        from: one("From"),
        sender: one("Sender"),
        reply_to: one("Reply-To"),
        envelope: mail
            .field("Return-Path")
            .map(|path| address(&path))
            .unwrap_or_default(),
        signed: results.signed(mail),
        verdict: results.verdict(),
        route: gateway.map_or("organisation", |host| host.name).to_owned(),
        copies,
    }
}
