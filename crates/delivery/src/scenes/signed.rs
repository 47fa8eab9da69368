//! A signature over parts that are not ASCII holds at arrival: not a byte of the body changes, by either route.

use super::Scene;
use crate::{
    Failure,
    hosts::{PARTNER_COM, PARTNER_NET, PARTNER_ORG},
    outcome::Outcome,
    world::{Gateway, User, World},
};

/// The scene of signed messages that are not ASCII.
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
    changed.extend(without_eight_bits(world, &user)?);
    if changed.is_empty() {
        Ok(())
    } else {
        Err(format!("the signed part changed: {}", changed.join("; ")).into())
    }
}

/// By a server that does not say it takes 8-bit text (RFC 6152): what is signed comes back, the rest is converted.
fn without_eight_bits(world: &World, user: &User) -> Result<Option<String>, Failure> {
    let alias = world.address("partner.org")?;
    let gateway = Gateway {
        host: PARTNER_ORG,
        port: 465,
    };
    world.alias(user, &alias, Some(gateway))?;
    let post = |what: &str| world.post(SCENE.name, what, user, &alias);
    post("by a server without 8BITMIME")
        .body(FIELDS, BODY)
        .send()?
        .expect(Outcome::Returned {
        to: user.address.clone(),
        words:
            "The SMTP server of this From address does not accept 8-bit text, and a signature forbids converting it."
                .to_owned(),
    });
    let fields =
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n";
    let sent = post("not signed, by a server without 8BITMIME")
        .body(fields, "perch\u{e9} no?\r\n")
        .send()?;
    let id = sent.id.clone();
    sent.arrives(world.by_gateway(&alias, PARTNER_ORG));
    let kept = world.partners.org.those(|mail| mail.is(&id));
    let texts: Vec<&str> = kept.iter().map(|mail| mail.text.as_str()).collect();
    let converted = |text: &&&str| text.is_ascii() && text.contains("perch=C3=A9 no?");
    Ok((texts.iter().filter(converted).count() != 1).then(|| format!("8-bit text arrived as {texts:?}")))
}
