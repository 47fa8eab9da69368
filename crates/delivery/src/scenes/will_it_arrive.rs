//! "Will it arrive?": what Fromline says of each of an alias's domains, by either route, is what a receiver finds; and what a test
//! message showed is what the receiver wrote.

use serde_json::{Value, json};

use super::Scene;
use crate::{
    Failure,
    forecast::dmarc,
    hosts::{DOMAINS, Domain, Host, PARTNER_COM, PARTNER_NET, PARTNER_ORG, RECIPIENT},
    servers::fromline::percent,
    world::{Gateway, User, World},
};

/// The scene that compares predicted and observed authentication.
pub const SCENE: Scene = Scene {
    name: "will-it-arrive",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    world
        .post(SCENE.name, "the primary address", &user, &user.address)
        .send()?
        .arrives(world.by_organisation(&user, &user.address));
    let mut verdicts = Vec::new();
    for domain in DOMAINS.into_iter().filter(|domain| is_partner_s(*domain)) {
        // Nobody may have all of them confirmed at once.
        let user = world.user("")?;
        let alias = world.address(domain.name)?;
        world.alias(&user, &alias, None)?;
        let what = format!("{}, by the organisation", domain.name);
        world
            .post(SCENE.name, what, &user, &alias)
            .send()?
            .arrives(world.by_organisation(&user, &alias));
        if domain.name == "partner.com" {
            let forged = "Authentication-Results: mx.recipient.test; dmarc=pass header.from=partner.com";
            world
                .post(SCENE.name, "with a result of the writer's own", &user, &alias)
                .with(forged)
                .send()?
                .arrives(world.by_organisation(&user, &alias));
        }
        let predicted = world.forecast(&alias).organisation.dmarc;
        if let host @ (PARTNER_COM | PARTNER_NET) = domain.sends {
            by_gateway(world, &user, domain, host)?;
            told(world, &user, &predicted)?;
        }
        verdicts.push(format!("{} {predicted}", domain.name));
    }
    world.table.remark(format!(
        "predicted of mail by the organisation, and said to the administrator: {}",
        verdicts.join("; ")
    ));
    Ok(())
}

/// The administrator who would switch gateways off is told the same.
fn told(world: &World, user: &User, predicted: &str) -> Result<(), Failure> {
    let all = world.impact(user)?;
    let told = |alias: &Value| dmarc(&alias["dmarc"], &alias["disposition"]);
    if all.len() == 1 && all.iter().all(|alias| told(alias) == predicted) {
        return Ok(());
    }
    Err(format!("{predicted} was predicted, and the administrator is told {all:?}").into())
}

/// A domain in which users of the organisation have aliases alone.
fn is_partner_s(domain: Domain) -> bool {
    let sends = [PARTNER_COM, PARTNER_NET, PARTNER_ORG].contains(&domain.sends);
    sends && (domain.mx == PARTNER_COM || domain.mx == PARTNER_NET)
}

/// Mail by the alias's own server, and a test message whose headers are reported.
fn by_gateway(world: &World, user: &User, domain: Domain, host: Host) -> Result<(), Failure> {
    // Test messages go to one's own addresses alone: one of them is at the receiver's.
    let reader = world.address("recipient.test")?;
    world.alias(user, &reader, None)?;
    let alias = world.address(domain.name)?;
    world.alias(user, &alias, Some(Gateway { host, port: 465 }))?;
    let arrival = world.by_gateway(&alias, host);
    world
        .post(
            SCENE.name,
            format!("{}, by {}", domain.name, host.name),
            user,
            &alias,
        )
        .send()?
        .arrives(arrival.clone());

    let own = |what: &str| format!("/api/v1/users/me/settings/sendAs/{}/{what}", percent(&alias));
    let sent = World::call(&user.token, "POST", &own("sendTest"), &json!({ "to": reader }))?;
    let id = sent["messageId"].as_str().unwrap_or_default().to_owned();
    world
        .sent(SCENE.name, "a test message", id.clone(), None)
        .arrives(arrival.clone());
    let mail = world.recipient.mailbox.with(&format!("<{id}>"));
    let mail = mail.first().ok_or("the test message did not arrive")?;
    let report = json!({ "message": mail.head(), "authservId": RECIPIENT.name });
    let reported = World::call(&user.token, "POST", &own("reportTest"), &report)?;
    if reported["arrived"]["changes"] != json!([]) || reported["arrived"].get("unknown").is_some() {
        return Err(format!("{} changes nothing, and is said to: {reported}", host.name).into());
    }
    let path = format!("/api/v1/domains/{}/authentication", domain.name);
    let shown = World::call(&user.token, "GET", &path, &Value::Null)?;
    let seen = &shown["gateway"]["seen"];
    let of = |seen: &Value| dmarc(&seen["dmarc"], &Value::Null);
    if *seen != reported["seen"] || of(seen) != arrival.verdict.dmarc || seen["authservId"] != RECIPIENT.name
    {
        return Err(format!("of {id} was reported {reported}, and is seen {seen}").into());
    }
    Ok(())
}
