use super::*;

#[test]
fn mistakes_are_named() {
    for (file, message) in [
        (
            "publik_url = \"x\"",
            "FILE:1: publik_url: no such setting; did you mean public_url?",
        ),
        (
            "public_url = \"mail.example.com\"",
            "FILE:1: public_url: “mail.example.com” is no scheme and host, without a path; for example \"https://mail.example.com\"",
        ),
        (
            "public_url = \"https://mail.example.com/fromline\"",
            "without a path",
        ),
        ("domains = [\"a b\"]", "domains: “a b” is no domain"),
        (
            "sending_addresses = [\"192.0.2.0/24\"]",
            "sending_addresses: “192.0.2.0/24”",
        ),
        ("dkim_domains = [\"\"]", "dkim_domains: “” is no domain"),
        (
            "allowed_hosts = [\"mail.example.com:443\"]",
            "allowed_hosts: “mail.example.com:443”",
        ),
        ("allowed_hosts = [\"*\"]", "allowed_hosts: “*”"),
        (
            "trusted_proxies = [\"localhost\"]",
            "trusted_proxies: “localhost”",
        ),
        (
            "ispdb_url = \"http://autoconfig.thunderbird.net/v1.1/\"",
            "ispdb_url: “http://autoconfig.thunderbird.net/v1.1/” is no https URL",
        ),
        ("ispdb_url = \"https://a.example/?domain=\"", "ispdb_url:"),
        ("ispdb_url = \"https://127.0.0.1/\"", "ispdb_url:"),
        (
            "[metrics]\notlp_endpoint = \"http://user:secret@collector.example:4318\"",
            "metrics.otlp_endpoint: a URL with a user; Fromline sends no credentials",
        ),
        (
            "[metrics]\notlp_endpoint = \"collector.example:4318\"",
            "metrics.otlp_endpoint: “collector.example:4318” is no http or https URL",
        ),
        (
            "[metrics]\notlp_interval = 5",
            "without metrics.otlp_endpoint nothing is sent",
        ),
        (
            "[metrics]\notlp_endpoint = \"http://[::1]:4318\"\notlp_interval = 0",
            "metrics.otlp_interval: “0” is not between a second and an hour",
        ),
        ("contact = \"ask me\"", "contact: “ask me” is neither"),
        ("contact = \"a@b\\nExpires: never\"", "contact:"),
        (
            "[relay]\nhost = \"h\"\nport = 25\nusername = \"u\"",
            "belong together",
        ),
        (
            "[relay]\nhost = \"h\"\nport = 25\nsecurity = \"ssl\"",
            "FILE:4: relay.security: “ssl” is no such word; it takes one of starttls, tls, none",
        ),
    ] {
        let error = from(file, &[]).unwrap_err();
        assert!(error.contains(message), "{file}: {error}");
    }
}

/// All mistakes are reported at once, each with its line, variable or option and a correction.
#[test]
fn every_mistake_is_told_at_once() {
    let file = r#"
publik_url = "https://mail.example.com"
domains = [
  "example.com",
  "a b",
  "c d",
]
trusted_proxies = "127.0.0.1"
defer_unknown_days = "7"
contact = 5
gateway_ports = [0x1d1, 70000, "587"]
listen = no quotation marks
relay = "smtp.example.com"
[relay]
port = 0
pasword_file = "/x"
[smtp]
host = "smtp.example.com"
[mta]
sockets = "/sockets"
"#;
    let env = [
        ("FROMLINE_DOMAIN", "example.com"),
        ("FROMLINE_RELAY__SECURITY", "ssl"),
        ("FROMLINE_CONTACT", "\u{FFFD}"),
        ("FROMLINE_RELAY_USERNAME", "a"),
        ("FROMLINE_RELAY__USERNAME", "b"),
        // Variables set by others or by our own tests are ignored.
        ("FROMLINE_PORT", "tcp://10.0.0.1:80"),
        ("FROMLINE_SERVICE_HOST", "10.0.0.1"),
        ("FROMLINE_REWRITE", "1"),
        ("FROMLINE_DEMO_PASSWORD", "x"),
        ("PATH", "/bin"),
    ];
    let set = ["gateway_port=25", "public_url", "listen=127.0.0.1"];
    let faults = read(file, &env, &set, Purpose::Server).unwrap_err();
    insta::assert_snapshot!(faults, @r#"
    22 mistakes in the configuration:
      FILE:2: publik_url: no such setting; did you mean public_url?
      FILE:5: domains: “a b” is no domain; for example ["example.com"]
      FILE:6: domains: “c d” is no domain; for example ["example.com"]
      FILE:8: trusted_proxies: a list is expected, not text; for example ["127.0.0.1", "::1"]
      FILE:9: defer_unknown_days: a whole number is expected, not text; it takes a whole number from 0 to 36500
      FILE:10: contact: text in quotation marks is expected, not a whole number; for example "postmaster@example.com"
      FILE:11: gateway_ports: a whole number is expected, not text; for example [465, 587]
      FILE:12: string values must be quoted, expected literal string
      FILE:14: duplicate key
      FILE:15: relay.port: “0” is no port; it takes a whole number from 1 to 65535
      FILE:15: relay.port: without relay.host there is no relay
      FILE:16: relay.pasword_file: no such setting; did you mean relay.password_file?
      FILE:18: smtp.host: no such setting; did you mean relay.host?
      FILE:20: mta.sockets: mta.sockets and mta.submission belong together; set mta.submission, too
      --set: public_url: a value is missing; write --set public_url="https://mail.example.com"
      --set: gateway_port: no such setting; did you mean gateway_ports?
      FROMLINE_DOMAIN: no such setting; did you mean FROMLINE_DOMAINS?
      FROMLINE_CONTACT: contact: it is not UTF-8
      FROMLINE_RELAY__USERNAME: relay.username: FROMLINE_RELAY_USERNAME says something else; set FROMLINE_RELAY__USERNAME alone
      FROMLINE_RELAY__SECURITY: relay.security: “ssl” is no such word; it takes one of starttls, tls, none
      FROMLINE_RELAY_USERNAME: relay.username: relay.username and relay.password_file belong together; set relay.password_file, too
      --set: listen: “127.0.0.1” is no address with a port; for example "127.0.0.1:8080"
    "#);
}

#[test]
fn a_server_needs_what_a_command_does_not() {
    for (file, purpose) in [
        ("", Purpose::Command),
        ("", Purpose::Demo),
        ("domains = [\"example.com\"]", Purpose::Server),
    ] {
        assert_eq!(read(file, &[], &[], purpose).map(|_| ()), Ok(()), "{purpose:?}");
    }
    for (file, expected) in [
        ("", "domains: no domains; set FROMLINE_DOMAINS=example.com"),
        (
            "domains = [\"example.com\"]\nlisten = \"0.0.0.0:80\"",
            "refusing plain HTTP on 0.0.0.0:80",
        ),
        (
            "domains = [\"example.com\"]\nca_file = \"/nowhere/own.pem\"",
            "FILE:2: ca_file: /nowhere/own.pem: No such file",
        ),
    ] {
        let error = read(file, &[], &[], Purpose::Server).unwrap_err();
        assert!(error.contains(expected) && error.lines().count() == 1, "{error}");
    }
}

proptest::proptest! {
    #[test]
    fn no_file_and_no_value_panics(file in ".{0,80}", name in "[a-z_.=]{0,12}", value in "[\\[\"'a-z0-9, ]{0,20}") {
        let set = format!("{name}={value}");
        let _ = read(&file, &[("FROMLINE_DOMAINS", &value)], &[&set, &format!("domains={value}")], Purpose::Server);
    }
}
