//! A network, mounts and processes of our own: nothing here reaches the machine, and all of it ends with us.

use std::{
    fs,
    io::Read as _,
    path::Path,
    process::{Command, ExitCode, Stdio},
};

use crate::{
    Failure,
    hosts::{self, CLIENT, DNS, HANDING_ON, MAIL},
    shell::{output, program, sh, write},
};

/// The argument of the process inside the namespaces.
pub const INSIDE: &str = "--inside";

/// Folder of servers with root file systems of their own.
pub const ROOTS: &str = "/var/lib/fromline-roots";
/// Folder of the desks of mail programs.
pub const DESKS: &str = "/var/lib/fromline-desks";

/// Runs this program again inside new namespaces.
pub fn enter(arguments: &[String]) -> Result<ExitCode, Failure> {
    let folder = std::env::temp_dir().join(format!("fromline-delivery-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let mut command = program("unshare");
    command
        .args(["--net", "--mount", "--pid", "--fork", "--kill-child"])
        .arg(std::env::current_exe()?)
        .args(["run", INSIDE])
        .arg(&folder)
        .args(arguments);
    // Signals do not reach the first process of a namespace; the end of its input does.
    let mut child = command.stdin(Stdio::piped()).spawn()?;
    let input = child.stdin.take();
    let status = child.wait();
    drop(input);
    fs::remove_dir(&folder)?;
    Ok(if status?.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Ends this process together with its parent.
pub fn end_with_parent() {
    std::thread::spawn(|| {
        let _ = std::io::stdin().read(&mut [0]);
        std::process::exit(1);
    });
}

/// The reason why this machine does not allow namespaces, if it does not.
pub fn hindrance() -> Option<String> {
    let root = output(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root {
        return Some("a network of its own takes root".to_owned());
    }
    let mut probe: Command = program("unshare");
    probe.args(["--net", "--mount", "--pid", "--fork", "--kill-child", "true"]);
    let allowed = probe
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    (!allowed).then(|| "namespaces are not allowed here".to_owned())
}

/// Sets up mounts and addresses. Files are written to memory.
pub fn furnish(folder: &Path) -> Result<(), Failure> {
    let here = folder.display();
    sh(&format!(
        "mount -t proc proc /proc
        mount -t tmpfs -o mode=0755 tmpfs {here}
        ip link set lo up"
    ))?;
    for host in hosts::ALL {
        sh(&format!("ip address add {}/32 dev lo", host.address))?;
    }
    let handed_in = std::iter::once((CLIENT, MAIL));
    for (from, to) in handed_in.chain(HANDING_ON.map(|host| (MAIL, host))) {
        // Otherwise everybody would be their own neighbour: a local client has rights that others have not.
        let route = format!("local {} dev lo table local src {}", to.address, from.address);
        sh(&format!("ip route replace {route} proto kernel scope host"))?;
    }
    for path in ["/etc", "/var/lib", "/var/spool"] {
        over(path, folder)?;
    }
    // Mail programs and servers keep their owners' passwords: what they write is no trace of ours, and is not searched.
    for private in [ROOTS, DESKS] {
        sh(&format!(
            "mkdir -p {private}; mount -t tmpfs -o mode=0755 tmpfs {private}"
        ))?;
    }
    let set = |path: &str, text: &str| write(Path::new(path), text);
    set(
        "/etc/resolv.conf",
        &format!("nameserver {}\noptions timeout:1 attempts:2\n", DNS.address),
    )?;
    // No name comes from a file but the usual one.
    set("/etc/hosts", "127.0.0.1 localhost\n")?;
    set(
        "/etc/nsswitch.conf",
        "passwd: files\ngroup: files\nhosts: files dns\nservices: files\nprotocols: files\n",
    )?;
    // Exim looks for the user that it was compiled for; Fromline has one of its own.
    for (user, number) in [("Debian-exim", 65534), ("fromline", 64_999)] {
        with_line(
            "/etc/passwd",
            &format!("{user}:x:{number}:{number}::/nonexistent:/usr/sbin/nologin"),
        )?;
        with_line("/etc/group", &format!("{user}:x:{number}:"))?;
    }
    Ok(())
}

/// Lets us write into one of the machine's folders without its noticing.
fn over(path: &str, folder: &Path) -> Result<(), Failure> {
    let layer = folder
        .join("over")
        .join(path.trim_start_matches('/').replace('/', "-"));
    let layer = layer.display();
    sh(&format!(
        "mkdir -p {layer}/written {layer}/work
        chmod 755 {layer}/written
        mount -t overlay overlay -o lowerdir={path},upperdir={layer}/written,workdir={layer}/work {path}"
    ))
    .map(drop)
}

/// Adds a line for an account or a group, unless one of its name is there.
pub fn with_line(path: &str, line: &str) -> Result<(), Failure> {
    let text = fs::read_to_string(path)?;
    let name = line.split(':').next().unwrap_or_default();
    if text.lines().any(|known| known.split(':').next() == Some(name)) {
        return Ok(());
    }
    write(Path::new(path), format!("{}\n{line}\n", text.trim_end()))
}
