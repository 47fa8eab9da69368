//! Mutt, without a screen.

use std::{fs::File, process::Stdio};

use super::{BODY, Letter, PEN_NAME, TO, desk::Desk};
use crate::{
    Failure, certificates::AUTHORITY, hosts::MAIL, servers::fromline::percent, shell::output, world::PASSWORD,
};

/// Writes and sends a letter in Mutt.
pub fn write(desk: &Desk, letter: &Letter<'_>) -> Result<(), Failure> {
    let login = percent(&letter.user.address);
    let settings = format!(
        "set from=\"{from}\"
set realname=\"{PEN_NAME}\"
set use_from=yes
set smtp_url=\"smtps://{login}@{host}:465\"
set smtp_pass=\"{PASSWORD}\"
set ssl_ca_certificates_file=\"{authority}\"
set ssl_usesystemcerts=no
set ssl_verify_host=yes
set copy=no
",
        from = letter.from,
        host = MAIL.name,
        authority = desk.path(AUTHORITY).display(),
    );
    desk.write("muttrc", settings)?;
    desk.write("body", format!("{BODY}\n"))?;
    let mut mutt = desk.command("mutt");
    mutt.args(["-n", "-F", "muttrc", "-s", &letter.subject, "--", TO]);
    let body = File::open(desk.path("body"))?;
    output(mutt.stdin(Stdio::from(body))).map(drop)
}
