//! What would tell a reader who wrote by a gateway goes; blind copies stay blind.

use super::Scene;
use crate::{
    Failure,
    hosts::PARTNER_COM,
    post::RECIPIENT,
    world::{Gateway, World},
};

/// See above.
pub const SCENE: Scene = Scene {
    name: "revealing",
    play,
};

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
    let own = &user.address;
    let head = format!("From: Alias Name <{alias}>\r\n");
    let mut arrival = world.by_gateway(&alias, PARTNER_COM);
    arrival.from = format!("Alias Name <{alias}>");
    let loud = own.to_uppercase();
    let fields = [
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
    ];
    let all = fields
        .iter()
        .fold(head.clone(), |head, field| format!("{head}{field}\r\n"));
    let mail = world
        .post(SCENE.name, "every field at once", &user, &alias)
        .head(all)
        .send()?;
    let id = mail.id.clone();
    mail.arrives(arrival.clone());
    let own_id = format!("<{id}>");
    for mail in world.recipient.mailbox.with(&own_id) {
        let told = mail.text.to_lowercase();
        for word in [
            own.as_str(),
            "primary name",
            "11.0.1.10",
            "mail.example.com",
            "192.0.2.7",
            "desk",
        ] {
            let Some(line) = told.lines().find(|line| line.contains(word)) else {
                continue;
            };
            // That the organisation's server connected is all that the partner's knows, and tells.
            if !["11.0.1.10", "mail.example.com"].contains(&word)
                || !line.starts_with("received: from example.com (")
            {
                return Err(format!("{word} stands in what the reader got: {line}").into());
            }
        }
    }
    let hidden = "hidden@recipient.test";
    let mail = world
        .post(SCENE.name, "a blind copy", &user, &alias)
        .head(head)
        .with(&format!("Bcc: {hidden}"))
        .to(&[RECIPIENT])
        .send()?;
    let own_id = format!("<{}>", mail.id);
    mail.arrives(arrival);
    if world
        .recipient
        .mailbox
        .with(&own_id)
        .iter()
        .any(|mail| mail.text.contains(hidden))
    {
        return Err("the blind copy can be seen".into());
    }
    Ok(())
}
