//! The partners' servers: who uses one signs in there.

use std::{
    path::{Path, PathBuf},
    process::Child,
};

use crate::{
    Failure,
    certificates::Certificates,
    hosts::{DOMAINS, DOWN, PARTNER_COM, PARTNER_NET, PARTNER_ORG, SLOW, WRONG},
    servers::{
        dovecot::Dovecot,
        exim::{self, Control, Exim},
        opendkim,
        postfix::Postfix,
        sink::Sink,
    },
    shell::write,
};

/// Where the signer listens.
const SIGNER: u16 = 8892;

/// All servers of the partners.
pub struct Partners {
    /// The server of partner.com, with mailboxes of other domains, too.
    pub com: Postfix,
    /// The accounts at partner.com.
    pub com_accounts: Dovecot,
    /// The server of partner.net.
    pub net: Exim,
    /// The server of partner.org.
    pub org: Sink,
    /// The server that can be out of order.
    pub down: Sink,
    /// The server that never answers, [`SLOW`].
    pub slow: Sink,
    /// The server with an untrusted certificate, [`WRONG`].
    pub wrong: Sink,
    granted: PathBuf,
    _signer: Child,
}

impl Partners {
    /// Starts the partners' servers.
    pub fn start(world: &Path, certificates: &Certificates, exim_files: &Path) -> Result<Self, Failure> {
        let socket = world.join("partner.com/auth");
        let com_accounts = Dovecot::start(world, "partner.com", &socket)?;
        let com = com(world, &socket)?;
        let signer = opendkim::sign(world, "partner.com", SIGNER)?;
        com.start()?;
        let sink = |host| Sink::start(host, certificates);
        Ok(Self {
            com,
            com_accounts,
            net: exim::start(world, exim_files, PARTNER_NET, "partner.net", Control::None)?,
            org: sink(PARTNER_ORG)?,
            down: sink(DOWN)?,
            slow: sink(SLOW)?,
            wrong: sink(WRONG)?,
            granted: world.join("partner.com/granted"),
            _signer: signer,
        })
    }

    /// Allows `login` at partner.com, and nobody else, to send from this address, too; the last call counts.
    pub fn grant(&self, address: &str, login: &str) -> Result<(), Failure> {
        write(&self.granted, format!("{address} {login}\n"))
    }

    /// Allows users at partner.com only their own addresses again.
    pub fn revoke(&self) -> Result<(), Failure> {
        write(&self.granted, "")
    }
}

fn com(world: &Path, accounts: &Path) -> Result<Postfix, Failure> {
    // As providers do: whoever has signed in writes from that address alone, or from those that are granted.
    let own = world.join("partner.com/own");
    let granted = world.join("partner.com/granted");
    write(&own, "/^(.*)$/ $1\n")?;
    write(&granted, "")?;
    let hosted = DOMAINS.iter().filter(|domain| domain.mx == PARTNER_COM);
    let hosted: Vec<&str> = hosted.map(|domain| domain.name).collect();
    let settings = format!(
        "virtual_mailbox_domains = {hosted}
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_sender_login_maps = texthash:{granted}, regexp:{own}
smtpd_sasl_type = dovecot
smtpd_sasl_path = {accounts}
smtpd_tls_auth_only = yes
",
        hosted = hosted.join(", "),
        own = own.display(),
        granted = granted.display(),
        accounts = accounts.display()
    );
    // A process that has served one connection ends: whoever connects after a grant or its end is judged by it, without a reload,
    // which returns before the processes that wait have noticed.
    let signed_in = format!(
        "-o max_use=1 -o smtpd_sasl_auth_enable=yes -o smtpd_sender_restrictions=reject_sender_login_mismatch \
        -o smtpd_milters=inet:127.0.0.1:{SIGNER}"
    );
    let address = PARTNER_COM.address;
    let services = format!(
        "{address}:25 inet n - n - - smtpd
{address}:465 inet n - n - - smtpd -o smtpd_tls_wrappermode=yes {signed_in}
{address}:587 inet n - n - - smtpd -o smtpd_tls_security_level=encrypt {signed_in}
"
    );
    Postfix::new(world, "partner.com", PARTNER_COM, &settings, &services)
}
