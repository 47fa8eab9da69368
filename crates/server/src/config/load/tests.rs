use super::*;

fn from(file: &str, env: &[(&str, &str)]) -> Result<Loaded, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fromline.toml");
    std::fs::write(&path, file).unwrap();
    let env = |name: &str| {
        env.iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| (*value).to_owned())
    };
    load(Some(&path), &env).map_err(|error| error.replace(&path.display().to_string(), "FILE"))
}

#[test]
fn the_file_says_everything() {
    let loaded = from(
        r#"
        public_url = "https://Mail.example.com/"
        allowed_hosts = ["Fromline.internal", "upstream", "bücher.example", "192.0.2.1", "2001:db8::1"]
        trusted_proxies = ["127.0.0.1", "10.0.0.0/8"]
        operator_networks = ["10.9.0.0/24"]
        defer_unknown_days = 14
        domains = ["Example.com", "bücher.example"]
        sending_addresses = ["192.0.2.10", "2001:db8::10"]
        dkim_domains = ["example.com", "Mail.bücher.example"]
        outbound_gateway = "gw.example.com"
        contact = "it@example.com"
        allowed_networks = ["10.2.0.0/16"]
        gateway_ports = [465, 2525]
        ca_file = "/etc/fromline/own.pem"
        key_file = "/etc/fromline/key"
        [relay]
        host = "smtp.example.com"
        port = 25
        security = "none"
        [mta]
        sockets = "/var/spool/postfix-fromline/fromline"
        submission = "/var/spool/postfix-fromline/public/fromline-submission"
        "#,
        &[],
    )
    .unwrap();
    insta::assert_debug_snapshot!(loaded, @r#"
    Loaded {
        config: Config {
            public_url: "https://mail.example.com",
            allowed_hosts: [
                "fromline.internal",
                "upstream",
                "xn--bcher-kva.example",
                "192.0.2.1",
                "[2001:db8::1]",
            ],
            trusted_proxies: [
                127.0.0.1/32,
                10.0.0.0/8,
            ],
            operator_networks: [
                10.9.0.0/24,
            ],
            domains: [
                "example.com",
                "xn--bcher-kva.example",
            ],
            relay: Some(
                RelayConfig {
                    host: "smtp.example.com",
                    port: 25,
                    security: None,
                    username: None,
                    password_file: None,
                },
            ),
            mta: Some(
                MtaConfig {
                    sockets: "/var/spool/postfix-fromline/fromline",
                    submission: "/var/spool/postfix-fromline/public/fromline-submission",
                },
            ),
            defer_unknown_days: 14,
            sending_addresses: [
                192.0.2.10,
                2001:db8::10,
            ],
            dkim_domains: Some(
                [
                    "example.com",
                    "mail.xn--bcher-kva.example",
                ],
            ),
            outbound_gateway: "gw.example.com",
            contact: Some(
                "it@example.com",
            ),
            allowed_networks: [
                10.2.0.0/16,
            ],
            gateway_ports: [
                465,
                2525,
            ],
            ca_file: Some(
                "/etc/fromline/own.pem",
            ),
            ispdb_url: None,
            demo: false,
            listen: [],
        },
        key_file: Some(
            "/etc/fromline/key",
        ),
    }
    "#);
}

#[test]
fn the_environment_wins() {
    let env = [
        ("FROMLINE_PUBLIC_URL", "https://other.example"),
        ("FROMLINE_DOMAINS", "a.example, b.example"),
        ("FROMLINE_RELAY_SECURITY", "tls"),
        ("FROMLINE_GATEWAY_PORTS", "587"),
        ("FROMLINE_SENDING_ADDRESSES", "192.0.2.10 2001:db8::10"),
        ("FROMLINE_CONTACT", " "),
        ("FROMLINE_CA_FILE", "/own.pem"),
        ("FROMLINE_ISPDB_URL", "https://autoconfig.thunderbird.net/v1.1"),
    ];
    let file = "public_url = \"https://mail.example.com\"\ncontact = \"a@b.example\"\n[relay]\nhost = \"h\"\nport = 1";
    let config = from(file, &env).unwrap().config;
    assert_eq!(config.public_url, "https://other.example");
    assert_eq!(config.domains, ["a.example", "b.example"]);
    assert_eq!(config.gateway_ports, [587]);
    assert_eq!(config.sending_addresses.len(), 2);
    assert_eq!(
        config.signing_domains(),
        config.domains,
        "unless somebody says otherwise"
    );
    assert_eq!(config.ca_file, Some("/own.pem".into()));
    assert_eq!(config.contact.as_deref(), Some("a@b.example"), "blank is not set");
    assert_eq!(
        config.ispdb_url.as_deref(),
        Some("https://autoconfig.thunderbird.net/v1.1/")
    );
    let relay = config.relay.unwrap();
    assert_eq!(
        (relay.host.as_str(), relay.port, relay.security),
        ("h", 1, RelaySecurity::Tls)
    );
}

#[test]
fn the_environment_is_enough() {
    let env = [
        ("FROMLINE_RELAY_HOST", "smtp.example.com"),
        ("FROMLINE_TRUSTED_PROXIES", "::1 127.0.0.0/8"),
    ];
    let loaded = load(None, &|name| {
        env.iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| (*value).to_owned())
    });
    let config = loaded.unwrap().config;
    assert_eq!(
        config.relay.map(|relay| (relay.port, relay.security)),
        Some((587, RelaySecurity::Starttls))
    );
    assert_eq!(config.trusted_proxies.len(), 2);
    assert_eq!(config.gateway_ports, fromline_core::gateway::PORTS);
}

#[test]
fn mistakes_are_named() {
    for (file, message) in [
        ("publik_url = \"x\"", "unknown field `publik_url`"),
        (
            "public_url = \"mail.example.com\"",
            "public_url: “mail.example.com” is not like",
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
            "ispdb_url: “http://autoconfig.thunderbird.net/v1.1/” is not like https://",
        ),
        ("ispdb_url = \"https://a.example/?domain=\"", "ispdb_url:"),
        ("ispdb_url = \"https://127.0.0.1/\"", "ispdb_url:"),
        ("contact = \"ask me\"", "contact: “ask me” is neither"),
        ("contact = \"a@b\\nExpires: never\"", "contact:"),
        (
            "[relay]\nhost = \"h\"\nport = 25\nusername = \"u\"",
            "belong together",
        ),
        (
            "[relay]\nhost = \"h\"\nport = 25\nsecurity = \"ssl\"",
            "unknown variant `ssl`",
        ),
    ] {
        let error = from(file, &[]).unwrap_err();
        assert!(error.contains(message), "{file}: {error}");
    }
}

#[test]
fn the_public_url_is_an_origin_as_browsers_write_it() {
    for (written, origin) in [
        ("https://Mail.Example.com:443/", "https://mail.example.com"),
        ("https://mail.example.com:8443", "https://mail.example.com:8443"),
        ("http://localhost:80", "http://localhost"),
        ("https://mail.example.com:80", "https://mail.example.com:80"),
    ] {
        let env = |name: &str| (name == "FROMLINE_PUBLIC_URL").then(|| written.to_owned());
        assert_eq!(load(None, &env).unwrap().config.public_url, origin);
    }
}
