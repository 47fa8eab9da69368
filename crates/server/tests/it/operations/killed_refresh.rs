//! Kill -9 between a provider's rotation of a refresh token and its storage: the token is lost, and its user is asked to connect again
//! within a minute. `FROMLINE_DRILLS=N` waits for the claim of the killed process to lapse, N times, instead of setting it back.

use std::{
    path::Path,
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use fromline_base::idn;
use fromline_core::{
    address::Address,
    gateway::{Gateway, Host, Security},
    policy::{GatewayPolicy, SuspendedMail},
};
use fromline_outbound::{
    oauth::TokenAccount,
    testing::{
        FakeProvider,
        token_endpoint::{TokenEndpoint, certificates},
    },
    vault::grants::Grant,
};
use fromline_store::{
    StoreError,
    aliases::{self, Alias},
    consents, data, gateways,
    health::{self, Health},
    policies::{self, StoredPolicy},
    users::{self, NewUser},
};
use jiff::{Timestamp, ToSpan as _};
use rusqlite::Connection;
use secrecy::SecretString;

use super::{
    binary::{Server, fromline},
    sink::Sink,
};

const ALIAS: &str = "alias@partner.com";
const ACCOUNT: &str = "user.name@partner.com";
/// What the issue allows.
const WITHIN: Duration = Duration::from_mins(1);

#[test]
fn a_token_lost_with_the_process_is_told_within_a_minute() {
    if !may_name_hosts() {
        super::super::trouble::skipped(
            "a_token_lost_with_the_process_is_told_within_a_minute",
            "no mount namespace",
        );
        return;
    }
    let waits = std::env::var_os("FROMLINE_DRILLS").is_some();
    for round in 0..super::town::rounds(1) {
        let told = drill(waits);
        eprintln!("round {round}: told {told:?} after the kill");
    }
}

/// Kills the server once the provider has rotated, starts it again, and returns how long after the kill the user's email was there.
fn drill(waits: bool) -> Duration {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let victim = Arc::new(AtomicU32::new(0));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (root, tls) = certificates(&["id.partner.com"]);
    let killing = victim.clone();
    let endpoint = Arc::new(TokenEndpoint::new(
        Duration::from_millis(300),
        Duration::default,
        move |_| {
            let pid = killing.swap(0, Ordering::SeqCst);
            if pid > 0 {
                let killed = Command::new("kill").args(["-9", &pid.to_string()]).status();
                assert!(killed.is_ok_and(|status| status.success()), "kill -9 {pid}");
            }
        },
    ));
    let address = runtime
        .block_on(endpoint.clone().start(tls[0].clone()))
        .expect("a port");
    let sink = Sink::start();
    let pem = BASE64_STANDARD.encode(&root);
    let lines: Vec<_> = pem.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    let authority = data.join("authority.pem");
    let pem = format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
        lines.join("\n")
    );
    std::fs::write(&authority, pem).expect("a file");
    std::fs::write(data.join("hosts"), "127.0.0.1 localhost id.partner.com\n").expect("a file");
    runtime.block_on(fill(data, &endpoint.refresh_token(ACCOUNT)));

    // Nothing is due yet: the process is known before it refreshes.
    let server = start(data, address.port(), sink.port());
    victim.store(server.pid(), Ordering::SeqCst);
    on_database(data, "UPDATE consents SET due = 0");
    let deadline = Instant::now() + Duration::from_secs(30);
    while victim.load(Ordering::SeqCst) != 0 {
        assert!(
            Instant::now() < deadline,
            "nothing was refreshed: {}",
            server.stderr()
        );
        std::thread::sleep(Duration::from_millis(5));
    }
    let killed = Instant::now();
    server.kill();
    assert_eq!(
        endpoint.accounts()[ACCOUNT].generation,
        1,
        "the provider has rotated"
    );
    let (holder, secret): (Option<String>, Vec<u8>) = Connection::open(data.join("fromline.db"))
        .and_then(|database| {
            database.query_row(
                "SELECT holder, sealed FROM consents JOIN gateways ON gateways.id = gateway_id",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
        })
        .expect("a claim");
    assert!(holder.is_some() && !secret.is_empty(), "claimed, and not stored");
    if !waits {
        // As if the half minute of the claim were over.
        on_database(data, "UPDATE consents SET leased_until = leased_until - 30000");
    }

    let server = start(data, address.port(), sink.port());
    let mail = sink.wait(WITHIN.saturating_sub(killed.elapsed()));
    let told = killed.elapsed();
    let mail = mail.unwrap_or_else(|| panic!("silence: {}", server.stderr()));
    assert!(
        mail.contains("To: user@example.com") && mail.contains("Connect alias@partner.com again"),
        "{mail}"
    );
    let accounts = endpoint.accounts();
    assert_eq!(
        (accounts[ACCOUNT].generation, accounts[ACCOUNT].refused),
        (1, 1),
        "asked once, and refused"
    );
    let reason: String = Connection::open(data.join("fromline.db"))
        .and_then(|database| {
            database.query_row("SELECT last_failure_reason FROM gateway_health", [], |row| {
                row.get(0)
            })
        })
        .expect("noted");
    assert_eq!(reason, "CONSENT_ENDED");
    let log = server.stderr();
    assert!(log.contains("came to no end") && !log.contains(ACCOUNT), "{log}");
    server.stop();
    told
}

/// Whether a process may be given its own list of hosts.
fn may_name_hosts() -> bool {
    let tried = Command::new("unshare")
        .args(["--mount", "sh", "-ec", "mount --bind /etc/hosts /etc/hosts"])
        .stderr(Stdio::null())
        .status();
    tried.is_ok_and(|status| status.success())
}

/// The server, for which the provider is on this machine.
fn start(data: &Path, provider: u16, relay: u16) -> Server {
    let program = fromline();
    let mut command = Command::new("unshare");
    command
        .args([
            "--mount",
            "sh",
            "-ec",
            "mount --bind \"$0\" /etc/hosts; exec \"$@\"",
        ])
        .arg(data.join("hosts"))
        .arg(program.get_program());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    let issuer = format!("https://id.partner.com:{provider}");
    command
        .env("FROMLINE_CA_FILE", data.join("authority.pem"))
        .env("FROMLINE_ALLOWED_NETWORKS", "127.0.0.0/8")
        .env("FROMLINE_RELAY__HOST", "127.0.0.1")
        .env("FROMLINE_RELAY__PORT", relay.to_string())
        .env("FROMLINE_RELAY__SECURITY", "none")
        .env("FROMLINE_OAUTH__PARTNER__ISSUER", &issuer)
        .env("FROMLINE_OAUTH__PARTNER__CLIENT_ID", "fromline")
        .env("FROMLINE_OAUTH__PARTNER__SCOPES", "smtp")
        .env("FROMLINE_OAUTH__PARTNER__SMTP_HOSTS", "smtp.partner.com")
        .env(
            "FROMLINE_OAUTH__PARTNER__AUTHORIZE_URL",
            format!("{issuer}/authorize"),
        )
        .env("FROMLINE_OAUTH__PARTNER__TOKEN_URL", format!("{issuer}/token"));
    Server::start_as(command, data, &[])
}

fn on_database(data: &Path, statement: &str) {
    let database = Connection::open(data.join("fromline.db")).expect("the database");
    database.busy_timeout(Duration::from_secs(5)).expect("a timeout");
    assert_eq!(database.execute(statement, []).expect("SQL"), 1, "{statement}");
}

/// A user with a confirmed alias, whose gateway has this refresh token; not due for an hour.
async fn fill(folder: &Path, refresh: &str) {
    let data = data::open(folder, None).await.expect("a data folder");
    let key = data.keys.all().swap_remove(0);
    let now = Timestamp::now();
    let address = |text: &str| Address::parse(text, &idn::to_ascii).expect("an address");
    let grant = Grant::new(
        FakeProvider::registered()
            .find("partner")
            .expect("a provider")
            .clone(),
        Gateway {
            host: Host::parse("smtp.partner.com", &idn::to_ascii).expect("a host"),
            port: 465,
            security: Security::Implicit,
        },
        SecretString::from(ACCOUNT),
        TokenAccount::new(ACCOUNT),
        SecretString::from(refresh),
    )
    .expect("a grant");
    data.store
        .write(|db| {
            let new = NewUser {
                address: &address("user@example.com"),
                name: "User Name",
                admin: false,
                language: None,
            };
            let user = users::add(db, &new, now)?.expect("new");
            let allowed = StoredPolicy {
                policy: GatewayPolicy {
                    allowed: true,
                    suspended_mail: SuspendedMail::Refuse,
                },
                updated: now,
                updated_by: "admin@example.com".to_owned(),
            };
            policies::set(db, fromline_core::directory::UnitId::ROOT, &allowed)?;
            let alias = Alias {
                id: 0,
                user_id: user.id,
                gateway: None,
                address: address(ALIAS),
                name: String::new(),
                reply_to: String::new(),
                signature: Some(String::new()),
                treat_as_alias: true,
                accepted: true,
                is_default: false,
                created: now,
                confirmation: None,
            };
            let id = aliases::insert(db, &alias)?;
            let new = grant.seal(&key, user.id, alias.address.key()).expect("sealed");
            let stored = gateways::put(db, id, new, now)?;
            consents::put(db, stored.id, "partner", now + 1.hours())?;
            health::set(db, stored.id, &Health::unknown(now + 1.hours()))?;
            Ok::<_, StoreError>(())
        })
        .await
        .expect("SQL");
    data.store.close().await;
}
