//! The domains that a mail names, proven or not.

use super::MailOrigin;
use crate::{
    address::{ToAscii, parse_domain},
    authentication::are_related,
    delivery_route::DeliveryRoute,
    headers::{Field, HeaderFields, Headers},
    message::Mailbox,
};

/// How many signatures are looked at.
const SIGNATURES_MAX: usize = 20;

/// The domains that a message's headers name, in A-labels. Anyone can forge each of them.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The first author's domain.
    pub author: Option<String>,
    /// The domain of Sender, if it has an address.
    pub sender: Option<String>,
    /// The domain of the envelope sender, from Return-Path (RFC 5321 section 4.4).
    pub envelope: Option<String>,
    /// True if Return-Path is the null sender.
    pub returns_to_nobody: bool,
    /// True if the author is a mail server's own address.
    pub is_mail_system: bool,
    /// The signing domains of all DKIM signatures (`d=`, RFC 6376 section 3.5), valid or not.
    pub signed: Vec<String>,
    /// The forwarder's domain, if the envelope sender was rewritten (SRS).
    pub forwarder: Option<String>,
}

impl Names {
    /// Reads the names from these headers.
    pub fn read(fields: &HeaderFields<'_>, headers: &Headers, to_ascii: ToAscii<'_>) -> Self {
        let author = headers.author().map_or("", |author| author.address.as_str());
        let envelope = fields.first("Return-Path").map(|(_, body)| inside(body));
        let domain = |address: &str| domain_of(address, to_ascii);
        let signatures = fields.every("DKIM-Signature").take(SIGNATURES_MAX);
        let signed = signatures.filter_map(|(_, body)| parse_domain(&signer(body)?, to_ascii).ok());
        let local = author.split('@').next().unwrap_or_default();
        let sender = headers.sender.as_ref();
        Self {
            author: domain(author),
            sender: sender.and_then(|field| Some(somebody(field, to_ascii)?.1)),
            returns_to_nobody: envelope == Some(""),
            is_mail_system: ["mailer-daemon", "postmaster"]
                .iter()
                .any(|known| local.eq_ignore_ascii_case(known)),
            signed: signed.collect(),
            forwarder: envelope
                .filter(|envelope| is_rewritten(envelope))
                .and_then(domain),
            envelope: envelope.and_then(domain),
        }
    }

    /// Infers a likely origin when no trusted server has written results. Two names of another domain are a hint, or a signature of the
    /// author's that no name contradicts.
    pub fn unknown(&self, author: String) -> MailOrigin {
        let own = self.author.as_deref().unwrap_or_default();
        let is_own = |domain: &String| are_related(domain, own);
        let others = [&self.sender, &self.envelope]
            .into_iter()
            .flatten()
            .chain(&self.signed);
        let others: Vec<&String> = others.filter(|domain| !is_own(domain)).collect();
        let agree = others.iter().enumerate().find(|(place, domain)| {
            let behind = others.get(place + 1..).unwrap_or_default();
            behind.iter().any(|other| are_related(domain, other))
        });
        let (by_names, named) = if self.signed.iter().any(is_own) {
            let alone = others.is_empty();
            (alone.then_some(DeliveryRoute::Gateway), own)
        } else {
            let named = agree.map_or("", |(_, domain)| domain.as_str());
            let found = (!named.is_empty()).then_some(DeliveryRoute::Organisation);
            (found, named)
        };
        MailOrigin::Unknown {
            author,
            by_names,
            named: by_names.map_or(String::new(), |_| named.to_owned()),
        }
    }
}

/// The mailbox of a field and its domain; `None` if it has no valid address.
pub(super) fn somebody<'a>(field: &'a Field, to_ascii: ToAscii<'_>) -> Option<(&'a Mailbox, String)> {
    let mailbox = field.first()?;
    Some((mailbox, domain_of(&mailbox.address, to_ascii)?))
}

/// The domain of an address, in A-labels; `None` if the address is invalid.
pub(super) fn domain_of(address: &str, to_ascii: ToAscii<'_>) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    let odd = local.is_empty() || address.chars().any(char::is_whitespace) && !local.starts_with('"');
    parse_domain(domain, to_ascii).ok().filter(|_| !odd)
}

/// The text between angle brackets, or all of it without brackets.
pub(super) fn inside(body: &str) -> &str {
    let body = body.trim();
    let Some((_, rest)) = body.split_once('<') else {
        return body;
    };
    rest.split_once('>').map_or(rest, |(inside, _)| inside).trim()
}

/// `d=` of a signature.
fn signer(body: &str) -> Option<String> {
    body.split(';').find_map(|tag| {
        let (name, value) = tag.split_once('=')?;
        let value = value.split_whitespace().collect::<String>();
        (name.trim() == "d").then_some(value)
    })
}

/// Whether an envelope sender carries another one (the SRS specification of libsrs2).
fn is_rewritten(envelope: &str) -> bool {
    let tag = envelope.get(..5).unwrap_or_default();
    let (name, separator) = tag.split_at_checked(4).unwrap_or_default();
    ["SRS0", "SRS1"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
        && matches!(separator, "=" | "+" | "-")
}
