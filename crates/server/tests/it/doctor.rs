//! `fromline doctor`, in a network of its own: whatever it asks stays on this machine.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;

use super::{
    binary::{Finished, Server, finish, fromline},
    postfix::skipped,
};

/// Opens sockets that never answer, for DNS, the server, the relay and the proxy, then does what its arguments say.
const SILENT: &str = "
import socket, subprocess, sys
kept = []
for port in (8080, 587, 443):
    listener = socket.socket()
    listener.bind(('127.0.0.1', port))
    listener.listen(16)
    kept.append(listener)
dns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
dns.bind(('127.0.0.1', 53))
sys.exit(subprocess.run(sys.argv[1:]).returncode)
";

/// The command in a network without anybody else; none if this machine does not allow that.
fn alone(command: &Command, folder: &Path) -> Option<Command> {
    let enter = "ip link set lo up && mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"";
    let resolv = folder.join("resolv.conf");
    fs::write(&resolv, "nameserver 127.0.0.1\n").unwrap();
    let mut entering = Command::new("unshare");
    entering.args(["-rnm", "sh", "-c", enter]).arg(&resolv);
    let mut tried = Command::new("unshare");
    tried.args(["-rnm", "sh", "-c", enter]).arg(&resolv).arg("true");
    let works = tried
        .stdin(Stdio::null())
        .output()
        .is_ok_and(|tried| tried.status.success());
    if !works {
        skipped("the doctor", "this machine allows no network namespaces");
        return None;
    }
    entering.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => entering.env(name, value),
            None => entering.env_remove(name),
        };
    }
    Some(entering)
}

fn doctor(data: &Path) -> Command {
    let mut command = fromline();
    command
        .args(["doctor", "--json", "--existing", "/nonexistent", "--data"])
        .arg(data);
    command
}

fn report(done: &Finished) -> Value {
    serde_json::from_str(&done.stdout).unwrap_or_else(|_| panic!("{}{}", done.stdout, done.stderr))
}

/// What was found in an area: how bad it is, and the words.
fn found(report: &Value, area: &str) -> (String, String) {
    let all = report["findings"].as_array().unwrap();
    let finding = all.iter().find(|finding| finding["area"] == area);
    let finding = finding.unwrap_or_else(|| panic!("nothing of {area}: {report:#}"));
    let word = |name: &str| finding[name].as_str().unwrap().to_owned();
    (word("severity"), word("what"))
}

#[test]
fn where_everything_is_silent_it_ends_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::write(
        data.join("fromline.toml"),
        "public_url = \"https://127.0.0.1\"\ntrusted_proxies = [\"127.0.0.1\"]\n[relay]\nhost = \"127.0.0.1\"\n",
    )
    .unwrap();
    let mut silent = Command::new("python3");
    let asking = doctor(&data);
    silent
        .args(["-c", SILENT])
        .arg(asking.get_program())
        .args(asking.get_args());
    silent.env("FROMLINE_DOMAINS", "example.com");
    let Some(command) = alone(&silent, folder.path()) else {
        return;
    };
    let begun = Instant::now();
    let done = finish(command);
    let took = begun.elapsed();
    let report = report(&done);
    for (area, words) in [
        ("server", "does not answer"),
        ("relay", "did not answer"),
        ("web", "does not answer"),
        ("dns", "No DNS server"),
    ] {
        let (severity, what) = found(&report, area);
        assert!(severity == "critical" && what.contains(words), "{area}: {what}");
    }
    assert!(!done.ok && took < Duration::from_secs(15), "{took:?}");
}

#[test]
fn what_runs_and_what_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    // In its network nothing runs: not the server, not DNS.
    let Some(command) = alone(&doctor(&data), folder.path()) else {
        return;
    };
    let stopped = report(&finish(command));
    assert!(found(&stopped, "server").1.contains("does not run"));
    assert!(found(&stopped, "relay").1.contains("No relay"));
    assert_eq!(found(&stopped, "key").0, "ok");
    assert!(stopped["versions"]["Fromline"].is_string());
    assert!(
        fs::read_dir(&data).unwrap().next().is_none(),
        "nothing is written"
    );

    let server = Server::start(&data, &[]);
    let address = server.url().trim_start_matches("http://").to_owned();
    let mut command = doctor(&data);
    command.args(["--set", &format!("listen={address}")]);
    // A domain that is asked about nowhere: RFC 6761 section 6.4.
    command.env("FROMLINE_DOMAINS", "fromline.invalid");
    let before = fs::read_dir(&data).unwrap().count();
    let running = report(&finish(command));
    let (severity, what) = found(&running, "server");
    assert_eq!(
        (severity.as_str(), what),
        ("ok", format!("{address}, version {}", env!("CARGO_PKG_VERSION")))
    );
    assert_eq!(found(&running, "data").0, "ok");
    assert_eq!(fs::read_dir(&data).unwrap().count(), before, "nothing is written");
}

#[test]
fn mistakes_in_the_configuration_are_told_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("fromline.toml"),
        "trusted_proxy = []\n[relay]\nport = 0\n",
    )
    .unwrap();
    let done = finish(doctor(folder.path()));
    let report = report(&done);
    let all = report["findings"].as_array().unwrap();
    assert!(
        all.len() >= 2 && all.iter().all(|finding| finding["area"] == "configuration"),
        "{report:#}"
    );
    assert_eq!(report["status"], "critical");
}

#[test]
fn a_healthcheck_asks_the_server_and_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let ask = |address: &str| {
        let mut command = fromline();
        command
            .args(["healthcheck", "--set", &format!("listen={address}"), "--data"])
            .arg(&data);
        finish(command)
    };
    let server = Server::start(&data, &[]);
    let address = server.url().trim_start_matches("http://").to_owned();
    let ready = ask(&address);
    assert!(ready.ok && ready.stdout == "ready\n", "{}", ready.stderr);
    // Without the key the server still answers, and could not start again.
    let (key, away) = (data.join("fromline.key"), data.join("away"));
    fs::rename(&key, &away).unwrap();
    let deadline = Instant::now() + Duration::from_secs(30);
    let mut found = ask(&address);
    while found.ok && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(500));
        found = ask(&address);
    }
    assert!(found.failed("not ready: key"), "{}", found.stderr);
    fs::rename(&away, &key).unwrap();
    server.stop();
    assert!(ask(&address).failed("no server listens"));
    assert!(ask("127.0.0.1:0").failed("names no port"));
}
