//! Another user writes as the holder of an alias does, in MAIL FROM or in From.

use super::Scene;
use crate::{
    Failure,
    hosts::PARTNER_COM,
    post::from_nobody,
    world::{Gateway, World},
};

/// The scene in which another user writes from an alias.
pub const SCENE: Scene = Scene {
    name: "another-user",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let holder = world.user("")?;
    let address = world.address("partner.com")?;
    world.alias(
        &holder,
        &address,
        Some(Gateway {
            host: PARTNER_COM,
            port: 465,
        }),
    )?;
    let other = world.user("")?;
    let post = |what: &str, from: &str| world.post(SCENE.name, what, &other, from);
    post("the alias in both", &address).send()?.refused("550 5.7.1 ");
    post("in MAIL FROM alone", &other.address)
        .envelope(&address)
        .send()?
        .refused("550 5.7.1 ");
    post("in From alone", &address)
        .envelope(&other.address)
        .send()?
        .refused("550 5.7.1 ");
    post("in From, nobody in MAIL FROM", &address)
        .envelope("")
        .send()?
        .refused("550 5.7.1 ");
    let loud = address.to_uppercase();
    post("in capitals", &loud).send()?.refused("550 5.7.1 ");
    post("in From in capitals", &loud)
        .envelope(&other.address)
        .send()?
        .refused("550 5.7.1 ");
    post("the holder's primary address", &holder.address)
        .envelope(&other.address)
        .send()?
        .refused("550 5.7.1 ");
    post("one nobody holds", "nobody@partner.com")
        .send()?
        .refused("550 5.7.1 ");

    let own = |what: &str, from: &str| world.post(SCENE.name, what, &holder, from);
    let (local, domain) = address.split_once('@').ok_or("an address")?;
    own("subaddress, the holder's", &format!("{local}+tag@{domain}"))
        .send()?
        .refused("550 5.7.1 ");
    own("subaddress in From", &format!("{local}+tag@{domain}"))
        .envelope(&address)
        .send()?
        .refused("550 5.7.1 ");
    let arrival = world.by_gateway(&address, PARTNER_COM);
    own("capitals, the holder's", &loud)
        .send()?
        .arrives(arrival.clone());
    own("the primary address in MAIL FROM", &address)
        .envelope(&holder.address)
        .send()?
        .arrives(arrival.clone());
    // Whoever must not be answered stays so.
    own("nobody in MAIL FROM", &address)
        .envelope("")
        .send()?
        .arrives(from_nobody(arrival, PARTNER_COM));
    Ok(())
}
