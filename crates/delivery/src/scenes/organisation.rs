//! An alias without a gateway: the organisation delivers, and says who sent it.

use super::Scene;
use crate::{Failure, post::inside, world::World};

/// The scene of an alias without a gateway.
pub const SCENE: Scene = Scene {
    name: "organisation",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    let user = world.user("")?;
    let address = world.address("partner.com")?;
    world.alias(&user, &address, None)?;
    let arrival = world.by_organisation(&user, &address);
    world
        .post(SCENE.name, "the alias in MAIL FROM, too", &user, &address)
        .send()?
        .arrives(arrival.clone());
    world
        .post(SCENE.name, "the primary address in MAIL FROM", &user, &address)
        .envelope(&user.address)
        .send()?
        .arrives(arrival.clone());
    let colleague = world.user("")?;
    world
        .post(SCENE.name, "to a colleague", &user, &address)
        .to(&[&colleague.address])
        .send()?
        .arrives(inside(arrival));
    Ok(())
}
