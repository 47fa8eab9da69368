//! How From may be written: what every program reads alike is taken, the rest is refused.

use serde_json::json;

use super::Scene;
use crate::{
    Failure,
    hosts::PARTNER_NET,
    world::{Gateway, World},
};

/// The scene about forms of the From field.
pub const SCENE: Scene = Scene {
    name: "authors",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let alias = world.address("partner.net")?;
    world.alias(
        &user,
        &alias,
        Some(Gateway {
            host: PARTNER_NET,
            port: 587,
        }),
    )?;
    let own = &user.address;
    let refused = [
        ("none", String::new()),
        ("two fields", format!("From: {alias}\r\nFrom: {own}\r\n")),
        (
            "two fields, the same",
            format!("From: {alias}\r\nFrom: {alias}\r\n"),
        ),
        ("two authors", format!("From: {alias}, {own}\r\n")),
        ("two authors, folded", format!("From: {alias},\r\n {own}\r\n")),
        ("a group", format!("From: all: {alias}, {own};\r\n")),
        ("a group of one", format!("From: one: {alias};\r\n")),
        ("an empty group", "From: none:;\r\n".to_owned()),
        (
            "an encoded address",
            format!("From: =?utf-8?q?{}?=\r\n", alias.replace('@', "=40")),
        ),
        (
            "letters beyond ASCII in the address",
            format!("From: <\u{142}{alias}>\r\n"),
        ),
        ("nothing", "From:\r\n".to_owned()),
        ("a name alone", "From: User Name\r\n".to_owned()),
        (
            "a name that says another",
            format!("From: \"boss@example.com\" <{alias}>\r\n"),
        ),
        ("another's", "From: stranger@partner.net\r\n".to_owned()),
        (
            "a space before the colon, then another's",
            format!("From : {alias}\r\nFrom: stranger@partner.net\r\n"),
        ),
    ];
    for (what, head) in refused {
        world
            .post(SCENE.name, what, &user, &alias)
            .head(head)
            .send()?
            .refused("550 5.");
    }
    let taken = [
        (
            "folded",
            format!("From:\r\n Some\r\n Body <{alias}>\r\n"),
            format!("Some Body <{alias}>"),
        ),
        (
            "an encoded name",
            format!("From: =?utf-8?q?=C5=82?= <{alias}>\r\n"),
            format!("=?utf-8?q?=C5=82?= <{alias}>"),
        ),
        (
            "a name beyond ASCII, not encoded",
            format!("From: \"Za\u{17c}\u{f3}\u{142}\u{107} Pen\" <{alias}>\r\n"),
            written(&alias, "Za\u{17c}\u{f3}\u{142}\u{107} Pen")?,
        ),
        (
            "another's address in front, which some programs read",
            format!("From: Boss <boss@example.com> <{alias}>\r\n"),
            format!("Boss <{alias}>"),
        ),
        (
            "a source route by another's address",
            format!("From: <@x.example,boss@example.com:{alias}>\r\n"),
            alias.clone(),
        ),
        (
            "the field's name in capitals",
            format!("FROM: {alias}\r\n"),
            alias.clone(),
        ),
    ];
    for (what, head, from) in taken {
        let mut arrival = world.by_gateway(&alias, PARTNER_NET);
        arrival.from = from;
        world
            .post(SCENE.name, what, &user, &alias)
            .head(head)
            .send()?
            .arrives(arrival);
    }
    Ok(())
}

/// From as the preview writes it.
fn written(alias: &str, name: &str) -> Result<String, Failure> {
    let identity = json!({ "from": alias, "name": name, "primary": "user@example.com", "route": "GATEWAY" });
    let body = json!({ "clients": ["mutt"], "identity": identity });
    let said = World::call("", "POST", "/api/v1/preview", &body)?;
    let from = said["headers"]["from"]["raw"].as_str();
    Ok(from.ok_or("no From in the preview")?.trim().to_owned())
}
