//! Servers that run for as long as a program is looked at.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use crate::{
    Failure,
    wait::{PAUSE, until},
};

/// How long a server may take to end once it has been asked to.
const END: Duration = Duration::from_secs(5);

/// A server with all processes that it starts; they end with this value.
#[derive(Debug)]
pub struct Service {
    child: Child,
}

impl Service {
    /// Starts `command` in a process group of its own and waits until it accepts connections on `port`.
    pub fn start(port: u16, command: &mut Command) -> Result<Self, Failure> {
        let name = command.get_program().to_string_lossy().into_owned();
        command
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let child = command
            .spawn()
            .map_err(|error| format!("{name} does not start: {error}"))?;
        let mut service = Self { child };
        until(&format!("{name} to listen"), || {
            if let Some(status) = service.child.try_wait()? {
                return Err(format!("{name} ended at once: {status}").into());
            }
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok())
        })?;
        Ok(service)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let group = [format!("-{}", self.child.id())];
        signal("TERM", &group);
        let start = Instant::now();
        while start.elapsed() < END && matches!(self.child.try_wait(), Ok(None)) {
            sleep(PAUSE);
        }
        // Those that outlived the first of the group.
        signal("KILL", &group);
        let _ = self.child.wait();
    }
}

/// Finds a free port of the loopback interface.
pub fn free_port() -> Result<u16, Failure> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Sends a signal to processes, or to process groups: their ids with a minus.
pub fn signal(signal: &str, ids: &[String]) {
    // The shell's own `kill` takes no package.
    let kill = format!("kill -{signal} {}", ids.join(" "));
    let _ = Command::new("sh")
        .args(["-c", &kill])
        .stderr(Stdio::null())
        .status();
}
