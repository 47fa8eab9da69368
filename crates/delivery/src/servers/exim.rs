//! Exim: a provider of another make. Debian's package cannot stand beside Postfix's, so it runs from a folder.

use std::{
    fs::OpenOptions,
    io::Write as _,
    path::{Path, PathBuf},
    process::Child,
};

use super::opendkim;
use crate::{
    Failure,
    hosts::{PARTNER_NET, SELECTOR},
    mailbox::Mailbox,
    shell::{daemon, program, sh, wait, write},
};

/// A running Exim.
pub struct Exim {
    /// Its mailbox.
    pub mailbox: Mailbox,
    users: PathBuf,
    _child: Child,
}

impl Exim {
    /// Lets somebody in, from now on.
    pub fn set(&self, user: &str, password: &str) -> Result<(), Failure> {
        let mut file = OpenOptions::new().append(true).open(&self.users)?;
        Ok(writeln!(file, "{user}: {password}")?)
    }
}

/// Starts it. `files` is where Debian's packages were unpacked.
pub fn start(world: &Path, files: &Path) -> Result<Exim, Failure> {
    let folder = world.join("exim");
    let here = folder.display();
    write(&folder.join("users"), "")?;
    write(&folder.join("exim.conf"), config(world))?;
    sh(&format!(
        "mkdir -p {here}/spool {here}/mail/box/new {here}/mail/box/cur {here}/mail/box/tmp
        chown -R nobody:nogroup {here}/spool {here}/mail; chmod 644 {here}/users"
    ))?;
    let file = files.join("usr/sbin/exim4");
    let mut exim = program(file.to_str().ok_or("a path in UTF-8")?);
    exim.arg("-C")
        .arg(folder.join("exim.conf"))
        .args(["-bdf", "-q5s"]);
    let child = daemon(&mut exim, &world.join("log/exim.start.log"))?;
    wait("exim", 10, || {
        std::net::TcpStream::connect((PARTNER_NET.address, 465)).is_ok()
    })?;
    Ok(Exim {
        mailbox: Mailbox::new(folder.join("mail/box/new")),
        users: folder.join("users"),
        _child: child,
    })
}

fn config(world: &Path) -> String {
    let name = PARTNER_NET.name;
    let here = world.join("exim");
    let here = here.display();
    let key = opendkim::folder(world, "partner.net");
    format!(
        "primary_hostname = {name}
spool_directory = {here}/spool
log_file_path = {log}/exim-%slog
log_selector = +millisec +received_recipients
pid_file_path = {here}/pid
exim_user = nobody
exim_group = nogroup
deliver_drop_privilege = true
never_users =
keep_environment =
local_interfaces = {address}
daemon_smtp_ports = 25 : 465 : 587
tls_on_connect_ports = 465
tls_advertise_hosts = *
tls_certificate = {world}/tls/{name}.pem
auth_advertise_hosts = ${{if def:tls_in_cipher{{*}}{{}}}}
host_lookup =
rfc1413_hosts =
disable_ipv6 = true
smtp_accept_max_per_connection = 0
domainlist local_domains = partner.net
acl_smtp_rcpt = acl_rcpt
acl_smtp_data = accept

begin acl
acl_rcpt:
  accept authenticated = *
  accept domains = +local_domains
  deny message = relay not permitted

begin routers
mailboxes:
  driver = accept
  domains = +local_domains
  transport = maildir
remote:
  driver = dnslookup
  domains = ! +local_domains
  transport = remote_smtp
  no_more

begin transports
maildir:
  driver = appendfile
  directory = {here}/mail/box
  maildir_format
  envelope_to_add
  return_path_add
  user = nobody
  group = nogroup
remote_smtp:
  driver = smtp
  interface = {address}
  hosts_try_dane =
  dkim_domain = partner.net
  dkim_selector = {SELECTOR}
  dkim_private_key = {key}/{SELECTOR}.private

begin retry
* * F,1h,1s

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${{if eq{{$auth3}}{{${{lookup{{$auth2}}lsearch{{{here}/users}}{{$value}}fail}}}}}}
  server_set_id = $auth2
  server_prompts = :
",
        address = PARTNER_NET.address,
        world = world.display(),
        log = world.join("log").display(),
        key = key.display(),
    )
}
