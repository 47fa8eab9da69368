//! Every combination of policy, kind of address, port, treat-as-alias, Reply-To and name: what arrives is what the preview said.

use serde_json::{Value, json};

use super::Scene;
use crate::{
    Failure,
    hosts::{Host, PARTNER_COM, PARTNER_NET},
    outcome::{Arrival, Outcome, Verdict},
    world::{Gateway, User, World},
};

/// The scene with every combination of settings.
pub const SCENE: Scene = Scene { name: "matrix", play };

const PRIMARY_NAME: &str = "Primary Name";
const POLICIES: [(bool, &str); 3] = [(true, "REFUSE"), (false, "REFUSE"), (false, "ON_BEHALF")];
const NAMES: [&str; 3] = ["", "Plain Name", "\u{141}ucja, \"in brief\""];
const ANSWERS: &str = "answers@example.net";

/// An address to write from.
struct From {
    address: String,
    kind: &'static str,
    gateway: Option<Host>,
}

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user(PRIMARY_NAME)?;
    let mut froms = vec![From {
        address: user.address.clone(),
        kind: "primary",
        gateway: None,
    }];
    for (kind, domain, gateway) in [
        ("alias", "partner.com", None),
        ("gateway 465", "partner.com", Some((PARTNER_COM, 465))),
        ("gateway 587", "partner.net", Some((PARTNER_NET, 587))),
    ] {
        let address = world.address(domain)?;
        world.alias(
            &user,
            &address,
            gateway.map(|(host, port)| Gateway { host, port }),
        )?;
        froms.push(From {
            address,
            kind,
            gateway: gateway.map(|(host, _)| host),
        });
    }
    let mut sent = Vec::new();
    for (allowed, suspended) in POLICIES {
        world.policy(allowed, suspended)?;
        for from in &froms {
            let is_primary = from.address == user.address;
            for treat in if is_primary { &[true][..] } else { &[true, false] } {
                for reply_to in ["", ANSWERS] {
                    for name in NAMES {
                        let mut body = json!({ "displayName": name, "replyToAddress": reply_to });
                        if !is_primary {
                            body["treatAsAlias"] = json!(treat);
                        } else if name.is_empty() {
                            // A primary address has a name of its own.
                            body["displayName"] = json!(PRIMARY_NAME);
                        }
                        World::change(&user, &from.address, &body)?;
                        let expected = expected(world, &user, from, &body, allowed, suspended)?;
                        let what = format!("{} {allowed} {suspended} treat {treat} {reply_to}", from.kind);
                        let mail = world.post(SCENE.name, what, &user, &from.address).send()?;
                        // Mail that waits is decided anew: nothing is changed before it has left.
                        mail.settles();
                        sent.push((mail, expected));
                    }
                }
            }
            if is_primary {
                World::change(
                    &user,
                    &from.address,
                    &json!({ "displayName": PRIMARY_NAME, "replyToAddress": "" }),
                )?;
            }
        }
    }
    for (mail, expected) in sent {
        mail.expect(expected);
    }
    world.policy(true, "REFUSE")
}

/// What the preview says of such a mail.
fn expected(
    world: &World,
    user: &User,
    from: &From,
    set: &Value,
    allowed: bool,
    suspended: &str,
) -> Result<Outcome, Failure> {
    let gateway = from.gateway.filter(|_| allowed);
    if from.gateway.is_some() && !allowed && suspended == "REFUSE" {
        return Ok(Outcome::Refused(
            "550 5.7.1 Not sent: this From address uses an SMTP server of its own".to_owned(),
        ));
    }
    let is_primary = from.address == user.address;
    let name = &set["displayName"];
    let body = json!({ "clients": ["mutt"], "identity": {
        "from": from.address,
        "name": name,
        "primary": user.address,
        "primaryName": if is_primary { name.clone() } else { json!(PRIMARY_NAME) },
        "replyTo": set["replyToAddress"],
        "route": if gateway.is_some() { "GATEWAY" } else { "ORGANISATION" },
    }});
    let said = World::call("", "POST", "/api/v1/preview", &body)?;
    let field = |name: &str| {
        said["headers"][name]["raw"]
            .as_str()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let signed = said["authentication"]["dkim"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let envelope = if gateway.is_some() {
        &from.address
    } else {
        &user.address
    };
    let forecast = world.forecast(&from.address);
    let dmarc = if gateway.is_some() {
        forecast.gateway.dmarc
    } else {
        forecast.organisation.dmarc
    };
    let spf = said["authentication"]["spf"].as_str().unwrap_or_default();
    Ok(Outcome::Arrived(Arrival {
        from: field("from"),
        sender: field("sender"),
        reply_to: field("replyTo"),
        envelope: envelope.clone(),
        signed: signed.collect::<Vec<_>>().join(", "),
        verdict: Verdict {
            spf: format!("{spf} pass"),
            dmarc,
        },
        route: gateway.map_or("organisation", |host| host.name).to_owned(),
        copies: usize::from(gateway.is_none()),
    }))
}
