//! Every way in which a configuration can be wrong is found, said, and mended by the command that is printed.

use std::fmt::Write as _;

use super::{installed, pair::Pair};

/// What is altered (`old` and `new` are postconf for either instance), and what is found.
const CASES: &[(&str, &str)] = &[
    (
        "new -e 'mydestination = example.com'",
        "mydestination is “example.com”, not empty",
    ),
    (
        "new -e 'virtual_mailbox_domains = example.com'",
        "virtual_mailbox_domains",
    ),
    (
        "new -e 'virtual_alias_domains = example.com'",
        "virtual_alias_domains",
    ),
    ("new -e 'relay_domains = partner.example'", "relay_domains"),
    ("new -e 'local_transport = local'", "local_transport"),
    (
        "new -e 'transport_maps = hash:/etc/postfix/transport'",
        "transport_maps",
    ),
    (
        "new -e 'virtual_alias_maps = hash:/etc/postfix/virtual'",
        "virtual_alias_maps",
    ),
    (
        "new -e 'recipient_canonical_maps = hash:/etc/x'",
        "recipient_canonical_maps",
    ),
    ("new -e 'relayhost = [192.0.2.1]'", "relayhost"),
    (
        "new -e 'smtp_fallback_relay = [192.0.2.1]'",
        "smtp_fallback_relay",
    ),
    (
        "new -e 'content_filter = smtp:[127.0.0.1]:10024'",
        "content_filter",
    ),
    ("new -e 'header_checks = regexp:/etc/x'", "header_checks"),
    ("new -e 'always_bcc = archive@example.com'", "always_bcc"),
    (
        "new -e 'smtp_sasl_auth_enable = yes'",
        "smtp_sasl_auth_enable is “yes”, not “no”",
    ),
    (
        "new -e 'smtp_sasl_password_maps = hash:/etc/x'",
        "smtp_sasl_password_maps",
    ),
    (
        "new -e 'smtp_sender_dependent_authentication = yes'",
        "smtp_sender_dependent_authentication",
    ),
    (
        "new -e 'default_transport = smtp'",
        "default_transport is “smtp”, not “fromline-gateway:unix:fromline/gateway”",
    ),
    ("new -X default_transport", "default_transport"),
    (
        "new -e 'milter_default_action = accept'",
        "milter_default_action is “accept”, not “tempfail”",
    ),
    (
        "new -e 'smtpd_milters = unix:/x, unix:fromline/milter'",
        "smtpd_milters",
    ),
    ("new -e 'smtpd_milters ='", "smtpd_milters is empty"),
    ("new -e 'non_smtpd_milters ='", "non_smtpd_milters"),
    (
        "new -e 'smtpd_forbid_bare_newline = no'",
        "smtpd_forbid_bare_newline is “no”",
    ),
    (
        "new -e 'smtpd_forbid_bare_newline_exclusions = $mynetworks'",
        "smtpd_forbid_bare_newline_exclusions",
    ),
    ("new -e 'smtputf8_enable = yes'", "smtputf8_enable"),
    (
        "new -e 'receive_override_options = no_milters'",
        "receive_override_options",
    ),
    ("new -e 'smtpd_milter_maps = cidr:/etc/x'", "smtpd_milter_maps"),
    ("new -e 'smtpd_tls_auth_only = no'", "smtpd_tls_auth_only"),
    (
        "new -e 'smtpd_tls_security_level = may'",
        "smtpd_tls_security_level",
    ),
    (
        "new -e 'smtpd_relay_restrictions = permit_mynetworks, reject'",
        "smtpd_relay_restrictions",
    ),
    (
        "new -X smtpd_sender_login_maps",
        "smtpd_sender_login_maps is empty",
    ),
    (
        "new -e 'smtpd_sender_restrictions ='",
        "smtpd_sender_restrictions",
    ),
    (
        "new -e 'smtpd_authorized_xclient_hosts = 127.0.0.1'",
        "smtpd_authorized_xclient_hosts",
    ),
    (
        "new -e 'authorized_submit_users = static:all'",
        "authorized_submit_users",
    ),
    ("new -e 'master_service_disable = inet'", "master_service_disable"),
    ("new -e 'multi_instance_enable = no'", "multi_instance_enable"),
    (
        "new -e 'smtpd_tls_cert_file ='",
        "submission/inet has no certificate\n192.0.2.10:smtps/inet has no certificate",
    ),
    // The routes.
    (
        "new -e 'sender_dependent_default_transport_maps = hash:/etc/x'",
        "no inline table",
    ),
    (
        "new -e 'sender_dependent_default_transport_maps = inline:{{<>=relay:[127.0.0.1]:10026}, {@example.com=smtp:}, \
         {double-bounce@mail.example.com=relay:[127.0.0.1]:10026}, {@partner.example=relay:[127.0.0.1]:10026}}'",
        "sends @example.com to smtp:, not to relay:[127.0.0.1]:10026\ndoes not have @xn--w-uga1v8h.example\n\
         has @partner.example, which is none of Fromline's domains",
    ),
    // master.cf.
    (
        "new -M 'pickup/unix=pickup unix n - y 60 1 pickup'",
        "pickup/unix runs pickup",
    ),
    (
        "new -MX fromline-gateway/unix",
        "fromline-gateway/unix is missing",
    ),
    (
        "new -M 'fromline-gateway/unix=fromline-gateway unix - - n - - smtp'",
        "fromline-gateway/unix is missing, or not",
    ),
    (
        "new -MX fromline-submission/unix",
        "fromline-submission/unix is missing",
    ),
    (
        "new -P fromline-submission/unix/smtpd_authorized_xclient_hosts=0.0.0.0/0",
        "fromline-submission/unix has smtpd_authorized_xclient_hosts “0.0.0.0/0”",
    ),
    (
        "new -M '127.0.0.1:10587/inet=127.0.0.1:10587 inet n - n - - smtpd -o smtpd_authorized_xclient_hosts=127.0.0.1'",
        "127.0.0.1:10587/inet has smtpd_authorized_xclient_hosts",
    ),
    (
        "new -P submission/inet/smtpd_milters=",
        "submission/inet has smtpd_milters empty",
    ),
    (
        "new -P submission/inet/smtpd_tls_security_level=may",
        "submission/inet has smtpd_tls_security_level “may”",
    ),
    (
        "new -P rewrite/unix/sender_dependent_default_transport_maps=",
        "rewrite/unix has sender_dependent_default_transport_maps",
    ),
    ("new -F submission/inet/chroot=y", "submission/inet is chrooted"),
    (
        "new -MX submission/inet 192.0.2.10:smtps/inet",
        "no submission port",
    ),
    // The existing instance.
    (
        "old -M 'submission/inet=submission inet n - y - - smtpd'",
        "submission/inet is a port for users",
    ),
    (
        "old -M '465/inet=465 inet n - y - - smtpd -o smtpd_sasl_auth_enable=no'",
        "465/inet is a port for users",
    ),
    (
        "old -M '2525/inet=2525 inet n - y - - smtpd'",
        "2525/inet is a port for users",
    ),
    (
        "old -PX smtp/inet/smtpd_sasl_auth_enable",
        "users can sign in at smtp/inet",
    ),
    ("old -MX 127.0.0.1:10026/inet", "127.0.0.1:10026/inet is missing"),
    (
        "old -M '10026/inet=10026 inet n - y - - smtpd -o smtpd_sasl_auth_enable=no'",
        "10026/inet is open beyond this machine",
    ),
    (
        "old -PX 127.0.0.1:10026/inet/smtpd_milters",
        "127.0.0.1:10026/inet has smtpd_milters",
    ),
    (
        "old -X multi_instance_directories",
        "postfix-fromline is not one of its instances",
    ),
];

