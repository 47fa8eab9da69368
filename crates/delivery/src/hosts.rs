//! Who is where. The addresses look public, so that Fromline's guard against private ones is the one of production.

/// A host of the test network.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Host {
    /// Name of the host.
    pub name: &'static str,
    /// Address on the loopback interface of a network namespace.
    pub address: &'static str,
}

const fn host(name: &'static str, address: &'static str) -> Host {
    Host { name, address }
}

/// The name server of every zone.
pub const DNS: Host = host("ns.example.com", "11.0.0.53");
/// The organisation's server: mailboxes, and submission by its users.
pub const MAIL: Host = host("mail.example.com", "11.0.1.10");
/// The organisation's outbound gateway.
pub const OUTBOUND: Host = host("outbound.example.com", "11.0.1.20");
/// The server of partner.com: Postfix and Dovecot.
pub const PARTNER_COM: Host = host("smtp.partner.com", "11.0.2.10");
/// The server of partner.net: Exim.
pub const PARTNER_NET: Host = host("smtp.partner.net", "11.0.3.10");
/// The server of partner.org, of this crate, which records sign-ins.
pub const PARTNER_ORG: Host = host("smtp.partner.org", "11.0.4.10");
/// A server of this crate that can be out of order in three ways.
pub const DOWN: Host = host("down.partner.org", "11.0.4.11");
/// A server that accepts connections and never answers.
pub const SLOW: Host = host("slow.partner.org", "11.0.4.12");
/// A server with a certificate of an unknown authority.
pub const WRONG: Host = host("wrong.partner.org", "11.0.4.13");
/// An Exim server that names the user who has signed in.
pub const EXIM: Host = host("smtp.exim.test", "11.0.6.10");
/// A server that runs Courier.
pub const COURIER: Host = host("smtp.courier.test", "11.0.6.20");
/// A server that runs Sendmail.
pub const SENDMAIL: Host = host("smtp.sendmail.test", "11.0.6.30");
/// The recipient's mail server.
pub const RECIPIENT: Host = host("mx.recipient.test", "11.0.5.10");
/// The machine that users send mail from.
pub const CLIENT: Host = host("client.example.net", "11.0.9.10");

/// Every host of the network.
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

/// The partners' servers that forward mail and write their name into it.
pub const HANDING_ON: [Host; 5] = [PARTNER_COM, PARTNER_NET, EXIM, COURIER, SENDMAIL];

/// A mail domain: its mail servers, its senders and its DMARC policy.
#[derive(Clone, Copy, Debug)]
pub struct Domain {
    /// Name of the domain.
    pub name: &'static str,
    /// The host that receives its mail.
    pub mx: Host,
    /// The host that sends its mail.
    pub sends: Host,
    /// Text of its DMARC record; empty for none.
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

/// Every mail domain of the network.
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
    /// Finds the domain of this name.
    pub fn find(name: &str) -> Option<Self> {
        DOMAINS.into_iter().find(|domain| domain.name == name)
    }
}

/// Domains whose servers sign with DKIM, all with the same selector.
pub const SIGNING: [&str; 3] = ["example.com", "partner.com", "partner.net"];
/// The DKIM selector of their keys.
pub const SELECTOR: &str = "s1";

impl Host {
    /// The domain that a partner's server signs for, if it signs.
    pub fn signs(self) -> Option<&'static str> {
        match self {
            PARTNER_COM => Some("partner.com"),
            PARTNER_NET => Some("partner.net"),
            _ => None,
        }
    }
}
