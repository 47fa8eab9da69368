//! `fromline config`: checking, showing and explaining the configuration.

use super::binary::{Finished, finish, fromline, run};

const SECRET: &str = "canary-of-a-relay-password";

fn in_folder(file: &str, arguments: &[&str], env: &[(&str, &str)]) -> Finished {
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().display().to_string();
    let file = file.replace("DIR", &name);
    std::fs::write(folder.path().join("fromline.toml"), file).unwrap();
    std::fs::write(folder.path().join("password"), SECRET).unwrap();
    let mut command = fromline();
    command.args(arguments).arg("--data").arg(folder.path());
    command.envs(env.iter().copied());
    let done = finish(command);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "nothing is written");
    Finished {
        stdout: done.stdout.replace(&name, "DIR"),
        stderr: done.stderr.replace(&name, "DIR"),
        ..done
    }
}

#[test]
fn a_check_tells_everything_at_once() {
    let file = "public_url = \"http://mail.example.com\"\ntrusted_proxy = []\n[relay]\nport = 99999\n";
    let checked = in_folder(
        file,
        &["config", "check", "--set", "listen=x"],
        &[("FROMLINE_MTA__SOCKETS", "/s")],
    );
    assert!(!checked.ok);
    insta::assert_snapshot!(checked.stderr, @r#"
    fromline: 5 mistakes in the configuration:
      DIR/fromline.toml:2: trusted_proxy: no such setting; did you mean trusted_proxies?
      DIR/fromline.toml:4: relay.port: “99999” is no port; it takes a whole number from 1 to 65535
      DIR/fromline.toml:4: relay.port: without relay.host there is no relay
      FROMLINE_MTA__SOCKETS: mta.sockets: mta.sockets and mta.submission belong together; set mta.submission, too
      --set: listen: “x” is no address with a port; for example "127.0.0.1:8080"
    "#);
    let one = in_folder(
        "public_url = \"http://mail.example.com\"",
        &["config", "check"],
        &[],
    );
    assert!(
        one.failed(
            "DIR/fromline.toml:1: public_url: “http://mail.example.com”: passwords travel by https only"
        ),
        "{}",
        one.stderr
    );
    assert_eq!(one.stderr.lines().count(), 1);
    // The check reports whatever keeps the server from starting.
    let served = in_folder(
        file,
        &["serve", "--set", "listen=x"],
        &[("FROMLINE_MTA__SOCKETS", "/s")],
    );
    assert_eq!(served.stderr, checked.stderr);

    let good = in_folder("contact = \"it@example.com\"", &["config", "check"], &[]);
    good.succeeded();
    assert_eq!(good.stdout, "The configuration is good: DIR/fromline.toml\n");
}

#[test]
fn what_holds_is_shown_with_its_place_and_without_secrets() {
    let file = "public_url = \"https://Mail.example.com/\"\n[relay]\nhost = \"smtp.example.com\"\nusername = \"fromline\"\n\
                password_file = \"DIR/password\"\n";
    let shown = in_folder(file, &["config", "show", "--set", "gateway_ports=465 2525"], &[]);
    shown.succeeded();
    assert!(!shown.stdout.contains(SECRET));
    insta::assert_snapshot!(shown.stdout, @r#"
    public_url = "https://mail.example.com"  # DIR/fromline.toml:1
    listen = "127.0.0.1:8080"  # default
    data = "DIR"  # --data
    # key_file is not set: fromline.key in the data folder
    # allowed_hosts is not set: the host of public_url, and localhost, 127.0.0.0/8, [::1]
    # trusted_proxies is not set: none
    # operator_networks is not set: this machine only
    domains = ["example.com"]  # FROMLINE_DOMAINS
    # sending_addresses is not set: SPF is not computed: whether mail passes DMARC is known from signatures alone
    # dkim_domains is not set: domains
    relay.host = "smtp.example.com"  # DIR/fromline.toml:3
    # relay.port is not set: 587, 465 or 25, by the security
    relay.security = "starttls"  # default
    relay.username = "fromline"  # DIR/fromline.toml:4
    relay.password_file = "DIR/password"  # DIR/fromline.toml:5
    # mta.sockets is not set: mail that users send is not checked
    # mta.submission is not set: required with mta.sockets
    defer_unknown_days = 7  # default
    # outbound_gateway is not set: the page does not name it
    # contact is not set: users are told to ask their administrator
    # allowed_networks is not set: public addresses only
    gateway_ports = [465, 2525]  # --set
    # ca_file is not set: public authorities only
    # ispdb_url is not set: it is not queried
    # oauth.NAME.label is not set: “Microsoft” and “Google” for these, for others NAME
    # oauth.NAME.issuer is not set: known for microsoft (its common tenant) and google; others need one
    # oauth.NAME.client_id is not set: every provider needs one
    # oauth.NAME.client_secret_file is not set: a client without a secret; Microsoft and Google want one
    # oauth.NAME.client_expires is not set: not reported
    # oauth.NAME.basic_auth_ends is not set: 2026-12-31 for microsoft; for others not reported
    # oauth.NAME.scopes is not set: known for microsoft and google; others need them
    # oauth.NAME.smtp_hosts is not set: known for microsoft and google; others need them
    # oauth.NAME.endpoint_hosts is not set: the issuer's own origin alone; known for google
    # oauth.NAME.authorize_url is not set: asked of the issuer (RFC 8414, OpenID Connect Discovery); known for microsoft and google
    # oauth.NAME.token_url is not set: required with authorize_url
    # oauth.NAME.device_url is not set: taken from the issuer, unless authorize_url is set
    # oauth.NAME.revocation_url is not set: taken from the issuer, unless authorize_url is set
    # locales is not set: the texts in the binary
    log_format = "text"  # default
    # metrics.listen is not set: no metrics are served
    # metrics.otlp_endpoint is not set: no metrics are sent
    metrics.otlp_interval = 60  # default
    "#);
    let wrong = in_folder("contact = \"nobody\"", &["config", "show"], &[]);
    let line = "# contact is wrong at DIR/fromline.toml:1: see fromline config check\n";
    assert!(wrong.stdout.contains(line), "{}", wrong.stdout);
    // The output can be read as a configuration.
    let again = in_folder(&shown.stdout, &["config", "show"], &[]);
    let values = |text: &str| -> Vec<String> {
        let values = text.lines().filter_map(|line| line.split_once("  # "));
        values.map(|(value, _)| value.to_owned()).collect()
    };
    assert_eq!(values(&again.stdout), values(&shown.stdout));
}

#[test]
fn settings_are_explained_by_name_by_table_and_all() {
    let all = run(&["config", "explain"]);
    all.succeeded();
    assert!(
        all.stdout
            .contains(&format!("\n{:29}  starttls", "relay.security")),
        "{}",
        all.stdout
    );
    let table = run(&["config", "explain", "mta"]);
    assert!(table.stdout.contains("mta.sockets\n") && table.stdout.contains("mta.submission\n"));
    assert!(run(&["config", "explain", "public-url"]).failed("did you mean public_url?"));
}

#[test]
fn the_demo_never_takes_the_server_s_folder() {
    let refused = run(&["serve", "--demo"]);
    assert!(refused.failed("--data DIR"), "{}", refused.stderr);
}
