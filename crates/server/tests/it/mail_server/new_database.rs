//! A database created or restored a few days ago defers unknown users and addresses.

use std::fmt::Write as _;

use fromline_server::testing::Harness;
use fromline_server::testing::mail_server::MailServer;
use jiff::ToSpan as _;

use super::town::{ALIAS, Town};

const DAYS: u32 = 7;

/// Returns the answers for several logins, MAIL FROM and From lines.
async fn told(server: &MailServer) -> String {
    let mut told = String::new();
    for (name, login, sender, from) in [
        (
            "unknown user",
            "who@example.com",
            "who@example.com",
            "who@example.com",
        ),
        (
            "unknown sender",
            "user@example.com",
            "new@partner.com",
            "new@partner.com",
        ),
        ("unknown From", "user@example.com", "", "new@partner.com"),
        (
            "unknown subaddress",
            "user@example.com",
            "",
            "user.name+tag@partner.com",
        ),
        ("somebody else's alias", "utente@example.com", ALIAS, ALIAS),
        (
            "a colleague's address",
            "utente@example.com",
            "",
            "user@example.com",
        ),
        ("pending", "user@example.com", "", "pending@partner.com"),
        ("closed", "admin@example.com", "", "admin@example.com"),
        ("one's own", "user@example.com", ALIAS, ALIAS),
    ] {
        let answers = server.offer(Some(login), sender, &[("From", from)]).await;
        let refused = answers.iter().find(|(letter, _)| *letter == 'y');
        let said = refused.map_or("accepted", |(_, reply)| {
            reply.split(" http").next().unwrap_or_default()
        });
        let _ = writeln!(told, "{name}: {}", said.trim_end_matches('|'));
    }
    for address in ["new@partner.com", "who@example.com", ALIAS, "partner.com"] {
        let _ = writeln!(told, "map {address}: {}", server.login(address).await);
    }
    told
}

/// Builds a waiting message from a user and an address that the database no longer knows.
async fn waiting(server: &MailServer, sender: &str) -> String {
    let message =
        format!("Fromline-Writer: 77.00\r\nFrom: {sender}\r\nTo: a@b.cd\r\nSubject: hello\r\n\r\nHello");
    server.deliver(sender, &["a@b.cd"], &message).await.swap_remove(0)
}

#[tokio::test]
async fn whom_a_new_database_does_not_know_is_deferred_until_it_is_no_longer_new() {
    let harness = Harness::with(|config| config.defer_unknown_days = DAYS).await;
    let town = Town::of(harness).await;
    let server = MailServer::of(&town.harness.app);
    town.harness.set_disabled("admin@example.com", true).await;
    insta::assert_snapshot!(told(&server).await, @r"
    unknown user: 451 4.7.1 Not sent yet: your account or this From address is not known here yet. If this keeps happening, ask your administrator.
    unknown sender: 451 4.7.1 Not sent yet: your account or this From address is not known here yet. If this keeps happening, ask your administrator.
    unknown From: 451 4.7.1 Not sent yet: your account or this From address is not known here yet. If this keeps happening, ask your administrator.
    unknown subaddress: 451 4.7.1 Not sent yet: your account or this From address is not known here yet. If this keeps happening, ask your administrator.
    somebody else's alias: 550 5.7.1 Not sent: the From address is not one of yours.
    a colleague's address: 550 5.7.1 Not sent: the From address is not one of yours.
    pending: 550 5.7.1 Not sent: this From address is not confirmed yet.
    closed: 550 5.7.1 Not sent: your account is closed. Ask your administrator.
    one's own: accepted
    map new@partner.com: TEMP not known yet
    map who@example.com: TEMP not known yet
    map user.name@partner.com: OK user@example.com,user
    map partner.com: NOTFOUND 
    ");
    insta::assert_snapshot!(waiting(&server, "lost@partner.com").await, @"451 4.7.1 Not sent yet: your account or this From address is not known here yet. If this keeps happening, ask your administrator.");
    insta::assert_snapshot!(waiting(&server, ALIAS).await, @"550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases");

    town.harness.clock.advance((i64::from(DAYS) * 24).hours());
    insta::assert_snapshot!(told(&server).await, @r"
    unknown user: 550 5.7.1 Not sent: your account is closed. Ask your administrator.
    unknown sender: 550 5.7.1 Not sent: the From address is not one of yours.
    unknown From: 550 5.7.1 Not sent: the From address is not one of yours.
    unknown subaddress: 550 5.7.1 Not sent: the From address is not one of yours.
    somebody else's alias: 550 5.7.1 Not sent: the From address is not one of yours.
    a colleague's address: 550 5.7.1 Not sent: the From address is not one of yours.
    pending: 550 5.7.1 Not sent: this From address is not confirmed yet.
    closed: 550 5.7.1 Not sent: your account is closed. Ask your administrator.
    one's own: accepted
    map new@partner.com: NOTFOUND 
    map who@example.com: NOTFOUND 
    map user.name@partner.com: OK user@example.com,user
    map partner.com: NOTFOUND 
    ");
    insta::assert_snapshot!(waiting(&server, "lost@partner.com").await, @"550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases");
}

#[tokio::test]
async fn a_database_without_users_knows_nobody_however_old_it_is() {
    let harness = Harness::with(|config| config.defer_unknown_days = DAYS).await;
    harness.clock.advance(10_000.hours());
    for address in ["admin@example.com", "user@example.com", "utente@example.com"] {
        let user = harness.user(address).await;
        harness
            .write(|db| fromline_store::users::remove(db, user.id))
            .await;
    }
    let server = MailServer::of(&harness.app);
    assert!(server.login("user@example.com").await.starts_with("TEMP "));
    let answers = server
        .offer(Some("user@example.com"), "", &[("From", "user@example.com")])
        .await;
    assert!(
        matches!(&answers[..], [('y', reply)] if reply.starts_with("451 4.7.1 ")),
        "{answers:?}"
    );
}
