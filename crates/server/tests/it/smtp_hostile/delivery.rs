//! Delivery to servers that refuse the message or do not answer.

use fromline_core::{Reason, gateway::Security};
use fromline_outbound::smtp::{Envelope, Gateways as _, PartialDelivery, RecipientResult, SmtpFailure};

use super::{
    account,
    certificates::{Authority, Shown},
    gateways,
    network::Network,
    script::{
        self,
        Step::{self, Hang, Hear, HearMessage, Say, Tls},
    },
};

const FROM: Step = Hear("MAIL FROM:<user.name@partner.com>\r\n");
const TO: Step = Hear("RCPT TO:<user@example.com>\r\n");
const DATA: Step = Hear("DATA\r\n");
const OK: Step = Say("250 ok");
const GO: Step = Say("354 go ahead");

/// A name, the server's steps for a message, and the expected outcome.
pub type Row = (&'static str, &'static [Step], Result<(), SmtpFailure>);

/// Returns the rows of the table.
pub fn rows() -> Vec<Row> {
    let temporary = |reason| Err(SmtpFailure::temporary(reason));
    let permanent = |reason| Err(SmtpFailure::permanent(reason));
    vec![
        (
            "taken",
            &[FROM, OK, TO, OK, DATA, GO, HearMessage, OK][..],
            Ok(()),
        ),
        (
            "forwarded",
            &[FROM, OK, TO, Say("251 ok"), DATA, GO, HearMessage, OK],
            Ok(()),
        ),
        (
            "57 MAIL 451",
            &[FROM, Say("451 later")],
            temporary(Reason::Server4xx),
        ),
        (
            "57 MAIL 552",
            &[FROM, Say("552 too large")],
            permanent(Reason::MessageTooLarge),
        ),
        (
            "57 RCPT 550",
            &[FROM, OK, TO, Say("550 who?")],
            permanent(Reason::RecipientRefused),
        ),
        (
            "MAIL 553: not this sender",
            &[FROM, Say("553 5.7.1 not owned by user")],
            permanent(Reason::SenderRefused),
        ),
        (
            "RCPT 553: not this sender",
            &[FROM, OK, TO, Say("553 5.7.1 not owned by user")],
            permanent(Reason::SenderRefused),
        ),
        (
            "554 5.2.252 at the end: not this sender",
            &[
                FROM,
                OK,
                TO,
                OK,
                DATA,
                GO,
                HearMessage,
                Say("554 5.2.252 SendAsDenied"),
            ],
            permanent(Reason::SenderRefused),
        ),
        (
            "554 5.7.1 at the end",
            &[FROM, OK, TO, OK, DATA, GO, HearMessage, Say("554 5.7.1 spam")],
            permanent(Reason::MessageRefused),
        ),
        (
            "DATA 554",
            &[FROM, OK, TO, OK, DATA, Say("554 no")],
            permanent(Reason::MessageRefused),
        ),
        (
            "DATA 250",
            &[FROM, OK, TO, OK, DATA, OK, Hang],
            permanent(Reason::ProtocolError),
        ),
        (
            "58 no last word",
            &[FROM, OK, TO, OK, DATA, GO, HearMessage],
            permanent(Reason::AnswerLost),
        ),
        (
            "58 a last word that is none",
            &[FROM, OK, TO, OK, DATA, GO, HearMessage, Say("hello"), Hang],
            permanent(Reason::AnswerLost),
        ),
        (
            "58 a last word of no meaning",
            &[FROM, OK, TO, OK, DATA, GO, HearMessage, Say("334 and?"), Hang],
            permanent(Reason::AnswerLost),
        ),
        (
            "59 too late",
            &[FROM, OK, TO, OK, DATA, GO, HearMessage, Hang],
            permanent(Reason::AnswerLost),
        ),
        ("59 tarpit", &[FROM, OK, TO, Hang], temporary(Reason::Timeout)),
        (
            "60 421 in the middle",
            &[FROM, OK, TO, OK, DATA, GO, Hear("Subject"), Say("421 bye"), Hang],
            temporary(Reason::Server4xx),
        ),
        (
            "552 at the end",
            &[FROM, OK, TO, OK, DATA, GO, HearMessage, Say("552 full")],
            permanent(Reason::MessageTooLarge),
        ),
    ]
}

