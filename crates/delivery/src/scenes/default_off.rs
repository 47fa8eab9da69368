//! Nobody has allowed anything: no gateway can be added, and mail leaves by the organisation.

use serde_json::json;

use super::Scene;
use crate::{
    Failure,
    hosts::PARTNER_COM,
    servers::fromline::Fromline,
    world::{Gateway, PARTNER_PASSWORD, World, msa},
};

/// The scene in which gateways are not allowed yet.
pub const SCENE: Scene = Scene {
    name: "default-off",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    let user = world.user("")?;
    let address = world.address("partner.com")?;
    let gateway = Gateway {
        host: PARTNER_COM,
        port: 465,
    };
    let body = json!({ "sendAsEmail": address, "smtpMsa": msa(&address, gateway, PARTNER_PASSWORD) });
    let path = "/gmail/v1/users/me/settings/sendAs";
    let (status, _) = Fromline::call("POST", path, &user.token, &body)?;
    if status != 403 {
        return Err(format!("a gateway was added: {status}").into());
    }
    world
        .post(SCENE.name, "the alias was never added", &user, &address)
        .envelope(&user.address)
        .send()?
        .refused("550 5.7.1 ");
    world
        .post(SCENE.name, "the primary address", &user, &user.address)
        .send()?
        .arrives(world.by_organisation(&user, &user.address));
    Ok(())
}
