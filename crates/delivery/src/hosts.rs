//! Who is where. The addresses look public, so that Fromline's guard against private ones is the one of production.

/// A host of the small internet.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Host {
    /// Its name.
    pub name: &'static str,
    /// Its address, on the loopback interface of a network of its own.
    pub address: &'static str,
}

const fn host(name: &'static str, address: &'static str) -> Host {
    Host { name, address }
}

/// Answers for every zone.
pub const DNS: Host = host("ns.example.com", "11.0.0.53");
/// The organisation: mailboxes, and where its users hand in their mail.
pub const MAIL: Host = host("mail.example.com", "11.0.1.10");
/// The organisation's outbound gateway.
pub const OUTBOUND: Host = host("outbound.example.com", "11.0.1.20");
/// Postfix and Dovecot.
pub const PARTNER_COM: Host = host("smtp.partner.com", "11.0.2.10");
/// Exim.
pub const PARTNER_NET: Host = host("smtp.partner.net", "11.0.3.10");
/// A server of this crate that notes when somebody signs in.
pub const PARTNER_ORG: Host = host("smtp.partner.org", "11.0.4.10");
/// The same, out of order in three ways.
pub const DOWN: Host = host("down.partner.org", "11.0.4.11");
/// Takes connections and says nothing.
pub const SLOW: Host = host("slow.partner.org", "11.0.4.12");
/// Shows a certificate of an authority that nobody knows.
pub const WRONG: Host = host("wrong.partner.org", "11.0.4.13");
/// Exim, which names whoever has signed in.
pub const EXIM: Host = host("smtp.exim.test", "11.0.6.10");
/// Courier.
pub const COURIER: Host = host("smtp.courier.test", "11.0.6.20");
/// Sendmail.
pub const SENDMAIL: Host = host("smtp.sendmail.test", "11.0.6.30");
/// Who gets the mail.
pub const RECIPIENT: Host = host("mx.recipient.test", "11.0.5.10");
/// Whoever writes mail.
pub const CLIENT: Host = host("client.example.net", "11.0.9.10");

/// All of them.
pub const ALL: [Host; 14] = [
    CLIENT,
    DNS,
    MAIL,
    OUTBOUND,
    PARTNER_COM,
    PARTNER_NET,
    PARTNER_ORG,
    DOWN,
    SLOW,
    WRONG,
    EXIM,
    COURIER,
    SENDMAIL,
    RECIPIENT,
];

/// The partners' servers that hand mail on, and write their name into it.
pub const HANDING_ON: [Host; 5] = [PARTNER_COM, PARTNER_NET, EXIM, COURIER, SENDMAIL];

/// A domain: which host takes its mail, who may send for it, and what it asks receivers to do with the rest.
#[derive(Clone, Copy, Debug)]
pub struct Domain {
    /// Its name.
    pub name: &'static str,
    /// Takes its mail.
    pub mx: Host,
    /// Sends its mail.
    pub sends: Host,
    /// What stands in its DMARC record; empty: it has none.
    pub dmarc: &'static str,
}

const fn domain(name: &'static str, mx: Host, sends: Host, dmarc: &'static str) -> Domain {
    Domain {
        name,
        mx,
        sends,
        dmarc,
    }
}

/// Every domain with mail.
pub const DOMAINS: [Domain; 12] = [
    domain("example.com", MAIL, OUTBOUND, "p=none"),
    domain("partner.com", PARTNER_COM, PARTNER_COM, "p=reject; sp=quarantine"),
    domain("partner.net", PARTNER_NET, PARTNER_NET, "p=quarantine"),
    domain("partner.org", PARTNER_COM, PARTNER_ORG, "p=none"),
    domain("recipient.test", RECIPIENT, RECIPIENT, "p=none"),
    // Aliases' domains that DMARC tells apart: all have their mailboxes at partner.com's.
    domain("team.partner.com", PARTNER_COM, PARTNER_COM, ""),
    domain("news.example.com", PARTNER_COM, PARTNER_COM, ""),
    domain(
        "strict.example.com",
        PARTNER_COM,
        PARTNER_COM,
        "p=reject; aspf=s; adkim=s",
    ),
    domain("unpublished.test", PARTNER_COM, PARTNER_COM, ""),
    // Whose servers change what they hand on.
    domain("exim.test", PARTNER_COM, EXIM, "p=none"),
    domain("courier.test", PARTNER_COM, COURIER, "p=none"),
    domain("sendmail.test", PARTNER_COM, SENDMAIL, "p=none"),
];

impl Domain {
    /// The one of this name.
    pub fn find(name: &str) -> Option<Self> {
        DOMAINS.into_iter().find(|domain| domain.name == name)
    }
}

/// Those whose servers sign, all with this selector.
pub const SIGNING: [&str; 3] = ["example.com", "partner.com", "partner.net"];
/// The selector of their keys.
pub const SELECTOR: &str = "s1";

impl Host {
    /// The domain with which a partner's server signs, if it does.
    pub fn signs(self) -> Option<&'static str> {
        match self {
            PARTNER_COM => Some("partner.com"),
            PARTNER_NET => Some("partner.net"),
            _ => None,
        }
    }
}