/// Delivers a message to a server that follows `step` after sign-in.
pub async fn deliver(step: &[Step]) -> Result<(), SmtpFailure> {
    let verdicts = hand_over(step, &["user@example.com"], PartialDelivery::Together).await?;
    Ok(verdicts.into_iter().collect::<Result<(), _>>()?)
}

async fn hand_over(
    step: &[Step],
    recipients: &[&str],
    addressed: PartialDelivery,
) -> Result<Vec<RecipientResult>, SmtpFailure> {
    let envelope = Envelope {
        sender: Some("user.name@partner.com".to_owned()),
        recipients: recipients.iter().map(|&recipient| recipient.to_owned()).collect(),
        addressed,
        instead: None,
    };
    hand(
        step,
        &envelope,
        "250-a\r\n250 AUTH PLAIN",
        b"Subject: x\r\n\r\n.\r\nx\r\n",
    )
    .await
}

/// Delivers a message to a server with these capabilities that then follows `step`.
async fn hand(
    step: &[Step],
    envelope: &Envelope,
    offer: &'static str,
    message: &[u8],
) -> Result<Vec<RecipientResult>, SmtpFailure> {
    let mut steps = vec![
        Tls(Shown::Good),
        Say("220 hello"),
        Hear("EHLO"),
        Say(offer),
        Hear("AUTH PLAIN"),
        Say("235 welcome"),
    ];
    steps.extend_from_slice(step);
    let authority = Authority::new();
    let (server, heard) = script::serve(steps, &authority).await;
    let account = account(Security::Implicit);
    let outcome = gateways(Network::to(server), &authority)
        .deliver(&account.gateway, &account.login(), envelope, message)
        .await;
    assert_eq!(heard.lock().unwrap().surprise, None);
    Ok(outcome?.verdicts)
}

#[tokio::test]
async fn a_refused_recipient_stops_what_is_for_all_and_nothing_else() {
    let both = ["user@example.com", "who@example.com"];
    let refused: &[Step] = &[
        FROM,
        OK,
        TO,
        OK,
        Hear("RCPT TO:<who@example.com>"),
        Say("550 5.1.1 who?"),
    ];
    let others = [refused, &[DATA, GO, HearMessage, OK]].concat();
    let verdicts = hand_over(&others, &both, PartialDelivery::Each).await.unwrap();
    assert!(matches!(verdicts[..], [Ok(()), Err(_)]), "{verdicts:?}");

    let nobody = [refused, &[Hear("QUIT")]].concat();
    let verdicts = hand_over(&nobody, &both, PartialDelivery::Together)
        .await
        .unwrap();
    let codes: Vec<_> = verdicts
        .iter()
        .map(|verdict| verdict.map_err(|rejection| rejection.code))
        .collect();
    assert_eq!(codes, [Err(550), Err(550)]);
}

#[tokio::test]
async fn each_refusal_has_its_reason() {
    for (name, steps, expected) in rows() {
        assert_eq!(deliver(steps).await, expected, "{name}");
    }
}

/// A server that has not received the end of a message cannot have accepted it: the message is not lost and may be sent again.
#[tokio::test]
async fn a_server_that_stops_reading_has_not_taken_the_message() {
    let authority = Authority::new();
    let mut steps = vec![
        Tls(Shown::Good),
        Say("220 hello"),
        Hear("EHLO"),
        Say("250-a\r\n250 AUTH PLAIN"),
        Hear("AUTH PLAIN"),
        Say("235 welcome"),
    ];
    steps.extend([FROM, OK, TO, OK, DATA, GO]);
    let (server, _) = script::serve(steps, &authority).await;
    let envelope = Envelope {
        sender: Some("user.name@partner.com".to_owned()),
        recipients: vec!["user@example.com".to_owned()],
        addressed: PartialDelivery::Together,
        instead: None,
    };
    // More than all buffers on the way can hold.
    let message = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcd\r\n".repeat(500_000);
    let account = account(Security::Implicit);
    let outcome = gateways(Network::to(server), &authority)
        .deliver(&account.gateway, &account.login(), &envelope, message.as_bytes())
        .await;
    assert_eq!(
        outcome.map(|_| ()),
        Err(SmtpFailure::temporary(Reason::ProtocolError))
    );
}

