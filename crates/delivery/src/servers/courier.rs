//! Courier: its submission server names the login in the trace field.

use std::path::Path;

use super::root::Root;
use crate::{
    Failure,
    hosts::{COURIER, RECIPIENT},
    shell::wait,
};

/// A running Courier server.
#[derive(Debug)]
pub struct Courier {
    root: Root,
}

impl Courier {
    /// Installs Courier, enables authentication, and starts it. `world` has the certificates.
    pub fn start(world: &Path, packages: &Path) -> Result<Self, Failure> {
        let root = Root::install(COURIER, packages)?;
        let certificate = std::fs::read(world.join("tls").join(format!("{}.pem", COURIER.name)))?;
        root.write("etc/courier/esmtpd.pem", certificate)?;
        root.write("etc/courier/me", COURIER.name)?;
        root.write("etc/courier/ipout", COURIER.address)?;
        // Every address of this internet is one of the machine's: by its MX alone Courier would take the recipient for itself.
        let route = format!("recipient.test:{}\n", RECIPIENT.name);
        root.write("etc/courier/esmtproutes", route)?;
        root.change(
            "etc/courier/esmtpd",
            &[("ESMTPAUTH_TLS=\"\"", "ESMTPAUTH_TLS=\"PLAIN LOGIN CRAM-MD5\"")],
        )?;
        root.change(
            "etc/courier/esmtpd-msa",
            &[("ADDRESS=0", &format!("ADDRESS={}", COURIER.address))],
        )?;
        root.change(
            "etc/courier/authdaemonrc",
            &[("authmodulelist=\"authpam\"", "authmodulelist=\"authuserdb\"")],
        )?;
        root.run(
            "mkdir -p /run/courier/authdaemon; chown courier:courier /run/courier /run/courier/authdaemon
            touch /etc/courier/userdb; chmod 600 /etc/courier/userdb; makeuserdb
            authdaemond start; courierfilter start; courier start > /dev/null 2>&1; esmtpd-msa start",
        )?;
        wait("courier", 20, || {
            std::net::TcpStream::connect((COURIER.address, 587)).is_ok()
        })?;
        Ok(Self { root })
    }

    /// Creates a user with this password.
    pub fn set(&self, user: &str, password: &str) -> Result<(), Failure> {
        self.root.write("tmp/password", password)?;
        self.root
            .run(&format!(
                "hashed=$(userdbpw -md5 < /tmp/password); rm /tmp/password
                userdb \"{user}\" set uid=65534 gid=65534 home=/nonexistent mail=/nonexistent
                userdb \"{user}\" set systempw=\"$hashed\"; makeuserdb"
            ))
            .map(drop)
    }
}
