//! The complete path on an existing server: the script, mail through the submission ports, the check, and undo.

use std::{fs, process::Command};

use rcgen::{CertificateParams, KeyPair};

use super::{installed, skipped};

const WHAT: &str = "Fromline in front of a Postfix that was there before";

#[test]
fn there_and_back() {
    let programs = [
        "/usr/sbin/postfix",
        "/usr/sbin/dovecot",
        "/usr/share/postfix/master.cf.dist",
        "/usr/bin/curl",
        "/usr/bin/setpriv",
        "/usr/bin/unshare",
        "/usr/sbin/useradd",
    ];
    if !installed(WHAT, &programs) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("memory")).unwrap();
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec!["mail.example.com".to_owned()]).unwrap();
    let certificate = certificate.self_signed(&key).unwrap();
    fs::write(
        folder.path().join("tls.pem"),
        key.serialize_pem() + &certificate.pem(),
    )
    .unwrap();

    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/postfix/server.sh");
    let output = Command::new("timeout")
        .args([
            "120",
            "unshare",
            "--mount",
            "--net",
            "--pid",
            "--fork",
            "--kill-child",
            "sh",
            script,
        ])
        .arg(folder.path())
        .env("FROMLINE", env!("CARGO_BIN_EXE_fromline"))
        .env("LC_ALL", "C.UTF-8")
        .env_remove("FROMLINE_DOMAINS")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    // Only root may create network and mount namespaces, and not in every container.
    if output.status.code() == Some(77) || errors.starts_with("unshare:") {
        return skipped(WHAT, &format!("{said}{errors}"));
    }
    assert!(output.status.success(), "{said}{errors}");
    insta::assert_snapshot!(said, @r##"
    --- Fromline
    /var/spool/postfix-fromline/fromline/milter is missing
    /var/spool/postfix-fromline/fromline/bounces is missing
    /var/spool/postfix-fromline/fromline/maps is missing
    /var/spool/postfix-fromline/fromline/gateway is missing
    Afterwards: postfix -c /etc/postfix-fromline reload; postfix -c /etc/postfix reload
    fromline: 4 findings
    ok: /etc/postfix-fromline takes mail from users and asks Fromline, /etc/postfix delivers
    --- altered
    /var/spool/postfix-fromline/fromline is not as it should be
        install -d -o fromline -g postfix -m 2750 /var/spool/postfix-fromline/fromline # then restart Fromline
    fromline is not in the group postdrop
        usermod --append --groups postdrop fromline # then restart Fromline
    /var/spool/postfix-fromline/fromline is not as it should be
        install -d -o fromline -g postfix -m 2750 /var/spool/postfix-fromline/fromline # then restart Fromline
    --- mail
    curl: (55) RCPT failed: 550
    curl: (55) MAIL failed: 451
    curl: (55) MAIL failed: 550
    3
    --- without Fromline
    curl: (64) STARTTLS denied, code 454
    /var/spool/postfix-fromline/fromline/milter is left over: nobody listens
    /var/spool/postfix-fromline/fromline/bounces is left over: nobody listens
    /var/spool/postfix-fromline/fromline/maps is left over: nobody listens
    /var/spool/postfix-fromline/fromline/gateway is left over: nobody listens
    Afterwards: postfix -c /etc/postfix-fromline reload; postfix -c /etc/postfix reload
    fromline: 4 findings
    --- undo
    /etc/postfix
    /var/lib/postfix
    /var/spool/postfix
    fromline
    Subject: before
    Subject: smtp://127.0.0.1
    Subject: smtps://127.0.0.1
    Subject: after
    "##);
}
