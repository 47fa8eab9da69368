//! Kill -9 at any moment of a rotation.

use std::{
    process::{Command, Stdio},
    time::Instant,
};

use super::{
    binary::{Server, fromline},
    town::{all_open, fill, on},
};

#[test]
fn killed_twenty_times_in_the_middle_everything_opens_and_the_next_one_ends_it() {
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
    for number in 0..20_u32 {
        let mut child = rotate().spawn().expect("the binary runs");
        // From the first moment to the last, in an order of its own: each takes up where another one was killed.
        std::thread::sleep(whole * (number * 7 % 20) / 20);
        let ended = child.try_wait().expect("a child").is_some();
        child.kill().expect("kill -9");
        child.wait().expect("a child");
        interrupted += u32::from(!ended);
        if ended {
            // The machine has less to do than when it was measured.
            whole = whole * 3 / 4;
        }
        assert_eq!(all_open(data).gateways, 2000, "after kill {number}");
        let list = on(data, &["keys", "list"]).stdout;
        let in_use = |line: &&str| line.split_whitespace().nth(2).is_some_and(|count| count != "0");
        resumed += u32::from(list.lines().skip(1).filter(in_use).count() > 1);
    }
    eprintln!(
        "of 20, {interrupted} were killed under way, {resumed} between the first row and the last; a whole one took {whole:?}"
    );
    assert!(interrupted >= 3 && resumed >= 1, "{interrupted} {resumed}");
    // A server starts with what was left, and a rotation ends it.
    let server = Server::start(data, &[]);
    assert!(rotate().status().expect("the binary runs").success());
    assert_eq!(all_open(data).gateways, 2000);
    on(data, &["keys", "forget"]).succeeded();
    assert_eq!(
        std::fs::read_to_string(data.join("fromline.key"))
            .expect("the key file")
            .lines()
            .count(),
        1
    );
    assert_eq!(all_open(data).gateways, 2000);
    server.stop();
}
