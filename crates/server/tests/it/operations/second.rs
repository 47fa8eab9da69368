//! A second server started beside a running one: by mistake, on another port, with the same sockets. `FROMLINE_DRILLS=200` sets
//! the number of starts.

use fromline_store::Tx;
use std::{
    fs,
    io::{Read as _, Write as _},
    os::unix::{
        fs::MetadataExt as _,
        net::{UnixListener, UnixStream},
    },
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use serde_json::json;

use super::{
    binary::{Finished, Server, finish, fromline},
    town::{on, rounds},
};

const SOCKETS: [&str; 4] = ["milter", "bounces", "maps", "gateway"];

/// A server with the mail server's sockets.
struct Asked {
    folder: tempfile::TempDir,
    server: Server,
}

impl Asked {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("sockets")).expect("a folder");
        on(&folder.path().join("data"), &["user", "add", "anna@example.com"]).succeeded();
        let server = Server::start_as(with_sockets(folder.path()), &folder.path().join("data"), &[]);
        Self { folder, server }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn socket(&self, name: &str) -> PathBuf {
        self.folder.path().join("sockets").join(name)
    }

    /// Tries to start another server.
    fn start_another(&self, data: &Path, listen: &str) -> Finished {
        let mut command = with_sockets(self.folder.path());
        command.args(["serve", "--listen", listen, "--data"]).arg(data);
        finish(command)
    }

    fn address(&self) -> String {
        self.server.url().trim_start_matches("http://").to_owned()
    }

    fn inodes(&self) -> [u64; 4] {
        SOCKETS.map(|name| fs::metadata(self.socket(name)).expect("a socket").ino())
    }

    /// Checks that HTTP and the sockets answer.
    fn check(&self) -> Result<(), String> {
        milter(&self.socket("milter")).map_err(|error| format!("milter: {error}"))?;
        maps(&self.socket("maps")).map_err(|error| format!("maps: {error}"))?;
        match self.server.get("/healthz", "") {
            (200, _) => Ok(()),
            (status, _) => Err(format!("HTTP: {status}")),
        }
    }

    /// Waits until the server is ready, or until it is not.
    #[track_caller]
    fn wait(&self, ready: bool) -> serde_json::Value {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            let (status, report) = self.server.get("/readyz", "");
            if report["ready"] == ready {
                assert_eq!(status, if ready { 200 } else { 503 });
                return report;
            }
            assert!(Instant::now() < deadline, "{report}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

fn with_sockets(folder: &Path) -> Command {
    let mut command = fromline();
    command
        .env("FROMLINE_MTA_SOCKETS", folder.join("sockets"))
        .env("FROMLINE_MTA_SUBMISSION", folder.join("submission"));
    command
}

/// Negotiates with the milter as Postfix does.
fn milter(socket: &Path) -> std::io::Result<()> {
    let mut stream = connect(socket)?;
    let mut offer = 13_u32.to_be_bytes().to_vec();
    offer.push(b'O');
    for number in [6_u32, 0x1ff, 0x1f_ffff] {
        offer.extend(number.to_be_bytes());
    }
    stream.write_all(&offer)?;
    let mut answer = [0; 5];
    stream.read_exact(&mut answer)?;
    assert_eq!(answer[4], b'O');
    Ok(())
}

/// Queries a login at the lookup table.
fn maps(socket: &Path) -> std::io::Result<()> {
    const ANSWER: &[u8] = b"24:OK anna@example.com,anna,";
    let mut stream = connect(socket)?;
    stream.write_all(b"22:login anna@example.com,")?;
    let mut answer = vec![0; ANSWER.len()];
    stream.read_exact(&mut answer)?;
    assert_eq!(answer, ANSWER, "{}", String::from_utf8_lossy(&answer));
    Ok(())
}

fn connect(socket: &Path) -> std::io::Result<UnixStream> {
    let stream = UnixStream::connect(socket)?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    Ok(stream)
}

#[test]
fn the_first_works_on_however_often_a_second_one_is_started() {
    let first = Asked::start();
    let inodes = first.inodes();
    let other = first.folder.path().join("other");
    let rounds = rounds(10);
    let done = AtomicBool::new(false);
    let checks = std::thread::scope(|scope| {
        let checking = scope.spawn(|| {
            let mut checks = 0;
            while !done.load(Ordering::Relaxed) {
                first.check().expect("it answers throughout");
                checks += 1;
            }
            checks
        });
        for round in 0..rounds {
            // The same command again; the same folder with another port; another folder with the same sockets.
            let (refused, why) = match round % 3 {
                0 => (first.start_another(&first.data(), &first.address()), "is in use"),
                1 => (first.start_another(&first.data(), "127.0.0.1:0"), "is in use"),
                _ => (
                    first.start_another(&other, "127.0.0.1:0"),
                    "milter: another process answers there",
                ),
            };
            assert!(
                !refused.ok && refused.stderr.contains(why),
                "{round}: {}",
                refused.stderr
            );
            if round % 3 < 2 {
                let pid = format!("process {} serves it", first.server.pid());
                assert!(refused.stderr.contains(&pid), "{}", refused.stderr);
                assert_eq!(refused.stderr.lines().count(), 1, "{}", refused.stderr);
            }
        }
        // Commands that work while the server runs continue to work.
        on(&first.data(), &["user", "list"]).succeeded();
        done.store(true, Ordering::Relaxed);
        checking.join().expect("it answered")
    });
    eprintln!(
        "{rounds} starts of a second server; the first answered milter, maps and HTTP {checks} times, each time"
    );
    assert!(checks > 1);
    assert!(!other.join("fromline.db").exists(), "nothing is begun");
    assert_eq!(first.inodes(), inodes, "its sockets are as they were");
    let port = first.start_another(&first.folder.path().join("third"), &first.address());
    assert!(port.failed("cannot listen on"), "{}", port.stderr);
    assert_eq!(first.inodes(), inodes, "ports come before sockets");

    // Nor does a restore.
    let restored = on(&first.data(), &["restore", "/nowhere.db"]);
    assert!(restored.failed("is in use"), "{}", restored.stderr);
    assert_eq!(first.wait(true)["checks"]["lock"], true);
    first.server.stop();
}

#[test]
fn a_start_that_fails_leaves_the_first_administrator_s_link_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path(), &[]);
    let link = server.link();
    let check = json!({ "token": link });
    let name = folder.path().to_str().expect("UTF-8");
    let second = super::binary::run(&["serve", "--listen", "127.0.0.1:0", "--data", name]);
    assert!(second.failed("is in use"), "{}", second.stderr);
    assert_eq!(server.post("/api/v1/link/check", &check).0, 200);
    let address = server.url().trim_start_matches("http://").to_owned();
    server.stop();

    // Nor does a server that holds the folder and fails later.
    let taken = std::net::TcpListener::bind(&address).expect("a port");
    let second = super::binary::run(&["serve", "--listen", &address, "--data", name]);
    assert!(second.failed("cannot listen on"), "{}", second.stderr);
    drop(taken);
    assert!(holds(folder.path(), &link));
}

/// Returns whether the database still knows the token of a link.
#[tokio::main]
async fn holds(data: &Path, token: &str) -> bool {
    let data = fromline_store::data::open(data, None)
        .await
        .expect("a data folder");
    let hash = fromline_base::keys::token_hash(token);
    let find = |db: &mut Tx| fromline_store::links::find(db, &hash, jiff::Timestamp::now());
    data.store.read(find).await.expect("SQL").is_some()
}

#[test]
fn a_server_that_was_killed_leaves_nothing_in_the_next_one_s_way() {
    let first = Asked::start();
    let (folder, data) = (first.folder, first.server);
    data.kill();
    let server = Server::start_as(with_sockets(folder.path()), &folder.path().join("data"), &[]);
    let second = Asked { folder, server };
    second.check().expect("it answers");
    second.server.stop();
}

#[test]
fn sockets_and_lock_that_are_deleted_are_made_again_and_what_others_took_is_said() {
    let first = Asked::start();
    first.wait(true);
    for name in SOCKETS {
        fs::remove_file(first.socket(name)).expect("a socket");
    }
    fs::remove_file(first.data().join("fromline.lock")).expect("a lock file");
    let deadline = Instant::now() + Duration::from_secs(20);
    while first.check().is_err()
        || !first.socket("gateway").exists()
        || !first.data().join("fromline.lock").exists()
    {
        assert!(Instant::now() < deadline, "{}", first.server.stderr());
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(
        first
            .start_another(&first.data(), "127.0.0.1:0")
            .failed("is in use")
    );
    first.wait(true);

    let maps = first.socket("maps");
    fs::remove_file(&maps).expect("a socket");
    let other = UnixListener::bind(&maps).expect("another server");
    let report = first.wait(false);
    assert_eq!(report["checks"]["sockets"]["maps"], false, "{report}");
    assert_eq!(report["checks"]["sockets"]["milter"], true, "{report}");
    let log = || first.server.stderr();
    let deadline = Instant::now() + Duration::from_secs(20);
    while !log().contains("another process answers there") {
        assert!(Instant::now() < deadline, "{}", log());
        std::thread::sleep(Duration::from_millis(100));
    }
    drop(other);
    first.wait(true);
    first.check().expect("it answers again");
    first.server.stop();
}
