//! Complete emails of our own in each language, with random parts masked.

use super::*;

/// Returns an email's headers as sent and its text decoded.
fn whole(message: &str) -> String {
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    let text = quoted_printable::decode(body, quoted_printable::ParseMode::Robust).unwrap();
    let text = String::from_utf8(text).unwrap();
    let mask = |line: &str| {
        let line = match line.split_once("token=") {
            Some((before, _)) => format!("{before}token=[token]"),
            None => line.to_owned(),
        };
        if line.starts_with("Message-ID: ") {
            let (_, domain) = line.rsplit_once('@').unwrap();
            return format!("Message-ID: <[random]@{domain}");
        }
        let code = line.len() == 11 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
        if code { "[code]".to_owned() } else { line }
    };
    let lines = head.lines().chain([""]).chain(text.lines());
    lines.map(mask).collect::<Vec<_>>().join("\n")
}

/// Returns the email with the code and the test message for a user with this language.
async fn mails(language: &str) -> [String; 2] {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    client
        .patch("/api/v1/account", json!({ "language": language }))
        .await
        .ok();
    create(&client, false).await.ok();
    let code = code(&harness).await;
    client.post(&own("confirm"), json!({ "code": code })).await.ok();
    let to = json!({ "to": "user@example.com", "language": language });
    client.post(&own("sendTest"), to).await.ok();
    let sent = harness.relay.sent();
    assert_eq!(sent.len(), 2);
    [whole(&sent[0].message), whole(&sent[1].message)]
}

