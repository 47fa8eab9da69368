//! A mail server for the programs that read their mail from one: Dovecot (`dovecot-imapd`) with one mailbox.

use std::{
    fs::{self, Permissions},
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    },
    path::Path,
    process::Command,
};

use crate::{
    Failure,
    home::Home,
    message::Message,
    service::{Service, free_port},
};

/// The login name; any name works.
pub const USER: &str = "recipient@example.net";

/// The password of every login.
pub const PASSWORD: &str = "secret";

/// Debian's `nobody` and `nogroup`, for Dovecot serves no mail of the superuser.
const NOBODY: u32 = 65534;

/// A running IMAP server.
#[derive(Debug)]
pub struct Imap {
    /// Port on the loopback interface.
    pub port: u16,
    _server: Service,
}

impl Imap {
    /// Starts a server below `home` with the messages in its INBOX, in order.
    pub fn start(home: &Home, messages: &[Message]) -> Result<Self, Failure> {
        let mail = home.maildir("imap/mail", messages)?;
        let folder = home.path().join("imap");
        let run = folder.join("run");
        fs::create_dir(&run)?;
        let port = free_port()?;
        let mut dovecot = home.command("dovecot");
        let mut names = (one("-un")?, one("-gn")?);
        if fs::metadata(&folder)?.uid() == 0 {
            names = ("nobody".to_owned(), "nogroup".to_owned());
            dovecot.uid(NOBODY).gid(NOBODY);
            fs::set_permissions(home.path(), Permissions::from_mode(0o711))?;
            let inside = ["new", "cur", "tmp"].map(|part| mail.join(part));
            for path in inside.iter().chain([&mail, &run]) {
                chown(path, Some(NOBODY), Some(NOBODY))?;
            }
        }
        let file = folder.join("dovecot.conf");
        fs::write(&file, configuration(&folder, port, &names))?;
        dovecot.arg("-F").arg("-c").arg(&file).current_dir(&folder);
        Ok(Self {
            port,
            _server: Service::start(port, &mut dovecot)?,
        })
    }
}

/// What Dovecot needs to run without privileges.
fn configuration(folder: &Path, port: u16, (user, group): &(String, String)) -> String {
    let folder = folder.display();
    format!(
        "base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/run/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{folder}/mail
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = home={folder}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"
    )
}

/// One of the names that `id` gives.
fn one(option: &str) -> Result<String, Failure> {
    let output = Command::new("id").arg(option).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
