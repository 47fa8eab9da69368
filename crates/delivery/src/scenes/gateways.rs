//! Partners' servers of several makes change what they hand on: what arrives, and what a report of a test message says of it.

use serde_json::{Value, json};

use super::Scene;
use crate::{
    Failure,
    hosts::{COURIER, EXIM, Host, RECIPIENT, SENDMAIL},
    outcome::{Arrival, Verdict},
    servers::{
        courier::Courier,
        exim::{self, Control},
        fromline::percent,
        sendmail::Sendmail,
    },
    world::{Gateway, PARTNER_PASSWORD, User, World},
};

/// The scene about changes made by partners' servers of several makes.
pub const SCENE: Scene = Scene {
    name: "gateways",
    play,
};

/// One way of handing mail on.
struct Case {
    what: &'static str,
    host: Host,
    port: u16,
    /// The domain of the alias.
    domain: &'static str,
    login: String,
    from: Author,
    sender: String,
    envelope: Author,
    /// How `Received` names the login, if it does.
    received: Option<String>,
    verdict: Option<(&'static str, &'static str)>,
    /// What a report of a test message says of it: what was changed, and whose address stands there now.
    changes: &'static [(&'static str, &'static str)],
}

/// Who stands where the alias stood when the message left.
enum Author {
    /// The address of the alias.
    Alias,
    /// The alias's local part at the server's own name.
    AtHost,
    /// An address of another mailbox.
    Other(String),
}

impl Author {
    /// The address.
    fn address(&self, alias: &str, host: Host) -> String {
        match self {
            Self::Alias => alias.to_owned(),
            Self::AtHost => {
                let (local, _) = alias.split_once('@').unwrap_or_default();
                format!("{local}@{}", host.name)
            }
            Self::Other(address) => address.clone(),
        }
    }
}

/// Exim's.
const NAMES_THE_LOGIN: &[(&str, &str)] = &[
    ("SENDER", "LOGIN"),
    ("ENVELOPE_SENDER", "LOGIN"),
    ("RECEIVED", "LOGIN"),
];

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let programs = &world.programs;
    let (courier, sendmail) = std::thread::scope(|scope| {
        let courier = scope.spawn(|| Courier::start(&world.folder, &programs.courier));
        let sendmail = Sendmail::start(&world.folder, &programs.sendmail, "sendmail.test");
        Ok::<_, Failure>((courier.join().map_err(|_| "a thread")??, sendmail?))
    })?;
    let exim = exim::start(
        &world.folder,
        &programs.exim,
        EXIM,
        "exim.test",
        Control::Submission,
    )?;
    for case in cases(world) {
        match case.host {
            COURIER => courier.set(&case.login, PARTNER_PASSWORD)?,
            SENDMAIL => sendmail.set(&case.login, PARTNER_PASSWORD)?,
            _ => exim.set(&case.login, PARTNER_PASSWORD)?,
        }
        handed_on(world, &case)?;
    }
    Ok(())
}

fn cases(world: &World) -> Vec<Case> {
    let login = |domain: &str| format!("login{}@{domain}", world.number());
    let case = |what, host, port, domain, login| Case {
        what,
        host,
        port,
        domain,
        login,
        from: Author::Alias,
        sender: String::new(),
        envelope: Author::Alias,
        received: None,
        verdict: None,
        changes: &[],
    };
    // The login becomes a local part, quoted if it has an @ of its own.
    let submission = |what, port, login: String, address: String, verdict| Case {
        sender: address.clone(),
        received: Some(format!("envelope-from <{address}>")),
        envelope: Author::Other(address),
        verdict: Some(verdict),
        changes: NAMES_THE_LOGIN,
        ..case(what, EXIM, port, "exim.test", login)
    };
    let (full, domained, bare) = (
        login("exim.test"),
        login("exim.test"),
        format!("login{}", world.number()),
    );
    let at_host = format!("\"{full}\"@{}", EXIM.name);
    let at_domain = format!("\"{domained}\"@exim.test");
    let plain = format!("{bare}@exim.test");
    let named = login("courier.test");
    let received = format!("AUTH: PLAIN {named}");
    vec![
        submission(
            "Exim, control = submission",
            587,
            full,
            at_host,
            ("smtp.exim.test none", "fail, p=none"),
        ),
        submission(
            "Exim, control = submission/domain=",
            465,
            domained,
            at_domain,
            ("exim.test pass", "pass"),
        ),
        submission(
            "Exim, control = submission/domain=, a login without domain",
            465,
            bare,
            plain,
            ("exim.test pass", "pass"),
        ),
        Case {
            received: Some(received),
            changes: &[("RECEIVED", "LOGIN")],
            ..case("Courier", COURIER, 587, "courier.test", named)
        },
        Case {
            from: Author::AtHost,
            envelope: Author::AtHost,
            verdict: Some(("smtp.sendmail.test none", "fail, p=none")),
            changes: &[("FROM", "OTHER"), ("ENVELOPE_SENDER", "OTHER")],
            ..case(
                "Sendmail, of a domain that it takes mail for",
                SENDMAIL,
                587,
                "sendmail.test",
                login("sendmail.test"),
            )
        },
        Case {
            verdict: Some(("unpublished.test fail", "none")),
            ..case(
                "Sendmail, of another domain",
                SENDMAIL,
                587,
                "unpublished.test",
                login("sendmail.test"),
            )
        },
    ]
}