#[tokio::test]
async fn in_english() {
    let [code, test] = mails("en").await;
    insta::assert_snapshot!(code, @r##"
    Date: Mon, 23 Nov 2026 09:00:00 +0000
    From: Fromline <fromline@example.com>
    To: user.name@partner.com
    Subject: Confirm your address in Fromline
    Message-ID: <[random]@example.com>
    Auto-Submitted: auto-generated
    Content-Language: en
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Hello,

    The user user@example.com would like to send mail from the address user.name@partner.com.

    To confirm, enter this code in Fromline:

    [code]

    Or open this link while you are signed in as user@example.com:

    http://127.0.0.1:8080/confirm#address=user.name@partner.com&token=[token]

    The code and the link are valid for 24 hours.

    How to write from the address in your mail program, once it is confirmed:

    http://127.0.0.1:8080/help/write-from/user.name@partner.com

    If you did not ask for this, you can ignore this email: without the code, nobody can use your address.
    "##);
    insta::assert_snapshot!(test, @r##"
    Date: Mon, 23 Nov 2026 09:00:00 +0000
    From: User Name <user.name@partner.com>
    Sender: User Name <user@example.com>
    To: user@example.com
    Subject: Test message from Fromline
    Message-ID: <[random]@partner.com>
    Content-Language: en
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    This is the test message that you asked for.

    It was sent from user.name@partner.com by your organization’s servers. Check how your mail program shows the sender: some programs write “on behalf of”.
    "##);
}

#[tokio::test]
async fn in_italian() {
    let [code, test] = mails("it").await;
    insta::assert_snapshot!(code, @r##"
    Date: Mon, 23 Nov 2026 09:00:00 +0000
    From: Fromline <fromline@example.com>
    To: user.name@partner.com
    Subject: Conferma il tuo indirizzo in Fromline
    Message-ID: <[random]@example.com>
    Auto-Submitted: auto-generated
    Content-Language: it
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Ciao,

    l’utente user@example.com vuole inviare email dall’indirizzo user.name@partner.com.

    Per confermare, inserisci questo codice in Fromline:

    [code]

    Oppure apri questo link dopo aver eseguito l’accesso come user@example.com:

    http://127.0.0.1:8080/confirm#address=user.name@partner.com&token=[token]

    Il codice e il link sono validi per 24 ore.

    Come scrivere dall’indirizzo nel tuo programma di posta, una volta confermato:

    http://127.0.0.1:8080/help/write-from/user.name@partner.com

    Se non hai richiesto tu questa conferma, non devi fare nulla: senza il codice nessuno può usare il tuo indirizzo.
    "##);
    insta::assert_snapshot!(test, @r##"
    Date: Mon, 23 Nov 2026 09:00:00 +0000
    From: User Name <user.name@partner.com>
    Sender: User Name <user@example.com>
    To: user@example.com
    Subject: Messaggio di prova di Fromline
    Message-ID: <[random]@partner.com>
    Content-Language: it
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Questo è il messaggio di prova che hai richiesto.

    È stato inviato da user.name@partner.com tramite i server della tua organizzazione. Guarda come il tuo programma di posta mostra il mittente: alcuni programmi scrivono «per conto di».
    "##);
}

#[tokio::test]
async fn in_polish() {
    let [code, test] = mails("pl").await;
    insta::assert_snapshot!(code, @r##"
    Date: Mon, 23 Nov 2026 09:00:00 +0000
    From: Fromline <fromline@example.com>
    To: user.name@partner.com
    Subject: =?utf-8?q?Potwierd=C5=BA_sw=C3=B3j_adres_w_us=C5=82udze_Fromline?=
    Message-ID: <[random]@example.com>
    Auto-Submitted: auto-generated
    Content-Language: pl
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Dzień dobry,

    ktoś chce wysyłać pocztę z adresu user.name@partner.com. Konto, z którego przyszła prośba: user@example.com.

    Aby potwierdzić, wpisz ten kod w usłudze Fromline:

    [code]

    Możesz też otworzyć ten link po zalogowaniu się na to konto:

    http://127.0.0.1:8080/confirm#address=user.name@partner.com&token=[token]

    Kod i link są ważne przez 24 godziny.

    Jak pisać z tego adresu w swoim programie pocztowym po jego potwierdzeniu:

    http://127.0.0.1:8080/help/write-from/user.name@partner.com

    Jeśli to nie Twoja prośba, nie musisz nic robić: bez kodu nikt nie może użyć Twojego adresu.
    "##);
    insta::assert_snapshot!(test, @r##"
    Date: Mon, 23 Nov 2026 09:00:00 +0000
    From: User Name <user.name@partner.com>
    Sender: User Name <user@example.com>
    To: user@example.com
    Subject: =?utf-8?q?Wiadomo=C5=9B=C4=87_testowa_z_us=C5=82ugi_Fromline?=
    Message-ID: <[random]@partner.com>
    Content-Language: pl
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    To wiadomość testowa wysłana na Twoją prośbę.

    Adres nadawcy: user.name@partner.com. Wiadomość dostarczyły serwery Twojej organizacji. Zobacz, jak Twój program pocztowy pokazuje nadawcę: niektóre programy piszą „w imieniu użytkownika”.
    "##);
}

/// Sends a test message through the gateway, which adds no other sender.
#[tokio::test]
async fn by_the_gateway() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    alias(&harness, &client, true, true, true).await;
    for language in ["en", "it", "pl"] {
        let to = json!({ "to": "user@example.com", "language": language });
        client.post(&own("sendTest"), to).await.ok();
    }
    let sent = harness.gateways.sent();
    let all: Vec<String> = sent.iter().map(|mail| whole(&mail.message)).collect();
    insta::assert_snapshot!(all.join("\n\n"), @r##"
    Date: Mon, 23 Nov 2026 09:00:00 +0000
    From: User Name <user.name@partner.com>
    To: user@example.com
    Subject: Test message from Fromline
    Message-ID: <[random]@partner.com>
    Content-Language: en
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    This is the test message that you asked for.

    It was sent from user.name@partner.com by that address’s own SMTP server. Check the sender in your mail program; other programs may show it differently.

    Date: Mon, 23 Nov 2026 09:00:00 +0000
    From: User Name <user.name@partner.com>
    To: user@example.com
    Subject: Messaggio di prova di Fromline
    Message-ID: <[random]@partner.com>
    Content-Language: it
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Questo è il messaggio di prova che hai richiesto.

    È stato inviato da user.name@partner.com tramite il server SMTP di quell’indirizzo. Controlla il mittente nel tuo programma di posta; altri programmi possono mostrarlo in modo diverso.

    Date: Mon, 23 Nov 2026 09:00:00 +0000
    From: User Name <user.name@partner.com>
    To: user@example.com
    Subject: =?utf-8?q?Wiadomo=C5=9B=C4=87_testowa_z_us=C5=82ugi_Fromline?=
    Message-ID: <[random]@partner.com>
    Content-Language: pl
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    To wiadomość testowa wysłana na Twoją prośbę.

    Adres nadawcy: user.name@partner.com. Wiadomość dostarczył serwer SMTP tego adresu. Sprawdź nadawcę w swoim programie pocztowym; inne programy mogą pokazywać go inaczej.
    "##);
}
