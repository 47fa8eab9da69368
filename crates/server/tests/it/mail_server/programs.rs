//! Mail programs that name the account when sending from an alias, as Outlook (classic), aerc and mutt with msmtp were observed
//! to do. The alias's route applies all the same, and with a gateway the account's name is removed.

use fromline_server::testing::mail_server::MailServer;

use super::town::{ALIAS, PLAIN, Town};

const PRIMARY: &str = "user@example.com";

/// A message as a program writes it: program, MAIL FROM, Sender and its own fields.
struct Written {
    program: &'static str,
    mail_from: &'static str,
    sender: Option<&'static str>,
    others: &'static [(&'static str, &'static str)],
}

const WRITTEN: [Written; 5] = [
    Written {
        program: "Outlook (classic)",
        mail_from: PRIMARY,
        sender: Some("\"User\" <user@example.com>"),
        others: &[("X-Mailer", "Microsoft Outlook 16.0"), ("Thread-Index", "AQ==")],
    },
    Written {
        program: "a Sender without a name",
        mail_from: PRIMARY,
        sender: Some("user@example.com"),
        others: &[],
    },
    Written {
        program: "a Sender in capitals, folded",
        mail_from: "USER@Example.com",
        sender: Some("User\n <USER@EXAMPLE.COM>"),
        others: &[],
    },
    Written {
        program: "aerc",
        mail_from: PRIMARY,
        sender: None,
        others: &[("X-Mailer", "aerc 0.14.0")],
    },
    Written {
        program: "Thunderbird, Roundcube",
        mail_from: ALIAS,
        sender: None,
        others: &[("User-Agent", "Mozilla Thunderbird")],
    },
];

impl Written {
    /// Returns the milter's answers for a message from this address, by step and data; `|` marks the ends of strings.
    async fn offered(&self, server: &MailServer, from: &str) -> Vec<(char, String)> {
        let from = format!("User Name <{from}>");
        let mut fields = vec![("From", from.as_str()), ("To", "a@b.cd")];
        fields.extend(self.sender.map(|sender| ("Sender", sender)));
        fields.extend(self.others);
        server.offer(Some(PRIMARY), self.mail_from, &fields).await
    }
}

fn has(answers: &[(char, String)], letter: char, words: &[&str]) -> bool {
    answers
        .iter()
        .any(|(step, data)| *step == letter && words.iter().all(|word| data.contains(word)))
}

#[tokio::test]
async fn the_alias_s_gateway_is_taken_and_the_account_is_not_named() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    for written in &WRITTEN {
        let answers = written.offered(&server, ALIAS).await;
        let program = written.program;
        assert!(!has(&answers, 'y', &[]), "{program}: refused: {answers:?}");
        assert!(has(&answers, 'e', &[ALIAS]), "{program}: MAIL FROM: {answers:?}");
        assert!(
            has(&answers, 'i', &["Fromline-Writer"]),
            "{program}: by the gateway: {answers:?}"
        );
        // An empty body removes the field.
        let gone = has(&answers, 'm', &["Sender"]) && !has(&answers, 'm', &["Sender", "example.com"]);
        assert_eq!(gone, written.sender.is_some(), "{program}: Sender: {answers:?}");
        assert!(!has(&answers, 'i', &["Sender"]), "{program}: {answers:?}");
    }
}

#[tokio::test]
async fn by_the_organisation_sender_and_envelope_are_ours_whatever_the_program_wrote() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let mut ends = Vec::new();
    for written in WRITTEN.iter().filter(|written| written.mail_from != ALIAS) {
        let answers = written.offered(&server, PLAIN).await;
        let program = written.program;
        assert!(has(&answers, 'e', &[PRIMARY]), "{program}: {answers:?}");
        assert!(
            !has(&answers, 'i', &["Fromline-Writer"]),
            "{program}: {answers:?}"
        );
        assert!(
            has(&answers, 'i', &["Sender", "User Name <user@example.com>"]),
            "{program}: {answers:?}"
        );
        ends.push(answers.into_iter().rfind(|(step, _)| *step == 'e'));
    }
    assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "{ends:?}");
}

/// The same message with the primary address in From takes the primary address's route; a Sender never selects a gateway.
#[tokio::test]
async fn a_sender_never_chooses_the_route() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let alias = format!("User Name <{ALIAS}>");
    let fields = [("From", PRIMARY), ("Sender", alias.as_str())];
    let answers = server.offer(Some(PRIMARY), ALIAS, &fields).await;
    assert!(has(&answers, 'e', &[PRIMARY]), "{answers:?}");
    assert!(!has(&answers, 'i', &["Fromline-Writer"]), "{answers:?}");
}
