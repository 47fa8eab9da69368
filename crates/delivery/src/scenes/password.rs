//! The password at the partner's changes: mail waits until the user has entered the new one.

use serde_json::json;

use super::Scene;
use crate::{
    Failure,
    hosts::PARTNER_COM,
    world::{Gateway, NEW_PASSWORD, World, msa},
};

/// The scene in which the password at the partner's changes.
pub const SCENE: Scene = Scene {
    name: "password",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let address = world.address("partner.com")?;
    let gateway = Gateway {
        host: PARTNER_COM,
        port: 465,
    };
    world.alias(&user, &address, Some(gateway))?;
    world.partners.com_accounts.set(&address, NEW_PASSWORD)?;
    // Dovecot looks at the file once in a second.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let mail = world
        .post(SCENE.name, "waits for the new password", &user, &address)
        .send()?;
    mail.waits("454 4.7.8")?;
    World::change(
        &user,
        &address,
        &json!({ "smtpMsa": msa(&address, gateway, NEW_PASSWORD) }),
    )?;
    mail.arrives(world.by_gateway(&address, PARTNER_COM));
    Ok(())
}
