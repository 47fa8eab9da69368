//! Fromline is down, or its database does not answer: whatever would have to be decided waits.

use std::{
    io::{BufRead as _, BufReader},
    process::Stdio,
    thread,
    time::Duration,
};

use super::Scene;
use crate::{
    Failure,
    hosts::DOWN,
    servers::sink::Mood,
    shell::program,
    world::{Gateway, World},
};

/// The scene in which Fromline or its database does not answer.
pub const SCENE: Scene = Scene {
    name: "fromline-down",
    play,
};

/// Takes the locks of every reader and writer (sqlite.org/walformat.html) until its input ends.
const LOCK: &str = "import fcntl, sys
file = open(sys.argv[1] + '-shm', 'r+b')
fcntl.lockf(file, fcntl.LOCK_EX, 8, 120)
print('locked', flush=True)
sys.stdin.read()";

fn play(world: &World) -> Result<(), Failure> {
    world.policy(true, "REFUSE")?;
    let user = world.user("")?;
    let address = world.address("partner.org")?;
    let down = &world.partners.down;
    down.be(Mood::Well);
    world.alias(
        &user,
        &address,
        Some(Gateway {
            host: DOWN,
            port: 465,
        }),
    )?;
    down.be(Mood::Down);
    let waiting = world
        .post(SCENE.name, "waiting while it is down", &user, &address)
        .send()?;
    waiting.waits("451 4.4.1")?;
    let fromline = &world.organisation.fromline;
    fromline.kill()?;
    down.be(Mood::Well);
    for (what, from) in [
        ("handed in while it is down", &address),
        ("the primary address", &user.address),
    ] {
        world.post(SCENE.name, what, &user, from).send()?.refused("4");
    }
    world.organisation.submission.flush()?;
    waiting.waits("connect to")?;
    fromline.start()?;
    waiting.arrives(world.by_gateway(&address, DOWN));

    down.be(Mood::Down);
    let waiting = world
        .post(
            SCENE.name,
            "waiting while the database is locked",
            &user,
            &address,
        )
        .send()?;
    waiting.waits("451 4.4.1")?;
    let mut locker = program("python3")
        .args(["-c", LOCK])
        .arg(fromline.database())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let said = locker.stdout.take().ok_or("no output")?;
    BufReader::new(said).read_line(&mut String::new())?;
    // Whoever reads now goes on to the end of the transaction.
    thread::sleep(Duration::from_millis(500));
    down.be(Mood::Well);
    world
        .post(
            SCENE.name,
            "handed in while the database is locked",
            &user,
            &address,
        )
        .send()?
        .refused("4");
    world.organisation.submission.flush()?;
    waiting.waits("451 4.3.0")?;
    drop(locker.stdin.take());
    locker.wait()?;
    waiting.arrives(world.by_gateway(&address, DOWN));
    Ok(())
}
