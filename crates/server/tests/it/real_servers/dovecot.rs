//! The configuration of Dovecot.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use super::{Introspection, NAME, PASSWORD, USER, sh};

/// Writes Dovecot's configuration with its only account and its token validation endpoint.
pub(super) fn write_dovecot(folder: &Path, tokens: Option<Introspection>, submission: Option<u16>) {
    let here = folder.display();
    fs::create_dir_all(folder.join("queue/private")).unwrap();
    sh(&format!("chown postfix {here}/queue/private"));
    let config = format!(
        "base_dir = {here}/dovecot/run
log_path = {here}/dovecot.log
protocols = {protocols}
ssl = {ssl}
auth_mechanisms = plain login cram-md5 scram-sha-256 {mechanisms}
default_login_user = nobody
default_internal_user = nobody
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {here}/users
}}
userdb {{
  driver = static
  args = uid=65534 gid=65534 home=/tmp
}}
service auth {{
  unix_listener {here}/queue/private/auth {{
    mode = 0666
  }}
}}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
",
        protocols = if submission.is_some() { "submission" } else { "" },
        ssl = if submission.is_some() { "required" } else { "no" },
        mechanisms = if tokens.is_some() {
            "xoauth2 oauthbearer"
        } else {
            ""
        },
    );
    let config = config
        + &tokens
            .map(|tokens| with_tokens(folder, tokens, submission))
            .unwrap_or_default();
    fs::write(folder.join("dovecot.conf"), config).unwrap();
    // In a passwd-file a colon ends the field, so the password is written in hexadecimal.
    let hex = PASSWORD
        .bytes()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    fs::write(folder.join("users"), format!("{USER}:{{PLAIN.HEX}}{hex}::::::\n")).unwrap();
    fs::set_permissions(folder.join("users"), fs::Permissions::from_mode(0o644)).unwrap();
}

/// Configures Dovecot to validate each token at the provider (RFC 7662), without delays after failures, which another test
/// covers.
fn with_tokens(folder: &Path, tokens: Introspection, submission: Option<u16>) -> String {
    let here = folder.display();
    let asked = format!(
        "introspection_mode = post
introspection_url = http://127.0.0.1:{}/token/introspection
client_id = dovecot
client_secret = secret
username_attribute = sub
active_attribute = active
active_value = true
scope = mail
",
        tokens.provider
    );
    fs::write(folder.join("oauth2.conf"), asked).unwrap();
    let submission = submission.map(|port| {
        format!(
            "ssl_cert = <{here}/tls.pem
ssl_key = <{here}/tls.pem
hostname = {NAME}
first_valid_uid = 1
mail_location = maildir:/tmp
submission_relay_host = 127.0.0.1
submission_relay_port = {sink}
submission_relay_ssl = no
service submission-login {{
  inet_listener submission {{
    address = 127.0.0.1
    port = {port}
    ssl = yes
  }}
  chroot =
}}
",
            sink = tokens.sink
        )
    });
    format!(
        "auth_failure_delay = 0
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {here}/oauth2.conf
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
{}",
        submission.unwrap_or_default()
    )
}
