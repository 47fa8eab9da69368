//! What would tell a reader who wrote by a gateway goes; blind copies stay blind.

use super::{
    Scene,
    telling::{telling, words},
};
use crate::{
    Failure,
    hosts::PARTNER_COM,
    post::{Post, RECIPIENT},
    world::{Gateway, World},
};

/// The scene about headers that would reveal the writer.
pub const SCENE: Scene = Scene {
    name: "revealing",
    play,
};

/// The name of the machine that mail is written at.
const MACHINE: &str = "desk.home.example.org";

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("Primary Name")?;
    let alias = world.address("partner.com")?;
    world.alias(
        &user,
        &alias,
        Some(Gateway {
            host: PARTNER_COM,
            port: 465,
        }),
    )?;
    let mut arrival = world.by_gateway(&alias, PARTNER_COM);
    arrival.from = format!("Alias Name <{alias}>");
    let head = || format!("From: Alias Name <{alias}>\r\n");
    let post = |what: &str| world.post(SCENE.name, what, &user, &alias).head(head());
    let own = &user.address;
    let words = words(own, &["primary name", "192.0.2.7", "desk"]);

    let mut told = Vec::new();
    let everything = fields(own)
        .iter()
        .fold(head(), |head, field| head + field + "\r\n");
    let ids = [
        ("Message-ID with the primary address", own.clone()),
        ("Message-ID with the machine", format!("1.2@{MACHINE}")),
        (
            "Message-ID of the organisation",
            "1.3@pc17.example.com".to_owned(),
        ),
    ];
    let with_id = |(what, id): (&str, String)| post(what).message_id(format!("hex.{}.{id}", world.number()));
    // As nmh does, which names the machine in both identifiers.
    let everything = post("every field at once")
        .head(everything)
        .message_id(format!("1.1.{}@{MACHINE}", world.number()));
    let all = std::iter::once(everything)
        .chain(ids.into_iter().map(with_id))
        .chain([signed(
            post("a signed copy of the headers, with the alias"),
            &alias,
        )]);
    for post in all {
        let sent = post.send()?;
        let mail = sent.mail()?;
        let lines = telling(&mail, &words);
        told.extend(lines.into_iter().map(|line| format!("{}: {line}", sent.what())));
        sent.arrives(arrival.clone());
    }

    signed(
        post("a signed copy of the headers, with the primary address"),
        own,
    )
    .send()?
    .refused("550 5.6.0 Not sent: the signed copy of the headers names your primary address.");

    // Readers still see one conversation.
    let id = |part: &str| format!("{part}.{}@{MACHINE}", world.number());
    let (first, second) = (id("2.1"), id("2.2"));
    let began = post("a mail").message_id(&first).send()?;
    let answered = post("an answer to it")
        .with(&format!("In-Reply-To: <{first}>\r\nReferences: <{first}>"))
        .message_id(second)
        .send()?;
    let (mail, answer) = (began.mail()?, answered.mail()?);
    for name in ["In-Reply-To", "References"] {
        if answer.field(name) != mail.field("Message-ID") {
            told.push(format!(
                "an answer has {name}: {:?}, not {:?}",
                answer.field(name),
                mail.field("Message-ID")
            ));
        }
    }
    for (sent, mail) in [(began, mail), (answered, answer)] {
        told.extend(telling(&mail, &words));
        sent.arrives(arrival.clone());
    }

    let hidden = "hidden@recipient.test";
    let sent = post("a blind copy")
        .with(&format!("Bcc: {hidden}"))
        .to(&[RECIPIENT])
        .send()?;
    let mail = sent.mail()?;
    sent.arrives(arrival);
    if mail.text.contains(hidden) {
        return Err("the blind copy can be seen".into());
    }
    if told.is_empty() {
        Ok(())
    } else {
        Err(format!("the reader is told: {}", told.join("; ")).into())
    }
}

/// Fields that programs and servers write.
fn fields(own: &str) -> Vec<String> {
    let (login, _) = own.split_once('@').unwrap_or_default();
    let loud = own.to_uppercase();
    let percent = own.replace('@', "%40");
    vec![
        format!("Sender: {own}"),
        format!("Sender: Primary Name <{loud}>"),
        format!("Reply-To: {own}"),
        format!("X-Sender: {own}"),
        format!("X-Original-From: =?utf-8?q?{}?=", own.replace('@', "=40")),
        format!("Return-Path: <{own}>"),
        format!("Resent-From: {own}"),
        format!("Disposition-Notification-To: {own}"),
        format!(
            "Received: from desk ({own} [192.0.2.7]) by mail.example.com; Thu, 26 Nov 2026 08:59:00 +0000"
        ),
        format!("Content-ID: <part.1@{MACHINE}>"),
        format!("Fcc: imap://{percent}@imap.example.com/Sent"),
        format!("X-Authenticated-Sender: {login}"),
        "References: <1.0@pc17.example.com>".to_owned(),
        "X-Originating-IP: [192.0.2.7]".to_owned(),
        "X-Virus-Scanned: at mail.example.com".to_owned(),
        "DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=from; bh=AAAA; b=AAAA".to_owned(),
    ]
}

/// What Thunderbird writes where it signs: the fields once more, in a part that nobody may change.
fn signed<'w>(post: Post<'w>, reply_to: &str) -> Post<'w> {
    let fields = "MIME-Version: 1.0\r\nContent-Type: multipart/signed; micalg=pgp-sha256; protocol=\"application/pgp-signature\"; boundary=b\r\n";
    let body = format!(
        "--b\r\nContent-Type: text/plain; protected-headers=\"v1\"; hp=\"clear\"\r\nReply-To: {reply_to}\r\n\r\nHello\r\n\
        --b\r\nContent-Type: application/pgp-signature\r\n\r\nAAAA\r\n--b--\r\n"
    );
    post.body(fields, &body)
}
