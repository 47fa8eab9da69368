//! The partner's server is down, does not answer, or is not who it says: mail waits, and takes no other route.

use super::Scene;
use crate::{
    Failure,
    hosts::{DOWN, SLOW, WRONG},
    servers::sink::Mood,
    world::{Gateway, World},
};

/// The scene in which the partner's server is out of order.
pub const SCENE: Scene = Scene {
    name: "out-of-order",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let partners = &world.partners;
    let mut ready = Vec::new();
    for (what, host, port, sink, mood, words) in [
        ("down", DOWN, 465, &partners.down, Mood::Down, "451 4.4.1"),
        ("silent", SLOW, 465, &partners.slow, Mood::Silent, "451 4.4.1"),
        (
            "a stranger's certificate, port 465",
            WRONG,
            465,
            &partners.wrong,
            Mood::Wrong,
            "454 4.7.5",
        ),
        (
            "a stranger's certificate, port 587",
            WRONG,
            587,
            &partners.wrong,
            Mood::Wrong,
            "454 4.7.5",
        ),
    ] {
        let address = world.address("partner.org")?;
        sink.be(Mood::Well);
        world.alias(&user, &address, Some(Gateway { host, port }))?;
        ready.push((what, host, sink, mood, words, address));
    }
    // Once all are out of order.
    let mut waiting = Vec::new();
    for (.., sink, mood, _, _) in &ready {
        sink.be(*mood);
    }
    for (what, host, sink, _, words, address) in ready {
        let before = sink.logins().len();
        let mail = world.post(SCENE.name, what, &user, &address).send()?;
        waiting.push((mail, address, host, sink, words, before));
    }
    for (mail, _, _, sink, words, before) in &waiting {
        mail.waits(words)?;
        if sink.logins().len() > *before {
            return Err("a password was sent to a server that is out of order".into());
        }
    }
    for (_, _, _, sink, ..) in &waiting {
        sink.be(Mood::Well);
    }
    for (mail, address, host, ..) in waiting {
        mail.arrives(world.by_gateway(&address, host));
    }
    Ok(())
}
