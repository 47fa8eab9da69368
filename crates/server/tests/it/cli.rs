//! The binary as an operator uses it.

use super::binary::{Server, fromline, run};
use serde_json::json;

const PASSWORD: &str = "correct horse battery";

#[test]
fn the_first_start_makes_a_key_and_a_link_that_works_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data, &[]);
    assert!(
        server.stderr().contains("Keep a copy of it"),
        "{}",
        server.stderr()
    );
    let first = server.link();
    server.stop();

    // Until it is used, each start prints a new link and invalidates the previous one.
    let server = Server::start(&data, &[]);
    assert!(!server.stderr().contains("Keep a copy of it"));
    let second = server.link();
    let set = |token: &str| json!({ "token": token, "address": "boss@example.com", "password": PASSWORD });
    assert_eq!(server.post("/api/v1/link/setPassword", &set(&first)).0, 400);
    assert_eq!(server.post("/api/v1/link/setPassword", &set(&second)).0, 200);
    server.stop();

    let server = Server::start(&data, &[]);
    assert!(!server.stdout().contains("/link#"), "{}", server.stdout());
    let sign_in = json!({ "address": "boss@example.com", "password": PASSWORD });
    assert_eq!(server.post("/api/v1/session/open", &sign_in).0, 200);
}

#[test]
fn users_and_tokens_are_managed_while_the_server_runs() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let data = folder.path().to_str().unwrap();

    let added = run(&[
        "user",
        "add",
        "Anna@example.com",
        "--name",
        "Anna Kowalska",
        "--language",
        "pl",
        "--data",
        data,
    ]);
    let link = added.only_line();
    let (page, token) = link.split_once('#').unwrap();
    assert_eq!(
        page,
        format!("{}/link", server.url()),
        "the link leads to the server that runs"
    );
    let set = json!({ "token": token, "password": PASSWORD });
    let (status, account) = server.post("/api/v1/link/setPassword", &set);
    assert_eq!(
        (status, &account["name"], &account["language"]),
        (200, &json!("Anna Kowalska"), &json!("pl"))
    );

    let twice = run(&["user", "add", "anna@EXAMPLE.com", "--data", data]);
    assert!(twice.failed("is a user already"));
    assert!(
        run(&["user", "add", "anna@partner.com", "--data", data])
            .failed("not in the organisation's domains: example.com")
    );
    assert!(run(&["user", "add", "anna", "--data", data]).failed("ADDRESS_INVALID"));

    let token = run(&[
        "token",
        "create",
        "--user",
        "anna@example.com",
        "--expires",
        "90d",
        "--data",
        data,
    ])
    .only_line();
    assert_eq!(server.get("/api/v1/account", &token).0, 200);
    let list = run(&["token", "list", "--data", data]).stdout;
    assert!(list.contains("anna@") || list.contains("Anna@"), "{list}");
    assert!(!list.contains(&token));

    run(&["user", "close", "anna@example.com", "--data", data]).succeeded();
    assert_eq!(
        server.get("/api/v1/account", &token).0,
        401,
        "at the next request"
    );
    assert!(run(&["user", "reset", "anna@example.com", "--data", data]).failed("is closed"));
    insta::assert_snapshot!(run(&["user", "list", "--data", data]).stdout, @r#"
    ADDRESS           ROLE   STATE   LANGUAGE  NAME
    Anna@example.com  user   closed  pl        Anna Kowalska
    "#);
    run(&["user", "open", "anna@example.com", "--data", data]).succeeded();
    assert_eq!(server.get("/api/v1/account", &token).0, 200);

    run(&["token", "revoke", "1", "--data", data]).succeeded();
    assert_eq!(server.get("/api/v1/account", &token).0, 401);
    assert!(run(&["token", "revoke", "1", "--data", data]).failed("there is no token 1"));
    assert!(
        run(&["token", "create", "--user", "nobody@example.com", "--data", data]).failed("there is no user")
    );

    let reset = run(&["user", "reset", "anna@example.com", "--data", data]).only_line();
    let (_, token) = reset.split_once('#').unwrap();
    assert_eq!(
        server.post("/api/v1/link/check", &json!({ "token": token })).1,
        json!({ "address": "Anna@example.com", "domains": [] })
    );
}

