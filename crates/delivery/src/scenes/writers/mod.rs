//! Real mail programs write from an alias, by both routes: what arrives is theirs, and by a gateway nothing tells who wrote, by
//! which login, at which machine.

mod desk;
mod mutt;
mod roundcube;
mod thunderbird;

use super::{
    Scene,
    telling::{telling, words},
};
use crate::{
    Failure,
    hosts::{CLIENT, PARTNER_COM},
    mailbox::mark,
    outcome::Arrival,
    post::RECIPIENT,
    world::{Gateway, User, World},
};

use desk::{ACCOUNT, Desk, MACHINE};

/// The scene of `mutt`, which submits by SMTP itself.
pub const MUTT: Scene = Scene {
    name: "mutt",
    play: |world| both_routes(world, "mutt", mutt::write),
};

/// The scene of Roundcube, in which the user clicks "Send".
pub const ROUNDCUBE: Scene = Scene {
    name: "roundcube",
    play: |world| both_routes(world, "roundcube", roundcube::write),
};

/// The scene of Thunderbird, in which the user clicks "Send".
pub const THUNDERBIRD: Scene = Scene {
    name: "thunderbird",
    play: |world| both_routes(world, "thunderbird", thunderbird::write),
};

/// The name in From.
const PEN_NAME: &str = "Pen Name";

/// A letter to be written.
struct Letter<'w> {
    world: &'w World,
    user: &'w User,
    from: &'w str,
    subject: String,
}

/// One by the organisation, one by a gateway.
fn both_routes(
    world: &World,
    scene: &'static str,
    write: fn(&Desk, &Letter<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("Pat Primary")?;
    let desk = Desk::new(world, scene)?;
    for host in [None, Some(PARTNER_COM)] {
        let alias = world.address("partner.com")?;
        world.alias(&user, &alias, host.map(|host| Gateway { host, port: 465 }))?;
        let id = format!("{scene}.{}@", world.number());
        let what = host.map_or("by the organisation", |host| host.name);
        let subject = format!("{what} {}", mark(&id));
        let letter = Letter {
            world,
            user: &user,
            from: &alias,
            subject,
        };
        write(&desk, &letter)?;
        let sent = world.sent(scene, what, id, None);
        let mail = sent.mail()?;
        let by = match host {
            Some(host) => world.by_gateway(&alias, host),
            None => Arrival {
                sender: format!("Pat Primary <{}>", user.address),
                ..world.by_organisation(&user, &alias)
            },
        };
        sent.arrives(Arrival {
            from: format!("{PEN_NAME} <{alias}>"),
            ..by
        });
        let others = ["pat primary", ACCOUNT, MACHINE, CLIENT.name, CLIENT.address];
        let told = telling(&mail, &words(&user.address, &others));
        if host.is_some() && !told.is_empty() {
            return Err(format!("the reader is told: {}", told.join("; ")).into());
        }
        if !mail.body().contains(BODY) {
            return Err(format!("the text is not the writer's: {}", mail.body()).into());
        }
        let program = ["User-Agent", "X-Mailer"]
            .into_iter()
            .find_map(|name| mail.field(name));
        world.table.remark(format!(
            "{what}: {}; Message-ID {}",
            program.unwrap_or_else(|| "no program named".to_owned()),
            mail.field("Message-ID")
                .unwrap_or_default()
                .trim_matches(['<', '>'])
        ));
    }
    Ok(())
}

/// To whom it goes.
const TO: &str = RECIPIENT;
/// What is written.
const BODY: &str = "The meeting is on Monday.";
