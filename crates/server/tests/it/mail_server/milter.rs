use fromline_server::testing::mail_server::MailServer;

use super::town::{ALIAS, PLAIN, Town};

/// Formats each step: a letter of the milter protocol (`e` sender, `i` insert, `m` change or delete, `y` refuse) with its data.
fn shown(name: &str, answers: &[(char, String)]) -> String {
    let plain = |data: &str| -> String {
        // The token differs with each key.
        let data = match data.split_once('.') {
            Some((begin, _)) if begin.contains("Fromline-Writer") => format!("{begin}.…|"),
            _ => data.to_owned(),
        };
        data.chars()
            .map(|one| if one.is_control() { '·' } else { one })
            .collect()
    };
    let lines = answers
        .iter()
        .map(|(letter, data)| format!("  {letter} {}\n", plain(data)));
    format!("{name}\n{}", lines.collect::<String>())
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one table, and what is told of each row")]
async fn the_from_line_decides() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let login = Some("user@example.com");
    let mut told = String::new();
    let alias = format!("User Name <{ALIAS}>");
    for (name, login, sender, fields) in [
        (
            "primary",
            login,
            "user@example.com",
            vec![("From", "user@example.com")],
        ),
        (
            "primary, another envelope",
            login,
            ALIAS,
            vec![("From", "user@example.com"), ("Sender", "x@y.zz")],
        ),
        (
            "a name as login",
            Some("User"),
            "",
            vec![("From", "user@example.com")],
        ),
        (
            "by its gateway",
            login,
            "user@example.com",
            vec![("From", &alias)],
        ),
        (
            "by its gateway, written otherwise",
            login,
            "",
            vec![
                ("FROM", "=?utf-8?q?User?=\n <USER.NAME@partner.com>"),
                ("Reply-To", "user@example.com"),
                ("Sender", "user@example.com"),
                ("X-Mailer", "for USER@example.com"),
            ],
        ),
        ("without a gateway", login, PLAIN, vec![("From", PLAIN)]),
        ("pending", login, "", vec![("From", "pending@partner.com")]),
        (
            "a subaddress",
            login,
            ALIAS,
            vec![("From", "user.name+tag@partner.com")],
        ),
        (
            "somebody else's",
            Some("utente@example.com"),
            "",
            vec![("From", &alias)],
        ),
        (
            "several",
            login,
            "",
            vec![("From", "user@example.com, admin@example.com")],
        ),
        ("a group", login, "", vec![("From", "Us: user@example.com;")]),
        (
            "two fields",
            login,
            "",
            vec![("From", "user@example.com"), ("from", "admin@example.com")],
        ),
        ("none", login, "", vec![("To", "a@b.cd")]),
        (
            "nobody",
            None,
            "user@example.com",
            vec![("From", "user@example.com")],
        ),
        (
            "unknown",
            Some("who@example.com"),
            "",
            vec![("From", "who@example.com")],
        ),
    ] {
        told.push_str(&shown(name, &server.offer(login, sender, &fields).await));
    }
    insta::assert_snapshot!(told, @r"
    primary
      m |||·From|User Name <user@example.com>|
      e <user@example.com>|
    primary, another envelope
      m |||·Sender||
      m |||·From|User Name <user@example.com>|
      e <user@example.com>|
    a name as login
      m |||·From|User Name <user@example.com>|
    by its gateway
      i ||||Fromline-Writer|2.…|
      e <user.name@partner.com>|
    by its gateway, written otherwise
      m |||·X-Mailer||
      m |||·Sender||
      m |||·Reply-To||
      m |||·FROM|User <user.name@partner.com>|
      i ||||Fromline-Writer|2.…|
      e <user.name@partner.com>|
    without a gateway
      m |||·From|User Name <user@partner.net>|
      i ||||Sender|User Name <user@example.com>|
      e <user@example.com>|
    pending
      y 550 5.7.1 Not sent: this From address is not confirmed yet. http://127.0.0.1:8080/settings/aliases|
    a subaddress
      y 550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases|
    somebody else's
      y 550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases|
    several
      y 550 5.6.0 Not sent: the message needs exactly one From address. http://127.0.0.1:8080/settings/aliases|
    a group
      y 550 5.6.0 Not sent: the message needs exactly one From address. http://127.0.0.1:8080/settings/aliases|
    two fields
      y 550 5.6.0 Not sent: the message needs exactly one From address. http://127.0.0.1:8080/settings/aliases|
    none
      y 550 5.6.0 Not sent: the message needs exactly one From address. http://127.0.0.1:8080/settings/aliases|
    nobody
      y 530 5.7.0 Not sent: sign in to the mail server first.|
    unknown
      y 550 5.7.1 Not sent: your account is closed. Ask your administrator.|
    ");
}

/// Each refusal says what is wrong.
#[tokio::test]
async fn what_is_wrong_with_a_from_line() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let mut told = String::new();
    let long = "User ".repeat(2000) + "<user@example.com>";
    let headers = "x".repeat(60_000);
    for (name, fields) in [
        ("a bare CR", vec![("From", "User\r <user@example.com>")]),
        ("a bare LF", vec![("From", "User\n<user@example.com>")]),
        ("8 bits", vec![("From", "Zażółć <użytkownik@example.com>")]),
        ("a name of 8 bits", vec![("From", "Zażółć <user@example.com>")]),
        ("long", vec![("From", long.as_str())]),
        ("unreadable", vec![("From", "=?utf-8?q?user=40example.com?=")]),
        (
            "long headers",
            vec![
                ("From", "user@example.com"),
                ("X-1", &headers),
                ("X-2", &headers),
                ("X-3", &headers),
                ("X-4", &headers),
            ],
        ),
        (
            "another address",
            vec![("From", "boss@bank.com <user@example.com>")],
        ),
        (
            "a comment",
            vec![("From", "user@example.com (<utente@example.com>)")],
        ),
        (
            "sent on by another",
            vec![
                ("From", "user@example.com"),
                ("Resent-From", "utente@example.com"),
            ],
        ),
        (
            "another's, sent on by the user",
            vec![
                ("From", "utente@example.com"),
                ("Resent-From", "user@example.com"),
            ],
        ),
        (
            "another's that cannot be read, sent on by the user",
            vec![("From", "a@b.cd, b@c.de"), ("Resent-Sender", "user@example.com")],
        ),
        (
            "sent on by the user",
            vec![("From", "user@example.com"), ("Resent-From", PLAIN)],
        ),
        (
            "sent on by an alias that is not confirmed",
            vec![
                ("From", "user@example.com"),
                ("Resent-Sender", "pending@partner.com"),
            ],
        ),
    ] {
        let answers = server.offer(Some("user@example.com"), "", &fields).await;
        told.push_str(&shown(name, &answers));
    }
    insta::assert_snapshot!(told, @r"
    a bare CR
      y 550 5.6.0 Not sent: the From line contains control characters or stray line breaks.|
    a bare LF
      y 550 5.6.0 Not sent: the From line contains control characters or stray line breaks.|
    8 bits
      y 550 5.6.7 Not sent: the From address contains non-ASCII letters. Only the name may have them.|
    a name of 8 bits
      m |||·From|=?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87?= <user@example.com>|
    long
      y 550 5.6.0 Not sent: the From line is too long.|
    unreadable
      y 550 5.6.0 Not sent: the From line cannot be read safely.|
    long headers
      y 550 5.6.0 Not sent: the message has too many header fields, or too long ones.|
    another address
      y 550 5.7.1 Not sent: the name in the From line contains another email address.|
    a comment
      m |||·From|User Name <user@example.com>|
    sent on by another
      y 550 5.7.1 Not sent: Resent-From or Resent-Sender names an address or a name that is not yours. http://127.0.0.1:8080/settings/aliases|
    another's, sent on by the user
      y 550 5.7.1 Not sent: somebody else wrote this message. Redirecting is not possible; forward it instead.|
    another's that cannot be read, sent on by the user
      y 550 5.7.1 Not sent: somebody else wrote this message. Redirecting is not possible; forward it instead.|
    sent on by the user
      m |||·From|User Name <user@example.com>|
    sent on by an alias that is not confirmed
      y 550 5.7.1 Not sent: Resent-From or Resent-Sender names an address or a name that is not yours. http://127.0.0.1:8080/settings/aliases|
    ");
}

#[tokio::test]
async fn a_suspended_alias_and_a_closed_account() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let alias = format!("User Name <{ALIAS}>");
    let fields = [("From", alias.as_str())];
    let offer = || server.offer(Some("user@example.com"), ALIAS, &fields);
    let mut told = String::new();
    for suspended in ["REFUSE", "ON_BEHALF"] {
        town.set_policy(false, suspended).await;
        told.push_str(&shown(suspended, &offer().await));
    }
    town.set_policy(true, "REFUSE").await;
    told.push_str(&shown("allowed again", &offer().await));
    town.harness.set_disabled("user@example.com", true).await;
    told.push_str(&shown("disabled", &offer().await));
    insta::assert_snapshot!(told, @r"
    REFUSE
      y 550 5.7.1 Not sent: this From address uses an SMTP server of its own, which your administrator does not allow now. http://127.0.0.1:8080/settings/aliases|
    ON_BEHALF
      i ||||Sender|User Name <user@example.com>|
      e <user@example.com>|
    allowed again
      i ||||Fromline-Writer|2.…|
      e <user.name@partner.com>|
    disabled
      y 550 5.7.1 Not sent: your account is closed. Ask your administrator.|
    ");
}

/// Postfix would refuse the same at RCPT TO, in English.
#[tokio::test]
async fn a_stranger_s_address_is_refused_in_the_user_s_words_at_mail_from() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let fields = [("From", "utente@example.com")];
    let mut told = String::new();
    for (name, login, sender) in [
        ("a stranger's", Some("utente@example.com"), ALIAS),
        ("a colleague's", Some("utente@example.com"), "user@example.com"),
        ("pending", Some("user@example.com"), "pending@partner.com"),
        (
            "a subaddress",
            Some("user@example.com"),
            "user.name+tag@partner.com",
        ),
        ("no address", Some("user@example.com"), "x"),
        ("one's own", Some("utente@example.com"), "UTENTE@example.com"),
        ("none", Some("utente@example.com"), ""),
        ("nobody", None, "utente@example.com"),
        ("unknown", Some("who@example.com"), "who@example.com"),
    ] {
        let answers = server.offer(login, sender, &fields).await;
        let refused: Vec<_> = answers.into_iter().filter(|(letter, _)| *letter == 'y').collect();
        told.push_str(&shown(name, &refused));
    }
    insta::assert_snapshot!(told, @r"
    a stranger's
      y 550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases|
    a colleague's
      y 550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases|
    pending
      y 550 5.7.1 Not sent: this From address is not confirmed yet. http://127.0.0.1:8080/settings/aliases|
    a subaddress
      y 550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases|
    no address
      y 550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases|
    one's own
    none
    nobody
      y 530 5.7.0 Not sent: sign in to the mail server first.|
    unknown
      y 550 5.7.1 Not sent: your account is closed. Ask your administrator.|
    ");
}
