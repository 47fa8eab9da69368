//! Roundcube with PHP's own server, used as a browser uses it.

use std::{net::TcpStream, path::Path};

use super::{
    BODY, Letter, PEN_NAME, TO,
    desk::{Desk, Running},
};
use crate::{
    Failure,
    certificates::AUTHORITY,
    hosts::MAIL,
    inside::DESKS,
    shell::{self, output, program, sh, wait},
    world::PASSWORD,
};

/// Where Debian's package puts the pages that browsers see.
const PAGES: &str = "/var/lib/roundcube/public_html";
/// Where PHP listens.
const LISTEN: &str = "127.0.0.1:8090";
/// Where the mailboxes are.
const IMAP: &str = "127.0.0.1:8143";
/// What a browser does: signs in, adds an identity, writes, clicks "Send".
const BROWSER: &str = include_str!("roundcube.py");

/// Writes and sends a letter in Roundcube.
pub fn write(desk: &Desk, letter: &Letter<'_>) -> Result<(), Failure> {
    let _servers = (mailboxes(desk)?, pages(desk, letter)?);
    desk.write("browser.py", BROWSER)?;
    let mut browser = program("python3");
    browser.arg(desk.path("browser.py")).args([
        &format!("http://{LISTEN}/"),
        &letter.user.address,
        PEN_NAME,
        letter.from,
        TO,
        &letter.subject,
        BODY,
    ]);
    output(&mut browser).map(drop)
}

/// Debian's settings, but for where things are. The webmail server knows how to sign in where mail is handed in.
fn pages(desk: &Desk, letter: &Letter<'_>) -> Result<Running, Failure> {
    let folder = desk.path("roundcube");
    let place = folder.display();
    let settings = format!(
        "<?php
$config['db_dsnw'] = 'sqlite:///{place}/roundcube.db?mode=0600';
$config['imap_host'] = '{IMAP}';
$config['smtp_host'] = 'ssl://{host}:465';
$config['smtp_user'] = '{login}';
$config['smtp_pass'] = '{PASSWORD}';
$config['smtp_conn_options'] = ['ssl' => ['cafile' => '{authority}', 'verify_peer' => true]];
$config['temp_dir'] = '{place}';
$config['log_dir'] = '{place}';
$config['des_key'] = 'twenty-four-letters-long';
$config['language'] = 'en_US';
",
        host = MAIL.name,
        login = letter.user.address,
        authority = desk.path(AUTHORITY).display(),
    );
    desk.write("roundcube/config.inc.php", settings)?;
    sh(&format!(
        "cp /etc/roundcube/defaults.inc.php /etc/roundcube/mimetypes.php {place}; chmod 644 {place}/*"
    ))?;
    let mut php = desk.command("php");
    php.args(["-S", LISTEN, "-t", PAGES])
        .env("ROUNDCUBE_CONFIG_DIR", &folder);
    let php = Running::start(desk, "php.log", &mut php)?;
    wait("Roundcube", 20, || TcpStream::connect(LISTEN).is_ok())?;
    Ok(php)
}

/// A Dovecot with one mailbox, which lets in whoever comes.
fn mailboxes(desk: &Desk) -> Result<Running, Failure> {
    // Not the account's.
    let folder = Path::new(DESKS).join("mailboxes");
    let here = folder.display();
    let (address, port) = IMAP.split_once(':').ok_or("a port")?;
    let settings = format!(
        "base_dir = {here}/run
log_path = {here}/dovecot.log
protocols = imap
listen = {address}
ssl = no
disable_plaintext_auth = no
default_login_user = nobody
default_internal_user = nobody
default_internal_group = nogroup
mail_location = maildir:{here}/mail
passdb {{
  driver = static
  args = password=mailbox
}}
userdb {{
  driver = static
  args = uid=65534 gid=65534 home={here}
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
}}
"
    );
    shell::write(&folder.join("dovecot.conf"), settings)?;
    sh(&format!(
        "rm -rf {here}/run; mkdir -p {here}/mail; chown -R nobody:nogroup {here}"
    ))?;
    let mut dovecot = program("dovecot");
    dovecot.args(["-F", "-c"]).arg(folder.join("dovecot.conf"));
    let dovecot = Running::start(desk, "dovecot.log", &mut dovecot)?;
    wait("its mailboxes", 20, || TcpStream::connect(IMAP).is_ok())?;
    Ok(dovecot)
}
