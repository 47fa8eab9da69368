//! Dovecot: who may sign in at a Postfix.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Child,
};

use crate::{
    Failure,
    shell::{daemon, program, wait, write},
};

/// A running Dovecot server.
pub struct Dovecot {
    folder: PathBuf,
    _child: Child,
}

impl Dovecot {
    /// Starts Dovecot without users. Postfix authenticates at `socket`.
    pub fn start(world: &Path, name: &str, socket: &Path) -> Result<Self, Failure> {
        let folder = world.join(name).join("dovecot");
        let here = folder.display();
        let config = format!(
            "base_dir = {here}/run
log_path = {log}/dovecot-{name}.log
log_timestamp = \"%Y-%m-%d %H:%M:%S.%{{usecs}} \"
auth_verbose = yes
protocols =
ssl = no
auth_mechanisms = plain login
default_login_user = nobody
default_internal_user = nobody
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {here}/users/%u
}}
userdb {{
  driver = static
  args = uid=65534 gid=65534 home=/nonexistent
}}
service auth {{
  unix_listener {socket} {{
    mode = 0666
  }}
}}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
",
            log = world.join("log").display(),
            socket = socket.display(),
        );
        write(&folder.join("dovecot.conf"), config)?;
        fs::create_dir_all(folder.join("users"))?;
        let mut dovecot = program("dovecot");
        dovecot.args(["-F", "-c"]).arg(folder.join("dovecot.conf"));
        let child = daemon(&mut dovecot, &world.join("log/dovecot.start.log"))?;
        wait("dovecot", 20, || socket.exists())?;
        Ok(Self {
            folder,
            _child: child,
        })
    }

    /// Sets a user's password: a file for each user, since Dovecot looks at a known file only once a second.
    pub fn set(&self, user: &str, password: &str) -> Result<(), Failure> {
        // A colon would end the field: passwords are given hexadecimal.
        let hex = password
            .bytes()
            .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        let line = format!("{user}:{{PLAIN.HEX}}{hex}::::::\n");
        write(&self.folder.join("users").join(user), line)
    }
}
