//! A user is disabled: nothing leaves any more, not even what waits.

use super::Scene;
use crate::{
    Failure,
    hosts::{DOWN, PARTNER_COM},
    outcome::Outcome,
    servers::sink::Mood,
    world::{Gateway, World},
};

/// The scene in which a user is disabled.
pub const SCENE: Scene = Scene {
    name: "disabled",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let address = world.address("partner.com")?;
    world.alias(
        &user,
        &address,
        Some(Gateway {
            host: PARTNER_COM,
            port: 587,
        }),
    )?;
    let waits = world.address("partner.org")?;
    world.alias(
        &user,
        &waits,
        Some(Gateway {
            host: DOWN,
            port: 587,
        }),
    )?;
    world.partners.down.be(Mood::Down);
    let waiting = world.post(SCENE.name, "waiting", &user, &waits).send()?;
    waiting.waits("451 4.4.1")?;
    let fromline = &world.organisation.fromline;
    fromline.command(&["user", "disable", &user.address])?;
    for (what, from) in [
        ("from the alias", &address),
        ("from the primary address", &user.address),
    ] {
        world
            .post(SCENE.name, what, &user, from)
            .send()?
            .refused("550 5.7.1 Not sent: your account is closed");
    }
    world.partners.down.be(Mood::Well);
    waiting.expect(Outcome::Returned {
        to: user.address.clone(),
        words: "Not sent".to_owned(),
    });
    fromline.command(&["user", "enable", &user.address])?;
    world
        .post(SCENE.name, "enabled again", &user, &address)
        .send()?
        .arrives(world.by_gateway(&address, PARTNER_COM));
    Ok(())
}
