//! The home that Evolution starts in.

use crate::{Failure, home::Home, message::Message};

/// The folder of the local inbox.
const MAIL: &str = ".local/share/evolution/mail/local";

/// No start-up wizard and no to-do list; a window in which all rows have room.
const SETTINGS: &str = "[org/gnome/evolution/mail]
show-startup-wizard=false
show-to-do-bar=false
paned-size=1270000

[org/gnome/evolution/shell/window]
width=1780
height=1280
x=0
y=0
maximized=false
";

/// Fills the home as Evolution leaves it, with new mail.
pub(super) fn fill(home: &Home, messages: &[Message]) -> Result<(), Failure> {
    home.write(".config/glib-2.0/settings/keyfile", SETTINGS)?;
    let state = "[Folder Tree]\nSelected=folder://local/Inbox\n";
    home.write(".config/evolution/mail/state.ini", state)?;
    // Without these two it takes the folder for one of an old version and asks.
    home.write(&format!("{MAIL}/..maildir++"), "maildir++ 1")?;
    home.write(&format!("{MAIL}/.Outbox/maildirfolder"), "")?;
    home.maildir(&format!("{MAIL}/.Outbox"), &[])?;
    home.maildir(MAIL, messages)?;
    Ok(())
}
