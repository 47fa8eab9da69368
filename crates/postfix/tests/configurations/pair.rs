//! A Postfix as Debian's, and the instance that the printed script puts beside it: configuration alone, in a temporary folder.

use std::{
    fs::{self, File},
    os::unix::fs::PermissionsExt as _,
    path::PathBuf,
    process::Command,
    time::{Duration, SystemTime},
};

use fromline_postfix::{Finding, Folders, Instance, Site, check, configure};
use tempfile::TempDir;

const MAIN: &str = "compatibility_level = 3.6
myhostname = mail.example.com
myorigin = example.com
mydestination = example.com, localhost
mynetworks = 127.0.0.0/8 [::1]/128
inet_interfaces = all
inet_protocols = all
append_dot_mydomain = no
virtual_alias_maps = hash:/etc/postfix/virtual
transport_maps = hash:/etc/postfix/transport
relayhost = [outbound.example.com]
message_size_limit = 100000000
mua_client_restrictions = permit_sasl_authenticated, reject
smtpd_milters = unix:opendkim/opendkim.sock, { inet:127.0.0.1:11332, connect_timeout=5s }
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_sasl_auth_enable = yes
smtpd_tls_cert_file = /etc/ssl/certs/mail.pem
smtpd_tls_key_file = /etc/ssl/private/mail.key
smtpd_tls_security_level = may
smtpd_tls_session_cache_database = btree:${data_directory}/smtpd_scache
";
const MASTER: &str = "smtp inet n - y - - smtpd
submission inet n - y - - smtpd -o syslog_name=postfix/submission -o smtpd_tls_security_level=encrypt
  -o smtpd_client_restrictions=$mua_client_restrictions
  -o { smtpd_relay_restrictions = permit_sasl_authenticated, reject }
  -o milter_macro_daemon_name=ORIGINATING
192.0.2.10:smtps inet n - y - - smtpd -o smtpd_tls_wrappermode=yes
";
const REST: &str = "pickup unix n - y 60 1 pickup
cleanup unix n - y - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - y - - trivial-rewrite
relay unix - - y - - smtp -o syslog_name=postfix/$service_name
";
/// What the script does beyond postconf: creating, as postmulti(1) does it; the rest is for root.
const POSTMULTI: &str = r#"#!/bin/sh
case "$*" in
*init) postconf -c "$HERE/postfix" -e 'multi_instance_enable = yes' ;;
*create*)
    mkdir "$HERE/postfix-fromline"
    cp "$HERE/template" "$HERE/postfix-fromline/master.cf"
    : > "$HERE/postfix-fromline/main.cf"
    postconf -c "$HERE/postfix-fromline" -e 'compatibility_level = 3.6' 'master_service_disable = inet' \
        "queue_directory = $HERE/spool/postfix-fromline" 'multi_instance_name = postfix-fromline'
    postconf -c "$HERE/postfix" -e "multi_instance_directories = $HERE/postfix-fromline" ;;
esac
"#;

const FILES: [&str; 2] = ["main.cf", "master.cf"];

pub struct Pair {
    folder: TempDir,
    pub site: Site,
}

impl Pair {
    /// The existing one alone.
    pub fn existing() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path();
        fs::create_dir_all(here.join("postfix")).unwrap();
        let folders = format!(
            "queue_directory = {0}/spool/postfix\ndata_directory = {0}/lib/postfix\n",
            here.display()
        );
        fs::write(here.join("postfix/main.cf"), folders + MAIN).unwrap();
        fs::write(here.join("postfix/master.cf"), format!("{MASTER}{REST}")).unwrap();
        fs::write(
            here.join("template"),
            format!("smtp inet n - y - - smtpd\n{REST}"),
        )
        .unwrap();
        let domains = ["example.com", "xn--w-uga1v8h.example"]
            .map(str::to_owned)
            .to_vec();
        let pair = Self {
            folder,
            site: Site {
                domains,
                user: "fromline".to_owned(),
                port: 10026,
                message_max: 50 * 1024 * 1024,
            },
        };
        pair.cool_down();
        pair
    }

    /// Both, as the script leaves them.
    pub fn configured() -> Self {
        let pair = Self::existing();
        let bin = pair.path("bin");
        fs::create_dir(&bin).unwrap();
        for name in [
            "postmulti",
            "postfix",
            "usermod",
            "install",
            "chgrp",
            "chmod",
            "systemctl",
        ] {
            let text = if name == "postmulti" {
                POSTMULTI
            } else {
                "#!/bin/sh\n"
            };
            fs::write(bin.join(name), text).unwrap();
            fs::set_permissions(bin.join(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
        pair.sh(&pair.script());
        pair
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What `fromline postfix configure` prints.
    pub fn script(&self) -> String {
        let existing = self.read("postfix");
        let folders = Folders::beside(&existing, "postfix-fromline");
        configure(&self.site, &existing, &folders)
    }

    pub fn check(&self) -> Vec<Finding> {
        check(&self.site, &self.read("postfix-fromline"), &self.read("postfix"))
    }

    /// `old …` and `new …` are postconf for either.
    #[track_caller]
    pub fn sh(&self, script: &str) {
        let here = self.folder.path();
        let path = std::env::var("PATH").unwrap_or_default();
        let functions = "old() { postconf -c \"$HERE/postfix\" \"$@\"; }\nnew() { postconf -c \"$HERE/postfix-fromline\" \"$@\"; }\n";
        let output = Command::new("sh")
            .args(["-euc", &format!("{functions}{script}")])
            .env("HERE", here)
            .env("PATH", format!("{}:{path}:/usr/sbin", here.join("bin").display()))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{script}\n{said}");
        self.cool_down();
    }

    /// Postfix waits two seconds for a file that was just written, since somebody may be writing still.
    fn cool_down(&self) {
        let time = SystemTime::now() - Duration::from_secs(10);
        for path in ["postfix", "postfix-fromline"]
            .iter()
            .flat_map(|name| FILES.map(|file| self.path(name).join(file)))
            .filter(|path| path.exists())
        {
            File::options()
                .append(true)
                .open(path)
                .unwrap()
                .set_modified(time)
                .unwrap();
        }
    }

    /// The contents of both configurations.
    pub fn saved(&self) -> Vec<(PathBuf, Vec<u8>)> {
        ["postfix", "postfix-fromline"]
            .iter()
            .flat_map(|name| FILES.map(|file| self.path(name).join(file)))
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect()
    }

    /// Puts them back.
    pub fn restore(&self, saved: &[(PathBuf, Vec<u8>)]) {
        for (path, bytes) in saved {
            fs::write(path, bytes).unwrap();
        }
        self.cool_down();
    }

    /// Without what is different at every run.
    pub fn shown(&self, text: &str) -> String {
        text.replace(&self.folder.path().display().to_string(), "/etc")
    }

    fn read(&self, name: &str) -> Instance {
        Instance::read(&self.path(name)).unwrap()
    }
}
