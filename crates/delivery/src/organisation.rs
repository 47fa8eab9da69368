//! example.com: a Postfix with mailboxes, a second one to which users hand in their mail and which asks Fromline, and the
//! outbound gateway that keeps a copy of everything.

use std::{
    path::{Path, PathBuf},
    process::Child,
};

use crate::{
    Failure,
    certificates::Certificates,
    hosts::{MAIL, OUTBOUND, RECIPIENT},
    servers::{dovecot::Dovecot, fromline::Fromline, opendkim, postfix::Postfix},
    shell::{sh, write},
};

/// Where OpenDKIM listens.
const SIGNER: u16 = 8891;

/// All of it.
pub struct Organisation {
    /// Mailboxes, and the way out.
    pub main: Postfix,
    /// Where users hand in their mail.
    pub submission: Postfix,
    /// Everything goes out through it.
    pub outbound: Postfix,
    /// Who may sign in.
    pub accounts: Dovecot,
    /// The product.
    pub fromline: Fromline,
    _signer: Child,
}

impl Organisation {
    /// Starts it.
    pub fn start(world: &Path, certificates: &Certificates, binary: &Path) -> Result<Self, Failure> {
        let accounts = Dovecot::start(world, "accounts")?;
        let main = main(world)?;
        let outbound = outbound(world)?;
        let submission = submission(world, &accounts.socket())?;
        let signer = opendkim::sign(world, "example.com", SIGNER)?;
        for postfix in [&main, &outbound, &submission] {
            postfix.start()?;
        }
        let fromline = fromline(world, certificates, binary, &submission)?;
        Ok(Self {
            main,
            submission,
            outbound,
            accounts,
            fromline,
            _signer: signer,
        })
    }
}

fn main(world: &Path) -> Result<Postfix, Failure> {
    let settings = format!(
        "virtual_mailbox_domains = example.com
mynetworks = 127.0.0.0/8, {}
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
relayhost = [{}]
",
        MAIL.address, OUTBOUND.name
    );
    let services = format!(
        "{}:25 inet n - n - - smtpd
127.0.0.1:25 inet n - n - - smtpd
127.0.0.1:10026 inet n - n - - smtpd -o smtpd_relay_restrictions=permit_mynetworks,reject
",
        MAIL.address
    );
    Postfix::new(world, "main", MAIL, &settings, &services)
}

fn outbound(world: &Path) -> Result<Postfix, Failure> {
    let settings = format!(
        "virtual_mailbox_domains = copies.example.com
mynetworks = {}
smtpd_relay_restrictions = permit_mynetworks, reject
always_bcc = copy@copies.example.com
",
        MAIL.address
    );
    let services = format!("{}:25 inet n - n - - smtpd\n", OUTBOUND.address);
    Postfix::new(world, "outbound", OUTBOUND, &settings, &services)
}

fn submission(world: &Path, accounts: &Path) -> Result<Postfix, Failure> {
    let to_main = "relay:[127.0.0.1]:10026";
    let settings = format!(
        "virtual_mailbox_domains =
local_recipient_maps =
virtual_alias_maps =
relay_domains =
default_transport = fromline-gateway:unix:fromline/gateway
sender_dependent_default_transport_maps = inline:{{{{<>={to_main}}}, {{@example.com={to_main}}}, {{@{MAIL}={to_main}}}}}
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_sender_login_maps = socketmap:unix:fromline/maps:login
smtpd_sender_restrictions = reject_authenticated_sender_login_mismatch
smtpd_milters = unix:fromline/milter, inet:127.0.0.1:{SIGNER}
non_smtpd_milters = unix:fromline/bounces
internal_mail_filter_classes = bounce
milter_default_action = tempfail
smtpd_forbid_bare_newline = reject
smtpd_forbid_bare_newline_exclusions =
message_strip_characters = \\0
smtpd_sasl_authenticated_header = no
authorized_submit_users =
lmtp_send_xforward_command = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {accounts}
smtpd_tls_auth_only = yes
",
        accounts = accounts.display(),
        MAIL = MAIL.name,
    );
    let services = format!(
        "fromline-gateway unix - - n - - lmtp
fromline-submission unix n - n - - smtpd -o smtpd_authorized_xclient_hosts=127.0.0.1 -o smtpd_tls_security_level=none -o smtpd_tls_auth_only=no -o smtpd_sender_restrictions= -o syslog_name=postfix/fromline
{address}:465 inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
{address}:587 inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
",
        address = MAIL.address
    );
    Postfix::new(world, "submission", MAIL, &settings, &services)
}

fn fromline(
    world: &Path,
    certificates: &Certificates,
    binary: &Path,
    submission: &Postfix,
) -> Result<Fromline, Failure> {
    let sockets: PathBuf = submission.spool().join("fromline");
    sh(&format!(
        "mkdir -p {0}; chown root:postfix {0}; chmod 2750 {0}",
        sockets.display()
    ))?;
    let folder = world.join("fromline");
    let config = format!(
        "domains = [\"example.com\"]
public_url = \"http://127.0.0.1:8080\"
sending_addresses = [\"{}\"]
outbound_gateway = \"{}\"
ca_file = \"{}\"
[relay]
host = \"127.0.0.1\"
port = 25
security = \"none\"
[mta]
sockets = \"{}\"
submission = \"{}\"
",
        OUTBOUND.address,
        OUTBOUND.name,
        certificates.authority_file().display(),
        sockets.display(),
        submission.spool().join("public/fromline-submission").display(),
    );
    write(&folder.join("fromline.toml"), config)?;
    let fromline = Fromline::new(binary, folder, world.join("log/fromline.log"));
    fromline.command(&["user", "add", "admin@example.com", "--name", "Admin", "--admin"])?;
    fromline.start()?;
    Ok(fromline)
}

/// Who gets the mail: a Postfix that says which signatures hold.
pub fn recipient(world: &Path) -> Result<(Postfix, Child), Failure> {
    let port = 8893;
    let settings = format!(
        "virtual_mailbox_domains = recipient.test\nsmtpd_relay_restrictions = reject_unauth_destination
smtpd_milters = inet:127.0.0.1:{port}\n"
    );
    let services = format!("{}:25 inet n - n - - smtpd\n", RECIPIENT.address);
    let verifier = opendkim::verify(world, RECIPIENT.name, port)?;
    let postfix = Postfix::new(world, "recipient", RECIPIENT, &settings, &services)?;
    postfix.start()?;
    Ok((postfix, verifier))
}