#[test]
fn units_and_their_policies_are_managed_while_the_server_runs() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let data = folder.path().to_str().unwrap();
    let with = |arguments: &[&str]| run(&[arguments, &["--data", data]].concat());
    with(&["user", "add", "anna@example.com"]).only_line();
    with(&["unit", "add", "/Sales"]).succeeded();
    with(&["unit", "add", "/sales/Poland", "--description", "Łódź"]).succeeded();
    with(&["unit", "add", "Office"]).succeeded();
    assert!(with(&["unit", "add", "/Nowhere/Team"]).failed("there is no unit /Nowhere"));
    assert!(with(&["unit", "add", "/SALES"]).failed("there is a unit of this name already"));
    with(&["policy", "allow", "--unit", "/Sales"]).succeeded();
    let token = with(&["token", "create", "--user", "anna@example.com"]).only_line();
    let allowed = || server.get("/api/v1/account", &token).1["gatewaysAllowed"] == true;
    assert!(!allowed());
    with(&["user", "move", "/Sales/Poland", "anna@example.com"]).succeeded();
    assert!(allowed(), "at the next request");
    insta::assert_snapshot!(with(&["unit", "list"]).stdout, @r#"
    UNIT           PEOPLE  GATEWAYS  POLICY
    /                   0         0  inherited  gateways forbidden, suspended mail refused
    /Office             0         0  inherited  gateways forbidden, suspended mail refused
    /Sales              0         0  set        gateways allowed
    /Sales/Poland       1         0  inherited  gateways allowed
    "#);
    assert_eq!(
        with(&["policy", "show", "--unit", "/Sales/Poland"]).stdout,
        "/Sales/Poland: gateways allowed, inherited from /Sales\n"
    );
    assert!(with(&["unit", "delete", "/Sales/Poland"]).failed("people or other units are in this unit"));
    assert!(with(&["unit", "move", "/Sales", "/Sales/Poland"]).failed("below itself"));
    assert!(with(&["policy", "forbid", "--tell", "x"]).failed("no relay is configured"));
    with(&["unit", "move", "/Sales/Poland", "/", "--dry-run"]).succeeded();
    assert!(allowed());
    with(&["unit", "move", "/Sales/Poland", "/"]).succeeded();
    assert!(!allowed());
    with(&["policy", "forbid", "--unit", "/Poland", "--on-behalf"]).succeeded();
    assert_eq!(
        with(&["policy", "undo", "--unit", "/Poland"]).stdout,
        "/Poland: gateways forbidden, suspended mail refused\n"
    );
    assert!(with(&["policy", "undo", "--unit", "/Poland"]).failed("no change of this policy to undo"));
    with(&["unit", "rename", "/Office", "Back office"]).succeeded();
    with(&["unit", "delete", "/back OFFICE"]).succeeded();
    with(&["user", "move", "/", "anna@example.com"]).succeeded();
    with(&["policy", "inherit", "--unit", "/Sales"]).succeeded();
    assert!(with(&["unit", "delete", "/"]).failed("the whole organisation"));
}

#[test]
fn plain_http_is_refused_beyond_this_machine() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    for arguments in [
        vec!["serve", "--data", data, "--listen", "0.0.0.0:0"],
        vec!["serve", "--data", data, "--listen", "[::]:0"],
        vec!["serve", "--data", data, "--demo", "--listen", "0.0.0.0:0"],
    ] {
        let refused = run(&arguments);
        assert!(refused.failed("127.0.0.1"), "{}", refused.stderr);
        assert_eq!(refused.stderr.lines().count(), 1, "{}", refused.stderr);
    }
    assert!(!folder.path().join("fromline.key").exists(), "nothing was begun");
}

#[test]
fn without_domains_nothing_starts() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = fromline();
    command
        .env_remove("FROMLINE_DOMAINS")
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path());
    assert!(super::binary::finish(command).failed("FROMLINE_DOMAINS"));
    std::fs::write(folder.path().join("fromline.toml"), "domain = [\"example.com\"]").unwrap();
    assert!(
        run(&["user", "list", "--data", folder.path().to_str().unwrap()])
            .failed("fromline.toml:1: domain: no such setting; did you mean domains?")
    );
}

#[test]
fn an_authority_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = fromline();
    command.env("FROMLINE_CA_FILE", "/nowhere/own.pem");
    command
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path());
    assert!(
        super::binary::finish(command).failed("FROMLINE_CA_FILE: ca_file: /nowhere/own.pem: No such file")
    );
}

#[test]
fn a_database_needs_its_own_key() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    run(&["user", "add", "anna@example.com", "--data", data]).only_line();
    let key = folder.path().join("fromline.key");
    let right = std::fs::read(&key).unwrap();
    let serve = ["serve", "--data", data, "--listen", "127.0.0.1:0"];

    std::fs::remove_file(&key).unwrap();
    let missing = run(&serve);
    assert!(
        missing.failed("is missing") && missing.stderr.contains(key.to_str().unwrap()),
        "{}",
        missing.stderr
    );
    assert!(!key.exists(), "no new key for an old database");

    std::fs::write(&key, "0123456789abcdef".repeat(4)).unwrap();
    let wrong = run(&serve);
    assert!(
        wrong.failed("is not the one") && wrong.stderr.contains(key.to_str().unwrap()),
        "{}",
        wrong.stderr
    );

    std::fs::write(&key, "garbage").unwrap();
    assert!(run(&serve).failed("does not hold a key"));

    std::fs::write(&key, right).unwrap();
    Server::start(folder.path(), &[]).stop();
}

