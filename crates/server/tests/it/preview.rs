//! `fromline preview`, as a user with a message in a file runs it.

use std::{
    fmt::Write as _,
    process::{Command, Output},
    time::{Duration, Instant},
};

use serde_json::Value;

const MESSAGE: &str = "From: =?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87?= <user.name@partner.com>\n\
    Sender: Primary <user@example.com>\n\
    Authentication-Results: mx.example.net; dkim=pass header.d=example.com; dmarc=fail\n\nHello\n";

fn preview(message: &[u8], arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("message.eml");
    std::fs::write(&file, message).unwrap();
    let mut fromline = Command::new(env!("CARGO_BIN_EXE_fromline"));
    fromline
        .arg("preview")
        .arg(file)
        .args(arguments)
        .output()
        .unwrap()
}

fn printed(output: &Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn for_people() {
    let output = preview(
        MESSAGE.as_bytes(),
        &[
            "--client",
            "outlook-classic",
            "--client",
            "roundcube",
            "--client",
            "yahoo-mail",
            "--language",
            "pl",
        ],
    );
    insta::assert_snapshot!(printed(&output), @"
    Outlook (classic, Windows) (outlook-classic)
        Na liście wiadomości: Zażółć
        Primary <user@example.com> w imieniu Zażółć <user.name@partner.com>
        Nagłówek Sender wskazuje kogoś innego niż autor, a Outlook (classic, Windows) stawia go na początku.
        C: zgłaszają to użytkownicy. Źródło: jstedfast/MailKit#917; docker-mailserver#4793; Microsoft, Manage permissions for recipients. Wersja: 2013 to 365. Polskie słowa są przypuszczeniem.

    Roundcube (roundcube)
        Na liście wiadomości: Zażółć
        Od Zażółć
        Po otwarciu szczegółów:
            Nadawca Primary
        Roundcube pokazuje nagłówek Sender po otwarciu szczegółów lub wszystkich nagłówków.
        A-run: program uruchomiono i sprawdzono. Źródło: docs/conformance.md; program/localization/*/labels.inc. Wersja: 1.6.5. Program uruchomiono w przeglądarce i odczytano jego strony.

    Yahoo Mail (yahoo-mail)
        Być może:
            Zażółć <user.name@partner.com>
        Nie wiadomo, jak pokazuje to Yahoo Mail. To, co widać w szczegółach, jest przypuszczeniem.
        D: nie znaleziono nic wiarygodnego.
    ");
}

#[test]
fn authentication_is_given_or_read_where_it_is_believed() {
    let row = |arguments: &[&str]| {
        let output = preview(
            MESSAGE.as_bytes(),
            &[&["--json", "--client", "gmail-web"], arguments].concat(),
        );
        let answer: Value = serde_json::from_str(&printed(&output)).unwrap();
        let source = answer["authentication"]["source"].as_str().unwrap().to_owned();
        // If the rule is not known, every row is among the details.
        let client = &answer["clients"][0];
        let rows = ["rows", "details"].map(|part| client[part][0]["text"].as_str());
        let text = rows.into_iter().flatten().next().unwrap().to_owned();
        (source, text, answer["clients"][0]["badges"].to_string())
    };
    let expected =
        |source: &str, text: &str, badges: &str| (source.to_owned(), text.to_owned(), badges.to_owned());
    let plain = "Zażółć <user.name@partner.com>";
    assert_eq!(row(&[]), expected("none", plain, "[]"));
    assert_eq!(
        row(&["--spf", "partner.com=pass"]),
        expected("given", plain, "[]")
    );
    assert_eq!(
        row(&["--dkim", "example.com=pass", "--dkim", "other.org=fail"]),
        expected("given", "Zażółć <user.name@partner.com> via example.com", "[]")
    );
    assert_eq!(
        row(&["--authserv-id", "mx.example.net"]),
        expected("results", "Zażółć <user.name@partner.com> via example.com", "[]")
    );
    assert_eq!(
        row(&["--authserv-id", "mx.example.net", "--dkim", "example.com=fail"]),
        expected("given", plain, "[\"?\"]")
    );
    assert_eq!(
        row(&["--authserv-id", "mx.forged.example"]),
        expected("none", plain, "[]")
    );
}

/// A clear error or a correct rendering, within a second each.
#[test]
fn whatever_somebody_has_in_a_file() {
    let many = (0..5000).fold(String::from("From: "), |mut all, number| {
        let _ = write!(all, "User <u{number}@b.cd>,\r\n ");
        all
    });
    let endless = (0..60_000).fold(String::new(), |mut all, number| {
        let _ = write!(all, "X-{number}: y\r\n");
        all
    });
    let long = vec![b'a'; 50 * 1024 * 1024];
    let none = "message: This does not look like an email";
    let cases: [(&str, &[u8], Result<(), &str>); 9] = [
        ("nothing", b"", Err("message: Fill this in.")),
        ("no message", b"hello\nworld\n", Err(none)),
        ("NUL", b"\0\0\0From: a@b.cd\n", Err(none)),
        ("50 MB of nothing", &long, Err("message: This is too long.")),
        (
            "endless headers",
            endless.as_bytes(),
            Err("message: This is too long."),
        ),
        (
            "no sender",
            b"Subject: x\n\nFrom: a@b.cd\n",
            Err("message: These headers name neither"),
        ),
        (
            "no UTF-8",
            b"From: Ren\xe9 \xff\xfe <a@b.cd>\nSender: \x00\n",
            Ok(()),
        ),
        ("thousands of mailboxes", many.as_bytes(), Ok(())),
        (
            "a message with a large body",
            &[b"From: a@b.cd\n\n", &long[..]].concat(),
            Ok(()),
        ),
    ];
    for (what, message, outcome) in cases {
        let start = Instant::now();
        let output = preview(message, &["--json"]);
        let errors = String::from_utf8_lossy(&output.stderr);
        match outcome {
            Ok(()) => assert!(output.status.success(), "{what}: {errors}"),
            Err(words) => assert!(
                !output.status.success() && errors.contains(words),
                "{what}: {errors}"
            ),
        }
        assert!(
            start.elapsed() < Duration::from_secs(3),
            "{what}: {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn what_is_no_argument_is_said() {
    for (arguments, words) in [
        (
            &["--client", "pine"][..],
            "clients[0]: This mail program is not in the catalog.",
        ),
        (
            &["--language", "tlh"],
            "language: Fromline does not support this language.",
        ),
        (&["--spf", "partner.com"], "write it as example.com=pass"),
        (&["--dkim", "partner.com=perhaps"], "the result is one of"),
        (&["--dkim", "a b=pass"], "authentication.dkim[0]:"),
    ] {
        let output = preview(MESSAGE.as_bytes(), arguments);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(
            !output.status.success() && errors.contains(words),
            "{arguments:?}: {errors}"
        );
    }
}
