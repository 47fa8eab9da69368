//! An alias passes to another user while mail of the first one waits: it does not go with it.

use serde_json::Value;

use super::Scene;
use crate::{
    Failure,
    hosts::{DOWN, PARTNER_ORG},
    outcome::Outcome,
    servers::sink::Mood,
    world::{Gateway, World},
};

/// The scene in which an alias passes to another user.
pub const SCENE: Scene = Scene {
    name: "handed-over",
    play,
};

const NOT_OWN: &str = "Not sent: the From address is not one of yours.";

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let [former, holder] = [world.user("")?, world.user("")?];
    let address = world.address("partner.org")?;
    let by = |host| Some(Gateway { host, port: 587 });
    world.alias(&former, &address, by(DOWN))?;
    world.partners.down.be(Mood::Down);
    let waiting = world
        .post(SCENE.name, "the former holder's, waiting", &former, &address)
        .send()?;
    waiting.waits("451 4.4.1")?;

    let path = World::alias_path(&address);
    World::call(&former.token, "DELETE", &path, &Value::Null)?;
    world.alias(&holder, &address, by(PARTNER_ORG))?;
    world
        .post(SCENE.name, "the former holder's, new", &former, &address)
        .send()?
        .refused(&format!("550 5.7.1 {NOT_OWN}"));
    waiting.expect(Outcome::Returned {
        to: former.address.clone(),
        words: NOT_OWN.to_owned(),
    });
    world
        .post(SCENE.name, "the holder's", &holder, &address)
        .send()?
        .arrives(world.by_gateway(&address, PARTNER_ORG));
    world.partners.down.be(Mood::Well);
    Ok(())
}
