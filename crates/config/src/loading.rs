mod mistakes;
mod providers;

use super::*;

use std::path::Path;

fn environment(variables: &[(&str, &str)]) -> Vec<(String, String)> {
    variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

/// Loads a file, environment variables and `--set` options.
fn read(file: &str, env: &[(&str, &str)], set: &[&str], purpose: Purpose) -> Result<Loaded, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fromline.toml");
    std::fs::write(&path, file).unwrap();
    let set: Vec<String> = set.iter().map(ToString::to_string).collect();
    let sources = ConfigSources {
        file: Some(path.clone()),
        usual: Path::new("/nowhere"),
        environment: environment(env),
        set: &set,
        flags: vec![("data", "/data".to_owned())],
    };
    load(&sources, purpose).map_err(|faults| faults.to_string().replace(&path.display().to_string(), "FILE"))
}

fn from(file: &str, env: &[(&str, &str)]) -> Result<Loaded, String> {
    read(file, env, &[], Purpose::Command)
}

#[test]
#[expect(clippy::too_many_lines, reason = "a whole file and all that is read of it")]
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
        [metrics]
        listen = "127.0.0.1:9464"
        otlp_endpoint = "http://127.0.0.1:4318"
        otlp_interval = 15
        "#,
        &[],
    )
    .unwrap();
    let loaded = Loaded {
        file: Some("FILE".into()),
        ..loaded
    };
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
            oauth: [],
            demo: false,
            listen: [],
        },
        data: "/data",
        key_file: Some(
            "/etc/fromline/key",
        ),
        listen: 127.0.0.1:8080,
        locales: None,
        log_format: Text,
        metrics_listen: Some(
            127.0.0.1:9464,
        ),
        otlp: Some(
            OtlpConfig {
                endpoint: Url {
                    scheme: "http",
                    cannot_be_a_base: false,
                    username: "",
                    password: None,
                    host: Some(
                        Ipv4(
                            127.0.0.1,
                        ),
                    ),
                    port: Some(
                        4318,
                    ),
                    path: "/",
                    query: None,
                    fragment: None,
                },
                interval: 15s,
            },
        ),
        file: Some(
            "FILE",
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
    let config = from("", &env).unwrap().config;
    assert_eq!(
        config.relay.map(|relay| (relay.port, relay.security)),
        Some((587, RelaySecurity::Starttls))
    );
    assert_eq!(config.trusted_proxies.len(), 2);
    assert_eq!(config.gateway_ports, fromline_core::gateway::PORTS);
}

#[test]
fn flags_outrank_set_and_set_outranks_the_environment_and_that_the_file() {
    let file = "listen = \"127.0.0.1:1\"\ncontact = \"file@b.example\"\nlog_format = \"json\"\n\
                dkim_domains = [\"file.example\"]\n[relay]\nhost = \"file\"\nport = 1\nsecurity = \"none\"";
    let env = [
        ("FROMLINE_LISTEN", "127.0.0.1:2"),
        ("FROMLINE_CONTACT", "env@b.example"),
        ("FROMLINE_RELAY__HOST", "env"),
        ("FROMLINE_RELAY_PORT", "2"),
    ];
    let set = [
        "listen=127.0.0.1:3",
        "relay.host=other",
        "relay.host=set",
        "dkim_domains=[]",
    ];
    let read = |flags: Vec<(&'static str, String)>| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fromline.toml");
        std::fs::write(&path, file).unwrap();
        let sources = ConfigSources {
            file: Some(path),
            usual: Path::new("/nowhere"),
            environment: environment(&env),
            set: &set.map(str::to_owned),
            flags,
        };
        load(&sources, Purpose::Command).unwrap()
    };
    let data = ("data", "/data".to_owned());
    let loaded = read(vec![data.clone(), ("listen", "127.0.0.1:4".to_owned())]);
    assert_eq!(loaded.listen.port(), 4, "the flag");
    let loaded = read(vec![data]);
    assert_eq!(loaded.listen.port(), 3, "--set");
    let relay = loaded.config.relay.unwrap();
    assert_eq!(
        (relay.host.as_str(), relay.port),
        ("set", 2),
        "the last --set; the environment"
    );
    assert_eq!(relay.security, RelaySecurity::None, "the file");
    assert_eq!(loaded.config.contact.as_deref(), Some("env@b.example"));
    assert_eq!(
        loaded.config.dkim_domains,
        Some(Vec::new()),
        "an empty list is a value"
    );
    assert_eq!(loaded.log_format, LogFormat::Json);
}

#[test]
fn whoever_names_no_folder_means_the_server_of_this_machine() {
    let folder = tempfile::tempdir().unwrap();
    let (usual, own) = (
        folder.path().join("usual.toml"),
        folder.path().join("fromline.toml"),
    );
    std::fs::write(&usual, "data = \"/var/lib/fromline\"\nkey_file = \"/usual\"").unwrap();
    let read = |flags: &[(&'static str, String)], env: &[(&str, &str)]| {
        load(
            &ConfigSources {
                file: None,
                usual: &usual,
                environment: environment(env),
                set: &[],
                flags: flags.to_vec(),
            },
            Purpose::Command,
        )
        .map(|loaded| (loaded.data.display().to_string(), loaded.key_file, loaded.file))
        .map_err(|faults| faults.to_string())
    };
    let of_the_machine = read(&[], &[]).unwrap();
    assert_eq!(of_the_machine.0, "/var/lib/fromline");
    assert_eq!(of_the_machine.1, Some("/usual".into()));
    let named = folder.path().display().to_string();
    let flag = [("data", named.clone())];
    assert_eq!(
        read(&flag, &[]).unwrap(),
        (named.clone(), None, None),
        "another's key is not used"
    );
    std::fs::write(&own, "key_file = \"/own\"").unwrap();
    let expected = (named.clone(), Some("/own".into()), Some(own));
    assert_eq!(read(&flag, &[]).unwrap(), expected);
    assert_eq!(read(&[], &[("FROMLINE_DATA", &named)]).unwrap(), expected);
    std::fs::write(&usual, "").unwrap();
    let missing = read(&[], &[]).unwrap_err();
    assert!(
        missing.starts_with("data: no data folder; give --data DIR"),
        "{missing}"
    );
}

#[test]
fn the_public_url_is_an_origin_as_browsers_write_it() {
    for (written, origin) in [
        ("https://Mail.Example.com:443/", "https://mail.example.com"),
        ("https://mail.example.com:8443", "https://mail.example.com:8443"),
        ("http://localhost:80", "http://localhost"),
        ("https://mail.example.com:80", "https://mail.example.com:80"),
    ] {
        let loaded = from("", &[("FROMLINE_PUBLIC_URL", written)]).unwrap();
        assert_eq!(loaded.config.public_url, origin);
    }
}
