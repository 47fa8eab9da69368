//! What a field may tell, by its name.

use crate::authentication::are_related;

/// Purpose of a header field, which decides what it may contain in a message that leaves by a gateway.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FieldKind {
    /// A field written by servers or for the writer's own store. It never leaves.
    Trace,
    /// A signature over the message, which authenticates a domain.
    Signature,
    /// Recipients, identifiers, text and structure (MIME): the writer may name the primary address there on purpose, and without MIME
    /// fields the recipient would see the message's source. Identifiers have a rule of their own.
    Content,
    /// A standard field that the writer's program adds for the writer: it may name a host of the organisation (`List-Unsubscribe`), but not
    /// the writer.
    Chosen,
    /// Any other field, whose purpose is not known.
    Unknown,
}

/// Recipients, identifiers and text.
const CONTENT: [&str; 11] = [
    "To",
    "Cc",
    "Bcc",
    "Subject",
    "References",
    "In-Reply-To",
    "Message-ID",
    "Resent-Message-ID",
    "Comments",
    "Keywords",
    "MIME-Version",
];

/// Trace fields (RFC 5321 section 4.4, RFC 8601, RFC 7208 section 9.1); what delivery writes (Postfix, Exim, Sendmail, Dovecot); what
/// tells who signed in from where (Roundcube, Sendmail, PHP, cPanel); and what programs keep with their own copy (Thunderbird, mbox).
const TRACE: [&str; 37] = [
    "Received",
    "Return-Path",
    "Received-SPF",
    "Authentication-Results",
    "Delivered-To",
    "Envelope-To",
    "Delivery-Date",
    "X-Received",
    "X-Original-To",
    "X-Delivered-To",
    "X-Envelope-From",
    "X-Envelope-To",
    "X-Originating-IP",
    "X-Originating-Email",
    "X-Authenticated-Sender",
    "X-Authenticated-User",
    "X-Authenticated-By",
    "X-Authentication-Warning",
    "X-Auth-ID",
    "X-Client-IP",
    "X-Remote-IP",
    "X-Sender-IP",
    "X-Source",
    "X-Source-Args",
    "X-Source-Dir",
    "X-Source-IP",
    "X-PHP-Script",
    "X-PHP-Originating-Script",
    "X-Get-Message-Sender-Via",
    "X-AntiAbuse",
    "X-Scanned-By",
    "Fcc",
    "X-Identity-Key",
    "X-Account-Key",
    "Status",
    "X-Status",
    "X-UID",
];

/// The same, by how their names begin: ARC (RFC 8617), Exchange, filters of the organisation, drafts.
const TRACE_BEGINNINGS: [&str; 11] = [
    "arc-",
    "x-ms-exchange-",
    "x-forefront-",
    "x-microsoft-antispam",
    "x-virus-",
    "x-spam-",
    "x-amavis-",
    "x-rspamd-",
    "x-mozilla-",
    "x-claws-",
    "x-evolution-",
];

const SIGNATURES: [&str; 3] = ["DKIM-Signature", "DomainKey-Signature", "X-Google-DKIM-Signature"];

impl FieldKind {
    /// Finds the kind of a field by its name, in any case.
    pub fn of(name: &str) -> Self {
        let is_among = |all: &[&str]| all.iter().any(|its| name.eq_ignore_ascii_case(its));
        let lower = name.to_ascii_lowercase();
        if is_among(&TRACE) || TRACE_BEGINNINGS.iter().any(|begin| lower.starts_with(begin)) {
            Self::Trace
        } else if is_among(&SIGNATURES) {
            Self::Signature
        } else if is_among(&CONTENT) || lower.starts_with("content-") {
            Self::Content
        } else if lower.starts_with("x-") {
            Self::Unknown
        } else {
            Self::Chosen
        }
    }
}

/// Returns true if a signature authenticates a domain: its `d=` (RFC 6376 section 3.5) is that domain, or one above or below it.
pub fn vouches_for(signature: &str, own: &str) -> bool {
    let tags = signature.split(';').filter_map(|tag| tag.split_once('='));
    let mut domains = tags.filter(|(name, _)| name.trim() == "d").map(|(_, domain)| {
        let blank = |character: &char| !character.is_whitespace();
        domain.chars().filter(blank).collect::<String>()
    });
    match (domains.next(), domains.next()) {
        (Some(domain), None) => are_related(&domain, own),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_by_what_they_are_for() {
        for (name, expected) in [
            ("received", FieldKind::Trace),
            ("ARC-Seal", FieldKind::Trace),
            ("X-MS-Exchange-Organization-AuthAs", FieldKind::Trace),
            ("X-Virus-Scanned", FieldKind::Trace),
            ("fcc", FieldKind::Trace),
            ("DKIM-Signature", FieldKind::Signature),
            ("to", FieldKind::Content),
            ("Content-ID", FieldKind::Content),
            ("List-Unsubscribe", FieldKind::Chosen),
            ("Autocrypt", FieldKind::Chosen),
            ("X-Mailer", FieldKind::Unknown),
        ] {
            assert_eq!(FieldKind::of(name), expected, "{name}");
        }
    }

    #[test]
    fn whom_a_signature_vouches_for() {
        for (signature, expected) in [
            ("v=1; a=rsa-sha256; d=partner.com; s=x; bh=; b=abc", true),
            ("v=1; d= Mail.\r\n Partner.com ; b=", true),
            ("v=1; d=example.com; b=", false),
            ("v=1; d=example.com; d=partner.com", false),
            ("v=1; s=d=partner.com", false),
            ("", false),
        ] {
            assert_eq!(vouches_for(signature, "partner.com"), expected, "{signature}");
        }
    }
}
