//! Fromline is killed under load, again and again: no change that was answered is lost, no mail is lost or takes another route.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use serde_json::json;

use super::Scene;
use crate::{
    Failure,
    hosts::PARTNER_ORG,
    random::Random,
    servers::fromline::percent,
    world::{Gateway, User, World},
};

/// The scene in which Fromline is killed under load.
pub const SCENE: Scene = Scene { name: "killed", play };

/// Longer than this it may not take until it answers again.
const READY: Duration = Duration::from_secs(2);

/// What was asked for, and what of it was answered.
#[derive(Default)]
struct Change {
    asked: usize,
    answered: usize,
}

fn play(world: &World) -> Result<(), Failure> {
    let times = if world.long { 200 } else { 20 };
    world.policy(true, "REFUSE")?;
    let mut writers = Vec::new();
    for way in ["gateway", "gateway", "organisation"] {
        let user = world.user("")?;
        let mut from = user.address.clone();
        if way == "gateway" {
            from = world.address("partner.org")?;
            world.alias(
                &user,
                &from,
                Some(Gateway {
                    host: PARTNER_ORG,
                    port: 587,
                }),
            )?;
        }
        writers.push((user, from, way));
    }
    let changer = world.user("")?;
    let done = AtomicBool::new(false);
    let change = Mutex::new(Change::default());
    let (slowest, written) = thread::scope(|scope| {
        let writing: Vec<_> = writers
            .iter()
            .map(|(user, from, _)| scope.spawn(|| write(world, user, from, &done)))
            .collect();
        scope.spawn(|| keep_changing(&changer, &change, &done));
        let slowest = kill(world, times, &changer, &change);
        done.store(true, Ordering::Relaxed);
        let written: Vec<Vec<String>> = writing
            .into_iter()
            .map(|writer| writer.join().unwrap_or_default())
            .collect();
        (slowest, written)
    });
    let slowest = slowest?;
    let all: Vec<String> = written.iter().flatten().cloned().collect();
    let places = world.settled(SCENE.name, &all)?;
    let mut twice = 0;
    for ((_, _, way), ids) in writers.iter().zip(&written) {
        for places in ids.iter().filter_map(|id| places.get(id)) {
            let (right, wrong) = match *way {
                "gateway" => (places.gateway, places.organisation + places.copies),
                _ => (places.organisation, places.gateway),
            };
            if right == 0 || wrong > 0 || places.returned > 0 {
                return Err(format!("a mail by the {way} went elsewhere: {places:?}").into());
            }
            twice += usize::from(right > 1);
        }
    }
    let change = change.into_inner().map_err(|_| "changes")?;
    world.table.remark(format!(
        "killed {times} times while {} mails were accepted: all arrived by their route, {twice} twice (the gateway's yes was lost \
        with the process); ready again after {} ms at most; {} changes asked for, {} answered, none of these lost",
        all.len(),
        slowest.as_millis(),
        change.asked,
        change.answered,
    ));
    if slowest > READY {
        return Err(format!("it took {slowest:?} until it answered again").into());
    }
    Ok(())
}

/// Kills and starts; how long the slowest start took.
fn kill(world: &World, times: usize, changer: &User, change: &Mutex<Change>) -> Result<Duration, Failure> {
    let fromline = &world.organisation.fromline;
    let mut random = Random::new(2);
    let mut slowest = Duration::ZERO;
    for _ in 0..times {
        thread::sleep(Duration::from_millis(100 + random.below(500)));
        // Nothing is asked while it is compared.
        fromline.kill()?;
        let change = change.lock().map_err(|_| "changes")?;
        let begun = Instant::now();
        fromline.start()?;
        slowest = slowest.max(begun.elapsed());
        let path = format!("/gmail/v1/users/me/settings/sendAs/{}", percent(&changer.address));
        let kept = World::call(&changer.token, "GET", &path, &json!(null))?;
        let kept: usize = kept["displayName"]
            .as_str()
            .and_then(|name| name.parse().ok())
            .unwrap_or_default();
        if kept < change.answered || kept > change.asked {
            return Err(format!("change {} was answered, {kept} is kept", change.answered).into());
        }
    }
    // What waits is tried once more before it is counted.
    world.organisation.submission.flush()?;
    Ok(slowest)
}

fn keep_changing(user: &User, change: &Mutex<Change>, done: &AtomicBool) {
    while !done.load(Ordering::Relaxed) {
        let Ok(mut change) = change.lock() else { return };
        change.asked += 1;
        let asked = change.asked;
        if World::change(user, &user.address, &json!({ "displayName": asked.to_string() })).is_ok() {
            change.answered = asked;
        }
        drop(change);
        thread::sleep(Duration::from_millis(2));
    }
}

/// Writes until it is told to stop; the ids of those that were accepted.
fn write(world: &World, user: &User, from: &str, done: &AtomicBool) -> Vec<String> {
    let mut accepted = Vec::new();
    while !done.load(Ordering::Relaxed) {
        let sent = world.post(SCENE.name, "under load", user, from).send();
        accepted.extend(
            sent.ok()
                .filter(|sent| sent.refusal.is_none())
                .map(|sent| sent.id),
        );
        thread::sleep(Duration::from_millis(20));
    }
    accepted
}
