//! Gateways are allowed: each partner's server delivers, by either port, and the recipient cannot tell who wrote.

use super::Scene;
use crate::{
    Failure,
    hosts::{PARTNER_COM, PARTNER_NET, PARTNER_ORG},
    world::{Gateway, World},
};

/// The scene in which gateways deliver by port 465 or 587.
pub const SCENE: Scene = Scene {
    name: "both-ports",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let mut sent = Vec::new();
    for (domain, host, port) in [
        ("partner.com", PARTNER_COM, 465),
        ("partner.com", PARTNER_COM, 587),
        ("partner.net", PARTNER_NET, 465),
        ("partner.net", PARTNER_NET, 587),
        ("partner.org", PARTNER_ORG, 587),
    ] {
        let address = world.address(domain)?;
        world.alias(&user, &address, Some(Gateway { host, port }))?;
        let what = format!("{} port {port}", host.name);
        let mail = world.post(SCENE.name, what, &user, &address).send()?;
        sent.push((mail, world.by_gateway(&address, host)));
        if host == PARTNER_COM {
            let what = format!("{} port {port}, to a colleague", host.name);
            let mail = world
                .post(SCENE.name, what, &user, &address)
                .to(&[&user.address])
                .send()?;
            sent.push((mail, world.by_gateway(&address, host)));
        }
    }
    for (mail, arrival) in sent {
        mail.arrives(arrival);
    }
    Ok(())
}
