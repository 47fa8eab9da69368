//! Ends of data that only some servers know: always one message or a refusal, never two.

use super::Scene;
use crate::{
    Failure,
    hosts::{PARTNER_COM, PARTNER_NET},
    mailbox::mark,
    outcome::Outcome,
    post::RECIPIENT,
    table::Row,
    world::{Gateway, World},
};

/// The scene about ambiguous ends of data.
pub const SCENE: Scene = Scene {
    name: "smuggling",
    play,
};

const ENDS: [&[u8]; 14] = [
    b"\n.\n",
    b"\n.\r\n",
    b"\r\n.\n",
    b"\r\n.\r",
    b"\r.\r",
    b"\r.\r\n",
    b"\n.\r",
    b"\r.\n",
    b"\r\n\0.\r\n",
    b"\r\n.\0\r\n",
    b"\n\n.\r\n",
    b"\r\n\x0b.\r\n",
    b"\r\r\n.\r\r\n",
    b"\r\n.\r\r\n",
];

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let mut aliases = vec![user.address.clone()];
    for (domain, host) in [("partner.com", PARTNER_COM), ("partner.net", PARTNER_NET)] {
        let alias = world.address(domain)?;
        world.alias(&user, &alias, Some(Gateway { host, port: 465 }))?;
        aliases.push(alias);
    }
    let mut sent = Vec::new();
    for alias in &aliases {
        for end in ENDS {
            let id = world.message_id(SCENE.name, alias);
            let inner = format!("smuggled-{id}");
            let (outer, hidden) = (mark(&id), mark(&inner));
            let head = format!(
                "From: {alias}\r\nTo: {RECIPIENT}\r\nSubject: {outer}\r\nMessage-ID: <{id}>\r\n\r\nbody"
            );
            let smuggled = format!(
                "MAIL FROM:<{alias}>\r\nRCPT TO:<{RECIPIENT}>\r\nDATA\r\nFrom: boss@partner.com\r\nTo: {RECIPIENT}\r\n\
                Subject: {hidden}\r\nMessage-ID: <{inner}>\r\n\r\nsmuggled"
            );
            let data = [head.as_bytes(), end, smuggled.as_bytes(), b"\r\n.\r\n"].concat();
            let mut session = world.session(&user)?;
            // A server that hangs up refuses, too.
            let refusal = match session.raw(alias, &[RECIPIENT], &data) {
                Ok(reply) if reply.is_yes() => None,
                Ok(reply) => Some(reply.to_string()),
                Err(error) => Some(format!("hung up: {error}")),
            };
            sent.push((format!("{} from {alias}", end.escape_ascii()), id, inner, refusal));
        }
    }
    std::thread::sleep(std::time::Duration::from_secs(3));
    for (what, id, inner, refusal) in sent {
        let smuggled = match world.observe(&inner, None) {
            Outcome::Nowhere => None,
            outcome => Some(outcome),
        };
        let seen = world.observe(&id, refusal.as_deref());
        let expected = smuggled.as_ref().map_or(seen.clone(), |_| Outcome::Nowhere);
        let arrived = matches!(seen, Outcome::Arrived(_));
        if refusal.is_none() && !arrived {
            return Err(format!("{what}: taken, but it did not arrive").into());
        }
        let seen = smuggled.unwrap_or(seen);
        world.table.add(Row {
            scene: SCENE.name,
            what,
            id,
            refusal,
            expected,
            seen,
        });
    }
    Ok(())
}