/// RFC 6152: a server that offers 8BITMIME gets the bytes unchanged, others get none of them; signed parts are never converted.
#[tokio::test]
async fn text_of_eight_bits() {
    const EIGHT: Step = Hear("MAIL FROM:<user.name@partner.com> BODY=8BITMIME\r\n");
    let envelope = Envelope {
        sender: Some("user.name@partner.com".to_owned()),
        recipients: vec!["user@example.com".to_owned()],
        addressed: PartialDelivery::Each,
        instead: None,
    };
    let offers = "250-a\r\n250-8bitmime\r\n250 AUTH PLAIN";
    let offers_not = "250-a\r\n250 AUTH PLAIN";
    let text = "Subject: x\r\n\r\njaźń\r\n".as_bytes();
    let raw: &[Step] = &[
        Hear("Subject: x"),
        Hear("\r\n"),
        Hear("jaźń\r\n"),
        Hear(".\r\n"),
        OK,
    ];
    let steps = [&[EIGHT, OK, TO, OK, DATA, GO], raw].concat();
    assert_eq!(hand(&steps, &envelope, offers, text).await, Ok(vec![Ok(())]));
    let quoted: &[Step] = &[
        Hear("Content-Transfer-Encoding: quoted-printable\r\n"),
        Hear("Content-Type: text/plain; charset=utf-8\r\n"),
        Hear("MIME-Version: 1.0\r\n"),
        Hear("Subject: x"),
        Hear("\r\n"),
        Hear("ja=C5=BA=C5=84\r\n"),
        Hear(".\r\n"),
        OK,
    ];
    let steps = [&[FROM, OK, TO, OK, DATA, GO], quoted].concat();
    assert_eq!(hand(&steps, &envelope, offers_not, text).await, Ok(vec![Ok(())]));
    let plain = [FROM, OK, TO, OK, DATA, GO, HearMessage, OK];
    let ascii = b"Subject: x\r\n\r\nx\r\n";
    assert_eq!(hand(&plain, &envelope, offers, ascii).await, Ok(vec![Ok(())]));
    let signed = "Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nń\r\n--b--\r\n".as_bytes();
    let verdicts = hand(&[Hear("QUIT")], &envelope, offers_not, signed)
        .await
        .unwrap();
    assert_eq!(verdicts[0].unwrap_err().reason(), Reason::ConversionNeeded);
}

/// RFC 5321, section 4.5.5: notifications keep their null sender unless a server refuses it permanently.
#[tokio::test]
async fn a_null_sender_is_given_up_only_where_it_is_refused() {
    const NULL: Step = Hear("MAIL FROM:<>\r\n");
    const RSET: Step = Hear("RSET\r\n");
    let envelope = Envelope {
        sender: None,
        recipients: vec!["user@example.com".to_owned()],
        addressed: PartialDelivery::Each,
        instead: Some("user.name@partner.com".to_owned()),
    };
    let no = Say("550 5.7.1 no");
    let ends: &[Step] = &[DATA, GO, HearMessage, OK];
    for (steps, code) in [
        ([&[NULL, OK, TO, OK], ends].concat(), None),
        ([&[NULL, no, RSET, OK, FROM, OK, TO, OK], ends].concat(), None),
        (
            [&[NULL, OK, TO, no, RSET, OK, FROM, OK, TO, OK], ends].concat(),
            None,
        ),
        (vec![NULL, no, RSET, OK, FROM, no], Some(550)),
        (vec![NULL, Say("451 later"), Hear("QUIT")], Some(451)),
        (vec![NULL, OK, TO, Say("450 later"), Hear("QUIT")], Some(450)),
    ] {
        let message = b"Subject: x\r\n\r\nx\r\n";
        let verdicts = hand(&steps, &envelope, "250-a\r\n250 AUTH PLAIN", message).await;
        let code_of = |verdict: RecipientResult| verdict.err().map(|refused| refused.code);
        assert_eq!(verdicts.map(|all| code_of(all[0])), Ok(code), "{steps:?}");
    }
}
