//! BIND with the root as its only zone: it has every name of the tests, and no other name exists.

use std::{
    fs,
    io::Write as _,
    net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const PROGRAM: &str = "/usr/sbin/named";

/// A running BIND, which is stopped when the test ends.
pub struct Named {
    /// The address at which it answers, by UDP and TCP.
    pub address: SocketAddr,
    folder: PathBuf,
    process: Child,
}

impl Named {
    /// Starts BIND with these records; `None` if it is not installed, which is reported as skipped.
    pub fn start(name: &str, records: &str) -> Option<Self> {
        if !Path::new(PROGRAM).exists() {
            let _ = writeln!(
                std::io::stdout(),
                "SKIPPED: DNS against BIND: missing: bind9; to install: apt-get install -y bind9"
            );
            return None;
        }
        let folder = std::env::temp_dir().join(format!("fromline-named-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let port = free_port();
        let here = folder.display();
        let head = "$TTL 300\n@ SOA ns. hostmaster. 1 3600 600 86400 300\n@ NS ns.\nns A 127.0.0.1\n";
        fs::write(folder.join("zone"), format!("{head}{records}")).unwrap();
        let config = format!(
            "options {{ directory \"{here}\"; pid-file none; session-keyfile none; recursion no; listen-on-v6 {{ none; }};
                listen-on port {port} {{ 127.0.0.1; }}; minimal-responses yes; dnssec-validation no; }};
            controls {{ }};
            zone \".\" {{ type master; file \"{here}/zone\"; check-names ignore; }};\n"
        );
        fs::write(folder.join("named.conf"), config).unwrap();
        let log = fs::File::create(folder.join("log")).unwrap();
        let mut process = Command::new(PROGRAM)
            .arg("-g")
            .arg("-c")
            .arg(folder.join("named.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let deadline = Instant::now() + Duration::from_secs(20);
        while !answers(address) {
            let ended = process.try_wait().unwrap().is_some();
            let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
            if ended && log.contains("permission denied") {
                // AppArmor restricts it to its own folders.
                let _ = writeln!(
                    std::io::stdout(),
                    "SKIPPED: DNS against BIND: it may not read {here}"
                );
                return None;
            }
            assert!(
                !ended && Instant::now() < deadline,
                "BIND does not answer:\n{log}"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        Some(Self {
            address,
            folder,
            process,
        })
    }
}

impl Drop for Named {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Returns a port that is free for UDP and TCP.
fn free_port() -> u16 {
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        if UdpSocket::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// Returns whether the server answers with the root's SOA.
fn answers(address: SocketAddr) -> bool {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    socket.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
    let question = [7, 7, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 1];
    let mut answer = [0; 512];
    socket.connect(address).is_ok()
        && socket.send(&question).is_ok()
        && socket
            .recv(&mut answer)
            .is_ok_and(|length| length > 12 && answer[3].trailing_zeros() >= 4)
}
