//! A receipt has nobody in MAIL FROM, by either route: nothing may ever answer it (RFC 8098, section 3; RFC 3834).

use super::Scene;
use crate::{
    Failure,
    hosts::{OUTBOUND, PARTNER_COM, PARTNER_ORG},
    post::from_nobody,
    servers::sink::Mood,
    world::{Gateway, World},
};

/// The scene of receipts with the null sender.
pub const SCENE: Scene = Scene {
    name: "receipts",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let mut aliases = Vec::new();
    for (domain, host) in [
        ("partner.com", None),
        ("partner.com", Some(PARTNER_COM)),
        ("partner.org", Some(PARTNER_ORG)),
    ] {
        let alias = world.address(domain)?;
        world.alias(&user, &alias, host.map(|host| Gateway { host, port: 465 }))?;
        aliases.push(alias);
    }
    let [ours, theirs, kept] = aliases.as_slice() else {
        return Err("three aliases".into());
    };
    let receipt = |what: &str, from: &str| {
        let part = |kind: &str, text: &str| format!("--b\r\nContent-Type: {kind}\r\n\r\n{text}\r\n");
        let notification = format!(
            "Final-Recipient: rfc822; {from}\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n"
        );
        let body = [
            part("text/plain", "It was displayed."),
            part("message/disposition-notification", &notification),
            "--b--\r\n".to_owned(),
        ];
        let fields = "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n";
        let post = world.post(SCENE.name, what, &user, from).envelope("");
        post.body(fields, &body.concat()).send()
    };
    let by = world.by_organisation(&user, ours);
    receipt("by the organisation", ours)?.arrives(from_nobody(by, OUTBOUND));
    let by = world.by_gateway(theirs, PARTNER_COM);
    receipt("by a gateway", theirs)?.arrives(from_nobody(by, PARTNER_COM));
    world.partners.org.be(Mood::Strict);
    let by = world.by_gateway(kept, PARTNER_ORG);
    receipt("by a gateway that takes nothing from nobody", kept)?.arrives(by);
    world.partners.org.be(Mood::Well);
    Ok(())
}
