//! How a received mail came: who vouches for its author, what else its header tells, and what can be done.
//!
//! Judged are the results of a server that the reader believes; a Sender field alone proves nothing, for anybody can write one
//! (RFC 5322 section 3.6.2). What nobody has said is not known, which is not the same as "nobody".

mod list;
mod names;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::{
    address::ToAscii,
    authentication::{Authentication, Dmarc, are_related},
    delivery_route::DeliveryRoute,
    headers::{Decode, Field, HeaderFields, Headers},
    message::Mailbox,
};
use names::Names;

/// The findings from a received message's header.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Diagnosis {
    /// Domains that authenticate the author.
    pub origin: MailOrigin,
    /// Further findings, the most important first.
    pub remarks: Vec<Remark>,
    /// Advice on what to do, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Advice>,
}

/// The domains that authenticate the author of a message.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(
    tag = "kind",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase"
)]
pub enum MailOrigin {
    /// The author's own domain: DMARC passed, or SPF or DKIM did for that domain.
    Author {
        /// Address of the author.
        author: String,
        /// True if DMARC passed.
        dmarc: bool,
        /// The other domains for which SPF or DKIM passed.
        others: Vec<String>,
    },
    /// Domains other than the author's are authenticated, and the author's is not.
    Others {
        /// Address of the author.
        author: String,
        /// The domains for which SPF or DKIM passed.
        domains: Vec<String>,
    },
    /// The message has no authenticated domain: DMARC failed, and nothing is known of other domains; or SPF and DKIM were evaluated, and
    /// neither passed.
    Nobody {
        /// Address of the author.
        author: String,
    },
    /// No trusted server has written results.
    Unknown {
        /// Address of the author.
        author: String,
        /// The route that the names in the message suggest, if several agree. They prove nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by_names: Option<DeliveryRoute>,
        /// The domain that these names suggest.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        named: String,
    },
    /// The message has several From fields (RFC 5322 section 3.6 allows one): which author is shown depends on the program.
    SeveralFrom {
        /// The first author of each field, in their order.
        authors: Vec<Mailbox>,
    },
    /// From has no address with a domain, so no domain could authenticate it.
    NoAuthor,
}

/// A further finding from the header.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(
    tag = "kind",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase"
)]
pub enum Remark {
    /// The message comes from a mail server: a delivery failed or was delayed (RFC 3464).
    DeliveryStatus,
    /// The message came by a mailing list or group that kept the author.
    List {
        /// The list: its List-Id (RFC 2919), or its address.
        list: String,
    },
    /// A mailing list or group replaced the address in From with its own.
    ListRewrote {
        /// The list: its List-Id, or its address.
        list: String,
        /// The original author, as far as known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        author: Option<Mailbox>,
    },
    /// A server on the way replaced the address in From and kept the author in a field of its own.
    Rewrote {
        /// The original author's mailbox.
        author: Mailbox,
    },
    /// The message was sent by a service for bulk mail.
    Bulk,
    /// The message was forwarded: its envelope sender was rewritten (SRS).
    Forwarded {
        /// Domain of the forwarder.
        by: String,
    },
    /// Sender names a mailbox other than the author, as the one that transmitted the message.
    Sender {
        /// The mailbox in Sender.
        sender: Mailbox,
        /// True if its domain is the author's.
        same_domain: bool,
    },
    /// Sender has no valid address, or is empty.
    SenderNobody {
        /// Text of the field; may be empty.
        text: String,
    },
}

/// Advice to the sender of a message.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(
    tag = "kind",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase"
)]
pub enum Advice {
    /// Use a gateway: let the address's own SMTP server deliver.
    Gateway,
    /// Let the sending service sign with DKIM for the author's domain.
    Sign {
        /// The author's domain, in A-labels.
        domain: String,
    },
    /// Make the sending program write only one From field.
    OneFrom,
}

impl Diagnosis {
    /// The route that the message took: by the author's own servers, or by those of others.
    pub const fn route(&self) -> Option<DeliveryRoute> {
        match &self.origin {
            MailOrigin::Author { .. } => Some(DeliveryRoute::Gateway),
            MailOrigin::Others { .. } => Some(DeliveryRoute::Organisation),
            MailOrigin::Unknown { by_names, .. } => *by_names,
            MailOrigin::Nobody { .. } | MailOrigin::SeveralFrom { .. } | MailOrigin::NoAuthor => None,
        }
    }
}

/// Diagnoses a received message from its headers and the trusted authentication results.
pub fn diagnose(
    fields: &HeaderFields<'_>,
    headers: &Headers,
    found: &Authentication,
    (decode, to_ascii): (Decode<'_>, ToAscii<'_>),
) -> Diagnosis {
    let names = Names::read(fields, headers, to_ascii);
    let origin = origin(headers, found, &names);
    let mut remarks = Vec::new();
    if is_delivery_status(fields, &names) {
        remarks.push(Remark::DeliveryStatus);
    }
    let list = list::find(fields, headers, &names, (decode, to_ascii));
    if list.is_none() && is_bulk(fields) {
        remarks.push(Remark::Bulk);
    }
    remarks.extend(list);
    remarks.extend(names.forwarder.clone().map(|by| Remark::Forwarded { by }));
    remarks.extend(sender(headers, &names, to_ascii));
    Diagnosis {
        advice: advice(&origin, &remarks, &names),
        origin,
        remarks,
    }
}

