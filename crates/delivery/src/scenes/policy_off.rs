//! Gateways are switched off: at submission and with mail that waits, refused or delivered on behalf, as the policy says.

use super::Scene;
use crate::{
    Failure,
    hosts::{DOWN, PARTNER_COM},
    outcome::Outcome,
    post::Sent,
    servers::sink::Mood,
    world::{Gateway, User, World},
};

/// The scene in which gateways are switched off.
pub const SCENE: Scene = Scene {
    name: "policy-off",
    play,
};

const SENTENCE: &str = "Not sent: this From address uses an SMTP server of its own, which your administrator does not allow now.";

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let address = world.address("partner.com")?;
    world.alias(
        &user,
        &address,
        Some(Gateway {
            host: PARTNER_COM,
            port: 465,
        }),
    )?;
    let waits = world.address("partner.org")?;
    world.alias(
        &user,
        &waits,
        Some(Gateway {
            host: DOWN,
            port: 465,
        }),
    )?;

    let waiting = waiting(world, &user, &waits, "waiting, then REFUSE")?;
    world.policy(false, "REFUSE")?;
    world
        .post(SCENE.name, "handed in, REFUSE", &user, &address)
        .send()?
        .refused(&format!("550 5.7.1 {SENTENCE}"));
    let colleague = world.user("")?;
    world
        .post(SCENE.name, "handed in, REFUSE, to a colleague", &user, &address)
        .to(&[&colleague.address])
        .send()?
        .refused(&format!("550 5.7.1 {SENTENCE}"));
    waiting.expect(Outcome::Returned {
        to: user.address.clone(),
        words: SENTENCE.to_owned(),
    });

    world.policy(true, "ON_BEHALF")?;
    let waiting = self::waiting(world, &user, &waits, "waiting, then ON_BEHALF")?;
    world.policy(false, "ON_BEHALF")?;
    world
        .post(SCENE.name, "handed in, ON_BEHALF", &user, &address)
        .send()?
        .arrives(world.by_organisation(&user, &address));
    waiting.arrives(world.by_organisation(&user, &waits));

    world.partners.down.be(Mood::Well);
    world.policy(true, "REFUSE")?;
    world
        .post(SCENE.name, "allowed again", &user, &address)
        .send()?
        .arrives(world.by_gateway(&address, PARTNER_COM));
    Ok(())
}

/// A message that waits because its gateway is down.
fn waiting<'w>(world: &'w World, user: &'w User, address: &str, what: &str) -> Result<Sent<'w>, Failure> {
    world.partners.down.be(Mood::Down);
    let mail = world.post(SCENE.name, what, user, address).send()?;
    mail.waits("451 4.4.1")?;
    Ok(mail)
}