/// A message and a test message by this gateway.
fn handed_on(world: &World, case: &Case) -> Result<(), Failure> {
    let user = world.user("")?;
    // Test messages go to one's own addresses alone: one of them is at the receiver's.
    let reader = world.address("recipient.test")?;
    world.alias(&user, &reader, None)?;
    let alias = world.address(case.domain)?;
    let Case { host, port, .. } = *case;
    world.alias_of(&user, &alias, Some((&case.login, Gateway { host, port })))?;
    let usual = world.by_gateway(&alias, host);
    let arrival = Arrival {
        from: case.from.address(&alias, host),
        sender: case.sender.clone(),
        envelope: case.envelope.address(&alias, host),
        verdict: case.verdict.map_or(usual.verdict, |(spf, dmarc)| Verdict {
            spf: spf.to_owned(),
            dmarc: dmarc.to_owned(),
        }),
        ..usual
    };
    let sent = world.post(SCENE.name, case.what, &user, &alias).send()?;
    let mail = sent.mail()?;
    sent.arrives(arrival.clone());
    let trace = mail.every("Received").join("\n");
    let as_said = case
        .received
        .as_ref()
        .map_or_else(|| !trace.contains(&case.login), |named| trace.contains(named));
    if !as_said {
        return Err(format!("{}: the login {} in the trace: {trace}", case.what, case.login).into());
    }
    reported(world, case, &user, &alias, &reader, arrival)
}

/// A test message, and what a report of its headers says.
fn reported(
    world: &World,
    case: &Case,
    user: &User,
    alias: &str,
    reader: &str,
    arrival: Arrival,
) -> Result<(), Failure> {
    let own = |what: &str| format!("/api/v1/users/me/settings/sendAs/{}/{what}", percent(alias));
    let sent = World::call(&user.token, "POST", &own("sendTest"), &json!({ "to": reader }))?;
    let id = sent["messageId"].as_str().unwrap_or_default().to_owned();
    let test = world.sent(SCENE.name, &format!("{}: a test message", case.what), id, None);
    let mail = test.mail()?;
    let verdict = arrival
        .verdict
        .dmarc
        .split(',')
        .next()
        .unwrap_or_default()
        .to_uppercase();
    test.arrives(arrival);
    let report = json!({ "message": mail.head(), "authservId": RECIPIENT.name });
    let said = World::call(&user.token, "POST", &own("reportTest"), &report)?;
    let changes = said["arrived"]["changes"].as_array().into_iter().flatten();
    let changes: Vec<(&str, &str)> = changes
        .map(|one| (text(&one["kind"]), text(&one["whose"])))
        .collect();
    // A result is about the author that arrived.
    let as_seen = match &case.from {
        Author::AtHost | Author::Other(_) => {
            said["unseen"] == "TEST_MESSAGE_OTHER_FROM" && said.get("seen").is_none()
        }
        Author::Alias => said["seen"]["dmarc"] == verdict.as_str(),
    };
    let kept = World::call(&user.token, "GET", &World::alias_path(alias), &Value::Null)?;
    if changes != case.changes || !as_seen || kept["fromline"]["arrived"] != said["arrived"] {
        return Err(format!("{}: is reported as {said}, kept as {kept}", case.what).into());
    }
    Ok(())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
