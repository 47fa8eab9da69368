//! A partner's server signs somebody in and does not let them write from the alias: at once, or later.

use serde_json::{Value, json};

use super::Scene;
use crate::{
    Failure,
    hosts::PARTNER_COM,
    outcome::Outcome,
    servers::fromline::Fromline,
    shell::wait,
    world::{Gateway, PARTNER_PASSWORD, World, msa},
};

/// The scene in which a partner's server refuses the alias as sender.
pub const SCENE: Scene = Scene {
    name: "refusing",
    play,
};

/// Where the partner's server signs in.
const GATEWAY: Gateway = Gateway {
    host: PARTNER_COM,
    port: 465,
};

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let login = world.address("partner.com")?;
    let other = world.address("partner.com")?;
    let body = json!({ "sendAsEmail": other, "smtpMsa": msa(&login, GATEWAY, PARTNER_PASSWORD) });
    let path = "/gmail/v1/users/me/settings/sendAs";
    let (status, said) = Fromline::call("POST", path, &user.token, &body)?;
    if status != 400 || !said.to_string().contains("SENDER_REFUSED") {
        return Err(format!("a login of another address: {status} {said}").into());
    }
    let (status, _) = Fromline::call("GET", &World::alias_path(&other), &user.token, &Value::Null)?;
    if status != 404 {
        return Err(format!("an alias was created all the same: {status}").into());
    }

    let granted = world.address("partner.com")?;
    world.partners.grant(&granted, &login)?;
    world.alias_of(&user, &granted, Some((&login, GATEWAY)))?;
    let arrival = world.by_gateway(&granted, PARTNER_COM);
    world
        .post(SCENE.name, "while the server allows it", &user, &granted)
        .send()?
        .arrives(arrival.clone());
    let health = || {
        let seen = World::call(&user.token, "GET", &World::alias_path(&granted), &Value::Null)?;
        Ok::<_, Failure>(seen["fromline"]["health"].clone())
    };
    let before = health()?;
    if before["state"] != "OK" {
        return Err(format!("of a server that took a message is said {before}").into());
    }

    world.partners.revoke()?;
    world
        .post(SCENE.name, "once it does not", &user, &granted)
        .send()?
        .expect(Outcome::Returned {
            to: user.address.clone(),
            words: "The SMTP server of this From address does not let you write from it.".to_owned(),
        });
    let is_failing = || {
        health().is_ok_and(|health| {
            health["state"] == "FAILING" && health["lastFailure"]["reason"] == "SENDER_REFUSED"
        })
    };
    wait(&format!("the failure in {}", health()?), 5, is_failing)?;

    world.partners.grant(&granted, &login)?;
    world
        .post(SCENE.name, "allowed again", &user, &granted)
        .send()?
        .arrives(arrival);
    wait("a message to mend it", 5, || {
        health().is_ok_and(|health| health["state"] == "OK")
    })
}
