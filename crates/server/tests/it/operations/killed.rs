//! SIGKILL at any moment, during a rotation and with a server at work. `FROMLINE_DRILLS=200` sets the number of rounds.

use std::{
    path::Path,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use fromline_store::Store;
use serde_json::json;

use super::{
    binary::{Server, fromline},
    town::{LIST, all_open, fill, key_lines, on, rounds},
};

#[test]
fn killed_in_the_middle_everything_opens_and_the_next_one_ends_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    fill(data, 20);
    let rotate = || {
        let mut command: Command = fromline();
        command.args(["keys", "rotate", "--data"]).arg(data);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let begun = Instant::now();
    assert!(rotate().status().expect("the binary runs").success());
    let mut whole = begun.elapsed();
    let (mut interrupted, mut resumed) = (0, 0);
    let rounds = rounds(20);
    for number in 0..rounds {
        let mut child = rotate().spawn().expect("the binary runs");
        // Killed at moments spread over the whole duration, in mixed order; each run continues one that was killed.
        std::thread::sleep(whole * (number * 7 % 20) / 20);
        let ended = child.try_wait().expect("a child").is_some();
        child.kill().expect("kill -9");
        child.wait().expect("a child");
        interrupted += u32::from(!ended);
        if ended {
            // The machine is less busy than when the duration was measured.
            whole = whole * 3 / 4;
        }
        assert_eq!(all_open(data).gateways, 2000, "after kill {number}");
        let list = on(data, &["keys", "list"]).stdout;
        let in_use = |line: &&str| line.split_whitespace().nth(2).is_some_and(|count| count != "0");
        resumed += u32::from(list.lines().skip(1).filter(in_use).count() > 1);
    }
    eprintln!(
        "of {rounds}, {interrupted} were killed under way, {resumed} between the first row and the last; a whole one took {whole:?}"
    );
    assert!(interrupted >= 3 && resumed >= 1, "{interrupted} {resumed}");
    // A server starts with what was left, and a rotation completes it.
    let server = Server::start(data, &[]);
    assert!(rotate().status().expect("the binary runs").success());
    assert_eq!(all_open(data).gateways, 2000);
    on(data, &["keys", "forget"]).succeeded();
    assert_eq!(key_lines(&data.join("fromline.key")).len(), 1);
    assert_eq!(all_open(data).gateways, 2000);
    server.stop();
}

#[test]
fn a_server_that_is_killed_at_work_has_lost_nothing_that_it_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let people = ["anna@example.com", "berta@example.com", "carla@example.com"];
    let people = people.map(|address| {
        on(data, &["user", "add", address]).only_line();
        let token = on(data, &["token", "create", "--user", address]).only_line();
        (address, token)
    });
    let rounds = rounds(5);
    let (mut answered, mut slowest) = (0, Duration::ZERO);
    for round in 0..rounds {
        let begun = Instant::now();
        let server = Server::start(data, &[]);
        slowest = slowest.max(begun.elapsed());
        let (killed, at_work) = (AtomicBool::new(false), AtomicBool::new(false));
        let written: Vec<u32> = std::thread::scope(|scope| {
            let writers: Vec<_> = people
                .iter()
                .map(|(address, token)| {
                    scope.spawn(|| write(&server, address, token, round, (&at_work, &killed)))
                })
                .collect();
            while !at_work.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_millis(u64::from(round * 37 % 200)));
            killed.store(true, Ordering::SeqCst);
            assert!(kill(server.pid()));
            writers
                .into_iter()
                .map(|writer| writer.join().expect("a writer"))
                .collect()
        });
        server.kill();
        assert_eq!(fault(data), None, "after kill {round}");
        let server = Server::start(data, &[]);
        for ((address, token), written) in people.iter().zip(written) {
            let (status, alias) = server.get(&format!("{LIST}/{address}"), token);
            let name = alias["displayName"].as_str().unwrap_or_default().to_owned();
            // The write in progress may have been completed, too.
            let kept = [written, written + 1].map(|number| format!("Name {round} {number}"));
            assert!(
                status == 200 && (written == 0 || kept.contains(&name)),
                "{address} after kill {round}: {written} answered, {name} kept"
            );
            answered += written;
        }
        server.stop();
    }
    eprintln!("{rounds} kills, {answered} answered writes, none lost; the slowest start took {slowest:?}");
    assert!(answered >= rounds, "they were at work: {answered}");
}

/// Writes until the server is killed, and returns the number of the last acknowledged write.
fn write(
    server: &Server,
    address: &str,
    token: &str,
    round: u32,
    (at_work, killed): (&AtomicBool, &AtomicBool),
) -> u32 {
    let path = format!("{LIST}/{address}");
    let mut last = 0;
    loop {
        let body = json!({ "displayName": format!("Name {round} {}", last + 1) });
        match server.try_send("PATCH", &path, token, &body) {
            Some(200) => {
                last += 1;
                at_work.store(true, Ordering::SeqCst);
            }
            Some(status) => panic!("{status} for {path}"),
            None => {
                assert!(killed.load(Ordering::SeqCst), "no answer, and nobody killed it");
                return last;
            }
        }
    }
}

fn kill(pid: u32) -> bool {
    let killed = Command::new("kill").args(["-9", &pid.to_string()]).status();
    killed.is_ok_and(|status| status.success())
}

/// Returns what is wrong with the database, if anything.
#[tokio::main]
async fn fault(data: &Path) -> Option<String> {
    let store = Store::open_as_is(&data.join("fromline.db"))
        .await
        .expect("it opens");
    let fault = store.fault().await.expect("it is read");
    store.close().await;
    fault
}