fn origin(headers: &Headers, found: &Authentication, names: &Names) -> MailOrigin {
    if !headers.other_from.is_empty() {
        let all = headers.from.iter().chain(&headers.other_from);
        let authors = all.filter_map(Field::first).cloned().collect();
        return MailOrigin::SeveralFrom { authors };
    }
    let (Some(own), Some(author)) = (&names.author, headers.author()) else {
        return MailOrigin::NoAuthor;
    };
    let author = author.address.clone();
    let dmarc = found.dmarc_of(own);
    let is_own = |domain: &str| are_related(domain, own);
    let mut domains: Vec<String> = Vec::new();
    for domain in found.domains() {
        if !domains.iter().any(|known| known == domain) {
            domains.push(domain.to_owned());
        }
    }
    let passed = dmarc == Some(Dmarc::Pass);
    if passed || dmarc != Some(Dmarc::Fail) && domains.iter().any(|domain| is_own(domain)) {
        domains.retain(|domain| !is_own(domain));
        MailOrigin::Author {
            author,
            dmarc: passed,
            others: domains,
        }
    } else if !domains.is_empty() {
        // Where only one of the two was tried, the author's domain may still vouch by the other.
        if found.tells_of(own) {
            MailOrigin::Others { author, domains }
        } else {
            names.unknown(author)
        }
    } else if dmarc == Some(Dmarc::Fail) || found.is_vouched_for_by_nobody() {
        MailOrigin::Nobody { author }
    } else {
        names.unknown(author)
    }
}

/// Whether a mail server wrote it: it returns to nobody (RFC 3464 section 2), and says that it is a report or automatic.
fn is_delivery_status(fields: &HeaderFields<'_>, names: &Names) -> bool {
    let says = |name: &str, what: &str| {
        let body = fields.first(name).map_or("", |(_, body)| body.trim_start());
        body.get(..what.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(what))
    };
    let is_report = fields.first("Content-Type").is_some_and(|(_, body)| {
        says("Content-Type", "multipart/report") && body.to_ascii_lowercase().contains("delivery-status")
    });
    is_report || names.returns_to_nobody && says("Auto-Submitted", "auto-replied") && names.is_mail_system
}

/// Whether a service sent it to many (RFC 2369, RFC 8058).
fn is_bulk(fields: &HeaderFields<'_>) -> bool {
    let marks = ["List-Unsubscribe", "List-Unsubscribe-Post", "Feedback-ID"];
    let precedence = fields.first("Precedence");
    let bulk = precedence.is_some_and(|(_, body)| body.trim().eq_ignore_ascii_case("bulk"));
    bulk || marks.iter().any(|mark| fields.first(mark).is_some())
}

/// What Sender says, if it says anything that From does not.
fn sender(headers: &Headers, names: &Names, to_ascii: ToAscii<'_>) -> Option<Remark> {
    let field = headers.sender.as_ref()?;
    let Some((sender, domain)) = names::somebody(field, to_ascii) else {
        return Some(Remark::SenderNobody {
            text: field.text.clone(),
        });
    };
    let is_author = |from: &Field| from.names(&sender.address);
    if headers.from.iter().chain(&headers.other_from).any(is_author) {
        return None;
    }
    let same_domain = names.author.as_ref().is_some_and(|own| are_related(&domain, own));
    Some(Remark::Sender {
        sender: sender.clone(),
        same_domain,
    })
}

fn advice(origin: &MailOrigin, remarks: &[Remark], names: &Names) -> Option<Advice> {
    let no_one_s = |remark: &Remark| {
        matches!(
            remark,
            Remark::DeliveryStatus
                | Remark::List { .. }
                | Remark::ListRewrote { .. }
                | Remark::Rewrote { .. }
                | Remark::Forwarded { .. }
        )
    };
    match origin {
        MailOrigin::SeveralFrom { .. } => Some(Advice::OneFrom),
        MailOrigin::Others { .. } if remarks.iter().any(no_one_s) => None,
        MailOrigin::Others { domains, .. } => {
            let own = names.author.clone()?;
            // Of the author's own domains none is missing, but a signature by the one that is meant.
            let by_own = domains.iter().all(|domain| are_related(domain, &own));
            Some(if by_own || remarks.contains(&Remark::Bulk) {
                Advice::Sign { domain: own }
            } else {
                Advice::Gateway
            })
        }
        MailOrigin::Author { .. }
        | MailOrigin::Nobody { .. }
        | MailOrigin::Unknown { .. }
        | MailOrigin::NoAuthor => None,
    }
}
