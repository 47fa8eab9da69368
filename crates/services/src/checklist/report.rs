//! What the headers of a received message tell: that the test message has arrived, and whether mail from a domain is signed.

use fromline_base::{encoded_word, idn::to_ascii};
use fromline_core::{
    Reason,
    address::Address,
    authentication::find_signature,
    headers::{HeaderError, Headers, parse_fields},
};
use fromline_store::{
    checklist::{self, SeenSignature},
    users::User,
};

use super::Checklist;
use crate::refusal::Refusal;

impl Checklist<'_> {
    /// Reads the headers of a message from one of the organization's domains, as an administrator received it, and stores only what they
    /// tell: that their test message has arrived, and what the receiving server found of its DKIM signatures.
    ///
    /// # Errors
    ///
    /// At `message`, what is wrong with the headers; [`Reason::DomainNotOwn`] if the author is not in one of the domains;
    /// [`Reason::DkimResultsMissing`] if the headers tell neither.
    pub async fn read_message(self, user: &User, message: &str) -> Result<(), Refusal> {
        let fields = parse_fields(message.as_bytes()).map_err(|error| at_message(error.reason()))?;
        let headers = Headers::parse(message.as_bytes(), &encoded_word::decode);
        let headers = headers.map_err(|error: HeaderError| at_message(error.reason()))?;
        let author = headers
            .author()
            .map(|author| Address::parse(&author.address, &to_ascii));
        let author = author.and_then(Result::ok);
        let author = author.ok_or_else(|| at_message(Reason::HeadersNoSender))?;
        let domain = author.domain();
        if !self.context.config.domains.iter().any(|own| own == domain) {
            return Err(at_message(Reason::DomainNotOwn));
        }
        let found = find_signature(&fields, domain);
        let id = fields.first("Message-ID").map(|(_, body)| body.trim());
        let id = id.and_then(|id| id.strip_prefix('<')?.strip_suffix('>'));
        let now = self.context.clock.now();
        self.context
            .store
            .write(|db| {
                let sent = checklist::find_test(db, user.id)?;
                let is_test = sent.is_some_and(|sent| Some(sent.message_id.as_str()) == id);
                if is_test {
                    checklist::record_arrival(db, user.id, now)?;
                }
                match &found {
                    Some(found) => {
                        let seen = SeenSignature {
                            domain: domain.to_owned(),
                            found: found.clone(),
                            at: now,
                        };
                        checklist::record_signature(db, &seen)?;
                        Ok(())
                    }
                    None if is_test => Ok(()),
                    None => Err(at_message(Reason::DkimResultsMissing)),
                }
            })
            .await
    }
}

fn at_message(reason: Reason) -> Refusal {
    Refusal::field("message", reason)
}