#[test]
fn what_is_wrong_is_found_and_mended() {
    if !installed("the check of Postfix's configuration", &["/usr/sbin/postconf"]) {
        return;
    }
    let pair = Pair::configured();
    assert_eq!(pair.check(), [], "as the script leaves it");
    let good = pair.saved();
    let mut all = String::new();
    for (alteration, expected) in CASES {
        pair.sh(alteration);
        let findings = pair.check();
        let found: Vec<_> = findings.iter().map(|finding| finding.what.as_str()).collect();
        let expected: Vec<_> = expected.split('\n').collect();
        assert_eq!(found.len(), expected.len(), "{alteration}: {found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.contains(expected), "{alteration}: {found}");
        }
        for finding in &findings {
            pair.sh(&finding.mend);
            writeln!(all, "{finding}").unwrap();
        }
        assert_eq!(pair.check(), [], "{alteration}");
        pair.restore(&good);
    }
    let all = pair.shown(&all);
    let three: Vec<_> = all.lines().filter(|line| !line.is_empty()).take(6).collect();
    insta::assert_snapshot!(three.join("\n"), @r##"
    main.cf: mydestination is “example.com”, not empty
        The sender's route holds for every recipient, colleagues too. A domain that is local, virtual or relayed here would be delivered past it.
        postconf -c /etc/postfix-fromline -e 'mydestination ='
    main.cf: virtual_mailbox_domains is “example.com”, not empty
        The sender's route holds for every recipient, colleagues too. A domain that is local, virtual or relayed here would be delivered past it.
        postconf -c /etc/postfix-fromline -e 'virtual_mailbox_domains ='
    "##);
}
