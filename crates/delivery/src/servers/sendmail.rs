//! Sendmail as Debian ships it: it writes its own name over the domains that it takes mail for.

use std::path::Path;

use super::root::Root;
use crate::{Failure, hosts::SENDMAIL, shell::wait};

/// A running Sendmail server.
#[derive(Debug)]
pub struct Sendmail {
    root: Root,
}

/// Where both of its ports listen as long as nobody says otherwise.
const LISTENS: &str = "Addr=127.0.0.1";
/// The line of `sendmail.mc` behind which others are put.
const LAST: &str = "MAILER_DEFINITIONS";

impl Sendmail {
    /// Installs Sendmail, enables authentication and TLS, makes it accept mail for `domain`, and starts it. `world` has the certificates.
    pub fn start(world: &Path, packages: &Path, domain: &str) -> Result<Self, Failure> {
        let root = Root::install(SENDMAIL, packages)?;
        let certificate = std::fs::read(world.join("tls").join(format!("{}.pem", SENDMAIL.name)))?;
        for name in [
            "sendmail-server.crt",
            "sendmail-client.crt",
            "sendmail-common.key",
        ] {
            root.run(&format!("rm -f /etc/mail/tls/{name}"))?;
            root.write(&format!("etc/mail/tls/{name}"), &certificate)?;
        }
        let address = SENDMAIL.address;
        // Every address of this internet is one of the machine's: with their names Sendmail would take the recipient for itself.
        // By default it takes nothing where the machine has more to do than twelve programs for each core.
        let features = format!(
            "include(`/etc/mail/sasl/sasl.m4')dnl
include(`/etc/mail/tls/starttls.m4')dnl
define(`confDONT_PROBE_INTERFACES', `True')dnl
define(`confQUEUE_LA', `1000')dnl
define(`confREFUSE_LA', `1000')dnl
CLIENT_OPTIONS(`Family=inet, Addr={address}')dnl
{LAST}"
        );
        root.change(
            "etc/mail/sendmail.mc",
            &[(LISTENS, &format!("Addr={address}")), (LAST, &features)],
        )?;
        root.change(
            "etc/mail/sasl/Sendmail.conf.2",
            &[(
                "pwcheck_method: saslauthd\n",
                "pwcheck_method: auxprop\nauxprop_plugin: sasldb\n",
            )],
        )?;
        root.write(
            "etc/mail/local-host-names",
            format!("localhost\n{}\n{domain}\n", SENDMAIL.name),
        )?;
        root.run(
            "chown smmta:smmsp /etc/mail/tls/*; chmod 600 /etc/mail/tls/*.key
            cd /etc/mail; m4 sendmail.mc > sendmail.cf
            mkdir -p /run/sendmail/mta /run/sendmail/msp /run/sendmail/stampdir
            chown smmta:smmsp /run/sendmail/mta /run/sendmail/stampdir; chown smmsp:smmsp /run/sendmail/msp
            /usr/libexec/sendmail/sendmail -bd -q5s > /dev/null 2>&1",
        )?;
        wait("sendmail", 20, || {
            std::net::TcpStream::connect((address, 587)).is_ok()
        })?;
        Ok(Self { root })
    }

    /// Creates a user with this password.
    pub fn set(&self, user: &str, password: &str) -> Result<(), Failure> {
        let (name, realm) = user.split_once('@').unwrap_or((user, SENDMAIL.name));
        self.root.write("tmp/password", password)?;
        self.root
            .run(&format!(
                "saslpasswd2 -p -c -u {realm} {name} < /tmp/password; rm /tmp/password
                chown smmta:smmsp /etc/sasldb2; chmod 640 /etc/sasldb2"
            ))
            .map(drop)
    }
}
