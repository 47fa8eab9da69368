//! Somebody else's mail handed on with its From: `Resent-From` (RFC 5322, section 3.6.6) is refused in words of its own, whatever
//! address of the user's it names; what Thunderbird writes instead is a mail of the alias that says where answers go.

use super::Scene;
use crate::{
    Failure,
    hosts::PARTNER_COM,
    outcome::Arrival,
    world::{Gateway, World},
};

/// The scene in which mail of another author is redirected.
pub const SCENE: Scene = Scene {
    name: "redirected",
    play,
};

/// Whose mail it was.
const AUTHOR: &str = "author@example.net";

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let mut aliases = Vec::new();
    for host in [None, Some(PARTNER_COM)] {
        let alias = world.address("partner.com")?;
        world.alias(&user, &alias, host.map(|host| Gateway { host, port: 465 }))?;
        aliases.push((alias, host));
    }
    let own = std::iter::once(&user.address).chain(aliases.iter().map(|(alias, _)| alias));
    let kinds = ["the primary address", "an alias", "an alias with a gateway"];
    for (own, kind) in own.zip(kinds) {
        let what = format!("Resent-From {kind}, From another's");
        world
            .post(SCENE.name, what, &user, own)
            .head(format!(
                "Resent-From: {own}\r\nResent-To: reader@recipient.test\r\nFrom: {AUTHOR}\r\n"
            ))
            .send()?
            .refused(REFUSED);
    }
    world
        .post(
            SCENE.name,
            "From another's, without Resent-From",
            &user,
            &user.address,
        )
        .head(format!("From: {AUTHOR}\r\n"))
        .send()?
        .refused("550 5.7.1 Not sent: the From address is not one of yours.");
    for (alias, host) in aliases {
        let (what, by) = match host {
            Some(host) => (
                "Reply-To the author, by a gateway",
                world.by_gateway(&alias, host),
            ),
            None => (
                "Reply-To the author, by the organisation",
                world.by_organisation(&user, &alias),
            ),
        };
        let arrival = Arrival {
            reply_to: AUTHOR.to_owned(),
            ..by
        };
        world
            .post(SCENE.name, what, &user, &alias)
            .with(&format!("Reply-To: {AUTHOR}"))
            .send()?
            .arrives(arrival);
    }
    Ok(())
}

/// The sentence about redirecting.
const REFUSED: &str =
    "550 5.7.1 Not sent: somebody else wrote this message. Redirecting is not possible; forward it instead.";
