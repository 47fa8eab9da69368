//! A signature over parts that are not ASCII holds at arrival: not a byte of the body changes, by either route.

use super::Scene;
use crate::{
    Failure,
    hosts::{PARTNER_COM, PARTNER_NET},
    world::{Gateway, World},
};

/// See above.
pub const SCENE: Scene = Scene { name: "signed", play };

/// Two parts, of which the first is signed. Blanks at ends of lines belong to it.
const BODY: &str = "--b\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: 8bit\r
\r
Za\u{17c}\u{f3}\u{142}\u{107} g\u{119}\u{15b}l\u{105} ja\u{17a}\u{144}, perch\u{e9} no?  \r
From here on = nothing changes.\r
--b\r
Content-Type: application/pgp-signature; name=signature.asc\r
\r
-----BEGIN PGP SIGNATURE-----\r
\r
iHUEABYKAB0WIQ=\r
-----END PGP SIGNATURE-----\r
--b--\r
";
const FIELDS: &str = "MIME-Version: 1.0\r
Content-Type: multipart/signed; micalg=pgp-sha256; protocol=\"application/pgp-signature\"; boundary=b\r
Content-Transfer-Encoding: 8bit\r
";

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let mut changed = Vec::new();
    for (domain, host) in [
        ("partner.com", None),
        ("partner.com", Some(PARTNER_COM)),
        ("partner.net", Some(PARTNER_NET)),
    ] {
        let alias = world.address(domain)?;
        world.alias(&user, &alias, host.map(|host| Gateway { host, port: 465 }))?;
        let arrival = match host {
            Some(host) => world.by_gateway(&alias, host),
            None => world.by_organisation(&user, &alias),
        };
        let what = host.map_or("by the organisation", |host| host.name);
        let sent = world
            .post(SCENE.name, what, &user, &alias)
            .body(FIELDS, BODY)
            .send()?;
        let mail = sent.mail()?;
        sent.arrives(arrival);
        if mail.body().trim_end() != BODY.replace("\r\n", "\n").trim_end() {
            changed.push(format!("{what}: {}", mail.body()));
        }
    }
    if changed.is_empty() {
        Ok(())
    } else {
        Err(format!("the signed part changed: {}", changed.join("; ")).into())
    }
}
