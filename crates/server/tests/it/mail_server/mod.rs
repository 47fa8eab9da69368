//! The answers at each of the mail server's sockets, without a real mail server: decisions and their replies. `cargo xtask
//! delivery` tests them with Postfix.

mod checklist;
mod listener;
mod milter;
mod new_database;
mod programs;
mod revealing;
mod town;

use std::fmt::Write as _;

use fromline_server::testing::mail_server::MailServer;
use town::{ALIAS, Town};

#[tokio::test]
async fn who_may_use_an_address_as_a_sender() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let mut told = String::new();
    for address in [
        "user@example.com",
        "USER@Example.COM",
        ALIAS,
        "User.Name@Partner.com",
        "user.name+tag@partner.com",
        "pending@partner.com",
        "nobody@example.com",
        "partner.com",
        "",
        "a b@partner.com",
        "x' OR '1'='1",
    ] {
        let _ = writeln!(told, "{address}: {}", server.login(address).await);
    }
    insta::assert_snapshot!(told, @r"
    user@example.com: OK user@example.com,user
    USER@Example.COM: OK user@example.com,user
    user.name@partner.com: OK user@example.com,user
    User.Name@Partner.com: OK user@example.com,user
    user.name+tag@partner.com: NOTFOUND 
    pending@partner.com: NOTFOUND 
    nobody@example.com: NOTFOUND 
    partner.com: NOTFOUND 
    : NOTFOUND 
    a b@partner.com: NOTFOUND 
    x' OR '1'='1: NOTFOUND 
    ");
}

#[tokio::test]
async fn without_a_database_everything_waits() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    town.harness.app.store.close().await;
    assert!(server.login(ALIAS).await.starts_with("TEMP "));
    let answers = server.offer(
        Some("user@example.com"),
        "user@example.com",
        &[("From", "user@example.com")],
    );
    let answers = answers.await;
    assert!(
        matches!(&answers[..], [('y', reply)] if reply.starts_with("451 4.3.0 ")),
        "{answers:?}"
    );
    let replies = server.deliver(ALIAS, &["a@b.cd"], town::MESSAGE).await;
    assert!(replies[0].starts_with("451 4.3.0 "), "{replies:?}");
    assert!(town.harness.gateways.sent().is_empty() && town.back().is_empty());
}
