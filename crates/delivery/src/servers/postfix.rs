//! Postfix: instances with folders of their own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    Failure,
    hosts::Host,
    mailbox::Mailbox,
    shell::{output, program, sh, write},
};

/// The services that every instance has, none of them chrooted.
const SERVICES: &str = "pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
lmtp unix - - n - - lmtp
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
";

/// An instance of Postfix.
pub struct Postfix {
    config: PathBuf,
    spool: PathBuf,
    /// The mailbox that it delivers to, if any.
    pub mailbox: Mailbox,
}

impl Postfix {
    /// Writes the configuration of a new instance: `main` has one setting on each line, `services` are added to the usual ones.
    pub fn new(world: &Path, name: &str, host: Host, main: &str, services: &str) -> Result<Self, Failure> {
        let folder = world.join(name);
        let here = folder.display();
        let usual = format!(
            "compatibility_level = 3.6
queue_directory = {here}/spool
data_directory = {here}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {log}/postfix-{name}.log
maillog_file_prefixes = {world}
myhostname = {host}
mydestination =
inet_protocols = ipv4
inet_interfaces = {address}
smtp_bind_address = {address}
alias_maps =
alias_database =
smtputf8_enable = no
enable_long_queue_ids = yes
minimal_backoff_time = 5s
maximal_backoff_time = 10s
queue_run_delay = 5s
virtual_mailbox_base = {here}/mail
virtual_mailbox_maps = static:box/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_mailbox_limit = 0
smtpd_tls_chain_files = {world}/tls/{host}.pem
smtpd_tls_security_level = may
",
            world = world.display(),
            log = world.join("log").display(),
            host = host.name,
            address = host.address,
        );
        write(&folder.join("etc/main.cf"), usual + main)?;
        write(&folder.join("etc/master.cf"), format!("{SERVICES}{services}"))?;
        sh(&format!(
            "mkdir -p {here}/spool {here}/data {here}/mail/box/new {here}/mail/box/cur {here}/mail/box/tmp
            chown postfix {here}/data; chown -R nobody {here}/mail"
        ))?;
        Ok(Self::at(&folder.join("etc"), &folder.join("spool"), &folder))
    }

    /// Opens an instance that is configured already; its mailbox, if any, is below `folder`.
    pub fn at(config: &Path, spool: &Path, folder: &Path) -> Self {
        Self {
            config: config.to_owned(),
            spool: spool.to_owned(),
            mailbox: Mailbox::new(folder.join("mail/box/new")),
        }
    }

    /// Starts the instance by postfix(1).
    pub fn start(&self) -> Result<(), Failure> {
        output(self.command("postfix").arg("start")).map(drop)
    }

    /// Retries everything in the queue at once.
    pub fn flush(&self) -> Result<(), Failure> {
        match output(self.command("postqueue").arg("-f")) {
            // Without pickup(8) it complains, after it has done what it was asked for.
            Err(failure) if !failure.to_string().contains("public/pickup") => Err(failure),
            _ => Ok(()),
        }
    }

    /// Lists the queue with the reasons, one line of JSON for each message.
    pub fn queue(&self) -> Result<Vec<String>, Failure> {
        let listed = output(self.command("postqueue").arg("-j"))?;
        Ok(listed.lines().map(str::to_owned).collect())
    }

    /// Returns true if a message in the queue has this text in its headers or body.
    pub fn holds(&self, text: &str) -> bool {
        ["deferred", "active", "incoming", "hold"]
            .iter()
            .any(|queue| contains(&self.spool.join(queue), text))
    }

    fn command(&self, name: &str) -> Command {
        let mut command = program(name);
        command.arg("-c").arg(&self.config);
        command
    }
}

/// Whether a file below the folder contains a text.
fn contains(folder: &Path, text: &str) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return contains(&path, text);
        }
        fs::read(&path).is_ok_and(|bytes| bytes.windows(text.len()).any(|part| part == text.as_bytes()))
    })
}
