//! Gateways are switched on and off at random while mail is on its way: nobody signs in at a partner's later than a second after
//! the answer "off", nothing is lost, nothing arrives twice.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use super::Scene;
use crate::{
    Failure,
    hosts::PARTNER_ORG,
    random::Random,
    world::{Gateway, User, World},
};

/// The scene in which gateways are switched on and off at random.
pub const SCENE: Scene = Scene {
    name: "switching",
    play,
};

/// People who write at once.
const WRITERS: usize = 4;
/// Later than this after "off" nobody signs in.
const LATEST: Duration = Duration::from_secs(1);

/// One change of the policy.
struct Switch {
    allowed: bool,
    asked: Instant,
    answered: Instant,
}

fn play(world: &World) -> Result<(), Failure> {
    let (messages, pause) = if world.long { (10_000, 0) } else { (500, 100) };
    world.policy(true, "REFUSE")?;
    let mut writers = Vec::new();
    for _ in 0..WRITERS {
        let user = world.user("")?;
        let address = world.address("partner.org")?;
        world.alias(
            &user,
            &address,
            Some(Gateway {
                host: PARTNER_ORG,
                port: 465,
            }),
        )?;
        writers.push((user, address));
    }
    let before = world.partners.org.logins().len();
    let done = AtomicBool::new(false);
    let (switches, written) = thread::scope(|scope| {
        let switching = scope.spawn(|| switch(world, &done));
        let writing: Vec<_> = writers
            .iter()
            .map(|(user, address)| {
                scope.spawn(move || write(world, user, address, messages / WRITERS, pause))
            })
            .collect();
        let written: Result<Vec<_>, Failure> = writing
            .into_iter()
            .map(|writer| writer.join().map_err(|_| "a writer")?)
            .collect();
        done.store(true, Ordering::Relaxed);
        let switches = switching.join().map_err(|_| "the switch")??;
        Ok::<_, Failure>((switches, written?))
    })?;
    let accepted: Vec<String> = written.into_iter().flatten().collect();
    world.policy(true, "REFUSE")?;
    let places = world.settled(SCENE.name, &accepted)?;
    let twice = places.values().filter(|places| places.all() > 1).count();
    let uninvited = places.keys().filter(|id| !accepted.contains(id)).count();
    let wrong = places
        .values()
        .filter(|places| places.copies != places.organisation)
        .count();
    let logins = world.partners.org.logins().split_off(before);
    let late = logins
        .iter()
        .filter_map(|login| lateness(&switches, *login))
        .max()
        .unwrap_or_default();
    let sum = |place: fn(&crate::census::Places) -> usize| places.values().map(place).sum::<usize>();
    world.table.remark(format!(
        "{messages} written while it was switched {} times: {} refused, {} by the gateway, {} by the organisation, {} returned; \
        the latest login came {} ms after the answer \"off\"",
        switches.len(),
        messages - accepted.len(),
        sum(|places| places.gateway),
        sum(|places| places.organisation),
        sum(|places| places.returned),
        late.as_millis(),
    ));
    if twice + uninvited + wrong > 0 || late > LATEST {
        return Err(format!(
            "{twice} twice, {uninvited} though refused, {wrong} copied wrongly, a login after {late:?}"
        )
        .into());
    }
    Ok(())
}

/// Switches until it is told to stop.
fn switch(world: &World, done: &AtomicBool) -> Result<Vec<Switch>, Failure> {
    let mut random = Random::new(1);
    let mut switches = Vec::new();
    while !done.load(Ordering::Relaxed) {
        let allowed = random.below(2) == 0;
        let suspended = if random.below(2) == 0 {
            "REFUSE"
        } else {
            "ON_BEHALF"
        };
        let asked = Instant::now();
        world.policy(allowed, suspended)?;
        switches.push(Switch {
            allowed,
            asked,
            answered: Instant::now(),
        });
        let longest = if random.below(4) == 0 { 1500 } else { 150 };
        thread::sleep(Duration::from_millis(20 + random.below(longest)));
    }
    Ok(switches)
}

/// Writes so many messages; the ids of those that were accepted.
fn write(
    world: &World,
    user: &User,
    address: &str,
    messages: usize,
    pause: u64,
) -> Result<Vec<String>, Failure> {
    let mut random = Random::new(world.number() as u64);
    let mut accepted = Vec::new();
    for _ in 0..messages {
        let mail = world.post(SCENE.name, "on its way", user, address).send()?;
        match &mail.refusal {
            None => accepted.push(mail.id),
            Some(refusal) if refusal.starts_with("550 5.7.1") => (),
            Some(refusal) => return Err(refusal.clone().into()),
        }
        thread::sleep(Duration::from_millis(random.below(pause + 1)));
    }
    Ok(accepted)
}

/// How long after the answer "off" a login came, if gateways were off then.
fn lateness(switches: &[Switch], login: Instant) -> Option<Duration> {
    let mut off = None;
    for switch in switches {
        if switch.allowed && switch.asked <= login {
            off = None;
        } else if !switch.allowed && switch.answered <= login && off.is_none() {
            off = Some(switch.answered);
        }
    }
    off.map(|off| login.duration_since(off))
}
