//! Fields of mail programs that reveal who uses an alias (fifteen programs were examined), and what a gateway receives of them.

use fromline_outbound::testing::CapturedMail;
use fromline_server::testing::mail_server::MailServer;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::UnixStream,
};

use super::town::{ALIAS, Town};

const LOGIN: Option<&str> = Some("user@example.com");

/// Delivers a user's message to the listener and returns what the gateway received.
async fn delivered(town: &Town, server: &MailServer, token: &str, message: &str) -> CapturedMail {
    let waiting = format!("{token}{}", message.replace('\n', "\r\n"));
    let replies = server.deliver(ALIAS, &["a@b.cd"], &waiting).await;
    assert_eq!(replies, ["250 2.0.0 Ok"]);
    town.harness.gateways.sent().pop().unwrap()
}

/// Masks keyed hashes, which differ with each key.
fn without_hashes(message: &str) -> String {
    let shown = message.replace("\r\n", "\n");
    let words = shown.split_inclusive(|one: char| !one.is_ascii_hexdigit());
    words
        .map(|word| {
            if word.len() == 33 {
                format!("[hash]{}", &word[32..])
            } else {
                word.to_owned()
            }
        })
        .collect()
}

#[tokio::test]
async fn no_field_tells_by_a_gateway() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let token = server.accepted("user@example.com", ALIAS).await;
    let message = "\
From: User Name <user.name@partner.com>
To: a@b.cd
Message-ID: <85825a84.user@example.com>
References: <1@recipient.test> <2@mail.example.com>
X-Originating-IP: [192.0.2.7]
X-Authenticated-Sender: user
X-MS-Exchange-Organization-SCL: -1
X-Virus-Scanned: amavisd at mail.example.com
Fcc: imap://user%40example.com@imap.example.com/Sent
DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=x; b=abc
List-Unsubscribe: <https://example.com/leave>
MIME-Version: 1.0
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

Zażółć <img src=\"cid:p1@pc17.example.com\"> user@example.com
--b
Content-Type: image/png
Content-ID: <p1@pc17.example.com>

x
--b--
";
    let first = delivered(&town, &server, &token, message).await;
    insta::assert_snapshot!(without_hashes(&first.message), @r#"
    From: User Name <user.name@partner.com>
    To: a@b.cd
    Message-ID: <[hash]@partner.com>
    References: <1@recipient.test>
     <[hash]@partner.com>
    List-Unsubscribe: <https://example.com/leave>
    MIME-Version: 1.0
    Content-Type: multipart/related; boundary=b

    --b
    Content-Type: text/html; charset=utf-8
    Content-Transfer-Encoding: 8bit

    Zażółć <img src="cid:[hash]@partner.com"> user@example.com
    --b
    Content-Type: image/png
    Content-ID: <[hash]@partner.com>

    x
    --b--
    "#);
    let again = delivered(&town, &server, &token, message).await;
    assert_eq!(first.message, again.message, "the same when it is tried again");
    let answer = message
        .replace(
            "Message-ID: <85825a84.user@example.com>",
            "Message-ID: <x@partner.com>",
        )
        .replace(
            "References: <1@recipient.test>",
            "References: <85825a84.user@example.com>",
        );
    let answer = delivered(&town, &server, &token, &answer).await;
    let id = first
        .message
        .lines()
        .find_map(|line| line.strip_prefix("Message-ID: "))
        .unwrap();
    assert!(
        answer.message.contains(&format!("References: {id}")),
        "{}",
        answer.message
    );
}

#[tokio::test]
async fn what_is_signed_stays_as_it_was_signed() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let token = server.accepted("user@example.com", ALIAS).await;
    let head =
        "From: User Name <user.name@partner.com>\nTo: a@b.cd\nContent-Type: multipart/signed; boundary=b\n";
    let body = "\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\
                Content-ID: <x@pc17.example.com>\n\nZażółć\n--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n";
    let sent = delivered(&town, &server, &token, &format!("{head}{body}")).await;
    assert_eq!(
        sent.message.trim_end(),
        format!("{head}{body}").replace('\n', "\r\n").trim_end()
    );
    let mut stream = UnixStream::connect(server.socket("gateway")).await.unwrap();
    stream.write_all(b"LHLO x\r\nQUIT\r\n").await.unwrap();
    let mut said = String::new();
    stream.read_to_string(&mut said).await.unwrap();
    assert!(said.contains("\r\n250-8BITMIME\r\n"), "{said}");
}

/// Thunderbird signs a copy of the headers, which can be neither edited nor removed.
#[tokio::test]
async fn a_signed_copy_that_tells_is_refused_where_the_writer_can_act() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let token = server.accepted("user@example.com", ALIAS).await;
    let kind = "multipart/signed; boundary=b";
    let body = "--b\r\nContent-Type: text/plain; protected-headers=\"v1\"\r\nReply-To: User <user@example.com>\r\n\r\nx\r\n--b--\r\n";
    let refused = "550 5.6.0 Not sent: the signed copy of the headers names your primary address. Leave out that Reply-To or \
                   other field, or do not sign.";
    let fields = [("From", ALIAS), ("Content-Type", kind)];
    let answers = server.offer_with(LOGIN, ALIAS, &fields, body).await;
    assert_eq!(answers, [('y', format!("{refused}|"))]);
    let own = body.replace("user@example.com", ALIAS);
    let answers = server.offer_with(LOGIN, ALIAS, &fields, &own).await;
    assert!(answers.iter().all(|(letter, _)| *letter != 'y'), "{answers:?}");
    let waiting = format!("{token}From: {ALIAS}\r\nContent-Type: {kind}\r\n\r\n{body}");
    assert_eq!(server.deliver(ALIAS, &["a@b.cd"], &waiting).await, [refused]);
    assert!(town.harness.gateways.sent().is_empty());
    // The organization's own servers may show the primary address.
    let fields = [("From", "user@partner.net"), ("Content-Type", kind)];
    let answers = server.offer_with(LOGIN, ALIAS, &fields, body).await;
    assert!(answers.iter().all(|(letter, _)| *letter != 'y'), "{answers:?}");
}

#[tokio::test]
async fn a_receipt_keeps_its_null_sender() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let receipt = "From: User Name <user.name@partner.com>\nTo: a@b.cd\nContent-Type: multipart/report; boundary=b\n\n--b\n\nx\n--b--\n";
    for (sender, expected) in [("", (None, Some(ALIAS))), (ALIAS, (Some(ALIAS), None))] {
        let token = server.accepted_from("user@example.com", sender, ALIAS).await;
        let envelope = delivered(&town, &server, &token, receipt).await.envelope;
        assert_eq!(
            (envelope.sender.as_deref(), envelope.instead.as_deref()),
            expected
        );
    }
    // A token that was lengthened or shortened is invalid.
    let token = server.accepted("user@example.com", ALIAS).await;
    let forged = token.trim_end().to_owned() + ".null\r\n";
    let waiting = format!("{forged}From: {ALIAS}\r\n\r\nx");
    let replies = server.deliver(ALIAS, &["a@b.cd"], &waiting).await.concat();
    assert!(replies.starts_with("550 5.7.1 "), "{replies}");
}
