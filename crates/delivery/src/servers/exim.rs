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
    hosts::{Host, SELECTOR},
    mailbox::Mailbox,
    shell::{daemon, program, sh, wait, write},
};

/// Exim's treatment of the sender in mail by authenticated users.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Control {
    /// The sender is left as submitted.
    None,
    /// `control = submission`: Exim names the login, on port 465 with the server's domain, on the others with the server's name.
    Submission,
}

/// A running Exim server.
pub struct Exim {
    /// Mailbox of the server.
    pub mailbox: Mailbox,
    users: PathBuf,
    _child: Child,
}

impl Exim {
    /// Creates a user with this password.
    pub fn set(&self, user: &str, password: &str) -> Result<(), Failure> {
        let mut file = OpenOptions::new().append(true).open(&self.users)?;
        Ok(writeln!(file, "{user}: {password}")?)
    }
}

/// Starts Exim for a host of `domain`. `files` is the folder of the unpacked Debian packages.
pub fn start(
    world: &Path,
    files: &Path,
    host: Host,
    domain: &str,
    control: Control,
) -> Result<Exim, Failure> {
    let folder = world.join(domain);
    let here = folder.display();
    write(&folder.join("users"), "")?;
    write(&folder.join("exim.conf"), config(world, host, domain, control))?;
    sh(&format!(
        "mkdir -p {here}/spool {here}/mail/box/new {here}/mail/box/cur {here}/mail/box/tmp
        chown -R nobody:nogroup {here}/spool {here}/mail; chmod 644 {here}/users"
    ))?;
    let file = files.join("usr/sbin/exim4");
    let mut exim = program(file.to_str().ok_or("a path in UTF-8")?);
    exim.arg("-C")
        .arg(folder.join("exim.conf"))
        .args(["-bdf", "-q5s"]);
    let child = daemon(&mut exim, &world.join(format!("log/exim-{domain}.start.log")))?;
    wait("exim", 10, || {
        std::net::TcpStream::connect((host.address, 465)).is_ok()
    })?;
    Ok(Exim {
        mailbox: Mailbox::new(folder.join("mail/box/new")),
        users: folder.join("users"),
        _child: child,
    })
}

fn config(world: &Path, host: Host, domain: &str, control: Control) -> String {
    let name = host.name;
    let here = world.join(domain);
    let here = here.display();
    let control = match control {
        Control::None => "",
        Control::Submission => SUBMISSION,
    };
    let submission = control.replace("DOMAIN", domain);
    let signs = match host.signs() {
        Some(domain) => signature(world, domain),
        None => String::new(),
    };
    format!(
        "primary_hostname = {name}
spool_directory = {here}/spool
log_file_path = {log}/exim-{domain}-%slog
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
domainlist local_domains = {domain}
acl_smtp_rcpt = acl_rcpt
acl_smtp_data = accept

begin acl
acl_rcpt:
{submission}  accept authenticated = *
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
{signs}
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
        address = host.address,
        world = world.display(),
        log = world.join("log").display(),
    )
}

/// As the specification has it ("Submission mode for non-local messages"), in front of who may send.
const SUBMISSION: &str = "  warn authenticated = *
       condition = ${if eq{$received_port}{465}}
       control = submission/domain=DOMAIN
  warn authenticated = *
       condition = ${if !eq{$received_port}{465}}
       control = submission
";

/// The lines of a transport that signs.
fn signature(world: &Path, domain: &str) -> String {
    let key = opendkim::folder(world, domain);
    format!(
        "  dkim_domain = {domain}
  dkim_selector = {SELECTOR}
  dkim_private_key = {}/{SELECTOR}.private
",
        key.display()
    )
}
