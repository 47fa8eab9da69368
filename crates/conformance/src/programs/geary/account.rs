//! The account that Geary reads from.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use crate::{Failure, desktop::Desktop, imap};

/// A window in which the longest name has room.
const SETTINGS: &str = "[org/gnome/Geary]\nwindow-width=1780\nwindow-height=1280\n";

/// Writes settings and an account at the mail server on `port`.
pub(super) fn write(desktop: &Desktop, port: u16) -> Result<(), Failure> {
    desktop
        .home
        .write(".config/glib-2.0/settings/keyfile", SETTINGS)?;
    desktop
        .home
        .write(".config/geary/account_01/geary.ini", account(port))?;
    store(with_secrets(desktop, &mut desktop.command("secret-tool")))
}

/// Makes libsecret store passwords in a file, so that no service asks for one.
pub(super) fn with_secrets<'a>(desktop: &Desktop, command: &'a mut Command) -> &'a mut Command {
    command
        .env("SECRET_BACKEND", "file")
        .env("SECRET_FILE_TEST_PASSWORD", "secret");
    command.env("SECRET_FILE_TEST_PATH", desktop.home.path().join("secrets"))
}

/// Stores the mail server's password where Geary looks for it.
fn store(tool: &mut Command) -> Result<(), Failure> {
    tool.args(["store", "--label=Geary", "xdg:schema", "org.gnome.Geary"]);
    tool.args(["login", imap::USER, "host", "127.0.0.1", "proto", "IMAP"]);
    let mut tool = tool.stdin(Stdio::piped()).spawn()?;
    tool.stdin
        .take()
        .ok_or("no input")?
        .write_all(imap::PASSWORD.as_bytes())?;
    if tool.wait()?.success() {
        Ok(())
    } else {
        Err("the password cannot be stored".into())
    }
}

/// An account that reads from the mail server and sends nothing.
fn account(port: u16) -> String {
    let user = imap::USER;
    format!(
        "[Metadata]
version=1
status=enabled

[Account]
label=Recipient
save_drafts=false
save_sent=false
sender_mailboxes=Recipient <{user}>;
service_provider=other

[Folders]

[Incoming]
login={user}
host=127.0.0.1
port={port}
transport_security=none
credentials=custom

[Outgoing]
host=127.0.0.1
port={port}
transport_security=none
credentials=none
"
    )
}
