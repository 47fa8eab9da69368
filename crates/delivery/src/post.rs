//! Writing a message, and what becomes of it.

use std::{
    thread,
    time::{Duration, Instant},
};

use crate::{
    Failure,
    hosts::{HANDING_ON, Host},
    mailbox::{Mail, mark},
    outcome::{Arrival, Outcome, Verdict},
    table::Row,
    world::{User, World},
};

/// The recipient of most messages.
pub const RECIPIENT: &str = "reader@recipient.test";
/// How long mail may take, retries included.
const PATIENCE: Duration = Duration::from_secs(45);

/// A message that is being composed.
pub struct Post<'w> {
    world: &'w World,
    user: &'w User,
    scene: &'static str,
    what: String,
    id: String,
    /// Another Message-ID than `id`.
    message_id: Option<String>,
    envelope: String,
    recipients: Vec<String>,
    /// Header lines, with CRLF.
    head: String,
    body: String,
}

/// A message that was submitted.
pub struct Sent<'w> {
    world: &'w World,
    scene: &'static str,
    what: String,
    /// Message-ID without angle brackets.
    pub id: String,
    /// The refusal at submission, if any.
    pub refusal: Option<String>,
}

impl World {
    /// Makes the record of a message that was submitted by other means than SMTP.
    pub fn sent(&self, scene: &'static str, what: &str, id: String, refusal: Option<String>) -> Sent<'_> {
        let what = what.to_owned();
        Sent {
            world: self,
            scene,
            what,
            id,
            refusal,
        }
    }

    /// Makes a unique Message-ID, without angle brackets. A gateway would replace one of another domain than the alias's.
    pub fn message_id(&self, scene: &str, from: &str) -> String {
        let domain = from.rsplit('@').next().unwrap_or_default().trim_end_matches('>');
        format!("{scene}.{}@{domain}", self.number())
    }

    /// Composes a message of this user, with this address in From and MAIL FROM.
    pub fn post<'w>(
        &'w self,
        scene: &'static str,
        what: impl Into<String>,
        user: &'w User,
        from: &str,
    ) -> Post<'w> {
        Post {
            world: self,
            user,
            scene,
            what: what.into(),
            id: self.message_id(scene, from),
            message_id: None,
            envelope: from.to_owned(),
            recipients: vec![RECIPIENT.to_owned()],
            head: format!("From: {from}\r\n"),
            body: "Hello\r\n".to_owned(),
        }
    }
}

impl World {
    /// The expected arrival of a message by the organisation's route.
    pub fn by_organisation(&self, user: &User, from: &str) -> Arrival {
        let sender = if from == user.address {
            String::new()
        } else {
            user.address.clone()
        };
        let forecast = self.forecast(from);
        Arrival {
            from: from.to_owned(),
            sender,
            envelope: user.address.clone(),
            signed: forecast.organisation_signs,
            verdict: forecast.organisation,
            route: "organisation".to_owned(),
            copies: 1,
            ..Arrival::default()
        }
    }

    /// The expected arrival of a message by an alias's gateway: signed if the servers of its domain, or of one above, sign.
    pub fn by_gateway(&self, address: &str, host: Host) -> Arrival {
        let domain = address.rsplit('@').next().unwrap_or_default();
        // The organisation signs what is handed in from its own subdomains, too.
        let signers = [Some("example.com"), host.signs()].into_iter().flatten();
        let signed: Vec<&str> = signers.filter(|signer| domain.ends_with(signer)).collect();
        // The others keep what they get: nobody receives it from them.
        let received = HANDING_ON.contains(&host);
        Arrival {
            from: address.to_owned(),
            envelope: address.to_owned(),
            signed: signed.join(", "),
            verdict: if received {
                self.forecast(address).gateway
            } else {
                Verdict::default()
            },
            route: host.name.to_owned(),
            ..Arrival::default()
        }
    }
}

/// The expected arrival with the null sender. SPF is then evaluated for the name of the server that connects (RFC 7208, section 2.4), and
/// none of these publishes a record.
pub fn from_nobody(arrival: Arrival, server: Host) -> Arrival {
    Arrival {
        envelope: String::new(),
        verdict: Verdict {
            spf: format!("{} none", server.name),
            ..arrival.verdict
        },
        ..arrival
    }
}

/// The expected arrival at a colleague: it does not leave the organisation.
pub fn inside(arrival: Arrival) -> Arrival {
    Arrival {
        copies: 0,
        verdict: Verdict::default(),
        ..arrival
    }
}

