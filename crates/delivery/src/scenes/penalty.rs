//! After somebody's wrong passwords a partner's Dovecot lets everybody from the same network address wait, with the right
//! password, too (`auth_penalty`): mail and checks of others wait with it, and get through.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Scene;
use crate::{
    Failure,
    hosts::PARTNER_COM,
    servers::fromline::Fromline,
    world::{Gateway, World, msa},
};

/// The scene about Dovecot's `auth_penalty`.
pub const SCENE: Scene = Scene {
    name: "penalty",
    play,
};

/// Where the partner's server signs in.
const GATEWAY: Gateway = Gateway {
    host: PARTNER_COM,
    port: 587,
};

/// Shorter is no penalty: without one the check takes a tenth of a second.
const NOTICED: Duration = Duration::from_secs(3);

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let (clumsy, other) = (world.user("")?, world.user("")?);
    let writes = world.address("partner.com")?;
    world.alias(&other, &writes, Some(GATEWAY))?;
    let target = world.address("partner.com")?;
    // Two only: a third is the last that a user has at one server.
    for wrong in ["wrong once", "wrong twice"] {
        let body = json!({ "sendAsEmail": target, "smtpMsa": msa(&target, GATEWAY, wrong) });
        let path = "/gmail/v1/users/me/settings/sendAs";
        let (status, said) = Fromline::call("POST", path, &clumsy.token, &body)?;
        if status != 400 || !said.to_string().contains("AUTH_REJECTED") {
            return Err(format!("a wrong password: {status} {said}").into());
        }
    }
    let begun = Instant::now();
    let mail = world
        .post(SCENE.name, "another user's, meanwhile", &other, &writes)
        .send()?;
    let checked = world.address("partner.com")?;
    world.alias(&other, &checked, Some(GATEWAY))?;
    let waited = begun.elapsed();
    mail.arrives(world.by_gateway(&writes, PARTNER_COM));
    if waited < NOTICED {
        return Err(format!("the server did not penalise: {waited:?}").into());
    }
    for alias in [&writes, &checked] {
        let seen = World::call(&other.token, "GET", &World::alias_path(alias), &Value::Null)?;
        let health = &seen["fromline"]["health"];
        if health["state"] == "FAILING" {
            return Err(format!("another's wrong passwords count against {alias}: {health}").into());
        }
    }
    world.table.remark(format!(
        "after two wrong passwords of one user, another's message and check got through in {:.1} s",
        waited.as_secs_f64()
    ));
    Ok(())
}
