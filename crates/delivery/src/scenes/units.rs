//! Units: gateways are allowed in one and forbidden in its brother, and somebody is moved while their mail waits.

use super::Scene;
use crate::{
    Failure,
    hosts::{DOWN, PARTNER_COM},
    outcome::Outcome,
    servers::sink::Mood,
    world::{Gateway, World},
};

/// The scene with units.
pub const SCENE: Scene = Scene { name: "units", play };

const SENTENCE: &str = "Not sent: this From address uses an SMTP server of its own, which your administrator does not allow now.";

fn play(world: &World) -> Result<(), Failure> {
    let run = |arguments: &[&str]| world.organisation.fromline.command(arguments).map(drop);
    world.policy(true, "REFUSE")?;
    let [one, other] = [world.user("")?, world.user("")?];
    let mut addresses = Vec::new();
    for user in [&one, &other] {
        let address = world.address("partner.com")?;
        let gateway = Gateway {
            host: PARTNER_COM,
            port: 465,
        };
        world.alias(user, &address, Some(gateway))?;
        addresses.push(address);
    }
    let [address, brothers] = <[String; 2]>::try_from(addresses).map_err(|_| "two addresses")?;
    let waits = world.address("partner.org")?;
    let gateway = Gateway {
        host: DOWN,
        port: 465,
    };
    world.alias(&one, &waits, Some(gateway))?;

    // The root forbids; one of two brothers overrides that.
    for path in ["/Office", "/Office/Sales", "/Office/Stores"] {
        run(&["unit", "add", path])?;
    }
    world.policy(false, "REFUSE")?;
    run(&["policy", "allow", "--unit", "/Office/Sales"])?;
    run(&["user", "move", "/Office/Sales", &one.address])?;
    run(&["user", "move", "/Office/Stores", &other.address])?;
    world
        .post(SCENE.name, "allowed in its own unit", &one, &address)
        .send()?
        .arrives(world.by_gateway(&address, PARTNER_COM));
    world
        .post(SCENE.name, "in the brother, which inherits", &other, &brothers)
        .send()?
        .refused(&format!("550 5.7.1 {SENTENCE}"));

    // What counts for mail that waits is the unit that its author is in when it is tried again.
    world.partners.down.be(Mood::Down);
    let waiting = world
        .post(SCENE.name, "waiting, then moved", &one, &waits)
        .send()?;
    waiting.waits("451 4.4.1")?;
    run(&["user", "move", "/Office/Stores", &one.address])?;
    world.partners.down.be(Mood::Well);
    waiting.expect(Outcome::Returned {
        to: one.address.clone(),
        words: SENTENCE.to_owned(),
    });

    // A unit is moved with everybody in it.
    run(&["unit", "move", "/Office/Stores", "/Office/Sales"])?;
    world
        .post(
            SCENE.name,
            "its unit moved to where it is allowed",
            &other,
            &brothers,
        )
        .send()?
        .arrives(world.by_gateway(&brothers, PARTNER_COM));
    run(&["policy", "inherit", "--unit", "/Office/Sales"])?;
    world
        .post(SCENE.name, "inherited again", &other, &brothers)
        .send()?
        .refused(&format!("550 5.7.1 {SENTENCE}"));
    run(&["policy", "undo", "--unit", "/Office/Sales"])?;
    world
        .post(SCENE.name, "undone", &one, &address)
        .send()?
        .arrives(world.by_gateway(&address, PARTNER_COM));
    world.policy(true, "REFUSE")
}