#[test]
fn the_demo_has_four_people_and_one_password() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &["--demo"]);
    let out = server.stdout();
    let (_, password) = out.split_once("with the password: ").unwrap();
    let password = password.lines().next().unwrap();
    for (address, language) in [
        ("admin", "en"),
        ("user", "en"),
        ("utente", "it"),
        ("uzytkownik", "pl"),
    ] {
        let address = format!("{address}@example.com");
        let (status, account) = server.post(
            "/api/v1/session/open",
            &json!({ "address": address, "password": password }),
        );
        assert_eq!(
            (status, &account["language"]),
            (200, &json!(language)),
            "{address}"
        );
    }
    server.stop();

    let mut command = fromline();
    command.env("FROMLINE_DEMO_PASSWORD", "short").args([
        "serve",
        "--demo",
        "--listen",
        "127.0.0.1:0",
        "--data",
    ]);
    command.arg(folder.path());
    assert!(super::binary::finish(command).failed("PASSWORD_TOO_SHORT"));
}

#[test]
fn slow_and_large_heads_are_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let head = format!(
        "GET / HTTP/1.1\r\nhost: x\r\nx-large: {}\r\n\r\n",
        "x".repeat(20_000)
    );
    for (bytes, begin, reason) in [
        (head.as_bytes(), "HTTP/1.1 431", "HEAD_TOO_LARGE"),
        (
            b"EHLO mail.example.com\r\n\r\n",
            "HTTP/1.1 400",
            "REQUEST_INVALID",
        ),
    ] {
        let answer = server.raw(bytes);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with(begin), "{answer}");
        assert!(head.contains("\r\nx-content-type-options: nosniff"), "{answer}");
        assert!(head.contains("\r\ncache-control: no-store"), "{answer}");
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(body["error"]["details"][0]["reason"], reason);
    }
    assert_eq!(server.get("/healthz", "").0, 200);
}

#[test]
fn logs_repeat_no_secret_and_no_address_however_much_is_logged() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = fromline();
    command.env("RUST_LOG", "trace");
    let server = Server::start_as(command, folder.path(), &[]);
    let data = folder.path().to_str().unwrap();
    let link = run(&["user", "add", "canary@example.com", "--data", data]).only_line();
    let (_, link) = link.split_once('#').unwrap();
    let token = run(&["token", "create", "--user", "canary@example.com", "--data", data]).only_line();
    let first = server.link();
    for password in ["wrong canary pass", "right canary pass"] {
        let body = json!({ "token": link, "password": password });
        server.post("/api/v1/link/setPassword", &body);
        server.post(
            "/api/v1/session/open",
            &json!({ "address": "canary@example.com", "password": password }),
        );
    }
    server.get(
        "/gmail/v1/users/canary@example.com/settings/sendAs?alt=canary",
        &token,
    );
    server.get("/canary?canary=canary", "");
    let key = std::fs::read_to_string(folder.path().join("fromline.key")).unwrap();
    let key = key.lines().next().unwrap();
    let log = server.stop_and_read();
    assert!(
        log.contains("/gmail/v1/users/{userId}/settings/sendAs"),
        "the route is named: {log}"
    );
    for secret in [link, &token, &first, key, "canary"] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

#[test]
fn people_as_a_table_there_and_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("UTF-8");
    let domain = ["--set", "domains=example.com", "--data", data];
    let user = |args: &[&str]| run(&[&["user"], args, &domain].concat());
    user(&["add", "boss@example.com", "--admin"]).succeeded();
    let file = folder.path().join("people.csv");
    let file = file.to_str().expect("UTF-8");
    std::fs::write(
        file,
        "address,name,state\nanna@example.com,'=Anna,\nx,,\nboss@example.com,,closed\n",
    )
    .expect("a table");
    let dry = user(&["import", file]);
    let said = dry.stdout.clone();
    assert!(dry.failed("nothing was changed"));
    insta::assert_snapshot!(said, @r"
    line 2: anna@example.com: added
    line 3: x: address: Enter a whole address, such as user@example.com.
    line 4: boss@example.com: state: No other administrator could sign in after that. Make someone else an administrator first.
    1 added, 0 changed, 0 unchanged, 2 with errors
    ");
    assert!(!user(&["list"]).stdout.contains("anna"), "nothing was changed");
    let applied = user(&["import", file, "--apply"]);
    assert_eq!(applied.stdout, said);
    let exported = user(&["export"]).stdout;
    assert_eq!(
        exported,
        "\u{feff}address,name,role,state,language\n\
         anna@example.com,'=Anna,user,invited,\nboss@example.com,,administrator,invited,\n"
    );
    std::fs::write(file, &exported).expect("a table");
    let again = user(&["import", file, "--apply"]);
    assert_eq!(again.stdout, "0 added, 0 changed, 2 unchanged, 0 with errors\n");
    assert!(user(&["close", "boss@example.com"]).failed("No other administrator"));
}
