//! Programs send by the API instead of SMTP, and test messages are sent by it: the same routes, the same headers.

use base64::{Engine as _, prelude::BASE64_URL_SAFE};
use serde_json::json;

use super::Scene;
use crate::{
    Failure,
    hosts::{Host, PARTNER_COM, PARTNER_NET},
    mailbox::mark,
    outcome::Arrival,
    post::{RECIPIENT, inside},
    servers::fromline::{Fromline, percent},
    world::{Gateway, User, World},
};

/// The scene in which programs send by the API.
pub const SCENE: Scene = Scene {
    name: "programs",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let own = user.address.clone();
    let by = world.by_organisation(&user, &own);
    sent(world, "the primary address", &user, &own, 200)?.arrives(by);
    let alias = world.address("partner.com")?;
    world.alias(&user, &alias, None)?;
    sent(world, "an alias", &user, &alias, 200)?.arrives(world.by_organisation(&user, &alias));
    test(world, &user, &alias, None)?;
    for (domain, host, port) in [
        ("partner.com", PARTNER_COM, 465),
        ("partner.net", PARTNER_NET, 587),
    ] {
        let alias = world.address(domain)?;
        world.policy(true, "REFUSE")?;
        world.alias(&user, &alias, Some(Gateway { host, port }))?;
        sent(world, host.name, &user, &alias, 200)?.arrives(world.by_gateway(&alias, host));
        test(world, &user, &alias, Some(host))?;
        world.policy(false, "ON_BEHALF")?;
        sent(world, "ON_BEHALF", &user, &alias, 200)?.arrives(world.by_organisation(&user, &alias));
        world.policy(false, "REFUSE")?;
        sent(world, "REFUSE", &user, &alias, 400)?.refused("400");
    }
    world.policy(true, "REFUSE")
}

/// A message by the API, which answers with this status.
fn sent<'w>(
    world: &'w World,
    what: &str,
    user: &User,
    from: &str,
    status: u16,
) -> Result<crate::post::Sent<'w>, Failure> {
    let id = world.message_id(SCENE.name, from);
    let mark = mark(&id);
    let message = format!(
        "From: {from}\r\nTo: {RECIPIENT}\r\nSubject: {what} {mark}\r\nMessage-ID: <{id}>\r\n\
        Date: Thu, 26 Nov 2026 09:00:00 +0000\r\n\r\nHello\r\n"
    );
    let body = json!({ "raw": BASE64_URL_SAFE.encode(message) });
    let path = "/gmail/v1/users/me/messages/send";
    let (seen, answer) = Fromline::call("POST", path, &user.token, &body)?;
    if seen != status {
        return Err(format!("{what}: {seen} {answer}").into());
    }
    let refusal = (status != 200).then(|| status.to_string());
    Ok(world.sent(SCENE.name, what, id, refusal))
}

/// A test message to the user: it arrives as the answer says that it left.
fn test(world: &World, user: &User, from: &str, gateway: Option<Host>) -> Result<(), Failure> {
    let path = format!("/api/v1/users/me/settings/sendAs/{}/sendTest", percent(from));
    let said = World::call(&user.token, "POST", &path, &json!({ "to": user.address }))?;
    let text = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
    let route = if gateway.is_some() {
        "GATEWAY"
    } else {
        "ORGANISATION"
    };
    if said["route"] != route {
        return Err(format!("a test message from {from} took the route {}", said["route"]).into());
    }
    let usual = match gateway {
        Some(host) => world.by_gateway(from, host),
        // To the user: it does not leave the organisation.
        None => inside(world.by_organisation(user, from)),
    };
    world
        .sent(SCENE.name, "a test message", text("messageId"), None)
        .arrives(Arrival {
            from: text("from"),
            sender: text("sender"),
            reply_to: text("replyTo"),
            envelope: text("envelopeSender"),
            ..usual
        });
    Ok(())
}
