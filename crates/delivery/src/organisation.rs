//! `example.com`: a Postfix with mailboxes, a second one to which users hand in their mail and which asks Fromline, and the
//! outbound gateway that keeps a copy of everything.

use std::{path::Path, process::Child};

use crate::{
    Failure,
    certificates::Certificates,
    hosts::{MAIL, OUTBOUND, RECIPIENT},
    servers::{
        dovecot::Dovecot,
        fromline::{Fromline, USER},
        opendkim,
        postfix::Postfix,
        rspamd,
    },
    shell::{output, program, sh, write},
    world::ADMIN,
};

/// Where the signer listens.
const SIGNER: u16 = 8891;
/// The queue of the second instance.
const SECOND: &str = "/var/spool/postfix-fromline";

/// The organisation's servers and Fromline.
pub struct Organisation {
    /// The main instance: mailboxes and outgoing mail.
    pub main: Postfix,
    /// The submission instance for users.
    pub submission: Postfix,
    /// The outbound gateway for all outgoing mail.
    pub outbound: Postfix,
    /// The accounts that may sign in.
    pub accounts: Dovecot,
    /// The product under test.
    pub fromline: Fromline,
    _signer: Child,
}

impl Organisation {
    /// Starts the servers as they were before Fromline, then follows docs/postfix.md.
    pub fn start(world: &Path, certificates: &Certificates, binary: &Path) -> Result<Self, Failure> {
        let main = main(world)?;
        let accounts = Dovecot::start(world, "accounts", Path::new("/var/spool/postfix/private/auth"))?;
        let outbound = outbound(world)?;
        let signer = opendkim::sign(world, "example.com", SIGNER)?;
        outbound.start()?;
        main.start()?;
        let fromline = fromline(world, certificates, binary)?;
        let script = world.join("fromline-postfix.sh");
        write(&script, fromline.as_root(&["postfix", "configure"])?)?;
        output(program("sh").arg(&script))?;
        let submission = Postfix::at(Path::new("/etc/postfix-fromline"), Path::new(SECOND), world);
        fromline.start()?;
        fromline.as_root(&["postfix", "check"])?;
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

/// Debian's Postfix as it is installed, with mailboxes and users who sign in.
fn main(world: &Path) -> Result<Postfix, Failure> {
    let folder = world.join("main");
    let here = folder.display();
    let log = world.join("log");
    let settings = format!(
        "compatibility_level = 3.6
myhostname = {name}
mydestination =
inet_protocols = ipv4
inet_interfaces = {address}, 127.0.0.1
smtp_bind_address = {address}
alias_maps =
alias_database =
maillog_file = {log}/postfix-main.log
maillog_file_prefixes = {log}
enable_long_queue_ids = yes
virtual_mailbox_domains = example.com
virtual_mailbox_base = {here}/mail
virtual_mailbox_maps = static:box/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_mailbox_limit = 0
mynetworks = 127.0.0.0/8, {address}
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
relayhost = [{outbound}]
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_tls_chain_files = {world}/tls/{name}.pem
smtpd_tls_security_level = may
",
        name = MAIL.name,
        address = MAIL.address,
        outbound = OUTBOUND.name,
        log = log.display(),
        world = world.display(),
    );
    let signed_in = format!("-o smtpd_sasl_auth_enable=yes -o smtpd_milters=inet:127.0.0.1:{SIGNER}");
    let services = format!(
        "submission inet n - y - - smtpd -o smtpd_tls_security_level=encrypt {signed_in}
submissions inet n - y - - smtpd -o smtpd_tls_wrappermode=yes {signed_in}
postlog unix-dgram n - n - 1 postlogd
"
    );
    let usual = std::fs::read_to_string("/usr/share/postfix/master.cf.dist")?;
    let usual = usual.replace("\npostlog ", "\n#postlog ");
    // Mail from outside is looked at; what the second instance hands over is the organisation's own.
    let outside = format!(
        "smtpd\n  -o smtpd_milters=inet:127.0.0.1:{}\n  -o {{ smtpd_milter_maps = cidr:{{{{ 127.0.0.0/8 DISABLE }}}} }}\n",
        rspamd::PORT
    );
    let usual = usual.replacen("smtpd\n", &outside, 1);
    write(Path::new("/etc/postfix/main.cf"), settings)?;
    write(Path::new("/etc/postfix/master.cf"), usual + &services)?;
    // Debian's start script copies for the servers that are chrooted; ours is not started by it.
    sh(&format!(
        "rm -rf /var/spool/postfix; mkdir -p /var/spool/postfix/etc /var/spool/postfix/private
        chown postfix /var/spool/postfix/private; chmod 700 /var/spool/postfix/private
        cp /etc/resolv.conf /etc/hosts /etc/nsswitch.conf /etc/services /var/spool/postfix/etc
        mkdir -p {here}/mail/box/new {here}/mail/box/cur {here}/mail/box/tmp; chown -R nobody {here}/mail"
    ))?;
    Ok(Postfix::at(
        Path::new("/etc/postfix"),
        Path::new("/var/spool/postfix"),
        &folder,
    ))
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

/// The product, with its configuration, not started.
fn fromline(world: &Path, certificates: &Certificates, binary: &Path) -> Result<Fromline, Failure> {
    let folder = world.join("fromline");
    let config = format!(
        "domains = [\"example.com\"]
public_url = \"http://127.0.0.1:8080\"
# The people of this walk are all there: whom Fromline does not know is refused at once.
defer_unknown_days = 0
sending_addresses = [\"{}\"]
outbound_gateway = \"{}\"
ca_file = \"{}\"
[relay]
host = \"127.0.0.1\"
port = 25
security = \"none\"
[mta]
sockets = \"{SECOND}/fromline\"
submission = \"{SECOND}/public/fromline-submission\"
",
        OUTBOUND.address,
        OUTBOUND.name,
        certificates.authority_file().display(),
    );
    write(&folder.join("fromline.toml"), config)?;
    // Its user does not reach everybody's build folders.
    let copy = world.join("bin/fromline");
    sh(&format!(
        "mkdir {0}/bin; cp {1} {0}/bin/fromline; chown -R {USER} {0}/fromline",
        world.display(),
        binary.display()
    ))?;
    let fromline = Fromline::new(&copy, folder, world.join("log/fromline.log"));
    fromline.command(&["user", "add", ADMIN, "--name", "Admin", "--admin"])?;
    Ok(fromline)
}

/// Starts the recipient's server: a Postfix that has Rspamd evaluate mail and accepts it whatever the result.
pub fn recipient(world: &Path) -> Result<Postfix, Failure> {
    let settings = format!(
        "virtual_mailbox_domains = recipient.test\nsmtpd_relay_restrictions = reject_unauth_destination
smtpd_milters = inet:127.0.0.1:{}\n",
        rspamd::PORT
    );
    let services = format!("{}:25 inet n - n - - smtpd\n", RECIPIENT.address);
    let postfix = Postfix::new(world, "recipient", RECIPIENT, &settings, &services)?;
    postfix.start()?;
    Ok(postfix)
}
