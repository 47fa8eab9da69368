//! Abandoned requests, and limits that outlast a restart.

use std::time::{Duration, Instant};

use super::binary::{Server, run};
use serde_json::{Value, json};

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";

fn demo(data: &std::path::Path) -> Server {
    let mut command = super::binary::fromline();
    command.env("FROMLINE_DEMO_PASSWORD", "correct horse battery");
    Server::start_as(command, data, &["--demo"])
}

fn token(data: &std::path::Path, user: &str) -> String {
    let data = data.to_str().expect("UTF-8");
    run(&["token", "create", "--user", user, "--data", data]).only_line()
}

fn reason(answer: &Value) -> &str {
    answer["error"]["details"][0]["reason"]
        .as_str()
        .unwrap_or_default()
}

#[test]
fn a_check_that_is_cancelled_leaves_no_connection_and_no_alias() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = demo(folder.path());
    let (admin, user) = (
        token(folder.path(), "admin@example.com"),
        token(folder.path(), "user@example.com"),
    );
    let allow = json!({ "setting": {
        "type": "settings/gmail.per_user_outbound_gateway",
        "value": { "allowUsersToUseExternalSmtpServers": true },
    } });
    assert_eq!(server.send("PATCH", "/v1/policies/root", &admin, &allow).0, 200);
    let body = json!({
        "sendAsEmail": "user.name@partner.com",
        "smtpMsa": {
            "host": "silent.partner.com", "port": 587, "securityMode": "starttls",
            "username": "user", "password": "secret",
        },
    });
    let before = server.sockets();
    let request = server.begin(LIST, &user, &body);
    let deadline = Instant::now() + Duration::from_secs(5);
    while server.sockets() < before + 2 {
        assert!(Instant::now() < deadline, "the check never connected");
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(request);
    let given_up = Instant::now();
    while server.sockets() > before {
        assert!(
            given_up.elapsed() < Duration::from_secs(1),
            "a connection is left"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
    let (_, list) = server.get(LIST, &user);
    assert_eq!(list["sendAs"].as_array().map(Vec::len), Some(1), "{list}");
}

#[test]
fn the_limit_of_mails_survives_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = demo(folder.path());
    let user = token(folder.path(), "user@example.com");
    let alias = json!({ "sendAsEmail": "user.name@partner.com" });
    assert_eq!(server.send("POST", LIST, &user, &alias).0, 200);
    let again = format!("{LIST}/user.name@partner.com/verify");
    let ask = |server: &Server| server.send("POST", &again, &user, &json!({}));
    assert_eq!(ask(&server).0, 204);
    assert_eq!(ask(&server).0, 204);
    server.stop();
    let server = demo(folder.path());
    let (status, answer) = ask(&server);
    assert_eq!((status, reason(&answer)), (429, "RESEND_LIMIT"), "{answer}");
}
