//! A server with a user at work, and databases with many secrets.

use fromline_store::StoreError;
use std::{
    path::Path,
    time::{Duration, Instant},
};

use fromline_base::{idn, keys::Keyring};
use fromline_core::{
    address::Address,
    gateway::{Gateway, Host, Security},
};
use fromline_outbound::{smtp::GatewayAccount, vault::credentials};
use fromline_services::operations::keys::{find_unknown_key, list_undecryptable};
use fromline_store::{
    aliases::{self, Alias},
    copy::{DatabaseContents, count_contents},
    data, gateways,
    users::{self, NewUser},
};
use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::{Value, json};

use super::binary::{Finished, Server, fromline, run};

pub const LIST: &str = "/gmail/v1/users/me/settings/sendAs";
pub const ALIAS: &str = "user.name@partner.com";
/// The password of every demo user and of every account at the demo's providers.
pub const PASSWORD: &str = "dämo % \"canary\" pass";
pub const USERNAME: &str = "canary-user-name";

/// Returns the number of rounds of a drill; `FROMLINE_DRILLS` sets it for a long one.
pub fn rounds(usual: u32) -> u32 {
    let asked = std::env::var("FROMLINE_DRILLS").ok();
    asked.and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

/// Returns the lines of a key file that contain keys, newest first.
pub fn key_lines(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).expect("the key file");
    let keys = text.lines().filter(|line| !line.starts_with('#'));
    keys.map(str::to_owned).collect()
}

/// Runs a command on this data folder.
pub fn on(data: &Path, arguments: &[&str]) -> Finished {
    let mut all = arguments.to_vec();
    all.extend(["--data", data.to_str().expect("UTF-8")]);
    run(&all)
}

/// Starts the demo, whose gateways require only the password, so that a credential that decrypts also works.
pub fn demo(data: &Path) -> Server {
    let mut command = fromline();
    command.env("FROMLINE_DEMO_PASSWORD", PASSWORD);
    Server::start_as(command, data, &["--demo"])
}

/// Starts the demo and adds an alias with a gateway for `user@example.com`; also returns a token of theirs.
pub fn with_alias(data: &Path) -> (Server, String) {
    let server = demo(data);
    let token = |user: &str| on(data, &["token", "create", "--user", user]).only_line();
    let allow = json!({ "setting": {
        "type": "settings/gmail.per_user_outbound_gateway",
        "value": { "allowUsersToUseExternalSmtpServers": true },
    } });
    let admin = token("admin@example.com");
    assert_eq!(server.send("PATCH", "/v1/policies/root", &admin, &allow).0, 200);
    let user = token("user@example.com");
    let mut body = json!({ "sendAsEmail": ALIAS, "smtpMsa": gateway() });
    body["smtpMsa"]["password"] = json!(PASSWORD);
    assert_eq!(server.send("POST", LIST, &user, &body).0, 200);
    (server, user)
}

fn gateway() -> Value {
    json!({ "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "username": USERNAME })
}

/// Returns whether the running server can decrypt the alias's credentials: only then does it recognize an unchanged username,
/// which needs no password. Also writes the display name.
pub fn opens(server: &Server, token: &str, name: &str) -> bool {
    let body = json!({ "displayName": name, "smtpMsa": gateway() });
    server.send("PATCH", &format!("{LIST}/{ALIAS}"), token, &body).0 == 200
}

/// Returns the code in the email that the demo's relay received.
pub fn code(server: &Server) -> String {
    let digits =
        |line: &&str| line.len() == 11 && line.bytes().all(|byte| byte == b' ' || byte.is_ascii_digit());
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let (_, mailbox) = server.get("/api/v1/demo/messages", "");
        let mails = mailbox["messages"].as_array().cloned().unwrap_or_default();
        let mail = mails.iter().find(|mail| mail["recipients"][0] == ALIAS);
        if let Some(code) = mail.and_then(|mail| mail["text"].as_str()?.lines().find(digits)) {
            return code.to_owned();
        }
        assert!(Instant::now() < deadline, "no mail");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Confirms the alias with its code.
#[track_caller]
pub fn confirm(server: &Server, token: &str, code: &str) {
    let path = format!("/api/v1/users/me/settings/sendAs/{ALIAS}/confirm");
    let (status, answer) = server.send("POST", &path, token, &json!({ "code": code }));
    assert_eq!(status, 200, "{answer}");
}

/// Returns whether mail can be sent through the alias's gateway, which requires its password.
pub fn sends(server: &Server, token: &str) -> bool {
    let path = format!("/api/v1/users/me/settings/sendAs/{ALIAS}/sendTest");
    let (status, answer) = server.send("POST", &path, token, &json!({ "to": "user@example.com" }));
    status == 200 && answer["route"] == "GATEWAY"
}

/// Adds users with a hundred aliases each, all with gateways and credentials.
#[tokio::main]
pub async fn fill(data: &Path, hundreds: usize) {
    let data = data::open(data, None).await.expect("a data folder");
    let key = data.keys.all().swap_remove(0);
    data.store
        .write(|db| {
            for user in 0..hundreds {
                let address = format!("u{user}@example.com");
                let address = Address::parse(&address, &idn::to_ascii).expect("an address");
                let new = NewUser {
                    address: &address,
                    name: "",
                    admin: false,
                    language: None,
                };
                let user = users::add(db, &new, Timestamp::now())?.expect("new");
                for number in 0..100 {
                    let address = format!("a{number}.{}@partner.com", user.id);
                    let account = GatewayAccount {
                        gateway: Gateway {
                            host: Host::parse("smtp.partner.com", &idn::to_ascii).expect("a host"),
                            port: 465,
                            security: Security::Implicit,
                        },
                        username: SecretString::from(USERNAME),
                        password: SecretString::from(PASSWORD),
                    };
                    let alias = Alias {
                        id: 0,
                        user_id: user.id,
                        gateway: None,
                        address: Address::parse(&address, &idn::to_ascii).expect("an address"),
                        name: String::new(),
                        reply_to: String::new(),
                        signature: Some(String::new()),
                        treat_as_alias: true,
                        accepted: true,
                        is_default: false,
                        created: Timestamp::now(),
                        confirmation: None,
                    };
                    let id = aliases::insert(db, &alias)?;
                    let new =
                        credentials::seal(&key, user.id, alias.address.key(), &account).expect("sealed");
                    gateways::put(db, id, new, alias.created)?;
                }
            }
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
    data.store.close().await;
}

/// Decrypts every secret in a data folder with its key file, and returns the contents.
#[tokio::main]
pub async fn all_open(data: &Path) -> DatabaseContents {
    all_open_with(data, &data.join("fromline.key")).await
}

async fn all_open_with(folder: &Path, key: &Path) -> DatabaseContents {
    let keys = Keyring::read(key).expect("a key file");
    let data = data::open(folder, Some(key)).await.expect("a data folder");
    let (contents, undecryptable, unknown) = data
        .store
        .read(|db| {
            Ok::<_, StoreError>((
                count_contents(db)?,
                list_undecryptable(db, &keys)?.len(),
                find_unknown_key(db, &keys)?,
            ))
        })
        .await
        .expect("SQL");
    assert_eq!((undecryptable, unknown), (0, None), "every secret opens");
    data.store.close().await;
    contents
}