impl<'w> Post<'w> {
    /// Replaces the usual From by these header lines.
    pub fn head(mut self, head: impl Into<String>) -> Self {
        self.head = head.into();
        self
    }

    /// Adds a header line.
    pub fn with(mut self, line: &str) -> Self {
        self.head += line;
        self.head += "\r\n";
        self
    }

    /// Sets another MAIL FROM address.
    pub fn envelope(mut self, sender: &str) -> Self {
        sender.clone_into(&mut self.envelope);
        self
    }

    /// Sets other recipients instead of the usual one.
    pub fn to(mut self, recipients: &[&str]) -> Self {
        self.recipients = recipients.iter().map(|to| (*to).to_owned()).collect();
        self
    }

    /// Sets the Message-ID, without angle brackets.
    pub fn message_id(mut self, id: impl Into<String>) -> Self {
        self.message_id = Some(id.into());
        self
    }

    /// Sets the body and its header fields.
    pub fn body(mut self, fields: &str, body: &str) -> Self {
        self.head += fields;
        body.clone_into(&mut self.body);
        self
    }

    /// Submits the message by SMTP.
    pub fn send(self) -> Result<Sent<'w>, Failure> {
        let Self {
            world,
            user,
            scene,
            what,
            id,
            message_id,
            envelope,
            recipients,
            head,
            body,
        } = self;
        let mark = mark(&id);
        let message_id = message_id.as_ref().unwrap_or(&id);
        let to: Vec<&str> = recipients.iter().map(String::as_str).collect();
        let first = to.first().copied().unwrap_or_default();
        let message = format!(
            "{head}To: {first}\r\nSubject: {what} {mark}\r\nMessage-ID: <{message_id}>\r\nDate: Thu, 26 Nov 2026 09:00:00 +0000\r\n\r\n{body}",
        );
        let reply = world.submit(user, &envelope, &to, &message)?;
        let refusal = (!reply.is_yes()).then(|| reply.to_string());
        Ok(Sent {
            world,
            scene,
            what,
            id,
            refusal,
        })
    }
}

impl Sent<'_> {
    /// Waits for the expected outcome and records the observed one.
    pub fn expect(self, expected: Outcome) {
        let begun = Instant::now();
        let mut flushed = begun;
        let seen = loop {
            let seen = self.world.observe(&self.id, self.refusal.as_deref());
            let patient = self.refusal.is_none() && begun.elapsed() < PATIENCE;
            let ended = !matches!(seen, Outcome::Nowhere | Outcome::Arrived(_));
            if seen.is(&expected) || ended || !patient {
                break seen;
            }
            // The copy may come a moment after the mail.
            if matches!(seen, Outcome::Arrived(_)) && begun.elapsed() > Duration::from_secs(5) {
                break seen;
            }
            if flushed.elapsed() > Duration::from_secs(2) {
                flushed = Instant::now();
                let _ = self.world.organisation.submission.flush();
            }
            thread::sleep(Duration::from_millis(20));
        };
        let Self {
            scene,
            what,
            id,
            refusal,
            ..
        } = self;
        self.world.table.add(Row {
            scene,
            what,
            id,
            refusal,
            expected,
            seen,
        });
    }

    /// Expects the message to arrive like this.
    pub fn arrives(self, arrival: Arrival) {
        self.expect(Outcome::Arrived(arrival));
    }

    /// Expects the message to be refused in words that begin like this.
    pub fn refused(self, words: &str) {
        self.expect(Outcome::Refused(words.to_owned()));
    }

    /// Description of the tested case.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// The message as the recipient has it, once it is there.
    pub fn mail(&self) -> Result<Mail, Failure> {
        self.settles();
        let found = self.world.recipient.mailbox.those(|mail| mail.is(&self.id));
        let missing = || format!("{} is not there", self.what).into();
        found.into_iter().next().ok_or_else(missing)
    }

    /// Waits until the message is in a mailbox.
    pub fn settles(&self) {
        let nowhere = || self.world.observe(&self.id, self.refusal.as_deref()) == Outcome::Nowhere;
        let begun = Instant::now();
        while nowhere() && begun.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until the message is in the queue with this reason.
    pub fn waits(&self, words: &str) -> Result<(), Failure> {
        let queue = || self.world.organisation.submission.queue().unwrap_or_default();
        let submission = &self.world.organisation.submission;
        crate::shell::wait(
            &format!("{} to wait: {words} {:?}", self.what, queue()),
            40,
            || submission.holds(&self.id) && queue().iter().any(|line| line.contains(words)),
        )
    }
}
